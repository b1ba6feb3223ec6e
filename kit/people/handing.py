"""How a turn ends: by giving somebody the floor to ask, by handing over, by calling on somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from kit.lexicon import words
from kit.people import titles
from kit.people.mentions import Mention, clean, named
from kit.people.names import NAME, share, tokens
from kit.people.phrases import any_of, begun, spoken
from kit.text import sentences
from kit.values import Span

_NAME = re.compile(NAME)
# "our next question comes from Jane Roe": a sentence that gives the floor to ask
_ASKS = re.compile(
    rf"\b{spoken('asks')}\b(?![-\s]+and[-\s]+answer)"
    rf"|\b{spoken('orders')},?\s(?:[\w']+\s){{0,3}}?{spoken('comes')}\b|\b{spoken('comes')}\s{spoken('orders')}\s(?:to|with)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(rf"\b{spoken('goes_on')}\b", re.IGNORECASE)
# "I turn the call over to ...": to speak, not to ask
_HANDS = re.compile(
    rf"\b{spoken('gives')}\b(?!.{{0,40}}\bquestions?\b.{{0,12}}\b(?:from|of|with)\b)"
    rf".{{0,60}}?\b{spoken('over')}\b",
    re.IGNORECASE | re.DOTALL,
)
# "Jane Roe of |Copper Street"   "Jane Roe - |Copper Street"   "Jane Roe (|Copper Street)"
_FROM_HOUSE = re.compile(
    rf"(?P<name>{NAME})(?:\s*,?\s+(?:{spoken('belongs')}|-+)\s+(?:the\s+)?|\s+\()(?=[A-Z0-9])"
)
# "it's Jane |here from |Copper Street"   "Jane Roe, |Copper Street."
_OWN_HOUSE = re.compile(
    rf"(?P<name>{NAME})(?:(?:\s*,?\s+{spoken('is_here')})?\s*,?\s+{spoken('belongs')}\s+(?:the\s+)?|,\s+)(?=[A-Z0-9])"
)
# "question from |Jane Roe"
_FROM = re.compile(
    rf"\b{begun('sources')}\s+(?P<name>{NAME})(?=\s*(?:[.,;?!]|$|{spoken('invites')}\b))"
)
# "from Copper Street. |Please state your name"
_UNHEARD = re.compile(rf"\b{spoken('unheard')}\b", re.IGNORECASE)
# "Jane Roe, your line is open"
_INVITED = re.compile(
    rf"(?P<name>{NAME})\s*[,.]?\s+(?:{spoken('invites')}\s+)?(?:your\s+)?line\s+is\b"
)
# "question is from |the team at |Copper Street"
_TEAM = re.compile(rf"\b{begun('teams')}\s+(?:at|of|from|with)\s+(?=[A-Z0-9])")
# "we |now start with questions| here in the room"
_OPENS_FLOOR = re.compile(
    rf"\b{begun('starts')}\s+(?:\w+\s+){{0,4}}?{spoken('opens')}\b", re.IGNORECASE
)
# "|Jane Roe|, Copper Street."
_ALONE = re.compile(rf"(?<![^.?!]\s)(?P<name>{NAME})[.?]?$")
# "|Jane Roe, |Copper Street."
_CALLED_OUT = re.compile(rf"(?P<name>{NAME}),\s+(?=[A-Z])")
# "|Jane|, I saw your hand first."
_HAND = re.compile(rf"(?:\w+,?\s+){{0,2}}?(?P<name>{NAME})(?=[,.?!:])")
_COMMA = re.compile(r",\s+(?=[A-Z0-9])")
_SHORT = 80  # characters of a turn that says no more
_WRAPPED = re.compile(r"(?<=[^\n.?!:])\n(?=[^\n])")
_HOUSE_WORD = re.compile(
    r"\s*(?:[A-Z0-9][\w&'/.-]*|&(?:amp;)?|and\b|of\b|the\b|d[eiu]\b|des\b|et\b|,\s(?=[A-Z][\w']*\s(?:&|and\s[A-Z])|(?:Inc|LLC|Ltd|LLP|L\.P)\b))"
)
_HOUSE_ENDS = re.compile(r"(?:\s+(?:and|of|the|d[eiu]|des|et|&)|[\s,.-])+$")
_ABBREVIATED = re.compile(rf"\b(?:[A-Z]|{any_of(words('abbreviations'))})\.$")
# "Copper Street |Research|": no person's name
_KIND = re.compile(rf"\b{any_of(words('firms', 'kinds'))}\b")
_AFTER_HOUSES = frozenset(words("person", "after_houses"))
_LAST_WORDS = 600  # the floor is given in the last so many characters of a turn

# "I will hand over to our CFO, Jane"   "Next is Jane."
_GIVES = re.compile(rf"\b{spoken('hands')}\w*\b", re.IGNORECASE)
# "over to |Jane", not "in |Austria"
_GIVEN = re.compile(rf"(?P<place>\b{spoken('places')}\s+)?(?P<name>{NAME})")
# "Jane, the line is yours."   "Jane?"
_CALLS = re.compile(
    rf"(?P<name>{NAME})(?:\?$|,?\s+{spoken('calls')})|(?:^|[.!?,]\s){begun('leads')},?\s(?P<other>{NAME})"
)
_CLOSING = 320  # and handed over in this many
# "Thank you, Jane."
_THANKED = re.compile(rf"{begun('thanks')},?\s+(?P<name>{NAME})")
_FIRST_WORDS = 80


def question_from(heard: str, within: Span, *, going: bool) -> Mention | None:
    """Whom a turn gives the floor to ask, and of which house; None when nobody.

    ``going``: questions have been under way, so that "we continue with" is enough.

    >>> said = "Thank you. Our next question is from Jane Roe of Copper & Street. Please go ahead."
    >>> (asked := question_from(said, Span(0, len(said)), going=False)).name, asked.firm
    ('Jane Roe', 'Copper & Street')
    """
    last = _last(within, _LAST_WORDS)
    found = None
    if going or _ASKS.search(heard, last.start, last.end):
        found = _given_floor(heard, last, going)
    alone = going and is_curt(within) and not _HANDS.search(heard, within.start, within.end)
    return found or (_called_out(heard, within) if alone else None)


def _given_floor(heard: str, last: Span, going: bool) -> Mention | None:
    found = None
    for sentence in reversed(list(_sentences(heard, last))):
        if _HANDS.search(heard, sentence.start, sentence.end):
            return found
        asked = _asker(heard, sentence) if _gives_floor(heard, sentence, last, going) else None
        if asked and found and not share(asked.name, found.name):
            return found
        found = asked or found
        if found and found.firm:
            return found
    return found


def _called_out(heard: str, turn: Span) -> Mention | None:
    """A full name that is all a turn says, or all but a house: "Jane Roe, Copper Street."."""
    called = _with_house(heard, turn, _CALLED_OUT) or _asker(heard, turn)
    titled = called and called.firm and titles.is_title(called.firm)
    whole = called and (len(tokens(called.name)) > 1 or not called.name)
    return called if whole and not titled else None


def is_curt(turn: Span) -> bool:
    """Whether a turn is so short that a name in it gives that person the floor."""
    return turn.end - turn.start < _SHORT


def _gives_floor(heard: str, sentence: Span, last: Span, going: bool) -> bool:
    asks = _ASKS.search(heard, sentence.start, sentence.end)
    return bool(asks or (going and _GOES_ON.search(heard, last.start, last.end)))


def guest(heard: str, within: Span) -> Mention | None:
    """Whom of another house a turn hands over to: "I turn it over to Jane Roe from Copper Street"."""
    for sentence in _sentences(heard, _last(within, _CLOSING)):
        if hands := _HANDS.search(heard, sentence.start, sentence.end):
            return _with_house(heard, Span(hands.end(), sentence.end))
    return None


def _sentences(heard: str, within: Span) -> Iterator[Span]:
    for sentence in sentences(_WRAPPED.sub(" ", within.of(heard))):
        yield sentence.shift(within.start)


def _asker(heard: str, sentence: Span) -> Mention | None:
    if found := _with_house(heard, sentence):
        return found
    for pattern in (_FROM, _INVITED, _ALONE):
        for match in pattern.finditer(heard, sentence.start, sentence.end):
            if name := named(match):
                if pattern is _FROM and _UNHEARD.search(heard, name.end, sentence.end + _SHORT):
                    return Mention("", name, None, house(heard, name.start))
                firm = _house_beside(heard, name, sentence)
                return _mention(clean(name.of(heard)), name, firm)
    if team := _TEAM.search(heard, sentence.start, sentence.end):
        firm = house(heard, team.end())
        return Mention("", Span(team.start(), team.end() + len(firm)), None, firm)
    return None


def opens_floor(heard: str, within: Span) -> Mention | None:
    """Whom a turn that opens the floor calls on last, by whatever name; None where it opens none.

    >>> said = "We now start with questions from the room. Jane, I saw your hand."
    >>> opens_floor(said, Span(0, len(said))).name
    'Jane'
    """
    if not _OPENS_FLOOR.search(heard, within.start, within.end):
        return None
    last = list(_sentences(heard, _last(within, _CLOSING)))[-1:]
    if called := next((found for said in last if (found := _with_house(heard, said))), None):
        return called
    first = next((_HAND.match(heard, sentence.start, sentence.end) for sentence in last), None)
    return Mention(first["name"], Span(*first.span("name"))) if first else None


def _house_beside(heard: str, name: Span, sentence: Span) -> str | None:
    """The house between commas behind a name: "from Jane Roe, Copper Street. Please go ahead."."""
    if not (comma := _COMMA.match(heard, name.end, sentence.end)):
        return None
    found = house(heard, comma.end())
    ends = comma.end() + len(found)
    closed = ends >= sentence.end or heard[ends] in ".,;"
    return found if closed and not titles.is_title(found) else None


def _with_house(
    heard: str, sentence: Span, pattern: re.Pattern[str] = _FROM_HOUSE
) -> Mention | None:
    for match in pattern.finditer(heard, sentence.start, sentence.end):
        name = named(match)
        if name and not (_KIND.search(name.of(heard)) or titles.title_at(heard, name.start)):
            firm = house(heard, match.end())
            span = Span(name.start, match.end() + len(firm))
            return _mention(clean(name.of(heard)), span, " ".join(firm.split()) or None)
    return None


def _mention(name: str, span: Span, firm: str | None) -> Mention:
    """Who is named; where a house stands in the place of the name, that and nobody."""
    if name in words("firms") or _KIND.search(name):
        return Mention("", span, None, firm or name)
    return Mention(name, span, None, firm)


def own_house(heard: str, turn: Span, called: Iterable[str]) -> Mention | None:
    """The house somebody of these names says they are of, where a turn opens.

    Who has no name yet may give both in a sentence of nothing else: "Jane Roe, Copper Street."

    >>> own_house("Hi, it's Jane from Copper Street. Why?", Span(0, 38), ["Jane Roe"]).firm
    'Copper Street'
    >>> own_house("Jane Roe, Copper Street. Why?", Span(0, 29), []).name
    'Jane Roe'
    """
    opening = Span(turn.start, min(turn.end, turn.start + 2 * _FIRST_WORDS))
    known = list(called)
    for sentence in _sentences(heard, opening):
        said = _with_house(heard, sentence, _OWN_HOUSE)
        if said and said.firm and not titles.is_title(said.firm):
            whole = said.span.start == sentence.start and said.span.end >= sentence.end - 1
            full = whole and len(tokens(said.name)) > 1
            if any(share(said.name, name) for name in known) if known else full:
                return said
    return None


def house(said: str, start: int) -> str:
    """The name of a house that begins here: words in capitals, up to the end of the sentence.

    >>> house("Roe & Poe Co. Your line is open.", 0), house("B. Street FBR. Please", 0)
    ('Roe & Poe Co.', 'B. Street FBR')
    """
    end = start
    while word := _HOUSE_WORD.match(said, end):
        if word.group().strip(" \n,.").lower() in _AFTER_HOUSES:
            break
        end = word.end()
        if word.group().endswith(".") and not _ABBREVIATED.search(word.group()):
            break
    found = _HOUSE_ENDS.sub("", said[start:end])
    dotted = f"{found}."
    return dotted if said.startswith(dotted, start) and _ABBREVIATED.search(dotted) else found


def called_on(heard: str, within: Span) -> list[tuple[Mention, str]]:
    """The names in the words by which a turn hands over to the next, and by what they are shown.

    >>> said = "That was all. I will now turn the call over to our CFO, Jane."
    >>> [(mention.name, why) for mention, why in called_on(said, Span(0, len(said)))]
    [('Jane', 'handed-over')]
    >>> [(mention.name, why) for mention, why in called_on("Jane, can you take it?", Span(0, 22))]
    [('Jane', 'addressed')]
    """
    last = _last(within, _CLOSING)
    found: dict[Span, str] = {}
    for sentence in list(_sentences(heard, last))[-3:]:
        gives = _GIVES.search(heard, sentence.start, sentence.end)
        given = _GIVEN.finditer(heard, gives.end(), sentence.end) if gives else iter(())
        calls = _CALLS.finditer(heard, sentence.start, sentence.end)
        for match, why in chain(
            ((m, "handed-over") for m in given if not m["place"]), ((m, "addressed") for m in calls)
        ):
            if name := named(match):
                found.setdefault(name, why)
    return [(Mention(clean(name.of(heard)), name), found[name]) for name in sorted(found)]


def closing(heard: str, within: Span) -> str:
    """The words in which a turn hands over."""
    return _last(within, _CLOSING).of(heard)


def opening(heard: str, within: Span) -> str:
    """The words in which a turn thanks whom it follows."""
    return heard[within.start : min(within.end, within.start + _FIRST_WORDS)]


def _last(within: Span, length: int) -> Span:
    return Span(max(within.start, within.end - length), within.end)


def thanked(heard: str, within: Span) -> Mention | None:
    """Whom a turn thanks as it opens: who spoke before it.

    >>> thanked("Thank you, Jane. Sales rose.", Span(0, 28)).name
    'Jane'
    """
    end = min(within.end, within.start + _FIRST_WORDS)
    name = named(_THANKED.search(heard, within.start, end))
    return Mention(clean(name.of(heard)), name) if name else None
