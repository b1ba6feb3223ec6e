"""What may be written to a terminal, and the files a user may name on it."""

from __future__ import annotations

import re
from pathlib import Path

import click

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # what would command the terminal
FILE = click.Path(path_type=Path)


def plain(text: str) -> str:
    """Text that a terminal prints and does not obey.

    >>> plain("sales \x1b[31mrose\x07")
    'sales �[31mrose�'
    """
    return CONTROL.sub("\ufffd", text)
