"""Who is who: names, titles, mentions in speech, and the speakers they make."""
