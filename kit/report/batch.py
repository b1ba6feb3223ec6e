"""Many calls, many pages, one page of contents; one that fails stops no other."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from pathlib import Path
from threading import Event
from typing import Any

from kit.errors import KitError
from kit.found import files
from kit.report.at_once import at_once
from kit.report.failed import failed
from kit.report.index import contents
from kit.report.jobs import Job, Result, planned, shipped
from kit.report.manifest import listed, made_from, own_files, record, still_good
from kit.report.parent import forks, stop_forks, warm_parent
from kit.report.pdf import browser, printed
from kit.report.runner import LONGEST, render
from kit.report.tables import answers
from kit.samples import samples

MANY = 3  # reports from which on it pays to do once ahead what each would do
_TITLE = re.compile(r"<title>(?P<title>.*?)</title>", re.DOTALL)


def reports(
    paths: Iterable[str | Path] = (),
    *,
    notebooks: Sequence[str | Path] = ("call",),
    parameters: Mapping[str, Any] | None = None,
    folder: str | Path = "reports",
    jobs: int | None = None,
    again: bool = False,
    engine: str | None = None,
    longest: float = LONGEST,
    memory: int | None = None,
    shared: bool = False,
    pdf: bool = False,
) -> list[Result]:
    """Make the pages of these calls and ``index.html`` of the folder; say what became of each.

    ``paths`` are files, patterns of files or folders; without any, the sample calls. ``notebooks``
    are names of shipped ones or paths: ``call`` and ``explore`` make a page for each file, any other
    one page of all. Each is given those of ``parameters`` that it declares.

    A page that is there already and was made from the same (files, notebook, parameters, versions,
    the kit itself) is left as it is, unless ``again``: what was interrupted goes on where it was.
    ``jobs`` pages are made at the same time, as many as there are cores when not given. A report that
    fails, runs longer than ``longest`` seconds or wants more than ``memory`` bytes is a Result with
    its reason, and a page that says so; the others are made all the same. ``engine`` and ``shared``
    are as for ``render``; ``pdf`` makes a PDF of each page too.

    Raises NotFound where a path or a notebook is none or no browser is there to print a PDF,
    ReportFailed for a parameter none knows.
    """
    if pdf:
        browser()  # or say now that there is none
    folder = Path(folder)
    books = [shipped(name) for name in notebooks]
    wanted = planned(named(paths, folder), books, parameters or {}, folder)
    sources = [(job, made_from(job, shared=shared)) for job in wanted]
    good = [] if again else [still_good(job, source, pdf=pdf) for job, source in sources]
    results = {result.page: result for result in good if result}
    missing = [(job, source) for job, source in sources if job.page not in results]
    if len(missing) >= MANY and forks(engine):
        warm_parent().warm()
    stopped = Event()

    def make(job: Job, source: Mapping[str, Any]) -> Result:
        how = {"engine": engine, "longest": longest, "memory": memory, "shared": shared}
        return _made(job, source, stopped, pdf=pdf, **how)

    def stop() -> None:
        stopped.set()
        stop_forks()

    tasks = [(job.page.stem, job, source) for job, source in missing]
    for result in at_once(make, tasks, jobs or cores(), stop):
        results[result.page] = result
    contents(listed(folder), folder)
    return [results[job.page] for job, _ in sources]


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def named(paths: Iterable[str | Path], folder: Path) -> tuple[Path, ...]:
    """The files named, without the pages that were made of them if they lie in the same folder.

    Raises NotFound where no file is.
    """
    made = own_files(folder)
    found = (path.resolve() for path in files(*(list(paths) or samples())))
    return tuple(path for path in found if path not in made)


def _made(job: Job, source: Mapping[str, Any], stopped: Event, *, pdf: bool, **how: Any) -> Result:
    """Make a page, or the page that says why not; then write down what it was made from."""
    try:
        page = render(job.notebook, job.page, job.given, **how)
        if pdf:
            printed(page)
        result = Result(job.notebook.name, job.names, job.page, _title(page), answers=answers(page))
    except Exception as error:  # ours or not: the other pages are made all the same
        if stopped.is_set():
            raise
        reason = _reason(error, job)
        result = Result(job.notebook.name, job.names, job.page, f"{job.page.stem}: failed", reason)
        failed(job, result, source)
    record(result, source)
    return result


def _reason(error: Exception, job: Job) -> str:
    """What went wrong, with files named without their folders: a page may go anywhere."""
    reason = str(error) if isinstance(error, KitError) else f"{type(error).__name__}: {error}"
    for path in (*job.calls, job.notebook):
        reason = reason.replace(str(path), path.name)
    return reason


def _title(page: Path) -> str:
    found = _TITLE.search(page.read_text("utf-8"))
    return unescape(found["title"]) if found else page.stem
