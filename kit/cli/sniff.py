"""``kit sniff``: what a file was recognised as."""

from __future__ import annotations

from pathlib import Path

import click

from kit.cli.formats import FORMAT
from kit.cli.terminal import FILE, plain
from kit.explained import explained
from kit.load import load, load_all
from kit.model import Transcript


@click.command()
@click.argument("file", type=FILE)
@FORMAT
def sniff(file: Path, format: str | None) -> None:
    """Say what a file was recognised as, and why.

    Of each call in FILE: the format and by which signs it was known, what is stated and where, who
    speaks, where questions begin, what was cut away before and after, and what is unsure.

    \b
    Example:
        kit sniff calls/acme-2024q4.txt
    """
    calls = [load(file, format=format)] if format else load_all(file)
    click.echo(plain("\n\n".join(map(_told, calls))))


def _told(call: Transcript) -> str:
    return "\n".join(f"{subject:<10}{said}" for subject, said in explained(call))
