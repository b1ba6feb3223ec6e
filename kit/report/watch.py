"""Stay, and report on what comes. Files are looked at again and again: that works on every disk."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from kit.errors import NotFound
from kit.report.batch import named, reports
from kit.report.jobs import Result, shipped

PAUSE = 2.0  # seconds between looks
Look = dict[Path, tuple[int, int]]  # when each file was written, and its size


def watched(
    paths: Iterable[str | Path],
    *,
    notebooks: Sequence[str | Path] = ("call",),
    folder: str | Path = "reports",
    pause: float = PAUSE,
    **options: Any,
) -> Iterator[list[Result]]:
    """What ``reports`` gives, now and again after each change of a file or a notebook, without end.

    A file that is still being written is waited for: a change counts when two looks, ``pause``
    seconds apart, see the same. Where the paths name no file yet, one is waited for.
    """
    paths, books = list(paths), [shipped(name) for name in notebooks]
    reported: Look = {}
    while True:
        seen = _settled(lambda: _look(paths, books, Path(folder)), pause)
        if seen and seen != reported:
            yield reports(paths, notebooks=notebooks, folder=folder, **options)
        reported = seen


def _settled(look: Callable[[], Look], pause: float) -> Look:
    """What is seen twice in a row."""
    seen = look()
    while True:
        time.sleep(pause)
        before, seen = seen, look()
        if seen == before:
            return seen


def _look(paths: Sequence[str | Path], books: Sequence[Path], folder: Path) -> Look:
    try:
        calls = named(paths, folder)
        written = [(path, path.stat()) for path in (*calls, *books)]
    except (NotFound, FileNotFoundError):  # none is there yet, or one went while we looked
        return {}
    return {path: (about.st_mtime_ns, about.st_size) for path, about in written}
