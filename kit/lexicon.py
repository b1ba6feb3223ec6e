"""The names things go by, from TOML files that anyone may edit, extend or replace."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from kit.errors import LexiconError
from kit.values import Span

_DATA = files("kit") / "data"
_WORD = re.compile(r"[^\W_]++(?:[&'./-][^\W_]++)*+|[&+]")
_POSSESSIVE = re.compile(r"'s?$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning: its name, what a reader calls it, and all the ways of saying it."""

    name: str
    label: str
    says: tuple[str, ...]
    skips: tuple[str, ...] = ()
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Named:
    """An entry met in a text, and where."""

    name: str
    span: Span


class Lexicon:
    """Which words mean which entry. Of ways that begin at one word the longest wins.

    >>> metrics = lexicon("metrics")
    >>> metrics.first("Gross margin was 54%.")
    'gross_margin'
    """

    def __init__(self, name: str, entries: Mapping[str, Mapping[str, Any]]) -> None:
        self.name = name
        self.entries = {key: _entry(name, key, about) for key, about in entries.items()}
        self._starts: dict[str, dict[tuple[str, ...], str | None]] = {}
        for entry in self.entries.values():
            for phrase in entry.says:
                self._add(phrase, entry.name)
            for phrase in entry.skips:
                self._add(phrase, None)
        self._lengths = {
            word: sorted({len(way) for way in ways}, reverse=True)
            for word, ways in self._starts.items()
        }

    def __getitem__(self, name: str) -> Entry:
        return self.entries[name]

    def __contains__(self, name: object) -> bool:
        return name in self.entries

    def find(self, text: str) -> Iterator[Named]:
        """Every entry named in the text, from left to right, none inside another."""
        heard = _heard(text)
        if self._starts.keys().isdisjoint(heard):
            return
        if hits := list(self._hits(heard)):
            spans = [match.span() for match in _WORD.finditer(text)]
            for at, length, name in hits:
                yield Named(name, Span(spans[at][0], spans[at + length - 1][1]))

    def _hits(self, heard: list[str]) -> Iterator[tuple[int, int, str]]:
        """The place, length and name of each entry among the words heard."""
        end = 0
        for at, word in enumerate(heard):
            if word in self._starts and at >= end:
                length, name = self._longest(heard, at)
                end = at + length
                if name:
                    yield at, length, name

    def first(self, text: str) -> str | None:
        """The name of the first entry met, or None."""
        return next((named.name for named in self.find(text)), None)

    def _longest(self, heard: list[str], at: int) -> tuple[int, str | None]:
        ways = self._starts[heard[at]]
        for length in self._lengths[heard[at]]:
            if (way := tuple(heard[at : at + length])) in ways:
                return len(way), ways[way]
        return 1, None

    def _add(self, phrase: str, name: str | None) -> None:
        way = tuple(_heard(phrase))
        if not way:
            raise LexiconError(f"{self.name}: {phrase!r} of [{name}] holds no word to look for.")
        if self._starts.setdefault(way[0], {}).setdefault(way, name) != name:
            raise LexiconError(f"{self.name}: {phrase!r} is said to mean two things; keep one.")


@lru_cache(maxsize=1)  # one lexicon after another reads the same sentence
def _heard(text: str) -> list[str]:
    """The words of a text in small letters, the "'s" of a possessive left out."""
    said = [word.lower() for word in _WORD.findall(text)]
    return [_POSSESSIVE.sub("", word) if "'" in word else word for word in said]


def _entry(lexicon_name: str, key: str, about: Mapping[str, Any]) -> Entry:
    if not about.get("says"):
        raise LexiconError(f"{lexicon_name}: [{key}] needs `says`, the words it goes by.")
    label = about.get("label", key.replace("_", " ").capitalize())
    return Entry(key, label, tuple(about["says"]), tuple(about.get("not", ())), about)


@cache
def _toml(source: str | Path) -> dict[str, Any]:
    if isinstance(source, Path):
        return _read(source, source)
    return _joined(_read(source, _DATA / f"{source}.toml"), _own(source))


def _read(source: str | Path, file: Path | Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise LexiconError(f"there is no lexicon {source}; give a TOML file's path.") from error
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{source} is not valid TOML: {error}.") from error


def _own(source: str) -> dict[str, Any]:
    """What the user's file of this name adds: in the folder that ``KIT_LEXICON`` names at the start."""
    folder = os.environ.get("KIT_LEXICON")
    file = Path(folder, f"{source}.toml") if folder else None
    return _read(file, file) if file and file.is_file() else {}


def _joined(ours: dict[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Our words and the user's: lists grow, other values give way; ``replace = true`` drops ours."""
    if own.get("replace"):
        return {key: value for key, value in own.items() if key != "replace"}
    both = dict(ours)
    for key, value in own.items():
        if isinstance(value, dict):
            both[key] = _joined(both.get(key, {}), value)
        elif isinstance(value, list):
            both[key] = [*both.get(key, []), *value]
        else:
            both[key] = value
    return both


@cache
def lexicon(source: str | Path) -> Lexicon:
    """The kit's own lexicon of this name (``metrics, risks, ...``), or the one in a TOML file.

    A file of the same name in the folder that the environment variable ``KIT_LEXICON`` names adds to
    it: lists grow, other values give way, and ``replace = true`` (of the file or of an entry) drops
    the kit's own. This holds for every file of ``kit/data``.

    Raises
    ------
    LexiconError
        When there is no such file, it is not TOML, or an entry has no words to go by.
    """
    return Lexicon(str(source), _toml(source))


@cache
def words(source: str, key: str = "words") -> tuple[str, ...]:
    """A plain list of words out of ``data/<source>.toml``."""
    return tuple(_toml(source)[key])


@cache
def mapping(source: str, key: str | None = None) -> dict[str, Any]:
    """A plain table out of ``data/<source>.toml``, or all of it."""
    about = _toml(source)
    return about[key] if key else about
