"""From speaker lines and participant lists to people; two labels of one person made one."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace

from kit.lexicon import words
from kit.people import lists, names, titles
from kit.people.person import UNKNOWN, Person, Roll
from kit.people.posts import pieces_of, title_and_firm
from kit.readers.reader import Draft, Label
from kit.values import Span

_DOUBTED = re.compile(r"\s*\]\s*")  # "[ Jane |] |Roe"
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
    return label.role, label.called(text), *(span.of(text) for span in label.about)


def _as_written(label: Label, text: str) -> Label:
    """The label with pieces made one that the line does not part: "[ Jane |] Roe", "CFO |- Tax"."""
    name, *about = (label.name, *label.about)
    if about and _DOUBTED.fullmatch(text, name.end, about[0].start):
        name = Span(name.start, about.pop(0).end)
    return replace(label, name=name, about=tuple(pieces_of(about, text)))


def read_lists(roll: Roll, draft: Draft, company: str | None) -> None:
    """Take over what participant lists say of people who speak."""
    lines = [_as_written(line, draft.text) for line in (*draft.listed, *lists.listed(roll, draft))]
    called = [names.whole(label.called(draft.text)) for label in lines]
    short = Counter(roll.cut_short(name) for name in dict.fromkeys(called))
    for name, label in zip(called, lines, strict=True):
        cut = roll.cut_short(name)
        person = roll.called(name) or (cut if short[cut] == 1 else None)
        if person:
            roll.take(person, name, "label")
            _describe(person, label, draft.text, company)


def merge_slips(roll: Roll, seats: list[Person], draft: Draft) -> None:
    """Make one person of two whose names differ by a slip, where more than the names tells so."""
    listed = {label.called(draft.text) for label in draft.listed}
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
    name = names.whole(label.called(text)) if label else UNKNOWN
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


def tidy(roll: Roll) -> None:
    """Leave off the house that executives share, which is the company's, and operators' titles."""
    houses = Counter(person.firm for person in roll if person.role == "executive" and person.firm)
    for person in roll:
        if person.role == "executive" and person.firm and houses[person.firm] > 1:
            person.firm = None
        if person.role == "operator":
            person.title = person.firm = None
