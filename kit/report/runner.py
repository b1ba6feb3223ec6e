"""Run a notebook with its parameters and write it as a page; say where it stopped when it does."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from logging import NullHandler
from pathlib import Path, PurePath
from threading import Lock
from typing import Any

import papermill
from nbformat import NotebookNode
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError
from papermill.log import logger

from kit import errors
from kit.errors import KitError, ReportFailed
from kit.report.assets import share, write
from kit.report.engine import KitEngine
from kit.report.page import PageExporter
from kit.report.parameters import declared, fitting, notebook_at
from kit.report.tables import beside, package

LONGEST = 600.0  # seconds a report may take
FEW = 3  # calls that an error names one by one
_EXPORTING = Lock()  # one page at a time: it is all work of this process, and none waits

logger.addHandler(NullHandler())  # what it would say of a failure is said in the report
papermill_engines.register("kit", KitEngine)  # in a checkout there is no entry point to find it by


def render(
    notebook: Path,
    page: Path,
    parameters: Mapping[str, Any],
    *,
    engine: str | None = None,
    longest: float = LONGEST,
    memory: int | None = None,
    shared: bool = False,
) -> Path:
    """The page of a notebook run with these parameters, in one file that opens without a network.

    The notebook works in its own folder. As it was run it is kept beside the page, with the suffix
    ``.ipynb``, also when it fails; the page is written whole or not at all.

    ``parameters`` are those its cell tagged ``parameters`` declares; text given for one of another
    type is read as a value of that type ("5" for an int). ``engine`` is ``fork`` (a kernel forked
    from a warm parent) or ``stock`` (a Jupyter kernel of its own); without one, ``fork`` where the
    system can. Both give the same bytes. ``longest`` is how long the notebook may run, in seconds;
    ``memory`` how many bytes its process may use, without it as many as there are. ``shared``
    leaves what draws the page to two files in its folder, for all pages there to share. The tables
    that the notebook shows are kept whole beside the page, in a file ending in ``.tables.json``.
    Nothing of the call is known here: what the notebook shows is the page.

    Raises NotFound when there is no such notebook, and ReportFailed when it has no such parameter,
    does not run to its end, or shows a figure that leads to no place on the page.
    """
    notebook, page = Path(notebook).resolve(), Path(page).resolve()
    given = fitting(notebook.name, declared(notebook_at(notebook)), parameters)
    kept = _kept(notebook, page)
    run = _run(notebook, kept, given, engine=engine, longest=longest, memory=memory)
    with _EXPORTING:
        return _written(run, page, shared=shared)


def _written(run: NotebookNode, page: Path, *, shared: bool) -> Path:
    """The page of a notebook that was run, and what lies beside it: its tables, what it shares."""
    html, _ = _exporter(shared).from_notebook_node(run)
    if tables := package(run, page.stem):
        write(beside(page), tables)
    if shared:
        share(page.parent)
    return write(page, html)


@cache
def _exporter(shared: bool) -> PageExporter:
    # each default preprocessor would copy and check the notebook
    return PageExporter(default_preprocessors=[], shared=shared)


def _kept(notebook: Path, page: Path) -> Path:
    """Where the notebook as run is kept; its folder is made."""
    kept = page.with_suffix(".ipynb")
    if kept in (notebook, page):
        raise ReportFailed(
            f"{kept} is where the notebook as run would be kept, and it is taken; "
            f"name another page, such as reports/{notebook.stem}.html."
        )
    page.parent.mkdir(parents=True, exist_ok=True)
    kept.unlink(missing_ok=True)  # of an earlier run, which is not this one
    return kept


def _run(notebook: Path, kept: Path, given: Mapping[str, Any], **how: Any) -> NotebookNode:
    try:
        run = papermill.execute_notebook(
            _literal(notebook),
            _literal(kept),
            given,
            engine_name="kit",
            kernel_name="python3",
            language="python",
            request_save_on_cell_execute=False,
            progress_bar=False,
            folder=str(notebook.parent),
            **how,
        )
    except PapermillExecutionError as error:
        raise ReportFailed(f"{_which(notebook, given)} {_why(error)}; {_see(kept)}") from error
    if run.metadata.papermill.exception:
        raise ReportFailed(f"{_which(notebook, given)} ended itself before its end; {_see(kept)}")
    return run


def _literal(path: Path) -> str:
    """papermill fills in braces of a path as a template; these are only characters."""
    return str(path).replace("{", "{{").replace("}", "}}")


def _which(notebook: Path, given: Mapping[str, Any]) -> str:
    calls = [PurePath(call).name for call in str(given.get("calls") or "").split(";") if call]
    named = ", ".join(calls) if len(calls) <= FEW else f"{len(calls)} calls"
    return f"{notebook.name} of {named}" if calls else notebook.name


def _why(error: PapermillExecutionError) -> str:
    """Where it stopped and why; an error of the kit speaks for itself."""
    said = " ".join(error.evalue.split())
    ours = issubclass(getattr(errors, error.ename, Exception), KitError)
    reason = said if ours else f"{error.ename}: {said}".removesuffix(": ")
    return f"stopped at In [{error.exec_count or ' '}]: {reason.rstrip('.')}"


def _see(kept: Path) -> str:
    return f"as far as it ran it is kept in {kept.name}."
