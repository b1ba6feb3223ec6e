"""Which pages are to be made of which calls, and what became of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kit import errors
from kit.errors import NotFound, ReportFailed
from kit.report.parameters import declared, notebook_at
from kit.report.tables import SUFFIX as TABLES

KIT = Path(errors.__file__).parent
ONE_CALL = ("call", "explore")  # whose page is about one call; other notebooks take all at once


@dataclass(frozen=True, slots=True)
class Job:
    """One page to make: a notebook, the files of its calls, its other parameters, its path."""

    notebook: Path
    calls: tuple[Path, ...]
    parameters: Mapping[str, Any]
    page: Path

    @property
    def given(self) -> dict[str, Any]:
        """All parameters, the calls among them."""
        return {**self.parameters, "calls": ";".join(map(str, self.calls))}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(call.name for call in self.calls)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one page: ``reason`` where it failed; ``page`` is there in either case.

    ``unchanged`` where it was there already, made from the same. ``answers`` are the first answers
    that the page gives, if it does, by what they are about: for the page of contents.
    """

    notebook: str
    calls: tuple[str, ...]
    page: Path
    title: str
    reason: str | None = None
    unchanged: bool = False
    answers: Mapping[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        return self.reason is not None

    @property
    def files(self) -> list[str]:
        """What lies beside the page for others to read: its PDF, its tables, the notebook as run."""
        beside = (self.page.with_suffix(suffix) for suffix in (".pdf", TABLES, ".ipynb"))
        return [file.name for file in beside if file.is_file()]

    @property
    def kept(self) -> str | None:
        """The name of the notebook as it was run, if it ran at all."""
        run = self.page.with_suffix(".ipynb")
        return run.name if run.is_file() else None


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


def planned(
    calls: tuple[Path, ...], notebooks: Sequence[Path], parameters: Mapping[str, Any], folder: Path
) -> Iterator[Job]:
    """The pages to make, each with those of the parameters that its notebook declares.

    Raises NotFound where a notebook is none, ReportFailed for a parameter none of them knows.
    """
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
