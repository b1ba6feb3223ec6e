"""Introduced names to people: by the name itself, or where two clues meet in one person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kit.people import handing, mentions, names, titles
from kit.people.mentions import Mention, Own
from kit.people.person import Person, Roll
from kit.people.phrases import spoken
from kit.readers.reader import Draft
from kit.values import Span

# "I look after |investor relations", "I am the |CFO"
_OF_ONESELF = re.compile(rf"\b{spoken('of_oneself')}\s+(?:the\s+|our\s+)?")
_CAPITAL = re.compile(r"[A-Z][\w'-]+")
_INTRODUCING = 2000  # people are introduced where a turn opens
_CLOSING = 500  # or where it ends


@dataclass(frozen=True, slots=True)
class _Clue:
    """A name that points at somebody, and how: they spoke next, or gave it as their own."""

    name: str
    person: Person
    why: str


class _Clues:
    """The clues of a call, found by any word of their names."""

    def __init__(self, clues: Iterator[_Clue]) -> None:
        self._all = list(clues)
        self._by_word: dict[str, list[_Clue]] = {}
        for clue in self._all:
            for key in _keys(clue.name):
                self._by_word.setdefault(key, []).append(clue)

    def sharing(self, name: str) -> Iterator[_Clue]:
        """The clues that name the same first or last name."""
        for key in _keys(name):
            yield from self._by_word.get(key, ())

    def of_the_unnamed(self) -> Iterator[tuple[Person, list[_Clue]]]:
        """The clues to each person whose label is no name."""
        found: dict[Person, list[_Clue]] = {}
        for clue in self._all:
            if clue.person.unnamed and clue.why != "addressed":
                found.setdefault(clue.person, []).append(clue)
        yield from found.items()


def introduce(
    roll: Roll, seats: Sequence[Person], heard: str, draft: Draft, opening: int, own: Sequence[Own]
) -> None:
    """Take over what is said of people where they are introduced, in the ``opening`` turns."""
    pending = []
    for mention in _introductions(heard, draft, opening):
        person = roll.called(mention.name)
        if person is None:
            pending.append(mention)
        elif person.role != "operator":
            _settle(roll, person, mention, "introduced")
    _own_titles(heard, draft, seats, opening)
    wanted = {form for mention in pending for form in names.spoken_forms(mention.name)}
    clues = _Clues(_clues(heard, draft, seats, own, wanted))
    for mention in pending:
        _match(roll, mention, clues, pending)
    _name_the_unnamed(roll, clues)


def _keys(name: str) -> set[str]:
    return {key for word in names.tokens(name) if len(word) > 1 for key in names.keys(word)}


def _introductions(heard: str, draft: Draft, opening: int) -> Iterator[Mention]:
    for said in draft.said[:opening]:
        for stretch in _introducing(said.what):
            yield from mentions.introductions(heard, stretch)


def _introducing(turn: Span) -> Iterator[Span]:
    first = min(turn.end, turn.start + _INTRODUCING)
    yield Span(turn.start, first)
    if first < turn.end:
        yield Span(max(first, turn.end - _CLOSING), turn.end)


def _own_titles(heard: str, draft: Draft, seats: Sequence[Person], opening: int) -> None:
    """Take over the titles people give as their own: "I am the head of investor relations"."""
    for index, (said, person) in enumerate(zip(draft.said, seats, strict=True)):
        first = index in person.turns[:1] and person.role is None
        if person.title is None and person.role != "operator" and (first or index < opening):
            _take_own_title(person, heard, next(_introducing(said.what)))


def _take_own_title(person: Person, heard: str, stretch: Span) -> None:
    for before in _OF_ONESELF.finditer(heard, stretch.start, stretch.end):
        if title := titles.title_at(heard, before.end()):
            person.title = " ".join(title.group().split())
            person.introduced = person.introduced or Span(before.start(), title.end())
            person.shown_by("introduced")
            return


def _settle(roll: Roll, person: Person, mention: Mention, *why: str) -> None:
    roll.take(person, mention.name, *why)
    if (mention.title or "").lower() not in (person.firm or "").lower():
        person.title = person.title or mention.title
    person.introduced = person.introduced or mention.span


def _clues(
    heard: str, draft: Draft, seats: Sequence[Person], own: Sequence[Own], wanted: set[str]
) -> Iterator[_Clue]:
    for person, (mention, translates) in zip(seats, own, strict=True):
        if mention and not translates:
            yield _Clue(mention.name, person, "self-named")
    for index, (before, then) in enumerate(pairwise(seats)):
        if before is then:
            continue
        ends, opens = draft.said[index].what, draft.said[index + 1].what
        if _may_be_named(then, handing.closing(heard, ends), wanted):
            for mention, why in handing.called_on(heard, ends):
                yield _Clue(mention.name, then, why)
        thanks = handing.opening(heard, opens)
        mention = handing.thanked(heard, opens) if _may_be_named(before, thanks, wanted) else None
        if mention:
            yield _Clue(mention.name, before, "addressed")


def _may_be_named(person: Person, said: str, wanted: set[str]) -> bool:
    """Whether it is worth a closer look if these words name the person: cheaply told."""
    if person.role in ("operator", "analyst"):
        return False
    return person.unnamed or not wanted.isdisjoint(map(str.lower, _CAPITAL.findall(said)))


def _match(roll: Roll, mention: Mention, clues: _Clues, pending: Sequence[Mention]) -> None:
    """Give an introduced name to the one person two clues point at; one is enough for a mere label."""
    known = [person for person in roll.going_by(mention.name) if _inside(person)]
    if len(known) == 1:
        _settle(roll, known[0], mention, "introduced")
        return
    reasons = _reasons(roll, mention, clues)
    if len(names.tokens(mention.name)) == 1:  # "our CRO, Mr. Roe"
        reasons = {person: why for person, why in reasons.items() if "title" in why}
    best, second, *_ = [*sorted(reasons, key=lambda person: -len(reasons[person])), None, None]
    mere = best and (best.unnamed or _is_begun(best, mention, pending))
    enough = max(0 if mere else 1, len(reasons[second]) if second else 0)
    if best and len(reasons[best]) > enough:
        _settle(roll, best, mention, "introduced", *reasons[best] - {"name"})


def _is_begun(person: Person, mention: Mention, pending: Sequence[Mention]) -> bool:
    """Whether a label is the first name of this introduced name, and of no other."""
    if names.tokens(person.name) != names.tokens(mention.name)[:1]:
        return False
    sharing = (other.name for other in pending if names.share(person.name, other.name))
    return all(names.agree(name, mention.name) for name in sharing)


def _inside(person: Person) -> bool:
    return person.role not in ("operator", "analyst")


def _reasons(roll: Roll, mention: Mention, clues: _Clues) -> dict[Person, set[str]]:
    """Why the name may be that of each person who is not known to be an outsider."""
    reasons: dict[Person, set[str]] = {}
    for clue in clues.sharing(mention.name):
        if clue.person.goes_by(clue.name):
            continue  # "Jane" is Jane Poe's own: no sign that she is Jane Roe
        reasons.setdefault(clue.person, set()).add(clue.why)
    for person in roll.sharing(mention.name):
        if names.share(person.name, mention.name) and not person.unnamed:
            reasons.setdefault(person, set()).add("name")
    for person in roll:
        if person.title and mention.title and titles.same_post(person.title, mention.title):
            reasons.setdefault(person, set()).add("title")
    return {
        person: why
        for person, why in reasons.items()
        if _inside(person)
        # who was introduced as who they are is not this one too, but for a title and a word to them
        and ("introduced" not in person.why or ("title" in why and why - {"name", "title"}))
    }


def _name_the_unnamed(roll: Roll, clues: _Clues) -> None:
    """Names for mere labels that are handed over to by one name, or give it as theirs."""
    for person, given in clues.of_the_unnamed():
        if person.also or not _inside(person):
            continue
        name, times = Counter(clue.name for clue in given).most_common(1)[0]
        if 2 * times > len(given) and not roll.going_by(name):
            roll.take(person, name, *{clue.why for clue in given if clue.name == name})
