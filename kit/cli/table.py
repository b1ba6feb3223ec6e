"""``kit table``: tables of calls as files."""

from __future__ import annotations

from pathlib import Path

import click

from kit.catalogue import CATALOGUE
from kit.cli.formats import FORMAT
from kit.cli.terminal import FILE
from kit.export import export, write_csv, writer
from kit.facts import TABLES
from kit.found import files
from kit.load import load, load_all

ALL = "all"


@click.command()
@click.argument("name", type=click.Choice([*sorted(CATALOGUE), ALL]))
@click.argument("paths", nargs=-1, required=True)
@FORMAT
@click.option(
    "-o",
    "--output",
    type=FILE,
    help="The file, ending in .csv, .xlsx, .parquet or .duckdb; else CSV on stdout.",
)
def table(name: str, paths: tuple[str, ...], format: str | None, output: Path | None) -> None:
    """Write a table of calls.

    PATHS are files of calls, patterns of files, or folders.
    A table that compares holds each call of a company against the one before; peers, side by side.
    `all` are the tables of a call, each on a sheet of an Excel file or a table of a DuckDB file.
    In CSV, text that a spreadsheet would take for a formula gets a leading apostrophe.

    \b
    Example:
        kit table guidance calls/*.txt -o guidance.csv
        kit table compare-guidance calls/*.txt -o ledger.parquet
        kit table all calls/acme-2024q4.txt -o acme.xlsx
    """
    target = _target(name, output)
    calls = [load(path, format=format) for path in files(*paths)] if format else load_all(*paths)
    names = list(TABLES) if name == ALL else [name]
    tables = {title: CATALOGUE[title](calls) for title in names}
    if target:
        export(tables, target)
    else:
        with click.open_file("-", "w", encoding="utf-8") as out:
            write_csv(tables[name], out)


def _target(name: str, output: Path | None) -> Path | None:
    """Where to write; what cannot be written is said before the calls are read."""
    if output is None or str(output) == "-":
        if name == ALL:
            raise click.UsageError(
                "several tables need a file: give -o calls.xlsx or calls.duckdb."
            )
        return None
    writer(output)
    return output
