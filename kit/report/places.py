"""What a piece of a page's HTML holds: the calls it shows, sentence by sentence, and the doors in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser

WHOLE = ("section", "article")  # hold sentences; a door leads to the sentence


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Characters of a call, the element of the page that holds them, and its words."""

    start: int
    end: int
    anchor: str
    said: str = ""


Places = Mapping[str, list[Place]]


class Piece(HTMLParser):
    """What a piece of HTML has: places of calls, and doors (offset, tag as written, attributes)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.places: dict[str, list[Place]] = defaultdict(list)
        self.doors: list[tuple[int, str, dict[str, str | None]]] = []
        self.names: list[str] = []
        self.sources: list[tuple[str, str]] = []
        self._call: str | None = None
        self._place: Place | None = None
        self._held: list[str] = []
        self._lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        if "data-call" in about:
            self._open(about)
        self._held = []
        if self._call and tag not in WHOLE and {"id", "data-start"} <= about.keys():
            start, end = int(about["data-start"] or 0), int(about["data-end"] or 0)
            self._place = Place(start, end, about["id"] or "")
        if tag == "a" and (about.get("href") or "").startswith("#at:"):
            line, column = self.getpos()
            at = self._lines[line - 1] + column
            self.doors.append((at, self.get_starttag_text() or "", about))

    def handle_data(self, data: str) -> None:
        self._held.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._call and self._place:
            place = replace(self._place, said="".join(self._held))
            self.places[self._call].append(place)
        self._place = None

    def _open(self, about: Mapping[str, str | None]) -> None:
        self._call = about["data-call"]
        named = (about.get("aria-label") or "").removeprefix("Transcript of ")
        self.names.append(named or self._call or "")
        if about.get("data-sha256"):
            self.sources.append((about.get("data-source") or "", about["data-sha256"] or ""))
