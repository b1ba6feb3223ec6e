"""What every container is: how its bytes or its text are known, and how calls come out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kit.readers.reader import Source


@dataclass(frozen=True, slots=True)
class Binary:
    """A way of keeping text in bytes that are not text: how it is known, and how it is read.

    ``read`` takes the file's name and bytes and gives each call in it, or raises ``Unreadable``.
    """

    name: str
    holds: Callable[[bytes], bool]
    read: Callable[[str, bytes], Iterable[Source]]


@dataclass(frozen=True, slots=True)
class Textual:
    """A way of keeping calls in text that is more than their words: markup, records, cues.

    ``read`` takes the file's name and decoded text and gives each call in it.
    """

    name: str
    holds: Callable[[str], bool]
    read: Callable[[str, str], Iterable[Source]]
