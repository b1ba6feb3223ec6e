"""The command line: each verb is one call of the library, said in words of its own."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import textwrap
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, TextIO

import click
import pandas as pd

from kit import errors
from kit.catalogue import CATALOGUE
from kit.errors import KitError
from kit.explained import explained, introduced
from kit.found import files
from kit.load import load, load_all
from kit.model import Transcript
from kit.readers import READERS

if TYPE_CHECKING:
    from kit.report import Result

KIT = Path(errors.__file__).parent
PARTS = {"prepared": "prepared remarks", "qa": "questions and answers"}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # what would command the terminal
FORMULA = re.compile(r"^[=+\-@\t\r]")  # what a spreadsheet would run
FILE = click.Path(path_type=Path)
FORMAT = click.option(
    "--format",
    type=click.Choice([reader.name for reader in READERS]),
    help="Source format, when it cannot be recognised.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="earnings-call-kit", prog_name="kit")
def cli() -> None:
    """Earnings-call transcripts as tables and reports, each figure with the words that prove it."""


@cli.command()
@click.argument("paths", nargs=-1)
@click.option(
    "--notebook",
    "notebooks",
    multiple=True,
    default=("call",),
    show_default=True,
    metavar="NAME",
    help="A notebook that comes with the kit, or the path of one of your own. May be repeated.",
)
@click.option(
    "-p",
    "--parameter",
    "parameters",
    nargs=2,
    multiple=True,
    metavar="NAME VALUE",
    help="A parameter of the notebook. May be repeated.",
)
@click.option(
    "-o",
    "--output",
    "folder",
    type=FILE,
    default="reports",
    show_default=True,
    help="The folder for the pages.",
)
@click.option(
    "-j", "--jobs", type=click.IntRange(1), help="Pages made at the same time; else one a core."
)
@click.option("--again", is_flag=True, help="Make all pages, also those that are still good.")
@click.option(
    "--watch", is_flag=True, help="Stay, and make a page whenever a file comes or changes."
)
@click.option(
    "--longest",
    type=click.FloatRange(0, min_open=True),
    default=600,
    show_default=True,
    metavar="SECONDS",
    help="After how long a report is given up.",
)
@click.option(
    "--memory",
    type=click.IntRange(1),
    metavar="MB",
    help="How much memory a report may use; else as much as there is.",
)
@click.option(
    "--engine",
    type=click.Choice(["fork", "stock"]),
    help="Fork kernels from a warm one, or start stock ones; else fork where the system can.",
)
@click.option(
    "--shared-assets",
    "shared",
    is_flag=True,
    help="Leave what draws the pages to two files beside them: small pages, not to be mailed alone.",
)
@click.option("--pdf", is_flag=True, help="A tagged PDF of each page too, printed by Chromium.")
def report(
    paths: tuple[str, ...],
    parameters: tuple[tuple[str, str], ...],
    folder: Path,
    memory: int | None,
    watch: bool,
    **options: Any,
) -> None:
    """Make report pages of calls.

    PATHS are files of calls, patterns of files, or folders.
    The notebooks `call` and `explore` make a page for each call, any other one page of them all.
    Without PATHS the sample calls are reported on. FOLDER/index.html lists what was made, and what
    failed. A page that is there, made from the same, is not made again. The exit status is 1 where
    a report failed; it has a page that says why.

    \b
    Example:
        kit report calls/*.txt --notebook call --notebook guidance -o reports
        kit report calls --notebook metrics -p metric revenue
        kit report calls --jobs 4 --longest 60 -o reports
    """
    from kit.report.forked import forks, warm_parent

    if forks(options["engine"]):
        warm_parent()  # it makes ready while the next line does the same here
    from kit.report import reports, watched  # half a second of papermill, not for the other verbs

    options |= {"parameters": dict(parameters), "folder": folder}
    options |= {"memory": memory and memory * 2**20}
    rounds = watched(paths, **options) if watch else [reports(paths, **options)]
    for results in rounds:
        told(results, folder)
    if any(result.failed for result in results):
        sys.exit(1)


def told(results: Sequence[Result], folder: Path) -> None:
    """Say what became of each page."""
    for failed in (result for result in results if result.failed):
        click.echo(plain(f"failed: {', '.join(failed.calls)}: {failed.reason}"), err=True)
    good = sum(not result.failed for result in results)
    unchanged = sum(result.unchanged for result in results)
    before = f" ({unchanged} before, and unchanged since)" if unchanged else ""
    click.echo(f"{good} of {len(results)} pages made{before}: {folder / 'index.html'}")


@cli.command()
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


@cli.command()
@click.argument("file", type=FILE)
@FORMAT
def show(file: Path, format: str | None) -> None:
    """Print a call for reading.

    What the call in FILE is, who was on it, and every turn.

    \b
    Example:
        kit show calls/acme-2024q4.txt | less
    """
    call = load(file, format=format)
    width = min(100, get_terminal_size((80, 24)).columns)
    click.echo_via_pager(f"{line}\n" for line in map(plain, spoken(call, width)))


@cli.command()
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


@cli.command()
def lab() -> None:
    """Open the notebooks in JupyterLab.

    \b
    Example:
        kit lab
    """
    if not importlib.util.find_spec("jupyterlab"):
        sys.exit(
            "kit: JupyterLab is not installed; pip install 'earnings-call-kit[lab]' brings it."
        )
    folder = next(filter(Path.is_dir, (KIT / "notebooks", KIT.parent / "notebooks")))
    found = os.pathsep.join(filter(None, (str(KIT.parent), os.environ.get("PYTHONPATH"))))
    sys.exit(
        subprocess.call(
            [sys.executable, "-m", "jupyterlab", str(folder)],
            env={**os.environ, "PYTHONPATH": found},
        )
    )


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


def plain(text: str) -> str:
    """Text that a terminal prints and does not obey.

    >>> plain("sales \x1b[31mrose\x07")
    'sales �[31mrose�'
    """
    return CONTROL.sub("\ufffd", text)


def _told(call: Transcript) -> str:
    return "\n".join(f"{subject:<10}{said}" for subject, said in explained(call))


def recognised(call: Transcript) -> dict[str, str]:
    """What the kit took a call for, in words; what the source does not say is named so."""
    stated = {
        "call": call.id,
        "company": call.company,
        "ticker": ":".join(filter(None, (call.exchange, call.ticker))),
        "period": call.period,
        "date": call.date,
        "currency": call.currency,
        "turns": len(call.turns),
        "people": "; ".join(map(introduced, call.people)),
    }
    return {name: str(said or "not said") for name, said in stated.items()}


def spoken(call: Transcript, width: int) -> Iterator[str]:
    """A call as lines of at most ``width`` characters: what it is, then turn by turn."""
    for name, said in recognised(call).items():
        yield filled(said, width, f"{name:<10}")
    for turn in call.turns:
        yield f"\n{introduced(turn.speaker)} ({PARTS.get(turn.part, turn.part)})"
        yield from (filled(line, width, "  ") for line in turn.span.of(call.text).splitlines())


def filled(text: str, width: int, first: str) -> str:
    """Text in lines of at most ``width`` characters, the others indented as far as the first."""
    wrapper = textwrap.TextWrapper(width, break_on_hyphens=False, break_long_words=False)
    wrapper.initial_indent, wrapper.subsequent_indent = first, " " * len(first)
    return wrapper.fill(text)


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
