"""What keeps a page small: nothing is written twice, and what only a script shows is packed.

A sentence stands in the transcript; a table's cell or a chart's datum that repeats it is left empty,
and the page's script shows it there again. Charts, and the rows of a long table after the first, are
packed together, since without a script they could not be seen or would not be needed.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any
from urllib.parse import unquote

LONG, FIRST = 25, 12  # as in template/script/tables.js
_LAID = re.compile(r'(<t[dh]\b[^>]*>)<div align="left">(.*?)</div>(?=</t[dh]>)', re.DOTALL)
_SPOKEN = re.compile(r'<span class="s" (id="[^"]*" data-start="\d+") data-end="\d+">')
_SENTENCE = re.compile(r'(<td class="sentence">)([^<]*)(</td>)')
_DOOR = re.compile(r'href="#(?P<anchor>[^"]*)" data-mark=')
_TABLE = re.compile(
    r'<table class="kit"(?P<head>.*?<tbody)>(?P<rows>.*?)</tbody></table>', re.DOTALL
)
_END = "</tr>\n"


class Pack:
    """What is packed of one page: pieces of its HTML and its charts, each under the name it goes by."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self._said = said
        self._html: dict[str, str] = {}
        self._charts: dict[str, Any] = {}

    def table(self, html: str) -> str:
        """HTML of an output without what Lab alone needs, sentences once, long tables cut short."""
        bare = _SPOKEN.sub(r"<span \1>", _LAID.sub(r"\1\2", html))
        return _TABLE.sub(self._cut, bare)

    def chart(self, name: str, spec: dict[str, Any]) -> None:
        """A chart for the figure of this name."""
        self._charts[name] = self._once(spec)

    def written(self) -> str:
        """All of it, as text of a script that is none; empty where nothing is packed."""
        parts = {"charts": self._charts, "html": self._html}
        held = {name: part for name, part in parts.items() if part}
        return packed(json.dumps(held, ensure_ascii=False, sort_keys=True)) if held else ""

    def _cut(self, match: re.Match[str]) -> str:
        rows = [self._row(row + _END) for row in match["rows"].split(_END) if row]
        if len(rows) <= LONG:
            return f'<table class="kit"{match["head"]}>{"".join(rows)}</tbody></table>'
        name = f"rows-{len(self._html) + 1}"
        self._html[name] = "".join(rows[FIRST:])
        first = "".join(rows[:FIRST])
        return (
            f'<table class="kit"{match["head"]} data-packed="{name}">{first}</tbody></table>'
            f"<noscript><p>These are the first {FIRST} of {len(rows)} rows; "
            "the page's script unpacks the others.</p></noscript>"
        )

    def _row(self, row: str) -> str:
        door = _DOOR.search(row)
        said = self._said.get(unquote(door["anchor"])) if door else None
        return _SENTENCE.sub(lambda cell: _emptied(cell, said), row)

    def _once(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._once(item) for item in value]
        if not isinstance(value, dict):
            return value
        door, sentence = value.get("door"), value.get("sentence")
        if isinstance(door, str) and sentence is not None and sentence == self._at(door):
            return {**value, "sentence": None}
        return {key: self._once(item) for key, item in value.items()}

    def _at(self, door: str) -> str | None:
        return self._said.get(unquote(door.partition(" ")[0].removeprefix("#")))


def packed(data: str) -> str:
    """Data made small, as letters; the same on every machine.

    >>> packed("a")[:16]
    'H4sIAAAAAAAC/0sE'
    """
    small = bytearray(gzip.compress(data.encode(), 9, mtime=0))
    small[9] = 255  # gzip notes the system it ran on; unknown
    return base64.b64encode(small).decode()


def texts(places: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The anchor of every sentence on the page, and the sentence."""
    for held in places.values():
        yield from ((place.anchor, place.said) for place in held)


def _emptied(cell: re.Match[str], said: str | None) -> str:
    return cell[1] + cell[3] if said is not None and unescape(cell[2]) == said else cell[0]
