"""Introduced names to people: by the name itself, or where two clues meet in one person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kit.people import mentions, names, titles
from kit.people.mentions import Mention
from kit.people.person import Person, called
from kit.readers.reader import Draft
from kit.values import Span

# "I look after |investor relations", "I am the |CFO"
_OF_ONESELF = re.compile(
    r"\bI(?:'m|\s+am|\s+look\s+after|\s+head|\s+lead|\s+run|\s+serve\s+as)\s+(?:the\s+|our\s+)?$"
)
_BEFORE = 40  # and it takes no more characters
_INTRODUCING = 2500  # a title is said in the opening of a turn, or it is not looked for

Own = tuple[Mention | None, bool]  # the name given as one's own, and whether one translates


@dataclass(frozen=True, slots=True)
class _Clue:
    """A name that points at somebody, and how: they spoke next, or gave it as their own."""

    name: str
    person: Person
    why: str


def introduce(
    cast: list[Person], seats: Sequence[Person], draft: Draft, opening: int, own: Sequence[Own]
) -> None:
    """Take over what is said of people where they are introduced, in the ``opening`` turns."""
    pending = []
    for mention in _introductions(draft, seats, opening):
        person = called(cast, mention.name)
        if person and person.role != "operator":
            _settle(person, mention, "introduced")
        else:
            pending.append(mention)
    clues = list(_clues(draft, seats, own)) if pending else []
    for mention in pending:
        _match(cast, mention, clues)


def _introductions(draft: Draft, seats: Sequence[Person], opening: int) -> Iterator[Mention]:
    for index, (said, person) in enumerate(zip(draft.said, seats, strict=True)):
        if index < opening:
            yield from mentions.introductions(draft.text, said.what)
        if (index in person.turns[:1] and person.is_outside()) or index < opening:
            yield from _own_title(draft.text, said.what, person)


def _own_title(text: str, turn: Span, person: Person) -> Iterator[Mention]:
    said = mentions.plain(text[turn.start : min(turn.end, turn.start + _INTRODUCING)])
    for title in titles.titles(said):
        start = max(0, title.start() - _BEFORE)
        if before := _OF_ONESELF.search(said, start, title.start()):
            span = Span(before.start(), title.end()).shift(turn.start)
            yield Mention(person.name, span, title.group())


def _settle(person: Person, mention: Mention, *why: str) -> None:
    person.takes(mention.name, *why)
    person.title = person.title or mention.title
    person.introduced = person.introduced or mention.span


def _clues(draft: Draft, seats: Sequence[Person], own: Sequence[Own]) -> Iterator[_Clue]:
    for person, (mention, translates) in zip(seats, own, strict=True):
        if mention and not translates:
            yield _Clue(mention.name, person, "self-named")
    for said, (person, then) in zip(draft.said, pairwise(seats), strict=False):
        if then is not person:
            for mention in mentions.called_on(draft.text, said.what):
                yield _Clue(mention.name, then, "handed-over")


def _match(cast: list[Person], mention: Mention, clues: list[_Clue]) -> None:
    """Give an introduced name to the one person two clues point at."""
    inside = [person for person in cast if person.role not in ("operator", "analyst")]
    known = [person for person in inside if person.goes_by(mention.name)]
    if len(known) == 1:
        _settle(known[0], mention, "introduced")
        return
    reasons = {person: _reasons(person, mention, clues) for person in inside}
    best, second, *_ = [*sorted(inside, key=lambda person: -len(reasons[person])), None, None]
    if best and len(reasons[best]) > max(1, len(reasons[second]) if second else 0):
        _settle(best, mention, "introduced", *reasons[best] - {"name"})


def _reasons(person: Person, mention: Mention, clues: list[_Clue]) -> set[str]:
    reasons = {
        clue.why for clue in clues if clue.person is person and names.share(clue.name, mention.name)
    }
    if names.share(person.name, mention.name):
        reasons.add("name")
    if person.title and mention.title and titles.same_post(person.title, mention.title):
        reasons.add("title")
    return reasons
