"""What the first words of a call say it is: "welcome to the Acme fourth quarter 2023 call"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.front.dates import days_in
from kit.front.periods import period_in
from kit.front.subject import EVENT, FORM, NAME, Subject, any_of, company_at, subject
from kit.lexicon import mapping
from kit.model import Fact
from kit.readers.reader import Draft, Said
from kit.text import fold, sentences
from kit.values import Span

_GREETING = mapping("front", "greeting")
_WHOM = any_of(_GREETING["whom"])
# welcome everyone to the |Acme ...    thank you for standing by for |Acme's ...    this is the |Acme ...
_WELCOME = re.compile(
    rf"""(?: \b welcome (?: (?: ,? \s (?: and \s )? {_WHOM} )* | \s and \s thank \s you )
             ,? \s (?: to | for (?: \s joining )? )
           | \b for \s (?: joining | standing \s by | participating | attending ) (?: \s us )?
             (?: \s today )? (?: \s (?: for | on | to \s discuss | in | at ) )?
             (?: \s today's \s (?: conference \s )? call \s to \s discuss )?
           | \b join (?: ing )? \s us \s (?: today \s )? (?: for | on | to \s discuss )
           | \b (?: this | it ) \s is
        ) \s (?-i: the \s )? (?: today's \s )?""",
    re.VERBOSE | re.IGNORECASE,
)
# today is |Tuesday, May 7, 2024    this call is being recorded on |April 12, 2024
# it's the |21st of February 2024
_TODAY = re.compile(
    r"""\b (?: today \s is | today's \s date \s is | today, | on \s this \s \w+day,
      | it (?: 's | \s is )
      | call \s (?: is \s )? (?: being \s )? (?: held | recorded ) \s on ) \s""",
    re.VERBOSE | re.IGNORECASE,
)
# Tuesday, |May 7, 2024    the |7th of May
_WEEKDAY = re.compile(r"(?: (?: the | on | \w+day ) \b [,\s]* )*", re.VERBOSE | re.IGNORECASE)
# happy to report results for the |fourth quarter of fiscal '15    it's our |first quarter 2025 call
_REPORTS = re.compile(
    r"""\b (?: (?: pleased | happy | glad | proud | delighted | here | call | today | us ) \s
                to \s (?: report | discuss | review | present | announce )
              | \b we (?: 're | 'll \s be | \s are | \s will \s be ) \s
                (?: (?: talking | speaking ) \s about | going \s (?: through | over )
                  | discussing | reviewing | presenting | covering | reporting )
              | (?: it's | it \s is | this \s is ) (?= \s our ) )
        \s (?: (?: on | our | the | its ) \s )*
        (?: (?: (?: strong | solid | financial | operating ) \s )*
            results \s (?: of | for ) \s (?: the \s )? )?""",
    re.VERBOSE | re.IGNORECASE,
)
# I'm Jane Roe, chief executive officer of |Acme, and ...
_OWN_POST = re.compile(
    rf"""\b (?: this \s is | i'm | i \s am | my \s name \s is ) \s
        (?: the \s | (?-i: {NAME} ) , \s ) (?: [\w&,-]+ \s ){{0,6}}?
        {any_of(_GREETING["posts"])} \s (?: of | at | for ) \s (?: the \s )?""",
    re.VERBOSE | re.IGNORECASE,
)
_EMPLOYER = re.compile(
    rf"""(?P<company> {NAME} )
        (?= [.;]? \Z | [,;] (?! \s (?: {FORM} | an? \b | the \b | our \b | one \b | part \b ) ) )""",
    re.VERBOSE,
)
# this concludes the |Acme third quarter 2019 call    the |Acme third quarter 2019 call has ended
_ENDS = re.compile(
    r"""(?: \b (?: concludes | ends | for \s (?: attending | joining | participating \s in ) )
            \s (?-i: the \s )?
          | \b the \s (?= [^.]{0,160} \b has \s (?: now \s )? (?: concluded | ended ) \b )
        ) (?: today's \s )?""",
    re.VERBOSE | re.IGNORECASE,
)
_BEGINNING = re.compile(r"(?<![\w'])[a-z]")  # |acme's |earnings
_IS_CALL = re.compile(EVENT, re.IGNORECASE)
_NO_NAME = frozenset(_GREETING["no_name"])
_FIRST, _REACH = 2, 4000  # turns that greet, and characters of others till somebody does
_LAST, _ENDING = 3, 600  # turns that may end a call, and characters of one that do
_NEXT = 12  # characters in front of the period that is reported on
_TOLD = 900  # characters of a turn in which it is told what the call is
_WELCOMED = 220  # characters behind a welcome
_DAY = 40  # characters behind "today is"


def greeting(draft: Draft) -> Iterator[Fact]:
    """The company, period and day named by a greeting, in the first two turns.

    Where these greet nobody, those that follow soon may: a line was held, or somebody tested it.
    """
    found: list[Fact] = []
    for index, said in enumerate(draft.said):
        if index >= _FIRST and (found or said.start > draft.said[0].start + _REACH):
            break
        found += _greeted(draft.text, said)
    yield from found


def farewell(draft: Draft) -> Iterator[Fact]:
    """The company and period of "this concludes the Acme third quarter 2019 earnings call"."""
    for said in draft.said[-_LAST:]:
        start = max(said.what.start, said.what.end - _ENDING)
        text = fold(draft.text[start : said.what.end])
        for ending in _ENDS.finditer(text):
            yield from _named(text, ending.end(), start, "call")


def _greeted(text: str, said: Said) -> Iterator[Fact]:
    at = said.what.start
    told = fold(text[at : min(said.what.end, at + _TOLD)])
    for welcome in _WELCOME.finditer(told):
        yield from _named(told, welcome.end(), at, "greeting")
    for reports in _REPORTS.finditer(told):
        yield from _reported(told, reports.end(), at)
    for post in _OWN_POST.finditer(told):
        yield from _employed(told, post.end(), at)
    for today in _TODAY.finditer(told):
        yield from _day(told, today.end(), at)


def _named(text: str, start: int, at: int, said_in: str) -> Iterator[Fact]:
    """What a sentence goes on to name behind its welcome, which ends at ``start``."""
    said = " ".join(text[start : _sentence(text, start).end].split("\n"))
    if not _IS_CALL.search(said):
        return
    company, period = subject(said) if said != said.lower() else _uncapitalised(said)
    if company:
        yield _called(said, company, start + at, said_in)
    if period:
        yield Fact("period", str(period[0]), said_in, period[1].shift(start + at))


def _sentence(text: str, start: int) -> Span:
    """The rest of the sentence at a place."""
    within = Span(start, min(len(text), start + _WELCOMED))
    return next(sentences(text, within), Span(start, start))


def _uncapitalised(said: str) -> Subject:
    """What a text without capitals names, as captions have it: the words in front of the period."""
    found = subject(_BEGINNING.sub(lambda letter: letter[0].upper(), said))
    company = found.company
    sure = company and not company.start and _NO_NAME.isdisjoint(company.of(said).split())
    return found if sure else Subject(None, found.period)


def _employed(text: str, start: int, at: int) -> Iterator[Fact]:
    """The company that somebody is the head of, named in the rest of a sentence."""
    match = _EMPLOYER.match(text, start, _sentence(text, start).end)
    company = company_at(text, Span(*match.span("company"))) if match else None
    if company:
        yield _called(text, company, at, "greeting")


def _reported(text: str, start: int, at: int) -> Iterator[Fact]:
    found = period_in(text[start : start + _WELCOMED])
    if found and found[1].start <= _NEXT:
        yield Fact("period", str(found[0]), "greeting", found[1].shift(start + at))


def _called(said: str, company: Span, at: int, said_in: str) -> Fact:
    return Fact("company", " ".join(company.of(said).split()), said_in, company.shift(at))


def _day(text: str, start: int, at: int) -> Iterator[Fact]:
    for day, where in days_in(text[start : start + _DAY]):
        if _WEEKDAY.fullmatch(text, start, start + where.start):
            yield Fact("date", day.isoformat(), "greeting", where.shift(start + at))
        return
