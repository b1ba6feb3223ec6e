"""``kit table``: a table of calls as CSV."""

from __future__ import annotations

import re
from typing import TextIO

import click
import pandas as pd

from kit.catalogue import CATALOGUE
from kit.cli.formats import FORMAT
from kit.found import files
from kit.load import load, load_all

FORMULA = re.compile(r"^[=+\-@\t\r]")  # what a spreadsheet would run


@click.command()
@click.argument("name", type=click.Choice(sorted(CATALOGUE)))
@click.argument("paths", nargs=-1, required=True)
@FORMAT
@click.option(
    "-o",
    "--output",
    type=click.File("w", encoding="utf-8", lazy=True),
    default="-",
    help="CSV file; else stdout.",
)
def table(name: str, paths: tuple[str, ...], format: str | None, output: TextIO) -> None:
    """Write a table of calls as CSV.

    PATHS are files of calls, patterns of files, or folders.
    A table that compares holds each call of a company against the one before; peers, side by side.
    Text that a spreadsheet would take for a formula gets a leading apostrophe; numbers are kept.

    \b
    Example:
        kit table guidance calls/*.txt -o guidance.csv
        kit table compare-guidance calls/*.txt -o ledger.csv
    """
    calls = [load(path, format=format) for path in files(*paths)] if format else load_all(*paths)
    output.write(csv(CATALOGUE[name](calls)))


def csv(table: pd.DataFrame) -> str:
    """A table as CSV whose text no spreadsheet takes for a formula; numbers are left alone.

    >>> csv(pd.DataFrame({"low": [-15.0], "sentence": ["=1+1"]})).split()
    ['low,sentence', "-15.0,'=1+1"]
    """
    words = table.select_dtypes(include=["object", "str"]).columns
    return pd.DataFrame({**table, **{name: table[name].map(inert) for name in words}}).to_csv(
        index=False
    )


def inert(value: object) -> object:
    """Text that a spreadsheet would run, as text it shows; anything else as it is.

    >>> inert("=cmd()"), inert("sales rose"), inert(-3)
    ("'=cmd()", 'sales rose', -3)
    """
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value
