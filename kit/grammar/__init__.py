"""Strings in, values with spans out; knows no call, no speaker and no table."""
