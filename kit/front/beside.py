"""What stands beside a company's name that is known: where it is listed, its symbol in an address.

    Acme Holdings (NASDAQ: ACM) reported ...      .../acme-holdings-acm-q3-2024-earnings-transcript/

A listing beside another name is another's: an analyst's firm has one too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from kit.front.subject import any_of, words_of
from kit.front.title import LISTING, NO_TICKERS, located
from kit.lexicon import mapping
from kit.model import Fact
from kit.readers.reader import Draft
from kit.text import fold
from kit.values import Span

_HEAD = 3000  # characters of a head that are looked at
_BEFORE = 100  # characters in front of a listing in which a company is named
# acme-holdings-|acm|-q3-2024-earnings    acme-|acm|-management-q4-2018-results
_SLUG = re.compile(
    rf"""(?P<whose> [a-z0-9]+ (?: -[a-z0-9]+ )* ) - (?P<ticker> [a-z]{{1,5}} )
        - (?: {any_of(mapping("front", "title")["leaves"])} - )? (?: f?q[1-4] - (?: fy )? 20\d\d )""",
    re.VERBOSE,
)


Companies = set[tuple[str, ...]]  # the words of their names


def beside(draft: Draft, name: str, facts: Sequence[Fact]) -> Iterator[Fact]:
    """The exchange and ticker beside a company that some facts name, in the head or in an address.

    >>> text = "Acme Holdings (NYSE: ACM) had a good year."
    >>> known = [Fact("company", "Acme Holdings", "greeting")]
    >>> [(fact.name, fact.value) for fact in beside(Draft(text, ()), "call.txt", known)]
    [('exchange', 'NYSE'), ('ticker', 'ACM')]
    """
    companies = {tuple(words_of(fact.value)) for fact in facts if fact.name == "company"}
    if companies:
        yield from _listed(draft, companies)
        yield from _addressed(name, facts, companies)


def _listed(draft: Draft, companies: Companies) -> Iterator[Fact]:
    """A listing with its exchange: capitals alone in brackets may be what a name is shortened to."""
    first = draft.said[0].start if draft.said else len(draft.text)
    text = fold(draft.text[: min(first, _HEAD)])
    for match in LISTING.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if match["exchange"] and _ends(before, companies):
            for name, value, where in located(match):
                yield Fact(name, value, "header", where)


def _addressed(name: str, facts: Iterable[Fact], companies: Companies) -> Iterator[Fact]:
    """The symbol in the address of the page, or in a file's name that was one."""
    urls = [fact for fact in facts if fact.name == "source_url"]
    for address in [*urls, Fact("file", PurePath(name).stem, "file name")]:
        match = _SLUG.search(address.value)
        if match and _ends(match["whose"], companies) and _is_symbol(match):
            at = address.span
            where = Span(*match.span("ticker")).shift(at.start) if at else None
            yield Fact("ticker", match["ticker"].upper(), address.said_in, where)


def _is_symbol(match: re.Match[str]) -> bool:
    """Whether the name has the symbol's letters in that order, as it mostly does."""
    letters = iter(match["whose"])
    return match["ticker"].upper() not in NO_TICKERS and all(
        letter in letters for letter in match["ticker"]
    )


def _ends(text: str, companies: Companies) -> bool:
    """Whether one of the companies is what a text ends with."""
    words = tuple(words_of(text))
    return any(words[-len(company) :] == company for company in companies if company)
