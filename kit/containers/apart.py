"""Names that a page's elements keep apart from what stands beside them on a line, in signs as well.

    <dt>Jane Roe <small>CFO</small></dt>             Jane Roe | CFO
    <p><b>Jane Roe</b> <i>CFO</i> Sales rose.</p>    Jane Roe | CFO
                                                     Sales rose.

Only where elements of one kind hold names again and again: a page has bold words of many sorts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from kit.containers.boxes import BETWEEN, Laid
from kit.readers.lines import is_sentence
from kit.readers.who import can_be_about, can_be_who, is_full_name, is_nobodys

_INLINE = frozenset(
    ("a", "b", "cite", "em", "font", "i", "label", "mark", "small", "span", "strong", "time", "u")
)
_LONGEST = 160  # characters of a name, and what is told of somebody in the same element
_MOST = 5  # pieces behind a name
_FEWEST = 3  # names that elements of one kind hold
_MOSTLY = 0.6  # of such elements that begin a line hold names
_SIGNS = frozenset("|/·•,-–—(")
_AROUND = "|/·•,-–—() "
_APART = re.compile(r"\s*[,(|]\s*|\s+[-–—]+\s+")
_Sort = tuple[str, str, bool]  # of an element: tag, class, and whether it holds the first piece
_TIME = re.compile(r"\W*\d{1,2}:\d\d(?::\d\d)?\W*")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that elements divide: in what sort of element its first piece is, or which follows it.

    ``cuts`` are the numbers of the pieces between words where a bar belongs; at ``speech``, if
    somebody is heard there, a line's end.
    """

    sort: _Sort
    name: str
    cuts: tuple[int, ...] = ()
    speech: int | None = None


def apart(page: Laid) -> Laid:
    """The page with a bar between each name and title, and a break before what is said.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from kit.containers.boxes import laid
    >>> turns = "<p><b>Jane Roe</b> <i>CFO</i></p><p>We grew.</p><p><b>Al Poe</b> How?</p>" * 3
    >>> apart(laid(LexborHTMLParser(turns).body, ())).text[:37]
    'Jane Roe | CFO\\n\\nWe grew.\\n\\nAl Poe\\nHow?'
    """
    sorts: dict[_Sort, list[_Line]] = defaultdict(list)
    for line in _lines(page):
        sorts[line.sort].append(line)
    pieces = list(page.pieces)
    speakers = (lines for lines in sorts.values() if _are_speakers(lines))
    for line in chain.from_iterable(speakers):
        for cut in line.cuts:
            pieces[cut] = BETWEEN
        if line.speech is not None:
            pieces[line.speech] = "\n"
    return Laid(pieces, page.elements)


def _are_speakers(lines: Sequence[_Line]) -> bool:
    """Whether most lines of a sort begin with a name, and somebody's returns."""
    names = [line.name for line in lines if line.name]
    return len(names) >= max(_FEWEST, _MOSTLY * len(lines)) and len(set(names)) < len(names)


def _lines(page: Laid) -> Iterator[_Line]:
    """The lines that elements divide, each by its first division."""
    begins: dict[int, _Sort] = {}
    ends: dict[int, dict[int, _Sort]] = defaultdict(dict)
    for tag, kind, start, end, _ in page.elements:
        if tag in _INLINE and start < end:
            begins.setdefault(start, (tag, kind, False))
            ends[start].setdefault(end, (tag, kind, True))
    closed = {end for within in ends.values() for end in within}
    for first, last in _rows(page.pieces):
        cuts = [at for at in range(first + 2, last, 2) if at in begins or at in closed]
        if cuts and _is_time(page.pieces[first : cuts[0]]):
            first = cuts.pop(0)
        if cuts:
            sort = ends[first].get(cuts[0]) or begins.get(cuts[0])
            yield from [_read(page.pieces, first, cuts, last, sort)] if sort else ()


def _rows(pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, by the numbers of the pieces between words."""
    breaks = [at for at in range(2, len(pieces), 2) if "\n" in pieces[at]]
    return pairwise([0, *breaks, len(pieces)])


def _read(pieces: Sequence[str], first: int, cuts: Sequence[int], last: int, sort: _Sort) -> _Line:
    """The name, what is told of it, and where speech begins; no name where it is another line."""
    name = before = _words(pieces, first, cuts[0])
    bars: list[int] = []
    for cut, end in pairwise([*cuts[:_MOST], last]):
        rest, piece = _words(pieces, cut, last), _words(pieces, cut, end).strip()
        if rest.startswith(":") or not _is_who(name):
            return _Line(sort, "")
        if piece.strip(_AROUND) and not can_be_about(piece.strip(_AROUND)):
            return _Line(sort, name if is_sentence(rest) else "", tuple(bars), cut)
        cut_in_two = len(before) == 1 and not pieces[cut]  # "J|PMorgan"
        if not (_is_parted(before, piece) or cut_in_two):
            bars.append(cut)
        before = piece
    return _Line(sort, name, tuple(bars))


def _is_parted(before: str, piece: str) -> bool:
    """Whether a sign of the page's own stands between two pieces of a line."""
    return before.rstrip()[-1] in _SIGNS or piece[0] in _SIGNS


def _words(pieces: Sequence[str], start: int, end: int) -> str:
    return "".join(pieces[start + 1 : end])


def _is_time(pieces: Sequence[str]) -> bool:
    return bool(_TIME.fullmatch("".join(pieces[1:])))


def _is_who(said: str) -> bool:
    """Whether it is a name, with a title or house behind it or not: "Jane Roe, CFO"."""
    if len(said) > _LONGEST:
        return False
    name, *about = _APART.split(said.strip(_AROUND), maxsplit=1)
    told = all(map(can_be_about, about))
    return told and can_be_who(name) and (is_full_name(name) or is_nobodys(name))
