"""What a source states about a call, on its page, in a greeting and in a file's name."""
