"""Where speech says who somebody is: introductions, hand-overs, and people who name themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from kit.lexicon import words
from kit.people.names import NAME, bare, sure, tokens
from kit.people.titles import titles
from kit.text import fold, sentences
from kit.values import Span

_NEVER = frozenset(words("person", "never"))
_NAME = re.compile(NAME)
_WHOSE = r"(?:(?:our|the|its|their|the company's|[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3}'s?)\s+)?"
# "Jane Roe, our |CFO"   "Jane Roe joined us as |CFO"
_BECAME = r"(?:is|was|joined|joins|serves|has\s+joined)\s+(?:\w+\s+){0,3}?(?:as\s+)?"
_BEFORE = re.compile(rf"(?P<name>{NAME})(?:\s*,\s*(?:who\s+is\s+|as\s+)?|\s+{_BECAME}){_WHOSE}$")
# "our CFO|, Jane Roe"   "CFO| Jane Roe"
_AFTER = re.compile(rf"\s*[,:]?\s+(?P<name>{NAME})")
_LONG = 90

# "our next question comes from Jane Roe of Copper Street": a sentence that gives the floor to ask
_ASKS = re.compile(
    r"""\bquestions?\b (?! [-\s]and[-\s]answer ) | \bqueue\b | \bline\sof\b
      | \b(?:first|next|last|final|following)\s (?:\w+\s){0,3}?
        (?:is|comes|goes|from|will|we\shave)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:continue|go|move|take|hear|turn|have|on to|line is|go ahead|proceed)\b", re.IGNORECASE
)
_HANDS = re.compile(
    r"\b(?:hand(?:ing)?|turn(?:ing)?|pass(?:ing)?|introduce|transfer|give)\b.{0,60}?"
    r"\b(?:over|to|host|speaker|floor|call|conference)\b",
    re.IGNORECASE | re.DOTALL,
)
_FROM_HOUSE = re.compile(
    rf"(?P<name>{NAME})\s*,?\s+(?:of|with|from|at|representing|on\s+behalf\s+of|calling\s+from|-)\s+"
    rf"(?=[A-Z0-9])"
)
_FROM = re.compile(
    rf"\b(?:line\s+of|comes\s+from|is\s+from|come\s+from|question\s+from|coming\s+from|from|is|with|to)"
    rf"\s+(?P<name>{NAME})(?=\s*(?:[.,;?]|$|your\b|please\b|go\b|and\b))"
)
_HOUSE_WORD = re.compile(
    r"\s*(?:[A-Z0-9][\w&'/.-]*|&|and\b|of\b|the\b|de\b|,\s(?=[A-Z][\w']*\s(?:&|and\s[A-Z])|(?:Inc|LLC|Ltd|LLP|L\.P)\b))"
)
_HOUSE_ENDS = re.compile(r"(?:\s+(?:and|of|the|de|&)|[\s,.-])+$")
_ABBREVIATED = re.compile(rf"\b(?:[A-Z]|{'|'.join(map(re.escape, words('abbreviations')))})\.$")
_NEVER_IN_HOUSES = frozenset(words("person", "after_houses"))
_LAST_WORDS = 600  # the floor is given in the last so many characters of a turn

# "I will hand over to our CFO, Jane"   "Next is Jane."
_GIVES = re.compile(
    r"\b(?:hand|turn|pass|give|transfer|throw|leave|send|introduce|invite|welcome|toss|bring|let|go"
    r"|over|back)\w*\b|\b(?:next|now|followed)\b",
    re.IGNORECASE,
)
# "Jane, please."   "Jane, the line is yours."   "Jane?"
_CALLS = re.compile(
    rf"(?P<name>{NAME})(?:\?$|,?\s+(?:please|over\s+to\s+you|go\s+ahead|you\s+may|take\s+it|you'd?\s+like"
    rf"|the\s+(?:line|floor|call|stage)\s+is\s+yours))|(?:^|[.!?,]\s)(?:[Pp]lease,?|[Gg]o\s+ahead,?)\s(?P<other>{NAME})"
)
_CLOSING = 320  # and handed over in this many

# "this is Jane"   "Jane here"
_SELF = re.compile(
    rf"\b(?:[Tt]his\s+is|[Ii]t's|[Ii]t\s+is|I'm|I\s+am|[Mm]y\s+name\s+is)\s+(?P<name>{NAME})"
    rf"|(?P<other>{NAME})\s+(?:here|speaking)\b"
)
_TRANSLATES = re.compile(r"\b(?:translat|interpret)", re.IGNORECASE)
_OPENING = 250


@dataclass(frozen=True, slots=True)
class Mention:
    """A name met in speech, where it stands, and the title or house said with it."""

    name: str
    span: Span
    title: str | None = None
    firm: str | None = None


def plain(text: str) -> str:
    """The text as it is searched: folded, brackets of doubt blanked, offsets kept."""
    return sure(fold(text))


def introductions(text: str, within: Span) -> Iterator[Mention]:
    """The people whose titles are said: "our CEO, Jane Roe; and Al Poe, the CFO".

    >>> said = "With me are our CEO, Jane Roe; our CFO, Al Poe. Ann Lee joined us as Treasurer."
    >>> [(m.name, m.title) for m in introductions(said, Span(0, len(said)))]
    [('Jane Roe', 'CEO'), ('Al Poe', 'CFO'), ('Ann Lee', 'Treasurer')]
    """
    said = plain(within.of(text))
    leads: bool | None = None  # whether titles lead their names, in the list being read
    last = 0
    for title in titles(said):
        if re.search(r"[.?!]\s", said[last : title.start()]):
            leads = None
        before = _named(_BEFORE.search(said, max(0, title.start() - _LONG), title.start()))
        after = _named(_AFTER.match(said, title.end()))
        if leads is None and bool(before) != bool(after):
            leads = after is not None
        if name := (after if leads else before) or before or after:
            whole = Span(min(name.start, title.start()), max(name.end, title.end()))
            yield Mention(_clean(name.of(said)), whole.shift(within.start), title.group())
        last = title.end()


def question_from(text: str, within: Span, *, going: bool) -> Mention | None:
    """Whom a turn gives the floor to ask, and of which house; None when nobody.

    ``going``: questions have been under way, so that "we continue with" is enough.

    >>> said = "Thank you. Our next question is from Jane Roe of Copper & Street. Please go ahead."
    >>> (asked := question_from(said, Span(0, len(said)), going=False)).name, asked.firm
    ('Jane Roe', 'Copper & Street')
    """
    start = max(within.start, within.end - _LAST_WORDS)
    said = plain(text[start : within.end])
    for sentence in reversed(list(sentences(said))):
        asks = _ASKS.search(sentence.of(said)) or (going and _GOES_ON.search(said))
        if not asks or _HANDS.search(sentence.of(said)):
            continue
        if found := _asker(said, sentence):
            return replace(found, span=found.span.shift(start))
    return None


def _asker(said: str, sentence: Span) -> Mention | None:
    for match in _FROM_HOUSE.finditer(said, sentence.start, sentence.end):
        if name := _named(match):
            firm = house(said, match.end())
            span = Span(name.start, match.end() + len(firm))
            return Mention(_clean(name.of(said)), span, None, firm or None)
    for match in _FROM.finditer(said, sentence.start, sentence.end):
        if name := _named(match):
            return Mention(_clean(name.of(said)), name)
    return None


def house(said: str, start: int) -> str:
    """The name of a house that begins here: words in capitals, up to the end of the sentence.

    >>> house("Roe & Poe Co. Your line is open.", 0), house("B. Street FBR. Please", 0)
    ('Roe & Poe Co.', 'B. Street FBR')
    """
    end = start
    while word := _HOUSE_WORD.match(said, end):
        plain_word = word.group().strip(" ,.").lower()
        if plain_word in _NEVER_IN_HOUSES:
            break
        end = word.end()
        if word.group().endswith(".") and not _ABBREVIATED.search(word.group()):
            break
    found = _HOUSE_ENDS.sub("", said[start:end])
    dotted = f"{found}."
    return dotted if said.startswith(dotted, start) and _ABBREVIATED.search(dotted) else found


def called_on(text: str, within: Span) -> list[Mention]:
    """The names in the words by which a turn hands over to the next; the last is said last.

    >>> said = "That was all. I will now turn the call over to our CFO, Jane."
    >>> [mention.name for mention in called_on(said, Span(0, len(said)))]
    ['Jane']
    """
    start = max(within.start, within.end - _CLOSING)
    said = plain(text[start : within.end])
    found = []
    for sentence in list(sentences(said))[-3:]:
        gives = _GIVES.search(said, sentence.start, sentence.end)
        given = _NAME.finditer(said, gives.end(), sentence.end) if gives else iter(())
        called = _CALLS.finditer(said, sentence.start, sentence.end)
        names = {name for match in chain(given, called) if (name := _named(match))}
        found += [Mention(_clean(name.of(said)), name.shift(start)) for name in sorted(names)]
    return found


def self_named(text: str, within: Span) -> tuple[Mention | None, bool]:
    """The name somebody gives as their own where a turn opens, and whether they go on to translate.

    >>> said = "Okay, this is Jane. Let me translate for Mr. Poe."
    >>> mention, translates = self_named(said, Span(0, len(said)))
    >>> mention.name, translates
    ('Jane', True)
    """
    said = plain(text[within.start : min(within.end, within.start + _OPENING)])
    for match in _SELF.finditer(said):
        if name := _named(match):
            translates = bool(_TRANSLATES.search(said, name.end))
            return Mention(_clean(name.of(said)), name.shift(within.start)), translates
    return None, False


def _named(match: re.Match[str] | None) -> Span | None:
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
    return word.strip(".,'").lower() in _NEVER and word.lower() not in ("mr.", "ms.")


def _clean(name: str) -> str:
    cleaned = " ".join(name.split())
    return bare(cleaned) if len(tokens(cleaned)) > 1 else cleaned
