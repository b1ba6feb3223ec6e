"""Which calls are one company's, and in which order they were held."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from itertools import pairwise

from kit.errors import KitWarning
from kit.front.subject import words_of
from kit.model import Transcript
from kit.tables import Calls, each
from kit.text import fold


def histories(calls: Calls) -> list[list[Transcript]]:
    """The calls of each company, from the earliest to the latest.

    Calls are one company's when they state the same ticker, or the same name but for its legal
    form. They are in order of their periods or, where one states none, of their days or else as
    given. When not one call names its company, all are taken for one company's; when only some do
    not, those are left out, and a KitWarning says so.
    """
    given = list(each(calls))
    if not any(map(_names, given)):
        return [_in_order(given)] if given else []
    for call in given:
        if not _names(call):
            said = (
                f"{call.id} names no company, so it is not known which call it follows; left out."
            )
            warnings.warn(said, KitWarning, stacklevel=2)
    return [_in_order(company) for company in _companies(given)]


def neighbours(calls: Calls) -> Iterator[tuple[Transcript, Transcript]]:
    """Each call with the one before it of the same company: the earlier first."""
    for history in histories(calls):
        yield from pairwise(history)


def _companies(calls: list[Transcript]) -> list[list[Transcript]]:
    """Calls that share a name, directly or through another call, together."""
    found: list[tuple[set[str], list[Transcript]]] = []
    for call in calls:
        if names := _names(call):
            mine = [company for company in found if company[0] & names]
            found = [company for company in found if not company[0] & names]
            known = names.union(*(others for others, _ in mine))
            found.append((known, [*(held for _, own in mine for held in own), call]))
    return [own for _, own in found]


def _names(call: Transcript) -> set[str]:
    """What a call's company goes by: "ticker: mrlw" and "marlow instruments"."""
    name = " ".join(words_of(fold(call.company or "")))
    return {named for named in (call.ticker and f"ticker: {call.ticker.lower()}", name) if named}


def _in_order(calls: list[Transcript]) -> list[Transcript]:
    periods = [call.period for call in calls]
    if all(periods):
        ends = [(period.year, period.last_month) for period in periods if period]
    elif all(call.date for call in calls):
        ends = [(call.date.year, call.date.toordinal()) for call in calls if call.date]
    else:
        return calls
    return [calls[place] for place in sorted(range(len(calls)), key=ends.__getitem__)]
