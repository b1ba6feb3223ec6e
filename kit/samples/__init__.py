"""Sample calls, made up for this project: no such company, person or broker exists."""

from __future__ import annotations

from pathlib import Path

from kit.errors import NotFound

_FOLDER = Path(__file__).parent
_TEXTS = (".txt", ".md", ".html")


def samples() -> list[Path]:
    """Where the sample calls are, by name.

    >>> [path.stem for path in samples()][:2]
    ['marlow-2024q1', 'marlow-2024q2']
    """
    return sorted(path for path in _FOLDER.iterdir() if path.suffix in _TEXTS)


def sample(name: str) -> Path:
    """Where one sample call is.

    Raises
    ------
    NotFound
        When no sample has this name; the message lists those there are.
    """
    for path in samples():
        if path.stem == name:
            return path
    raise NotFound(f"no sample is called {name!r}; there are {', '.join(p.stem for p in samples())}.")
