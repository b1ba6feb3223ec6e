"""Which way a figure moved and against what, from the words beside it."""

from __future__ import annotations

import re

from kit.grammar.numbers import either
from kit.grammar.rules import FLAGS
from kit.lexicon import mapping
from kit.values import Change

_WORDS = mapping("changes")
_MOVES = {
    **dict.fromkeys(_WORDS["up"], 1),
    **dict.fromkeys(_WORDS["down"], -1),
}
_BASES = {phrase: basis for basis, phrases in _WORDS["bases"].items() for phrase in phrases}
_COMPARED = {
    **dict.fromkeys(_WORDS["up_behind"], 1),
    **dict.fromkeys(_WORDS["down_behind"], -1),
}
_MOVE = rf"(?P<move> {either(_MOVES)} )"
_LOOSE = (
    r"(?: about | around | approximately | roughly | some | nearly | almost | over "
    r"| more \s than | at \s least | up \s to | just | only | another | slightly | modestly "
    r"| significantly | sharply | strongly | steadily | solidly | substantially "
    r"| dramatically | well | further | a | an | the | very | strong | solid | healthy "
    r"| robust | nice | modest | slight | marginal )"
)

# "grew by about 12%", "a decline of 40 basis points", "up 7%", "growth rate of 9%", "growth was a strong 9%"
_BEFORE = re.compile(
    rf"\b {_MOVE} (?: , )? (?: \s (?: rate | rates | momentum ) )? (?: \s (?: by | of "
    rf"| was | were | is | at | in | came \s in \s at "
    rf"| in \s the \s range \s of ) )? (?: \s {_LOOSE} )* \s? (?: uh ,? \s )? [(~]? $",
    FLAGS,
)
# "12% higher", "a 9% year-over-year increase", "15% organic growth", "25 basis point improvement"
_AFTER = re.compile(
    rf"^ [)]? [\s,-]* (?: {either(_BASES)} \s )? (?: (?: (?! (?: driven | due "
    rf"| reflecting | thanks | helped | as | on | with | by | and | but | of | in | per "
    rf"| which ) \b ) \w+ [\s-] ){{0,2}}? ) {_MOVE} (?! \s (?: to | end "
    rf"| of \s the \s range ) \b | \w | (?: \s (?: of | by "
    rf"| in ) )? (?: \s {_LOOSE} )* \s? \# )",
    FLAGS,
)
_BASIS = re.compile(rf"(?<! \w ) {either(_BASES)} (?! \w )", FLAGS)
_FLAT = re.compile(
    rf"\b (?: (?P<flat> {either(_WORDS['flat'])} ) "
    rf"| (?P<up> {either(_WORDS['doubled'])} ) | (?P<down> {either(_WORDS['halved'])} ) ) "
    rf"\b",
    FLAGS,
)
_ANY = re.compile(rf"\b (?: {_MOVE} | (?P<flat> {either(_WORDS['flat'])} ) ) \b", FLAGS)
# "18% below last year", "5% more than in March"; not "$0.81, below the low end"
_THAN = re.compile(
    rf"^ \s (?: points \s )? (?P<move> {either(_COMPARED)} ) (?! \s the \s (?: low | high "
    rf"| top | mid | range | bottom ) | \w ) (?= \s | [.,] )",
    FLAGS,
)
# "cut the weighted average rate by 0.4%": the thing moved stands between
_BY = re.compile(
    rf"\b {_MOVE} \s (?: (?: [\w'&/-]+ \s ){{1,10}}? by | in \s (?: [\w'&/-]+ \s ){{1,7}}? of )"
    rf" (?: \s {_LOOSE} )* \s? $",
    FLAGS,
)
# "$2.7 billion, down from $3 billion": the figure is where it came to, not how far
_FROM = re.compile(
    rf"^\s?[,-]\s*{either(_MOVES)}\s(?:\w+\s)?(?:from|versus|compared|against)\b", re.IGNORECASE
)
_STOPS = re.compile(
    r"\b(?:from|to|and|versus|compared|while|but|with|which|or|after|before)\b|[;:]"
)


def change(before: str, after: str) -> Change | None:
    """How the figure between these two texts moved, if it is a movement at all.

    Where the next figure begins, ``after`` ends in "#": "54%, up #" says nothing of the 54.

    >>> change("Revenue grew by ", " year over year to a record")
    Change(sign=1, basis='yoy')
    >>> change("Gross margin was ", ", a 120 basis point") is None
    True
    """
    sign = _sign(before, after)
    return Change(sign, basis(after) or None) if sign else None


def _sign(before: str, after: str) -> int | None:
    if hit := _BEFORE.search(before[-70:]) or _BY.search(before[-110:]):
        return _MOVES[_folded(hit["move"])]
    hit = _AFTER.search(after[:60])
    if hit and not _STOPS.search(hit.group()) and not _FROM.match(hit.group() + after[hit.end() :]):
        return _MOVES[_folded(hit["move"])]
    hit = _THAN.search(after[:40])
    return _COMPARED[_folded(hit["move"])] if hit else None


def basis(text: str) -> str | None:
    """What a change is measured against, by the first words that say so.

    >>> basis("a 3.3% sequential decline"), basis("12% higher")
    ('qoq', None)
    """
    hit = _BASIS.search(text)
    return _BASES[_folded(hit.group())] if hit else None


def direction(text: str) -> str | None:
    """``up, down`` or ``flat`` where words alone say it ("almost flat", "doubled", "a record low")."""
    hit = _FLAT.search(text)
    return hit.lastgroup if hit else None


def moves(before: str, after: str) -> str | None:
    """``up, down`` or ``flat`` by the word of movement nearest to a name, in front of it or behind.

    >>> moves("We expect ", " to grow faster than the company")
    'up'
    """
    behind = _ANY.search(after)
    ahead = [*_ANY.finditer(before)]
    hit = (
        behind if behind and (behind.start() < 30 or not ahead) else (ahead[-1] if ahead else None)
    )
    if hit is None:
        return None
    return "flat" if hit["flat"] else "up" if _MOVES[_folded(hit["move"])] > 0 else "down"


def _folded(said: str) -> str:
    return re.sub(r"\s+", " ", said.lower())
