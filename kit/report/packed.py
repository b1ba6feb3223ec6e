"""What keeps a page small: nothing is written twice, and what only a script shows is packed.

A sentence stands in the transcript; a table's cell or a chart's datum that repeats it is left empty,
and the page's script shows it there again. Charts, and the rows of a long table after the first, are
packed together, as are long texts in its cells, which the transcript has too.
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

LONG, FIRST = 25, 12  # rows, as in template/script/tables.js
WORDY = 320  # characters of a cell from which on it is a text, and shortened there
# As base64.b85encode writes, but for "<", which a browser may take for markup.
_NO_MARKUP = str.maketrans("<", ",")
_LAID = re.compile(r'(<t[dh]\b[^>]*>)<div align="left">(.*?)</div>(?=</t[dh]>)', re.DOTALL)
_SPOKEN = re.compile(r'<span class="s" (id="[^"]*" data-start="\d+") data-end="\d+">')
_SENTENCE = re.compile(r'(<td class="sentence">)([^<]*)(</td>)')
_TEXT = re.compile(r'(<td class="text")>((?:[^<]|<(?!/td>))*)(</td>)')
_CALL = re.compile(r'(<section class="transcript"[^>]*)>(.*?)(</section>)', re.DOTALL)
_DOOR = re.compile(r'href="#(?P<anchor>[^"]*)" data-mark=')
_TABLE = re.compile(
    r'<table class="kit"(?P<head>(?:(?!<tbody|</table>).)*<tbody)>'
    r"(?P<rows>(?:(?!</tbody>).)*)</tbody></table>",
    re.DOTALL,
)
_END = "</tr>\n"


class Pack:
    """What is packed of one page: pieces of its HTML and its charts, each under the name it goes by.

    ``said`` are the sentences on the page by their anchors. With ``calls`` the transcripts are packed
    too: for a page of many calls, or one that cannot do without a script anyway.
    """

    def __init__(self, said: Mapping[str, str], *, calls: bool = False) -> None:
        self._said = said
        self._calls = calls
        self._html: dict[str, str] = {}
        self._charts: dict[str, Any] = {}

    def table(self, html: str) -> str:
        """HTML of an output without what Lab alone needs, sentences once, long tables cut short."""
        bare = _SPOKEN.sub(r"<span \1>", _LAID.sub(r"\1\2", html))
        cut = _TABLE.sub(self._cut, bare)
        return _CALL.sub(self._call, cut) if self._calls else cut

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
            body = _TEXT.sub(self._text, "".join(rows))
            return f'<table class="kit"{match["head"]}>{body}</tbody></table>'
        name = self._hold("".join(rows[FIRST:]))
        first = _TEXT.sub(self._text, "".join(rows[:FIRST]))
        return (
            f'<table class="kit"{match["head"]} data-packed="{name}">{first}</tbody></table>'
            f"<noscript><p>These are the first {FIRST} of {len(rows)} rows; "
            "the page's script unpacks the others.</p></noscript>"
        )

    def _row(self, row: str) -> str:
        door = _DOOR.search(row)
        said = self._said.get(unquote(door["anchor"])) if door else None
        return _SENTENCE.sub(lambda cell: _emptied(cell, said), row)

    def _hold(self, html: str) -> str:
        """Pack a piece of HTML; its name."""
        name = str(len(self._html) + 1)
        self._html[name] = html
        return name

    def _call(self, match: re.Match[str]) -> str:
        return (
            f'{match[1]} data-packed="{self._hold(match[2])}">'
            f"<noscript><p>The transcript is unpacked by the page's script.</p></noscript>{match[3]}"
        )

    def _text(self, cell: re.Match[str]) -> str:
        if len(cell[2]) < WORDY:
            return cell[0]
        return f'{cell[1]} data-packed="{self._hold(cell[2])}">{cell[3]}'

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
    """Data made small, as letters that a script of the page reads back.

    >>> packed("a")
    'ABzY8000000{=?{07JgF=m7u#00'
    """
    small = bytearray(gzip.compress(data.encode(), 9, mtime=0))
    small[9] = 255  # gzip notes the system it ran on; unknown
    return letters(small)


def letters(data: bytes | bytearray) -> str:
    """Bytes as letters of which none is markup: five for four bytes, where base64 takes more."""
    return base64.b85encode(data).decode().translate(_NO_MARKUP)


def texts(places: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The anchor of every sentence on the page, and the sentence."""
    for held in places.values():
        yield from ((place.anchor, place.said) for place in held)


def _emptied(cell: re.Match[str], said: str | None) -> str:
    return cell[1] + cell[3] if said is not None and unescape(cell[2]) == said else cell[0]
