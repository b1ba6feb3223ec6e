"""A web page laid out as a browser would: one text, a line per block, and where each element stands.

<p><strong>Jane Roe</strong> -- <em>CFO</em></p>      Jane Roe -- CFO
<tr><td>Jane Roe</td><td>Acme</td></tr>               Jane Roe | Acme
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from kit.lexicon import mapping
from kit.readers.lines import is_sentence
from kit.values import Span

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_LINES = (
    "address article body caption center dd details dialog div dl dt fieldset figcaption figure "
    "form header hr html legend li main ol section summary table tbody td tfoot th thead tr ul"
)
_PARAGRAPHS = "blockquote h1 h2 h3 h4 h5 h6 p pre"
_BREAKS = {**dict.fromkeys(_LINES.split(), 1), **dict.fromkeys(_PARAGRAPHS.split(), 2)}
_CELLS = frozenset(("td", "th"))
_FEW = 3  # rows
_CELL = 200  # characters: a longer one holds speech, and its table is no grid
BETWEEN = " | "
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_KIND = re.compile(r"[a-z]+")
_UNSEEN_SIGNS = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


@lru_cache(maxsize=4096)
def fields(kind: str) -> frozenset[str]:
    """What a class name tells of an element's part in a turn, by its words.

    >>> sorted(fields("turn__speaker-title")), sorted(fields("answer"))
    (['about', 'name'], ['executive'])
    """
    said = set(_KIND.findall(kind.lower()))
    known = {**mapping("web", "fields"), **mapping("web", "roles")}
    return frozenset(field for field, names in known.items() if said.intersection(names))


@dataclass(frozen=True, slots=True)
class Box:
    """An element that shows some text: its tag, what its class says, where, and inside which box."""

    tag: str
    kind: str
    span: Span
    within: int | None


@dataclass(frozen=True)
class Laid:
    """The text of a page, and where the words of each open or closed element begin and end."""

    pieces: list[str]
    elements: list[tuple[str, str, int, int, int | None]]

    @cached_property
    def text(self) -> str:
        return "".join(self.pieces).replace("\u00a0", " ")

    @cached_property
    def boxes(self) -> list[Box]:
        """The elements in the order they open, those without text too."""
        at = [0, *accumulate(map(len, self.pieces))]
        return [
            Box(tag, kind, Span(at[start], at[end]).trim(self.text), within)
            for tag, kind, start, end, within in self.elements
        ]

    def under(self, line: str) -> Laid:
        """The same page below a line of its own."""
        elements = [
            (tag, kind, start + 1, end + 1, within)
            for tag, kind, start, end, within in self.elements
        ]
        return Laid([f"{line}\n\n", *self.pieces], elements)


def laid(root: LexborNode, unseen: Container[int]) -> Laid:
    """The text of the page from this element on, without the elements whose ``mem_id`` is unseen.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> page = LexborHTMLParser("<p><b>Jane Roe</b> --\\n<i>CFO</i></p><p>Good day.<br>We grew.</p>")
    >>> laid(page.body, ()).text
    'Jane Roe -- CFO\\n\\nGood day.\\nWe grew.'
    """
    sheet = _Sheet()
    for node, opens in _walked(root, unseen):
        (sheet.open if opens else sheet.close)(node)
    return Laid(sheet.pieces, sheet.elements)


def _walked(root: LexborNode, unseen: Container[int]) -> Iterator[tuple[LexborNode, bool]]:
    """Every node when it opens and when it closes; no recursion, however deep they are nested."""
    path = [root]
    yield root, True
    node = root.child
    while path:
        if node is None:
            closed = path.pop()
            yield closed, False
            node = closed.next if path else None
        elif node.mem_id in unseen:
            node = node.next
        else:
            yield node, True
            path.append(node)
            node = node.child


class _Sheet:
    """What is laid out so far: by turns what stands between words, and words."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.elements: list[tuple[str, str, int, int, int | None]] = []
        self._owed = ""
        self._path: list[int] = []
        self._tables: list[list[list[Span]]] = []
        self._verbatim = 0
        self._is_field = False

    def open(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self._say(node.text_content or "")
        elif tag == "br":
            self._owe(self._owed.count("\n") + 1)
        elif not tag.startswith(("-", "!")):
            self._owe(_BREAKS.get(tag, "-" in tag))
            self._begin(tag, node.attributes.get("class") or "")

    def close(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag != "br" and not tag.startswith(("-", "!")):
            self._owe(_BREAKS.get(tag, "-" in tag))
            self._end(tag)

    def _begin(self, tag: str, kind: str) -> None:
        within = self._path[-1] if self._path else None
        self._path.append(len(self.elements))
        self._is_field |= bool(kind and fields(kind))
        self.elements.append((tag, kind, len(self.pieces), len(self.pieces), within))
        self._verbatim += tag == "pre"
        if tag == "table":
            self._tables.append([])
        elif tag == "tr" and self._tables:
            self._tables[-1].append([])

    def _end(self, tag: str) -> None:
        at = self._path.pop()
        _, kind, start, _, within = self.elements[at]
        self._is_field |= bool(kind and fields(kind))
        self.elements[at] = (tag, kind, start, len(self.pieces), within)
        self._verbatim -= tag == "pre"
        if tag == "table":
            self._rule(self._tables.pop())
        elif tag in _CELLS and self._tables and self._tables[-1] and start < len(self.pieces):
            self._tables[-1][-1].append(Span(start, len(self.pieces)))

    def _rule(self, rows: list[list[Span]]) -> None:
        """Puts the cells of each row on one line, where all of the table's are short lines."""
        last = -1 if self._are_said(rows) else None
        if all(self._is_short(cell) for row in rows for cell in row[:last]):
            for row in rows:
                for cell in row[1:last]:
                    self.pieces[cell.start] = BETWEEN

    def _are_said(self, rows: list[list[Span]]) -> bool:
        """Whether the last of the table's columns holds what people say."""
        if len(rows) < _FEW or len(set(map(len, rows))) > 1 or len(rows[0]) < 2:
            return False
        said = ("".join(self.pieces[row[-1].start : row[-1].end]) for row in rows)
        return sum(map(is_sentence, said)) > len(rows) / 2

    def _is_short(self, cell: Span) -> bool:
        inside = self.pieces[cell.start + 1 : cell.end]
        return sum(map(len, inside)) <= _CELL and not any("\n" in piece for piece in inside)

    def _owe(self, breaks: int) -> None:
        if breaks > self._owed.count("\n"):
            self._owed = "\n" * min(breaks, 2)

    def _say(self, text: str) -> None:
        plain = text.translate(_UNSEEN_SIGNS)
        if not self._verbatim:
            plain = _BLANKS.sub(" ", plain)
        words = plain.strip("\r\n" if self._verbatim else " ")
        if words.strip():
            self.pieces += self._before(plain), words
            self._owed, self._is_field = "", False
        if plain[-1:].isspace():
            self._owed = self._owed or " "

    def _before(self, plain: str) -> str:
        """What stands between the words so far and these; where a name meets a title, a new line."""
        if not self.pieces or self._owed:
            return self._owed if self.pieces else ""
        meets = self.pieces[-1][-1].isalnum() and plain[0].isalnum()
        if self._is_field and meets:
            return "\n"
        return " " if plain[0] == " " and not self._verbatim else ""
