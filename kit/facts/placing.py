"""Where a figure stands: level, change, prior or share, and which way it moved."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kit.facts.clauses import before, behind, is_prior_led, refers
from kit.facts.name import Name
from kit.facts.phrases import noun
from kit.facts.reading import Sentence
from kit.grammar.changes import basis as basis_said
from kit.grammar.changes import change, impact
from kit.grammar.numbers import either
from kit.lexicon import lexicon, mapping, words
from kit.values import Period, Quantity

_BOUND = either([said for about in mapping("bounds").values() for said in about.get("before", ())])
# "$1.9 million or approximately 92%"
_ALSO = re.compile(rf"(?:^|\s)(?:or|and)(?P<by> by)?\s(?:{_BOUND}\s)?$", re.IGNORECASE)
# "from an average of 9.4 months to around 8.8 months"
_COMING_FROM = re.compile(r"\bfrom\s(?:[\w-]+\s){0,4}$", re.IGNORECASE)
_GOING_TO = re.compile(
    rf"\sto\s(?:(?:{_BOUND}|(?:a|the|our)\s(?:\w+\s)?(?:range|level|total)\sof)\s)?$",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"^,?\s(?:in|for|at|of|during|reported in|recorded in)?\s?(?:the\s)?"
    rf"{either(words('binding', 'earlier'))}",
    re.IGNORECASE,
)
# "it is 4.1% now and was 2.6% a year before"
_AGO = re.compile(r"^\s(?:a|one) year (?:ago|before|earlier)\b", re.IGNORECASE)
_SHARE = re.compile(r"^\s(?:of|as a percentage of)\s", re.IGNORECASE)
_OF_LEVEL = re.compile(r"^\sof\s(?:the\s|its\s)?(?:[\w-]+\s)?(?:peak|levels?)\b", re.IGNORECASE)
_STATED = re.compile(
    r"\b(?:of|at|was|is)\s(?:\w+\s)?$", re.IGNORECASE
)  # "a spread of 150 basis points"
_RATES = ("percent", "pp", "bps")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one figure stands; ``quantity`` is signed and in the unit that is meant."""

    quantity: Quantity
    aspect: str
    basis: str | None
    period: Period | None
    period_from: str
    measure: str | None


def aspect(sentence: Sentence, place: int, name: Name) -> tuple[str, int, str | None]:
    """``level, change, prior`` or ``share``; the sign of a change, 0 if not said; its basis if beside it."""
    figure, unit = sentence.quantities[place].span, sentence.quantities[place].value.unit
    ahead = sentence.text[before(sentence, place).start : figure.start]
    after = _after(sentence, place)
    moved = change(ahead, after, rate=unit in _RATES)
    if _leads_to(sentence, place, ahead) or _is_prior(sentence, place, ahead, after):
        return "prior", 1, None
    if name.share or (unit == "percent" and not moved and _is_share(after, name)):
        return "share", 1, None
    if unit in ("pp", "bps") and (sign := impact(ahead, after)):
        return "change", sign, basis_said(after[:40])
    if moved:
        turned = moved.judged and _better(name) == "down"
        return "change", -moved.sign if turned else moved.sign, moved.basis
    if unit == "percent" and (sign := impact(ahead, after)):
        return "change", sign, None
    if sentence.quantities[place].rule == "from down to up":
        return "change", 1, None
    if (said := basis_said(after[:40])) and unit in _RATES and not _is_rate(name):
        return "change", 0, said
    if unit in ("bps", "pp") and not _STATED.search(ahead):
        return "change", 0, None
    return "level", 1, None


def _is_prior(sentence: Sentence, place: int, ahead: str, after: str) -> bool:
    """Whether it is what another figure is compared with: "compared with $4 million a year ago"."""
    if place and _AGO.match(after):
        one, other = (found.value.unit for found in sentence.quantities[place - 1 : place + 1])
        return bool(one == other)
    compared = is_prior_led(ahead) and not (_range_guided(ahead) or _ranges_too(sentence, place))
    with_what = place > 0 or refers(sentence.text)
    return compared and with_what and (_earlier(after) or _same_kind(sentence, place))


def _after(sentence: Sentence, place: int) -> str:
    """The text behind a figure; "#" at its end where the next figure begins there."""
    end = behind(sentence, place).end
    cut = any(found.span.start == end for found in sentence.quantities[place + 1 : place + 2])
    return sentence.text[sentence.quantities[place].span.end : end] + "#" * cut


def _range_guided(ahead: str) -> bool:
    return bool(re.search(r"\brang\w+ from\s$", ahead, re.IGNORECASE))


def _ranges_too(sentence: Sentence, place: int) -> bool:
    """ "could range from $1 to $2 on one basis and from $3 to $4 on the other": no way from the first."""
    one, other = sentence.quantities[max(0, place - 1)], sentence.quantities[place]
    ranges = all(found.value.low != found.value.high for found in (one, other))
    joint = sentence.text[one.span.end : other.span.start].endswith(" and from ")
    return ranges and joint and _range_guided(sentence.text[: one.span.start])


def also(sentence: Sentence, place: int, name: Name) -> bool:
    """Whether a change goes on: "down $46 million, or 36%", "fell by 42% on the quarter and by 47%"."""
    found, window = sentence.quantities[place], before(sentence, place)
    between = sentence.text[window.start : window.end]
    joint = _ALSO.search(between)
    if not joint or noun(between, 0, len(between)):
        return False
    return bool(joint["by"]) or (found.value.unit == "percent" and not _is_rate(name))


def _leads_to(sentence: Sentence, place: int, ahead: str) -> bool:
    """Whether it is the first of a way "from 4.5% in Q4 2022 to 3.9%"."""
    if not _COMING_FROM.search(ahead) or _range_guided(ahead):
        return False
    here = sentence.quantities[place]
    for found in sentence.quantities[place + 1 : place + 2]:
        between = sentence.text[here.span.end : found.span.start]
        return found.value.unit == here.value.unit and bool(_GOING_TO.search(between))
    return False


def _earlier(after: str) -> bool:
    return bool(_EARLIER.match(after))


def _same_kind(sentence: Sentence, place: int) -> bool:
    """Whether an earlier figure of the sentence is in the same unit, so that this one can be its prior."""
    unit = sentence.quantities[place].value.unit
    alike = {unit, "count"} if re.fullmatch(r"[A-Z]{3}|count", unit) else {unit}
    return any(found.value.unit in alike for found in sentence.quantities[:place]) or "from" in (
        sentence.text[: sentence.quantities[place].span.start][-12:].lower().split()
    )


def _is_share(after: str, name: Name) -> bool:
    """ "23% of", but not "an approval rate of 23% of"; "87% of the peak level" is one all the same."""
    return bool(_OF_LEVEL.match(after) or (_SHARE.match(after) and not _is_rate(name)))


def _better(name: Name) -> str | None:
    """Which way of a metric is the good one."""
    return lexicon("metrics")[name.metric].about.get("better") if name.metric else None


def _is_rate(name: Name) -> bool:
    """Whether a percent can be the level of this metric."""
    return bool(name.metric and lexicon("metrics")[name.metric].about.get("unit") == "percent")


def signed(sentence: Sentence, place: int, name: Name, kind: str, sign: int) -> Quantity:
    """The quantity with the sign that "down" or "net loss" gives it."""
    quantity: Quantity = sentence.quantities[place].value
    if quantity.low < 0:  # "minus 5%", "down 2% to up 3%": said with its sign
        return quantity
    if kind == "change":
        return quantity.signed(sign)
    loss = name.metric and lexicon("metrics")[name.metric].about.get("negative_of")
    return quantity.signed(-1) if loss else quantity


def in_points(quantity: Quantity, level: Quantity | None, prior: Quantity | None) -> Quantity:
    """A change said in "%" that is the difference of two percents is points.

    >>> cut, now, then = (Quantity(n, n, "percent", 0.1) for n in (-0.3, 21.9, 22.2))
    >>> in_points(cut, now, then).unit
    'pp'
    """
    if (
        quantity.unit != "percent"
        or not level
        or not prior
        or {level.unit, prior.unit} != {"percent"}
    ):
        return quantity
    if abs(abs(level.low - prior.low) - abs(quantity.low)) <= max(quantity.step, level.step) * 0.51:
        return replace(quantity, unit="pp")
    return quantity
