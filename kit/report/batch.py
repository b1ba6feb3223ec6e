"""Many calls, many pages, one page of contents; one that fails stops no other."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from tqdm import tqdm

from kit import errors
from kit.errors import KitError, NotFound, ReportFailed
from kit.found import files
from kit.report.page import TEMPLATE, asset, policy, write
from kit.report.parameters import declared, notebook_at
from kit.report.runner import render
from kit.samples import samples

KIT = Path(errors.__file__).parent
ONE_CALL = ("call", "explore")  # whose page is about one call; other notebooks take all at once
AT_ONCE = 2  # pages being made at the same time; each has a process of its own
_TITLE = re.compile(r"<title>(?P<title>.*?)</title>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one page: ``page`` where it was made, ``reason`` where it was not."""

    notebook: str
    calls: tuple[str, ...]
    page: Path
    title: str
    reason: str | None = None

    @property
    def failed(self) -> bool:
        return self.reason is not None

    @property
    def kept(self) -> str | None:
        """The name of the notebook as it was run, if it ran at all."""
        run = self.page.with_suffix(".ipynb")
        return run.name if run.is_file() else None


@dataclass(frozen=True, slots=True)
class Job:
    """One page to make: a notebook, the files of its calls, its other parameters, its path."""

    notebook: Path
    calls: tuple[Path, ...]
    parameters: Mapping[str, Any]
    page: Path


def reports(
    paths: Iterable[str | Path] = (),
    *,
    notebooks: Sequence[str | Path] = ("call",),
    parameters: Mapping[str, Any] | None = None,
    folder: str | Path = "reports",
) -> list[Result]:
    """Make the pages of these calls and ``index.html`` of them; say of each what became of it.

    ``paths`` are files, patterns of files or folders; without any, the sample calls. ``notebooks``
    are names of shipped ones or paths: ``call`` and ``explore`` make a page for each file, any other
    one page of all. Each is given those of ``parameters`` that it declares.

    A page that fails is a Result with its reason, and the others are made all the same.
    Raises NotFound where a path or a notebook is none, ReportFailed for a parameter none knows.
    """
    paths = list(paths) or samples()
    calls = tuple(path.resolve() for path in files(*paths))
    jobs = list(_jobs(calls, [shipped(name) for name in notebooks], parameters or {}, Path(folder)))
    with (
        ThreadPoolExecutor(AT_ONCE) as pool,
        tqdm(total=len(jobs), desc="reports", unit="page", file=sys.stderr, disable=None) as bar,
    ):
        results = []
        for result in pool.map(_made, jobs):
            results.append(result)
            bar.update()
    contents(results, Path(folder))
    return results


def shipped(notebook: str | Path) -> Path:
    """The path of a notebook that comes with the kit, by its name; a path to one is that path.

    Raises NotFound, naming those there are.
    """
    path = Path(notebook)
    if path.suffix == ".ipynb":
        return path
    folders = (KIT / "notebooks", KIT.parent / "notebooks")
    folder = next(filter(Path.is_dir, folders), folders[0])
    if not (path := folder / f"{notebook}.ipynb").is_file():
        known = ", ".join(sorted(path.stem for path in folder.glob("*.ipynb")))
        raise NotFound(f"{notebook}: no notebook of that name is shipped; there are {known}.")
    return path


def contents(results: Sequence[Result], folder: Path) -> Path:
    """Write ``index.html``: what failed and why, then what was made, each with its link."""
    folder.mkdir(parents=True, exist_ok=True)
    style = asset("page.css")
    templates = Environment(loader=FileSystemLoader(TEMPLATE), autoescape=True)
    page = templates.get_template("contents.html.j2")
    return write(
        folder / "index.html",
        page.render(
            failed=[result for result in results if result.failed],
            made=[result for result in results if not result.failed],
            policy=policy(style),
            style=style,
        ),
    )


def _jobs(
    calls: tuple[Path, ...], notebooks: Sequence[Path], parameters: Mapping[str, Any], folder: Path
) -> Iterator[Job]:
    known = {notebook: declared(notebook_at(notebook)) for notebook in notebooks}
    if unknown := [name for name in parameters if not any(name in own for own in known.values())]:
        names = dict.fromkeys(name for own in known.values() for name in own)
        raise ReportFailed(
            f"no notebook asked for has a parameter {', '.join(map(repr, unknown))}; "
            f"there are {', '.join(names) or 'none'}."
        )
    taken: Counter[str] = Counter()
    for notebook, own in known.items():
        given = {name: value for name, value in parameters.items() if name in own}
        for some in [(call,) for call in calls] if notebook.stem in ONE_CALL else [calls]:
            name = f"{some[0].stem}-{notebook.stem}" if len(some) == 1 else notebook.stem
            yield Job(notebook, some, given, folder / f"{_unique(name, taken)}.html")


def _unique(name: str, taken: Counter[str]) -> str:
    """A file name of letters, digits and ``._-``, numbered when it was there before.

    >>> taken = Counter()
    >>> _unique("acme: Q1/2024", taken), _unique("acme q1 2024", taken)
    ('acme-Q1-2024', 'acme-q1-2024-2')
    """
    plain = re.sub(r"[^\w.]+", "-", name).strip("-.") or "report"
    taken[plain.casefold()] += 1
    number = taken[plain.casefold()]
    return plain if number == 1 else f"{plain}-{number}"


def _made(job: Job) -> Result:
    calls = ";".join(map(str, job.calls))
    names = tuple(file.name for file in job.calls)
    try:
        page = render(job.notebook, job.page, {**job.parameters, "calls": calls})
    except KitError as error:
        return Result(job.notebook.name, names, job.page, job.notebook.stem, str(error))
    except Exception as error:  # ours or not: the other pages are made all the same
        reason = f"{type(error).__name__}: {error}"
        return Result(job.notebook.name, names, job.page, job.notebook.stem, reason)
    return Result(job.notebook.name, names, page, _title(page))


def _title(page: Path) -> str:
    found = _TITLE.search(page.read_text("utf-8"))
    return unescape(found["title"]) if found else page.stem
