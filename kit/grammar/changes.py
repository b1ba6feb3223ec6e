"""Which way a figure moved and against what, from the words beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kit.grammar.numbers import either
from kit.grammar.rules import FLAGS
from kit.lexicon import mapping
from kit.values import Change


@dataclass(frozen=True, slots=True)
class Worded:
    """A direction without a figure; ``judged``: the words said whether it is good, not whether it is up."""

    direction: str
    judged: bool = False


_WORDS = mapping("changes")
_MOVES = {
    **dict.fromkeys(_WORDS["up"], 1),
    **dict.fromkeys(_WORDS["down"], -1),
}
_BASES = {phrase: basis for basis, phrases in _WORDS["bases"].items() for phrase in phrases}
_PERIODS = (*mapping("periods", "shifts"), *mapping("periods", "quarters"), "a year ago")
_COMPARED = {
    **dict.fromkeys(_WORDS["up_behind"], 1),
    **dict.fromkeys(_WORDS["down_behind"], -1),
}
_JUDGING = frozenset(_WORDS["judging"])
_MOVE = rf"(?P<move> {either(_MOVES)} )"
_LOOSE = (
    r"(?: about | around | approximately | roughly | some | nearly | almost | over | close \s to "
    r"| somewhere | in \s excess \s of | north \s of | as \s much \s as "
    r"| an \s (?: additional | incremental ) "
    r"| more \s than | at \s least | up \s to | just | only | another | slightly | modestly "
    r"| significantly | sharply | strongly | steadily | solidly | substantially "
    r"| dramatically | well | further | a | an | the | very | strong | solid | healthy "
    r"| robust | nice | modest | slight | marginal )"
)

# "grew by about 12%", "a decline of 40 basis points", "up 7%", "growth rate of 9%", "growth was a strong 9%"
_BEFORE = re.compile(
    rf"(?<! [\w-] ) {_MOVE} (?: , )? (?: \s (?: rate | rates | momentum ) )? (?: \s (?: by | of "
    rf"| was | were | is | at | in | came \s in \s at "
    rf"| in \s the \s range \s of ) )? (?: \s+ {_LOOSE} )* \s* (?: uh ,? \s )? [(~]? $",
    FLAGS,
)
# "grew even faster at a rate of 31%"
_AT_RATE = re.compile(
    rf"\b {_MOVE} (?: \s [\w-]+ ){{0,4}}? \s at \s (?: a | an | the ) \s (?: [\w-]+ \s ){{0,3}}?"
    rf"{either(_WORDS['rates_of'])} \s of (?: \s+ {_LOOSE} )* \s* $",
    FLAGS,
)


# "12% higher", "a 9% year-over-year increase", "15% organic growth", "25 basis point improvement"
def _behind(words: int) -> re.Pattern[str]:
    """A word of movement behind a figure, with so many words between the two."""
    return re.compile(
        rf"^ [)]? [\s,-]* (?: {either(_BASES)} \s )? (?: (?: (?! (?: driven | due "
        rf"| reflecting | thanks | helped | as | on | with | by | and | but | of | in | per "
        rf"| which | including | excluding | despite | before | after | net ) \b ) "
        rf"\w+ [\s-] ){{0,{words}}}? ) "
        rf"{_MOVE} (?! \s (?: to | the \s line | the \s road | end "
        rf"| of \s the \s range ) \b | \w | (?: \s (?: of | by "
        rf"| in ) )? (?: \s {_LOOSE} )* \s? \# )",
        FLAGS,
    )


_AFTER, _AFTER_FAR = _behind(2), _behind(3)
_BASIS = re.compile(rf"(?<! \w ) {either(_BASES)} (?! \w )", FLAGS)
_FLAT = rf"""(?: (?P<flat> {either(_WORDS["flat"])} (?! [\s-] (?: {either(_MOVES)} | state | stream ) \b )
        | {either(_WORDS["flat_against"])} \s (?: (?: the | our | that \s of ) \s )* {either(_PERIODS)} )
    | (?P<up> (?<! of\s ) {either(_WORDS["doubled"])} ) | (?P<down> {either(_WORDS["halved"])} ) )"""
_DIRECTION = re.compile(rf"\b {_FLAT} \b", FLAGS)
_WENT = {**dict.fromkeys(_WORDS["went_up"], "up"), **dict.fromkeys(_WORDS["went_down"], "down")}
_IS = {**dict.fromkeys(_WORDS["is_up"], "up"), **dict.fromkeys(_WORDS["is_down"], "down")}
_LINK = rf"(?: \s (?: {either(_WORDS['went_links'])} | [a-z]+ly ) \b )"
# "Revenue| was almost flat", "Margin| has slightly declined"; but not "we move margin| up"
_WENT_BEHIND = re.compile(
    rf"""^ (?: {_LINK}* \s (?: {_FLAT} | (?P<went> {either(_WENT)} ) )
        | {_LINK}+ \s (?P<is> {either(_IS)} ) ) \b
    (?! \s {either(_WORDS["went_not"])} )""",
    FLAGS,
)
# "almost flat |revenue", "a record |quarterly revenue"
_WENT_AHEAD = re.compile(rf"\b {_FLAT} (?: \s [\w-]+ )? \s $", FLAGS)
_ANY = re.compile(rf"\b (?: {_MOVE} | (?P<flat> {either(_WORDS['flat'])} ) ) \b", FLAGS)
# "$30 million over the next three years": a length of time, no comparison
_STRETCH = r"""\s (?: (?: (?: the | a | our | last | next | past | coming | following ) \s )*
    (?: [\w-]+ \s ){0,2}? (?: weeks | months | quarters | years | decade ) \b
    | time \b | the \s (?: course | period | life ) \b )"""
# "18% below last year", "5% more than in March"; not "$0.81, below the low end"
_THAN = re.compile(
    rf"^ \s (?: points \s )? (?P<move> {either(_COMPARED)} ) (?! \s the \s (?: low | high "
    rf"| top | mid | range | bottom ) | (?<= over ) {_STRETCH} | \w ) (?= \s | [.,] )",
    FLAGS,
)
# "cut the weighted average rate by 0.4%": the thing moved stands between
_BY = re.compile(
    rf"\b {_MOVE} \s (?: (?: [\w'&/-]+ \s ){{1,10}}? by | in \s (?: [\w'&/-]+ \s ){{1,7}}? of )"
    rf" (?: \s+ {_LOOSE} )* \s* $",
    FLAGS,
)
_IMPACTS = {
    **dict.fromkeys(_WORDS["impact_up"], 1),
    **dict.fromkeys(_WORDS["impact_down"], -1),
}
_IMPACT = rf"(?P<move> {either(_IMPACTS)} )"
# "a negative impact on sales of two points", "hurt margin by 30 basis points"
_HIT_BY = re.compile(
    rf"\b {_IMPACT} (?: (?: \s (?: on | to | from | in ) )? (?: \s [\w'&/-]+ ){{0,5}}? \s (?: of | by ) )?"
    rf" (?: \s+ {_LOOSE} )* \s* $",
    FLAGS,
)
# "a two point headwind"
_HIT = re.compile(rf"^ [\s-] (?: [\w-]+ \s ){{0,2}}? {_IMPACT} \b", FLAGS)
# "$2.7 billion, down from $3 billion", "$1.5 billion, down": the figure is where it came to, not how far
_FROM = re.compile(
    rf"^\s?[,-]\s*(?:{either(_MOVES)}\s(?:\w+\s)?(?:from|versus|compared|against)"
    rf"|an?\s(?:[\w-]+\s){{0,2}}?{either(_MOVES)})\b|^\s?,\s*{either(_MOVES)}\b",
    re.IGNORECASE,
)
# "rose 14% to $52 million over last year": what it came to is not how far
_GOING_TO = re.compile(r"(?<!close)(?<!up)\sto\s$", re.IGNORECASE)
_STOPS = re.compile(
    r"\b(?:from|to|and|versus|compared|while|but|with|which|or|after|before)\b|[;:]"
)


def change(before: str, after: str, *, rate: bool = False) -> Change | None:
    """How the figure between these two texts moved, if it is a movement at all.

    Where the next figure begins, ``after`` ends in "#": "54%, up #" says nothing of the 54. A ``rate``
    may stand a word further from its movement: "18% top line revenue growth".

    >>> change("Revenue grew by ", " year over year to a record")
    Change(sign=1, basis='yoy', judged=False)
    >>> change("Gross margin was ", ", a 120 basis point") is None
    True
    """
    said = _moved(before, after, _AFTER_FAR if rate else _AFTER)
    if said is None:
        return None
    sign = _MOVES.get(said) or _COMPARED[said]
    return Change(sign, basis(after) or None, judged=said in _JUDGING)


def _moved(before: str, after: str, behind: re.Pattern[str]) -> str | None:
    """The word of movement that governs a figure."""
    near = before[-110:]
    if hit := _BEFORE.search(near[-70:]) or _BY.search(near) or _AT_RATE.search(near):
        return folded(hit["move"])
    hit = behind.search(after[:60])
    if hit and not _STOPS.search(hit.group()) and not _FROM.match(hit.group() + after[hit.end() :]):
        return folded(hit["move"])
    hit = None if _GOING_TO.search(before) else _THAN.search(after[:40])
    return folded(hit["move"]) if hit else None


def impact(before: str, after: str) -> int:
    """The sign of points that something added or took, 0 where no word says so.

    >>> impact("a negative impact on growth of ", " in May"), impact("with a ", " benefit from mix")
    (-1, 1)
    """
    hit = _HIT_BY.search(before[-110:]) or _HIT.search(after[:40])
    return _IMPACTS[folded(hit["move"])] if hit else 0


def basis(text: str) -> str | None:
    """What a change is measured against, by the first words that say so.

    >>> basis("a 3.3% sequential decline"), basis("12% higher")
    ('qoq', None)
    """
    hit = _BASIS.search(text)
    return _BASES[folded(hit.group())] if hit else None


def direction(text: str) -> str | None:
    """``up, down`` or ``flat`` where words alone say it ("almost flat", "doubled", "a record low")."""
    hit = _DIRECTION.search(text)
    return _way(hit) if hit else None


def worded(before: str, after: str) -> Worded | None:
    """Which way the name between two texts went, by the words right beside it, without a figure.

    >>> worded("Our ", " has slightly declined.").direction
    'down'
    >>> worded("Our ", " of this year was higher than we expected.") is None
    True
    """
    hit = _WENT_BEHIND.search(after[:80]) or _WENT_AHEAD.search(before[-40:])
    if hit is None:
        return None
    groups = hit.groupdict()
    word = folded(groups.get("went") or groups.get("is") or "")
    way = _WENT.get(word) or _IS.get(word) or _way(hit)
    return Worded(way, judged=word in _JUDGING)


def _way(hit: re.Match[str]) -> str:
    return next(way for way in ("flat", "up", "down") if hit[way])


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
    return "flat" if hit["flat"] else "up" if _MOVES[folded(hit["move"])] > 0 else "down"


def folded(said: str) -> str:
    """Words as the lexicons write them, however the text breaks its lines."""
    return re.sub(r"\s+", " ", said.lower())
