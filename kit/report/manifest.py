"""What each page was made from, in a small file beside it: so that only what changed is made again.

``acme-call.json`` beside ``acme-call.html`` holds the page's title, its notebook, its calls, why it
failed if it did, and under ``from`` the hashes, parameters and versions that decide its bytes. It is
written last, and holds no time and no folder: the same page has the same manifest anywhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kit.report.assets import write
from kit.report.jobs import KIT, Job, Result
from kit.report.parameters import writable
from kit.report.provenance import versions
from kit.report.tables import SUFFIX as TABLES

SUFFIX = ".json"
KIND = "report of earnings-call-kit"  # other JSON files may lie in the same folder


def made_from(job: Job, *, shared: bool = False) -> dict[str, Any]:
    """All that decides the bytes of a page: its files by their hashes, parameters, versions."""
    return {
        "shared": shared,
        "notebook": _hash(job.notebook),
        "calls": [[call.name, _hash(call)] for call in job.calls],
        "parameters": writable(job.parameters),
        "files": {name: _hash(path) for name, path in _files(job)},
        "versions": _made_with(),
        "kit": code(),
    }


def record(result: Result, source: Mapping[str, Any]) -> None:
    """Write down what became of a page, and what it was made from."""
    said = {
        "kind": KIND,
        "title": result.title,
        "notebook": result.notebook,
        "calls": list(result.calls),
        "failed": result.reason,
        "answers": dict(result.answers),
        "from": source,
    }
    write(_beside(result.page), json.dumps(said, ensure_ascii=False, indent=1) + "\n")


def still_good(job: Job, source: Mapping[str, Any], *, pdf: bool = False) -> Result | None:
    """The page as it lies there, if it was made from the same, did not fail, and has its PDF."""
    found = _recorded(job.page)
    if pdf and not job.page.with_suffix(".pdf").is_file():
        return None
    if found is None or found["failed"] is not None or found["from"] != source:
        return None
    return _result(job.page, found, unchanged=True)


def listed(folder: Path) -> list[Result]:
    """What became of every page of a folder, by name."""
    pages = (path.with_suffix(".html") for path in sorted(folder.glob(f"*{SUFFIX}")))
    return [_result(page, found) for page in pages if (found := _recorded(page))]


def own_files(folder: Path) -> set[Path]:
    """The pages of a folder, what lies beside each, and their contents: none of them a call."""
    pages = [result.page.resolve() for result in listed(folder)]
    suffixes = (".html", SUFFIX, TABLES, ".pdf")
    return {page.with_suffix(suffix) for page in pages for suffix in suffixes} | {
        (folder / "index.html").resolve()
    }


@cache
def code() -> str:
    """The hash of the kit's own files: what a version number does not tell of a checkout."""
    every = hashlib.sha256()
    for path in sorted(path for path in KIT.rglob("*") if path.is_file() and _ours(path)):
        every.update(f"{path.relative_to(KIT).as_posix()} {_hash(path)}\n".encode())
    return every.hexdigest()


def _ours(path: Path) -> bool:
    return path.suffix != ".pyc" and "node_modules" not in path.parts


def _files(job: Job) -> Iterator[tuple[str, Path]]:
    """The other parameters that name a file, seen from the notebook's folder as it sees it."""
    for name, value in job.parameters.items():
        if isinstance(value, str) and (path := job.notebook.parent / value).is_file():
            yield name, path


@cache
def _made_with() -> dict[str, str]:
    return versions()


def _hash(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None  # it will fail, and the report says why


def _beside(page: Path) -> Path:
    return page.with_suffix(SUFFIX)


def _recorded(page: Path) -> dict[str, Any] | None:
    """The manifest of a page, if both are there and it is one."""
    try:
        found = json.loads(_beside(page).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    ours = isinstance(found, dict) and found.get("kind") == KIND and page.is_file()
    return found if ours else None


def _result(page: Path, found: dict[str, Any], *, unchanged: bool = False) -> Result:
    return Result(
        found["notebook"],
        tuple(found["calls"]),
        page,
        found["title"],
        found["failed"],
        unchanged,
        found.get("answers", {}),
    )
