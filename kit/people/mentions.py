"""Names met in speech: where people are introduced, and where they name themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from kit.lexicon import words
from kit.people.names import HONORIFIC, NAME, bare, sure, tokens
from kit.people.phrases import begun, spoken
from kit.people.titles import titles
from kit.text import fold
from kit.values import Span

_NEVER = frozenset(words("person", "never"))
_HONORED = frozenset(f"{word.lower()}." for word in words("person", "honorifics"))
# "|(ph)|"   "|[Operator Instructions]|"
_NOTE = re.compile(rf"[\[(<]\s*(?:\w+ )?(?i:{spoken('notes')})[^\])>\n]{{0,30}}[\])>]")
# "Acme's |CFO"   "the company's |CFO"   "Acme Holdings |CFO"
_WHOSE = (
    r"(?:(?:our|the|its|their|the\s+company's|(?:[A-Z&][\w&.-]*(?:'s?)?\s+){1,4})\s*)?"
    rf"(?:{spoken('lately')}\s+)?"
)
_BECOMES = rf"{spoken('becomes')}\s+(?:\w+\s+){{0,3}}?(?:as\s+)?"
# "Jane Roe, our |CFO"   "Jane Roe - |CFO"   "Jane Roe joined us as |CFO"
_BEFORE = re.compile(
    rf"(?P<name>{NAME})(?:\s*(?:,|-+|\()\s*(?:{_BECOMES})?|\s+{_BECOMES}){_WHOSE}$"
)
# "Ms. Jane Roe |CFO": no comma, but nobody else is so called
_HONORED_BEFORE = re.compile(rf"(?P<name>(?={HONORIFIC}){NAME})\s+$")
# "our CFO|, Jane Roe"   "CFO| Jane Roe"
_AFTER = re.compile(rf"\s*[,:]?\s+(?P<name>{NAME})")
_OF_COMPANY = re.compile(r" (?:of|for) (?:the|our) (?:company|group)$", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"(?<!\b[A-Z])(?<!\bM[rs])(?<!\bDr)(?<!\bMrs)[.?!]\s")
_BEFORE_TITLE = 90

# "this is Jane"   "Jane here"
_I_AM = re.compile(rf"\b{begun('i_am')}\s+(?P<name>{NAME})")
_IS_HERE = re.compile(rf"(?P<name>{NAME})\s+{spoken('is_here')}\b")
_HERE = re.compile(rf"\s{spoken('is_here')}\b")
_TRANSLATES = re.compile(rf"\b{spoken('translates')}", re.IGNORECASE)
_OPENING = 250  # characters in which somebody says who speaks


@dataclass(frozen=True, slots=True)
class Mention:
    """A name met in speech, where it stands, and the title or house said with it."""

    name: str
    span: Span
    title: str | None = None
    firm: str | None = None


Own = tuple[Mention | None, bool]  # the name given as one's own, and whether one translates


def plain(text: str) -> str:
    """The text as it is searched: folded, brackets of doubt and typists' notes blanked, offsets kept.

    >>> plain("Jane <unk>, of [Acme ] (Operator Instructions)")
    'Jane      , of  Acme                          '
    """
    return _NOTE.sub(lambda note: " " * len(note.group()), sure(fold(text)))


def introductions(heard: str, within: Span) -> Iterator[Mention]:
    """The people whose titles are said: "our CEO, Jane Roe; and Al Poe, the CFO".

    >>> said = "With me are our CEO, Jane Roe; our CFO, Al Poe. Ann Lee joined us as Treasurer."
    >>> [(m.name, m.title) for m in introductions(said, Span(0, len(said)))]
    [('Jane Roe', 'CEO'), ('Al Poe', 'CFO'), ('Ann Lee', 'Treasurer')]
    """
    leads: bool | None = None  # whether titles lead their names, in the list being read
    last = within.start
    for title in titles(heard, within):
        if _SENTENCE_ENDS.search(heard, last, title.start()):
            leads = None
        start = max(last, title.start() - _BEFORE_TITLE)
        before = _name_before(heard, Span(start, title.start()))
        after = named(_AFTER.match(heard, title.end(), within.end))
        if leads is None and bool(before) != bool(after):
            leads = after is not None
        if name := (after if leads else before) or before or after:
            whole = Span(min(name.start, title.start()), max(name.end, title.end()))
            yield Mention(clean(name.of(heard)), whole, _tidied(title.group()))
            last = whole.end if name is after else title.end()
        else:
            last = title.end()


def _name_before(heard: str, within: Span) -> Span | None:
    """The name that a title right behind this stretch is said of."""
    for pattern in (_BEFORE, _HONORED_BEFORE):
        start = within.start
        while match := pattern.search(heard, start, within.end):
            if name := named(match):
                return name
            start = match.end("name")  # "This" of "This is Jane Roe, the |CFO"
    return None


def _tidied(title: str) -> str:
    return _OF_COMPANY.sub("", " ".join(title.split()))


def self_named(heard: str, within: Span) -> Own:
    """The name somebody gives as their own where a turn opens, and whether they go on to translate.

    >>> said = "Okay, this is Jane. Let me translate for Mr. Poe."
    >>> mention, translates = self_named(said, Span(0, len(said)))
    >>> mention.name, translates
    ('Jane', True)
    """
    end = min(within.end, within.start + _OPENING)
    patterns = (_I_AM, _IS_HERE) if _HERE.search(heard, within.start, end) else (_I_AM,)
    for match in chain(*(pattern.finditer(heard, within.start, end) for pattern in patterns)):
        if name := named(match):
            translates = bool(_TRANSLATES.search(heard, name.end, end))
            return Mention(clean(name.of(heard)), name), translates
    return None, False


def named(match: re.Match[str] | None) -> Span | None:
    """The name a match holds, words that begin a sentence left off; None when nothing is left."""
    if match is None:
        return None
    groups = [group for group in match.re.groupindex if match[group]]
    span = Span(*match.span(groups[0] if groups else 0))
    said = re.finditer(r"\S+", span.of(match.string))
    first = next((word.start() for word in said if not _only_begins(word.group())), None)
    if first is None:
        return None
    name = Span(span.start + first, span.end)
    heard = tokens(name.of(match.string))
    return name if heard and heard[-1] not in _NEVER else None


def _only_begins(word: str) -> bool:
    """Whether a word in capitals begins a sentence and no name: "And Jane Roe"."""
    return word.strip(".,'").lower() in _NEVER and word.lower() not in _HONORED


def clean(name: str) -> str:
    """A name as it is kept: blanks tidied, a full name without honorific."""
    cleaned = " ".join(name.split())
    return bare(cleaned) if len(tokens(cleaned)) > 1 else cleaned
