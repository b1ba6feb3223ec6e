"""Whose call, and of which period: what a title says, or a greeting behind its welcome.

    Acme Inc. (NYSE:ACM) Q3 2018 Earnings Conference Call       Acme FY24 First Quarter Earnings Call
    ACM.N - Q1 2018 Acme Inc Earnings Call                      the Q3 FY25 Earnings Call of Acme Limited

A company stands before its period, between the period and the event, or behind the event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kit.front.periods import BEGINS, period_in
from kit.lexicon import mapping
from kit.values import Period, Span


def any_of(words: Iterable[str]) -> str:
    """Any of some words and phrases, the longest first; a blank is any run of blanks."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(re.escape(word).replace(chr(92) + ' ', r'[ ]+') for word in ordered)})"


_TITLE = mapping("front", "title")
EVENT = rf"(?:{any_of(_TITLE['events'])}\b)"
FORM = rf"(?:{any_of(mapping('front', 'listed')['forms'])}\b\.?)"
_LINK = (
    r"(?: & | and | of | the | de | du | des | la | le | del | di | da | do | e | for | von | van )"
)
_WORD = r"(?: [^\W_a-zà-ÿ] [\w&.'+!*/@-]* | [a-z] [A-Z] \w+ )"
NAME = rf"(?: (?-i: {_WORD} ) (?: ,? \s+ {FORM} (?!\w) | \s+ (?-i: {_WORD} | {_LINK} ) ){{0,11}}? )"
_OWN = r"(?: (?<=s) ' | 's )?"
_NAME = re.compile(rf"{NAME}", re.VERBOSE | re.IGNORECASE)
# "Acme Securities |Conference" is where a company talks, "Acme |conference call" is its own
_NO_CALL = r"(?! conference \b (?! \s+ call ) )"
# Acme Holdings, Inc.'s| fourth quarter    Acme| earnings call    Acme:| Q1 2025
_BEFORE = re.compile(
    rf"(?!{BEGINS}) (?P<company>{NAME}) {_OWN} (?: \s* [,:|-] )? \s+ (?= {BEGINS} | {_NO_CALL} {EVENT} )",
    re.VERBOSE | re.IGNORECASE,
)
# earnings call |of Acme Limited|, hosted by ...
_BEHIND = re.compile(
    rf"""\b{any_of(_TITLE["of"])} \s+ (?: of | for | (?P<with> with ) ) \s+
        (?: the \s+ )? (?! {BEGINS} ) (?P<company> {NAME} )
        (?= \s* (?: [.;:] (?: \s | $ ) | ,(?!\s*{FORM}) | $ ) | {_OWN} \s+ (?: {BEGINS} | {EVENT} )
          | \s+ (?: hosted | organi[sz]ed | for | to | on | as | by | with | where | held | which
            | management | team | leadership ) \b )""",
    re.VERBOSE | re.IGNORECASE,
)
_IS_EVENT = re.compile(rf"(?:{EVENT}\s*)+", re.IGNORECASE)  # "Trading Update"
_MONTH = rf"{any_of(month[:3] for month in mapping('front', 'dates')['months'])}[a-z]*\.?"
IS_DAY = rf"\d{{1,2}}\.?\s{_MONTH}(?!\w)|{_MONTH}\s\d{{1,2}}(?!\d)"  # "13 Aug", "Aug 13"
_IS_DAY = re.compile(IS_DAY, re.IGNORECASE)
_ENDS_IN_FORM = re.compile(rf"{FORM}$", re.IGNORECASE)
_FORMS = frozenset(form.lower().replace(".", "") for form in mapping("front", "listed")["forms"])
_WORDS = re.compile(r"[^\W_]+")
# Inc.  S.p.A.  but not "Limited." with the stop of its sentence
_STOPPED = re.compile(r"(?:\b\w{1,4}|\.\w+)\.$")
_INTO = re.compile(r"[\s,:-]*(?:results\s+of\s+)?")
_OPERATOR = re.compile(
    rf"[\s']*(?:{EVENT}\s+)*(?:operator|coordinator|facilitator|moderator)\b", re.IGNORECASE
)
_CLEAN = re.compile(rf"(?P<name>.*?) {_OWN} [\s,:|-]*", re.VERBOSE | re.DOTALL)
_NOBODY = frozenset(word.lower() for word in (*_TITLE["nobody"], *_TITLE["carriers"]))
_POSSESSIVE = frozenset(name.lower() for name in _TITLE["possessive"])
_LONGEST = 80  # characters of a company's name


class Subject(NamedTuple):
    """What a title or a greeting names: the company and the period, each with its place."""

    company: Span | None
    period: tuple[Period, Span] | None


def subject(said: str) -> Subject:
    """What a text names that begins with the company, the period or the event.

    >>> said = "Q3 and 9 Months FY '25 Earnings Conference Call of Acme Limited, hosted by Roe"
    >>> found = subject(said)
    >>> found.company.of(said), str(found.period[0])
    ('Acme Limited', '2025Q3')
    """
    period = period_in(said)
    behind = _BEHIND.search(said)
    sure = behind and (behind["with"] or has_form(behind["company"]))
    places = [
        _at(behind) if sure else None,
        _at(_BEFORE.match(said)),
        _at(_BEFORE.match(said, _end(_INTO.match(said, period[1].end)))) if period else None,
        _at(behind),
    ]
    named = (company_at(said, place) for place in places if place)
    return Subject(next(filter(None, named), None), period)


def _at(match: re.Match[str] | None) -> Span | None:
    return Span(*match.span("company")) if match else None


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def company_at(text: str, place: Span) -> Span | None:
    """The place of a name without its "'s", unless the words there are no company's name."""
    match = _CLEAN.fullmatch(place.of(text))
    name = match["name"] if match else ""
    name += "'s" if name.lower() in _POSSESSIVE else ""
    if not (_STOPPED.search(name) and has_form(name)):
        name = name.rstrip(".")
    plain = name.lower().split()
    if not {" ".join(plain), "".join(plain)}.isdisjoint(_NOBODY) or all(
        word in _NOBODY for word in plain
    ):
        return None
    if _IS_EVENT.fullmatch(name) or _IS_DAY.match(name):
        return None
    if len(name) > _LONGEST or _OPERATOR.match(text, place.end):
        return None
    return Span(place.start, place.start + len(name))


def has_form(company: str) -> bool:
    """Whether a name ends as a listed company's does, as in "Acme Inc." or "Acme plc".

    >>> has_form("Acme Holdings, Inc."), has_form("Q2 Results")
    (True, False)
    """
    return bool(_ENDS_IN_FORM.search(company))


def words_of(company: str) -> list[str]:
    """A company's name in small letters, word by word, without its form if more is left.

    >>> words_of("Roe & Poe S.p.A."), words_of("Limited")
    (['roe', 'poe'], ['limited'])
    """
    words = _WORDS.findall(company.lower().replace(".", ""))
    return [word for word in words if word not in _FORMS] or words


def is_name(text: str) -> bool:
    """Whether a text is written as a name throughout: in capitals but for small words.

    >>> is_name("Bank of Acme, Inc."), is_name("Read more: Acme")
    (True, False)
    """
    return bool(_NAME.fullmatch(text))
