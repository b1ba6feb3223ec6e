"""The command line: each verb is one call of the library, said in words of its own.

A verb is a module of its name, imported when it is asked for: what one needs the others do not wait
for.
"""

from __future__ import annotations

import sys
import warnings
from collections import UserDict
from importlib import import_module
from typing import TextIO

import click

from kit.cli.terminal import plain
from kit.errors import KitError

VERBS = ("report", "table", "show", "sniff", "lab")


class Verbs(UserDict[str, click.Command | None]):
    """The commands by name, each imported when it is looked up."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in self:
            raise KeyError(name)
        command: click.Command = getattr(import_module(f"{__name__}.{name}"), name)
        return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="earnings-call-kit", prog_name="kit")
def cli() -> None:
    """Earnings-call transcripts as tables and reports, each figure with the words that prove it."""


cli.commands = Verbs(dict.fromkeys(VERBS))  # type: ignore[assignment]


def _told_of(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """A warning as a line on stderr: a file left out, say."""
    click.echo(f"kit: {plain(str(message))}", err=True)


def main() -> None:
    """Run the command line; what the kit has to tell its user is a line and no traceback."""
    warnings.showwarning = _told_of
    try:
        cli(prog_name="kit")
    except KitError as error:  # ours to explain; anything else is a bug and shows its traceback
        sys.exit(f"kit: {plain(str(error))}")
