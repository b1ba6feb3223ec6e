"""What speaker lines and participant lists say of people: name, title, house, role."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import chain

from kit.lexicon import words
from kit.people import lists, names, titles
from kit.people.person import UNKNOWN, Person, Roll
from kit.people.phrases import any_of
from kit.readers.reader import Draft, Label
from kit.values import Span

_AT_A_HOUSE = re.compile(r"\s+(?:at|with)\s+")  # "Analyst |at |Copper Street"
_DASH = re.compile(r"\s+-+\s*|-+\s+|\s*[–—]\s*")  # "Copper Street |- |Analyst"
_COMMA = re.compile(r"\s*,\s*")
_PARTED = re.compile(rf"{_DASH.pattern}|{_COMMA.pattern}")
_DOUBTED = re.compile(r"\s*\]\s*")  # "[ Jane |] |Roe"
_WRAP = re.compile(r"[^\S\n]*\n[^\S\n]*")
_RUNS_ON = re.compile(r"(?:\b(?:and|of|the|for)|[&,-])$", re.IGNORECASE)  # "Chairman and|"
# "Copper Street, |LLC|"
_HOUSE = re.compile(rf"\b{any_of(words('firms', 'legal'))}(?!\w)")
# "Copper Street Equity Research |Division", "Acme |Holdings, Inc."
_BEGUN = re.compile(rf"{any_of(words('firms', 'parts'))}(?!\w)", re.IGNORECASE)
_BLANKS = frozenset(words("person", "blanks"))
# beside the name, where a page marks who asks, or who is of no company account
_FLAGS = {"Q": "analyst", "A": "executive", "External": "analyst", "Guest": "analyst"}
# "spk07"   "Speaker 4"   "3"   "Q"
_NUMBERED = re.compile(r"(?:spk|speaker|s|p)?[\s_#-]*\d+|\w", re.IGNORECASE)


def seated(draft: Draft, company: str | None) -> tuple[Roll, list[Person]]:
    """The people of the speaker lines, and who speaks each turn; ways of one name are one person."""
    roll, seats = Roll(), []
    seen: dict[tuple[str | None, ...], Person] = {}
    for index, said in enumerate(draft.said):
        line = _told(said.who, draft.text)
        if line not in seen:
            label = _as_written(said.who, draft.text) if said.who else None
            seen[line] = _labelled(roll, label, draft.text, company)
        seen[line].turns.append(index)
        seats.append(seen[line])
    return roll, seats


def _told(label: Label | None, text: str) -> tuple[str | None, ...]:
    """What a speaker line tells, so that each is read once."""
    if label is None:
        return ()
    return label.role, *(span.of(text) for span in (label.name, *label.about))


def _as_written(label: Label, text: str) -> Label:
    """The label with pieces made one that the line does not part: "[ Jane |] Roe", "CFO |- Tax"."""
    name, *about = (label.name, *label.about)
    if about and _DOUBTED.fullmatch(text, name.end, about[0].start):
        name = Span(name.start, about.pop(0).end)
    return replace(label, name=name, about=tuple(_whole(about, text)))


def _whole(about: Sequence[Span], text: str) -> list[Span]:
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


def read_lists(roll: Roll, draft: Draft, company: str | None) -> None:
    """Take over what participant lists say of people who speak."""
    for line in (*draft.listed, *lists.listed(roll, draft)):
        label = _as_written(line, draft.text)
        name = names.whole(label.name.of(draft.text))
        if person := roll.called(name):
            roll.take(person, name, "label")
            _describe(person, label, draft.text, company)


def merge_slips(roll: Roll, seats: list[Person], draft: Draft) -> None:
    """Make one person of two whose names differ by a slip, where more than the names tells so."""
    listed = {label.name.of(draft.text) for label in draft.listed}
    for person in sorted(roll, key=lambda person: (len(person.turns), -person.turns[0])):
        others = roll.sharing(person.name) if not person.unnamed else []
        for other in others:
            if other is not person and _is_one(roll, person, other, listed):
                _merge(roll, person, other, seats)
                break


def _is_one(roll: Roll, one: Person, other: Person, listed: Container[str]) -> bool:
    """Whether two labels are one person's; two listed apart, or that follow each other, are two."""
    gaps = {abs(turn - index) for turn in one.turns for index in _near(other.turns, turn)}
    apart = 1 in gaps or (one.name in listed and other.name in listed)
    if apart or other.unnamed or (one.role and other.role and one.role != other.role):
        return False
    return _slipped(one, other, gaps) or _shortened(roll, one, other)


def _slipped(one: Person, other: Person, gaps: set[int]) -> bool:
    """Whether names alike are of one post or house, close by, or one of them is rare."""
    same = one.title and other.title and titles.same_post(one.title, other.title)
    near = (one.firm and one.firm == other.firm) or gaps & {2, 3} or len(one.turns) < 3
    return names.alike(one.name, other.name) and bool(same or near)


def _shortened(roll: Roll, one: Person, other: Person) -> bool:
    """Whether a label is the one name begun with ("Jane Roe") cut short ever after ("Roe")."""
    short = len(names.tokens(one.name)) == 1 < len(names.tokens(other.name))
    after = other.turns[-1] < one.turns[0]
    return short and after and set(roll.going_by(one.name)) == {one, other}


def _near(turns: Sequence[int], turn: int) -> Sequence[int]:
    at = bisect(turns, turn)
    return turns[max(0, at - 1) : at + 1]


def _merge(roll: Roll, one: Person, into: Person, seats: list[Person]) -> None:
    roll.remove(one)
    into.turns = sorted([*into.turns, *one.turns])
    for index in one.turns:
        seats[index] = into
    for name in one.known:
        roll.take(into, name, *one.why)


def _labelled(roll: Roll, label: Label | None, text: str, company: str | None) -> Person:
    name = names.whole(label.name.of(text)) if label else UNKNOWN
    unnamed = is_unnamed(name)
    person = roll.labelled(name) if unnamed else roll.called(name)
    if person is None:
        person = roll.add(Person(name, label.name if label else Span(0, 0), unnamed))
    if label:
        roll.take(person, name, "label")
        _describe(person, label, text, company)
    else:
        person.role = "executive"
    return person


def is_unnamed(name: str) -> bool:
    """Whether a label tells no name: a part in the call, a number, a title.

    >>> [is_unnamed(name) for name in ("Unidentified Analyst", "spk07", "Operator", "Jane Roe")]
    [True, True, True, False]
    """
    first = name.split(" ")[0].lower()
    return bool(
        first in words("person", "unnamed") or _NUMBERED.fullmatch(name) or titles.is_part(name)
    )


def _describe(person: Person, label: Label, text: str, company: str | None) -> None:
    """Take over what the line says besides the name."""
    about = [span.of(text) for span in label.about]
    flags = [_FLAGS[piece] for piece in about if piece in _FLAGS]
    about = [piece for piece in about if piece not in _FLAGS and piece.lower() not in _BLANKS]
    group, dash, post = person.name.partition(" - ")  # "Analysts - Managing Director"
    if person.unnamed and dash and titles.is_title(post):
        about = [post]
    title, firm = title_and_firm(about, company)
    person.title = person.title or title
    person.firm = person.firm or firm
    told = _role(label, group if person.unnamed else "", title, firm)
    person.role = person.role or next(iter(flags), told)


def _role(label: Label, part: str, title: str | None, firm: str | None) -> str | None:
    if titles.role(part) == "service":
        return "other"
    page = titles.role(label.role or "")
    told = page or titles.role(part) or titles.role(title or "")
    if firm and told in (None, "analyst"):
        return "analyst"
    if told == "other" or (firm and told == "executive" and not page):
        return None  # a vice president of some house: what he does on the call will tell
    return told


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
    return titles.is_function(first) and any(set(_words(said)) - _common() for said in house)


def _is_house(said: str, company: str | None) -> bool:
    """Whether this much names a house and no post: the company's, a broker's, one of a house's kind."""
    if is_company(said, company) or said in words("firms"):
        return True
    return bool(_HOUSE.search(said)) and not titles.is_title(said)


def is_company(firm: str, company: str | None) -> bool:
    """Whether a house is the company itself, by the words it begins with or its initials.

    >>> is_company("Acme Holdings", "Acme Inc."), is_company("AMC", "Apex Mining Corp.")
    (True, True)
    >>> is_company("Bank of Poe", "Bank of Roe"), is_company("J.P. Roe & Co.", "JP Roe")
    (False, True)
    """
    own, said = _core(company or ""), _core(firm)
    if not (own and said):
        return False
    short, long = sorted(("".join(own), "".join(said)), key=len)
    begins = own[: len(said)] == said[: len(own)] or (
        short == long[: len(short)] and len(short) > 4
    )
    return begins or "".join(word[0] for word in _words(company or "")) == "".join(said)


def _words(house: str) -> tuple[str, ...]:
    return tuple(word for word in names.tokens(house) if word != "and")


@lru_cache(maxsize=4096)
def _core(house: str) -> tuple[str, ...]:
    """The words of a house's name but for those that many have: "Inc.", "Holdings"."""
    return tuple(word for word in _words(house) if word not in _common()) or _words(house)


@cache
def _common() -> frozenset[str]:
    legal = (token for word in words("firms", "legal") for token in names.tokens(word))
    return frozenset(token for token in legal if len(token) > 1)


def tidy(roll: Roll) -> None:
    """Leave off the house that executives share, which is the company's, and operators' titles."""
    houses = Counter(person.firm for person in roll if person.role == "executive" and person.firm)
    for person in roll:
        if person.role == "executive" and person.firm and houses[person.firm] > 1:
            person.firm = None
        if person.role == "operator":
            person.title = person.firm = None
