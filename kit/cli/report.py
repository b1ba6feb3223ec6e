"""``kit report``: pages of calls."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli.terminal import FILE, plain
from kit.report.parent import ENGINES, forks, warm_parent

if TYPE_CHECKING:
    from kit.report import Result


@click.command()
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
    type=click.Choice(ENGINES),
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
    if forks(options["engine"]):
        warm_parent()  # it makes ready while the next line does the same here
    from kit.report import reports, watched

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
