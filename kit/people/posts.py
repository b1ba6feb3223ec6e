"""What stands beside a name: the post somebody holds, and the house they are of.

Chief Financial Officer        Analyst, Copper Street, LLC        Copper Street - Analyst
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from kit.lexicon import words
from kit.people import titles
from kit.people.houses import common, is_company, words_of
from kit.people.phrases import any_of
from kit.values import Span

_AT_A_HOUSE = re.compile(r"\s+(?:at|with)\s+")  # "Analyst |at |Copper Street"
_DASH = re.compile(r"\s+-+\s*|-+\s+|\s*[–—]\s*|\s+[·•|]\s+")  # "Copper Street |- |Analyst"
_COMMA = re.compile(r"\s*,\s*")
_PARTED = re.compile(rf"{_DASH.pattern}|{_COMMA.pattern}")
_WRAP = re.compile(r"[^\S\n]*\n[^\S\n]*")
_RUNS_ON = re.compile(r"(?:\b(?:and|of|the|for)|[&,-])$", re.IGNORECASE)  # "Chairman and|"
# "Copper Street, |LLC|"
_HOUSE = re.compile(rf"\b{any_of(words('firms', 'legal'))}(?!\w)")
# "Copper Street| Securities", "Copper Street| Investor Relations"
_KIND = re.compile(rf" (?:{any_of(words('firms', 'kinds'))}|Investor Relations)$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'-]*")
# "Copper Street Equity Research |Division", "Acme |Holdings, Inc."
_BEGUN = re.compile(rf"{any_of(words('firms', 'parts'))}(?!\w)", re.IGNORECASE)


def pieces_of(about: Sequence[Span], text: str) -> list[Span]:
    """The pieces of a line, a title that has a dash in it or runs on to the next line in one."""
    pieces: list[Span] = []
    housed = False
    for piece in about:
        if pieces and _goes_on(pieces[-1], piece, text, housed):
            pieces[-1] = Span(pieces[-1].start, piece.end)
        else:
            pieces.append(piece)
        housed = housed or not titles.is_title(pieces[-1].of(text))
    return pieces


def _goes_on(first: Span, then: Span, text: str, housed: bool) -> bool:
    """Whether a piece belongs to the one before it; behind a house and a title no other house stands."""
    said, more = first.of(text), then.of(text)
    if _WRAP.fullmatch(text, first.end, then.start):
        housed = bool(_BEGUN.match(more)) and not titles.is_function(said)
        return housed or bool(_RUNS_ON.search(said)) or titles.crosses(said, more)
    dashed = _DASH.fullmatch(text, first.end, then.start)
    return bool(dashed) and _is_held_of(said, more, housed)


def title_and_firm(about: Iterable[str], company: str | None) -> tuple[str | None, str | None]:
    """What the pieces beside a name are: those that name a post are the title.

    >>> title_and_firm(["Copper Street", "Analyst"], "Acme Inc.")
    ('Analyst', 'Copper Street')
    >>> title_and_firm(["Vice President, Investor Relations, Acme Inc."], "Acme Inc.")
    ('Vice President, Investor Relations', None)
    >>> title_and_firm(["Analyst, Copper Street, LLC"], None)
    ('Analyst', 'Copper Street, LLC')
    """
    lines = list(about)
    housed = not all(map(titles.is_title, lines))
    pieces = [" ".join(piece.split()) for line in lines for piece in _apart(line, company, housed)]
    posts = [piece for piece in pieces if titles.is_title(piece) and not _is_house(piece, company)]
    firms = [piece for piece in pieces if piece not in posts and not is_company(piece, company)]
    return ", ".join(dict.fromkeys(posts)) or None, ", ".join(dict.fromkeys(firms)) or None


def _apart(joined: str, company: str | None, housed: bool) -> list[str]:
    """A title and the house it is held at, where one piece holds both."""
    for mark in chain(_AT_A_HOUSE.finditer(joined), _DASH.finditer(joined)):
        first, rest = joined[: mark.start()], joined[mark.end() :]
        one = mark.re is _DASH and _is_held_of(first, rest, housed)
        if not one and titles.is_title(first) != titles.is_title(rest):
            return [first, rest]
    return _by_commas(joined, company)


def _is_held_of(title: str, said: str, housed: bool) -> bool:
    """Whether what a dash parts from a title is of it: "CFO - Tax", and any where a house stands."""
    titled = titles.is_title(title) and not titles.is_title(said)
    return titled and (housed or titles.is_function(_PARTED.split(said)[0]))


def _by_commas(joined: str, company: str | None) -> list[str]:
    """ "Analyst, Copper Street, LLC" as a title and a house, where what follows the title is one."""
    if not titles.is_title(joined):
        return [joined]
    pieces = list(_COMMA.finditer(joined))
    for comma in pieces:
        title, rest = joined[: comma.start()], joined[comma.end() :]
        if _is_more(rest):
            continue
        if titles.is_title(title) and (
            _is_house(rest, company)
            or (titles.role(title) == "analyst" and not titles.is_title(rest))
        ):
            return [title, rest]
        if _is_house(title, company) and titles.is_title(rest):
            return [title, rest]
    return [joined]


def _is_more(rest: str) -> bool:
    """Whether a title goes on before its house: "SVP, |Communications, Acme Inc."."""
    first, *house = _COMMA.split(rest, maxsplit=1)
    return titles.is_function(first) and any(set(words_of(said)) - common() for said in house)


def _is_house(said: str, company: str | None) -> bool:
    """Whether this much names a house and no post: the company's, a broker's, one of a house's kind."""
    if is_company(said, company) or said in words("firms") or _is_of_a_kind(said):
        return True
    return bool(_HOUSE.search(said)) and not titles.is_title(said)


def _is_of_a_kind(said: str) -> bool:
    """Whether a name of no title's words ends as houses' do: "Copper Street |Securities|"."""
    kind = _KIND.search(said)
    before = _WORD.findall(said, 0, kind.start()) if kind else []
    named = any(word[0].isupper() and len(word) > 2 for word in before)
    return named and not any(map(titles.is_word, before))
