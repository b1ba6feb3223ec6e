"""Every figure of a report is a door to the words that prove it; here each finds its place.

Cells write ``<a class="door" href="#at:LX-2023Q4:512-520">`` into tables and ``"door": "#at:..."``
into the data of charts: a call and the characters of its text. One cell shows the call itself, in
elements that say which characters they hold::

    <section class="transcript" data-call="LX-2023Q4">
      <span class="s" id="t12-s3" data-start="500" data-end="530">...</span>

A door then reads ``href="#t12-s3" data-mark="12-20"``, offsets within that sentence; where the
words end in another sentence ``data-to`` names it, and the second offset is one of that sentence.
In the data of a chart the same stands in one string: ``#t12-s3 12-20``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from html import escape, unescape
from typing import Any
from urllib.parse import quote, unquote

from nbformat import NotebookNode

from kit.errors import ReportFailed
from kit.report.places import Piece, Place, Places
from kit.report.tables import RESOURCE

DOOR = re.compile(r"#at:(?P<call>[^:]*):(?P<start>\d+)-(?P<end>\d+)")
_OWN = re.compile(r'<a class="door" href="(#at:[^"<>]*)">')
CHART = re.compile(r"application/vnd\.vegalite\.v\d+\+json")


@dataclass(frozen=True, slots=True)
class Shown:
    """The calls a page shows: their places in order of the text, their names, and their files."""

    places: Places
    names: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a door leads: an element, the characters within it, and the element they end in."""

    anchor: str
    start: int
    end: int
    last: str

    @property
    def href(self) -> str:
        return f"#{quote(self.anchor)}"

    @property
    def mark(self) -> str:
        return f"{self.start}-{self.end}"

    @property
    def attributes(self) -> dict[str, str]:
        """What the link carries.

        >>> Opening("t1-s2", 4, 9, "t1-s2").attributes
        {'href': '#t1-s2', 'data-mark': '4-9'}
        """
        further = {"data-to": self.last} if self.last != self.anchor else {}
        return {"href": self.href, "data-mark": self.mark, **further}

    def __str__(self) -> str:
        """The same in the data of a chart.

        >>> str(Opening("t1-s2", 4, 9, "t1-s3"))
        '#t1-s2 4-9 t1-s3'
        """
        return " ".join(
            [self.href, self.mark, *([quote(self.last)] if self.last != self.anchor else [])]
        )


def shown(notebook: NotebookNode) -> Shown:
    """The transcripts among what a run notebook shows."""
    texts = (_text(data.get("text/html", "")) for data in _outputs(notebook))
    pages = [Piece(html) for html in texts if "data-call" in html]
    places: dict[str, list[Place]] = defaultdict(list)
    for page in pages:
        for call, found in page.places.items():
            places[call] += found
    return Shown(
        {call: sorted(found) for call, found in places.items()},
        tuple(name for page in pages for name in page.names),
        tuple(source for page in pages for source in page.sources),
    )


def opened(notebook: NotebookNode, places: Places) -> NotebookNode:
    """A copy of a run notebook in which every door leads to its place.

    Raises ReportFailed when one leads nowhere: the call is not shown, or not those characters.
    """
    notebook = _copied(notebook)
    for data in _outputs(notebook):
        for kind in data:
            if kind == "text/html":
                data[kind] = _opened_links(_text(data[kind]), places)
            elif CHART.fullmatch(kind):
                data[kind] = _opened_data(data[kind], places)
    return notebook


def _copied(notebook: NotebookNode) -> NotebookNode:
    """A copy as deep as what is changed: the forms of each output, without those only machines read."""
    copied = copy(notebook)
    copied.cells = [copy(cell) for cell in notebook.cells]
    for cell in copied.cells:
        if cell.cell_type == "code":
            cell.outputs = [copy(output) for output in cell.outputs]
    for cell in copied.cells:
        for output in (output for output in cell.get("outputs", []) if "data" in output):
            output.data = NotebookNode({k: v for k, v in output.data.items() if k != RESOURCE})
    return copied


def find(door: str, places: Places) -> Opening:
    """Where a door leads.

    >>> two = {"LX": [Place(10, 20, "t0-s0"), Place(21, 30, "t0-s1")]}
    >>> find("#at:LX:12-15", two)
    Opening(anchor='t0-s0', start=2, end=5, last='t0-s0')
    >>> find("#at:LX:18-25", two)
    Opening(anchor='t0-s0', start=8, end=4, last='t0-s1')
    """
    match = DOOR.fullmatch(door)
    if not match:
        raise ReportFailed(f"{door!r} is no door; write #at:CALL-ID:START-END.")
    call, start, end = unquote(match["call"]), int(match["start"]), int(match["end"])
    held = _overlapping(places.get(call, []), start, end)
    if not held:
        raise ReportFailed(_nowhere(call, start, end, places))
    first, last = held[0], held[-1]
    return Opening(
        first.anchor, max(0, start - first.start), min(end, last.end) - last.start, last.anchor
    )


def _overlapping(places: list[Place], start: int, end: int) -> list[Place]:
    begin = max(0, bisect_right(places, start, key=lambda place: place.start) - 1)
    stop = bisect_right(places, end - 1, key=lambda place: place.start)
    return [place for place in places[begin:stop] if place.end > start]


def _nowhere(call: str, start: int, end: int, places: Places) -> str:
    if call not in places:
        return (
            f"a figure points to characters {start}-{end} of {call}, and the page shows the "
            f"transcript of {', '.join(places) or 'no call'}; show that of {call} too."
        )
    return (
        f"a figure points to characters {start}-{end} of {call}, and no sentence of its transcript "
        f"on the page holds them; show the whole call, or mend the figure's start and end."
    )


def _outputs(notebook: NotebookNode) -> Iterator[dict[str, Any]]:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "data" in output:
                yield output.data


def _text(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "".join(value)


def _opened_data(value: Any, places: Places) -> Any:
    if isinstance(value, list):
        return [_opened_data(item, places) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: _opened_item(key, item, places) for key, item in value.items()}


def _opened_item(key: str, item: Any, places: Places) -> Any:
    if key == "door" and isinstance(item, str) and item.startswith("#at:"):
        return str(find(item, places))
    return _opened_data(item, places)


def _opened_links(html: str, places: Places) -> str:
    """The same HTML, its doors opened; a carriage return is spelt out, as parsers swallow it."""
    if 'href="#at:' not in html and "href='#at:" not in html:
        return html.replace("\r", "&#13;")
    if len(_OWN.findall(html)) == html.count(
        "#at:"
    ):  # all as the kit writes them: no need to parse
        return _OWN.sub(lambda door: f"<a{_found(door[1], places)}>", html).replace("\r", "&#13;")
    pieces, done = [], 0
    for start, tag, attributes in Piece(html).doors:
        pieces += [html[done:start], _tag({**attributes, **_attributes(attributes, places)})]
        done = start + len(tag)
    return "".join([*pieces, html[done:]]).replace("\r", "&#13;")


def _found(door: str, places: Places) -> str:
    found = find(unescape(door), places).attributes
    return _written({"class": "door", **found})


def _attributes(attributes: Mapping[str, str | None], places: Places) -> dict[str, str]:
    return find(attributes["href"] or "", places).attributes


def _tag(attributes: Mapping[str, str | None]) -> str:
    return f"<a{_written(attributes)}>"


def _written(attributes: Mapping[str, str | None]) -> str:
    return "".join(f' {name}="{escape(value or "")}"' for name, value in attributes.items())
