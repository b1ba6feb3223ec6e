"""What a source states about a call: company, ticker, exchange, period, date, and more.

Each is a Fact that says in which part of the source it stands and where. Several may disagree; all
are kept, and `settled` takes the header's word first, then the greeting's, then the file name's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from kit.front.dates import period_in, stated_date, stated_period
from kit.front.page import SYMBOL_ONLY, TITLE_ENDS, head
from kit.model import Fact
from kit.readers.reader import Draft
from kit.text import fold, sentences
from kit.values import Period, Span

ORDER = ("argument", "header", "greeting", "call", "figures", "footer", "file name")

_TODAY = re.compile(r"\b(?:today is|today's date is|held on|dated|today,)\s", re.IGNORECASE)
# "welcome to the |Acme fourth quarter 2023 earnings conference call"
_WELCOME = re.compile(
    r"""\b[Ww]elcome (?: ,? \s (?: everyone | all | you (?: \s all )? | ladies\ and\ gentlemen ) )*
        ,? \s (?: to | for ) \s (?: the \s | our \s )?
      | \b (?: [Tt]his | [Ii]t ) \s is \s (?: the \s )?
      | \b [Jj]oin (?: ing )? \s (?: us \s (?: for | on | to\ discuss ) \s )? (?: the \s )?""",
    re.VERBOSE,
)
# "Acme| fourth quarter 2023 earnings conference call"
_COMPANY = re.compile(
    r"""(?P<company> [A-Z0-9][\w&.'-]*
        (?: \s+ (?: [A-Z0-9][\w&.'-]* | & | of | and | the | de ) )*? ) (?: 's | ' )? ,? \s+
    (?= (?i: first | second | third | fourth | full | fiscal | Q[1-4] | [1-4]Q | 20\d\d | half
           | [1-4](?:st|nd|rd|th) | earnings | results | conference | interim | annual | quarterly
           | financial | year-end ) \b )""",
    re.VERBOSE,
)
_GREETING = 900  # characters of a turn in which it is told what the call is
_WELCOMED = 220  # characters after a welcome
_DAY = 40  # characters after "today is"


def stated(draft: Draft, name: str, period: Period | str | None = None) -> tuple[Fact, ...]:
    """All that the caller, a draft and its file's name state about the call, each value once.

    >>> from kit.readers.reader import Draft
    >>> [(f.name, f.value) for f in stated(Draft("", ()), "ACME_2024_Q1.txt")]
    [('period', '2024Q1'), ('ticker', 'ACME')]
    """
    told = [Fact("period", str(period), "argument")] if period else []
    facts = [*told, *draft.facts, *head(draft), *_greeted(draft), *_file_name(name)]
    once = {(fact.name, fact.value, fact.said_in): fact for fact in reversed(facts)}
    return tuple(once.values())[::-1]


def settled(facts: Iterable[Fact], name: str) -> str | None:
    """The value to go by: the first of the weightiest part that states one."""
    found = [fact for fact in facts if fact.name == name]
    return min(found, key=lambda fact: ORDER.index(fact.said_in)).value if found else None


def _greeted(draft: Draft) -> Iterator[Fact]:
    """The company, period and day a greeting names, in the first two turns."""
    for said in draft.said[:2]:
        at = said.what.start
        text = fold(draft.text[at : min(said.what.end, at + _GREETING)])
        for greeting in _WELCOME.finditer(text):
            yield from _welcomed(text, greeting.end(), at)
        if today := _TODAY.search(text):
            day = text[today.end() : today.end() + _DAY]
            yield from stated_date(day, at + today.end(), "greeting")


def _welcomed(text: str, start: int, at: int) -> Iterator[Fact]:
    """What a sentence goes on to name after its welcome, which ends at ``start``."""
    within = Span(start, min(len(text), start + _WELCOMED))
    sentence = next(sentences(text, within), Span(start, start))
    said = text[start : sentence.end]
    if not TITLE_ENDS.search(said):
        return
    if company := _COMPANY.match(said):
        name = company["company"].removesuffix("'s").removesuffix("'")
        where = Span(start, start + len(name)).shift(at)
        yield Fact("company", " ".join(name.split()), "greeting", where)
    yield from stated_period(said, at + start, "greeting")


def _file_name(name: str) -> Iterator[Fact]:
    """The period a file's name holds, and a ticker beside it: "ACME_2019_Q1"."""
    stem = PurePath(name).stem.replace("_", " ")
    if found := period_in(stem):
        yield Fact("period", str(found[0]), "file name")
        rest = stem[: found[1].start] + " " + stem[found[1].end :]
        symbols = [word for word in re.split(r"[\s-]+", rest) if SYMBOL_ONLY.fullmatch(word)]
        if len(symbols) == 1:
            yield Fact("ticker", symbols[0], "file name")
