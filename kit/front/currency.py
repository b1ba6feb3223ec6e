"""The currency a call's figures are in: as somebody says, or as nearly all of them carry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from kit.lexicon import mapping
from kit.model import Fact
from kit.readers.reader import Draft
from kit.values import Span

# "all figures are| in RMB unless ..."
_ALL = re.compile(
    r"""\b (?: all | our ) \s+ (?: \w+ [\s-]+ ){0,4}?
        (?: figures | numbers | amounts | results | currency | financials | comparisons ) \b
        (?: \s+ \w+ ){0,8}? \s+ (?: are | is | be ) (?: \s+ \w+ ){0,3}? \s* \Z""",
    re.VERBOSE | re.IGNORECASE,
)
_REACH = 160  # characters in which that is said
_FEW_MARKS = 5  # a call with fewer figures in money tells nothing by them
_MOST = 0.8  # of the figures carry the currency that is the call's


def currency(draft: Draft, exchange: str | None) -> list[Fact]:
    """The currency figures are said to be in, or else the one that nearly all of them carry.

    A bare "$" counts as the United States' only where the shares are not listed in another dollar's
    country. A call with few figures has none.
    """
    return list(_said(draft)) or list(_carried(draft, exchange))


def _said(draft: Draft) -> Iterator[Fact]:
    for said in draft.said:
        for named in _in_money().finditer(draft.text, said.what.start, said.what.end):
            start = max(said.what.start, named.start() - _REACH)
            if everything := _ALL.search(draft.text, start, named.start("in")):
                where = Span(everything.start(), named.end())
                yield Fact("currency", _codes()[named["name"].lower()], "call", where)
                return


def _carried(draft: Draft, exchange: str | None) -> Iterator[Fact]:
    counted: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for said in draft.said:
        for match in _signs().finditer(draft.text, said.what.start, said.what.end):
            if draft.text[match.start() - 1 : match.start()].isalpha():
                continue
            code = _code(match.group(), exchange)
            counted[code] += 1
            first.setdefault(code, Span(*match.span()))
    (code, times), *_ = counted.most_common(1) or [("", 0)]
    if code and times >= _FEW_MARKS and times >= _MOST * counted.total():
        yield Fact("currency", code, "figures", first[code])


def _code(mark: str, exchange: str | None) -> str:
    """The currency of a sign; empty for one that may be several, such as a "$" of elsewhere."""
    if mark == "$" and exchange in mapping("front", "listed")["other_dollars"]:
        return ""
    return _codes().get(mark.lower(), "")


@cache
def _codes() -> dict[str, str]:
    """The currency of each sign and name; XXX, some currency that is not named, is none."""
    known = {code: about for code, about in mapping("currencies").items() if code != "XXX"}
    return {
        mark.lower(): code
        for code, about in known.items()
        for mark in (*about["signs"], *about["says"])
    }


@cache
def _in_money() -> re.Pattern[str]:
    return re.compile(rf" (?P<in>in) (?P<name>(?i:{_longest(_codes())}))(?![A-Za-z])")


@cache
def _signs() -> re.Pattern[str]:
    signs = {mark for about in mapping("currencies").values() for mark in about["signs"]}
    return re.compile(rf"{_longest(signs)}(?=\s?\d)")


def _longest(marks: Iterable[str]) -> str:
    ordered = sorted(marks, key=lambda mark: (-len(mark), mark))
    return f"(?:{'|'.join(map(re.escape, ordered))})"
