"""Who is given the floor to ask, by whom, and at which turn questions begin."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from kit import parts
from kit.people import handing, names
from kit.people.houses import is_company
from kit.people.mentions import Mention, Own
from kit.people.person import Person, Roll
from kit.readers.reader import Draft
from kit.values import Span

_PLACED = 2  # askers, at least, of whom the page says another house than who gives them the floor
_TURNS = 2  # of an asker's, in which they may say of which house they are


def given(heard: str, draft: Draft, seats: Sequence[Person]) -> dict[int, Mention]:
    """The turns that give somebody the floor to ask, and whom they name.

    They are the operator's; where no operator gives it, the company's.
    """
    hosts = {person for person in seats if person.role == "operator"}
    company = {person for person in seats if person.role not in ("analyst", "operator")}
    return _given_by(hosts, heard, draft, seats) or _given_by(company, heard, draft, seats)


def _given_by(
    who: set[Person], heard: str, draft: Draft, seats: Sequence[Person]
) -> dict[int, Mention]:
    given: dict[int, Mention] = {}
    for index, (person, then) in enumerate(pairwise(seats)):
        if person in who and then is not person:
            turn = draft.said[index].what
            curt = person.role == "operator" and index > 0 and handing.is_curt(turn)
            mention = handing.question_from(heard, turn, going=bool(given) or curt)
            if mention is None and not given and then.turns[0] == index + 1:
                mention = handing.opens_floor(heard, turn)
            if mention:
                given[index] = mention
    return given


def leave_off_places(roll: Roll, given: Iterable[Mention]) -> None:
    """Leave off what is beside the names, a city or such, where all who ask are called of other houses."""
    called = [(roll.called(mention.name), mention.firm) for mention in given]
    asked = {
        person: (person.firm, firm) for person, firm in called if person and person.firm and firm
    }
    same = any(names.share(*firms) or is_company(*firms) for firms in asked.values())
    for person in roll if len(asked) >= _PLACED and not same else ():
        if person.firm and person.role == "analyst" and not person.title:
            person.role = None
        person.firm = None


def name_askers(
    roll: Roll, seats: Sequence[Person], given: dict[int, Mention], own: Sequence[Own]
) -> None:
    """Take over what the turns that give the floor say of those who then ask."""
    asked: dict[Person, list[Mention]] = {}
    for index, end in pairwise([*given, len(seats)]):
        if person := _asker(roll, seats[index + 1 : end], given[index]):
            asked.setdefault(person, []).append(given[index])
            person.role = person.role or "analyst"
    turns = list(given)
    for person, mentions in asked.items():
        if not (person.unnamed and _several(person, turns, mentions)):
            _take(roll, person, mentions, [own[index][0] for index in person.turns])


def name_own_houses(roll: Roll, heard: str, draft: Draft, own: Sequence[Own]) -> None:
    """Take over the houses that askers give as their own: "It's Jane Roe from Copper Street"."""
    for person in roll:
        if person.role == "analyst" and not person.firm:
            for index in person.turns[:_TURNS]:
                _take_own_house(roll, person, heard, draft.said[index].what, own[index][0])


def _take_own_house(
    roll: Roll, person: Person, heard: str, turn: Span, own: Mention | None
) -> None:
    called = [*person.known, *([own.name] if own else ())]
    if said := handing.own_house(heard, turn, called):
        person.firm = person.firm or said.firm
        if not called:
            roll.take(person, said.name, "self-named")


def _several(person: Person, given: Sequence[int], mentions: Sequence[Mention]) -> bool:
    """Whether more than one may ask under a label that is no name."""
    exchanges = {bisect(given, turn) for turn in person.turns}
    same = all(names.share(mentions[0].name, each.name) for each in mentions[1:])
    return len(exchanges) > len(mentions) or not same


def _take(
    roll: Roll, person: Person, mentions: Sequence[Mention], own: Iterable[Mention | None]
) -> None:
    """Names and house of one asker; a name they give as their own goes before what they are called."""
    person.shown_by("handed-over")
    if person.unnamed and (given := next(filter(None, own), None)):
        roll.take(person, given.name, "self-named")
    for mention in mentions:
        if mention.name and (person.name == mention.firm or _may_be(person, mention.name)):
            _alias(roll, person, mention.name)
        person.firm = person.firm or mention.firm
        person.introduced = person.introduced or mention.span


def _may_be(person: Person, name: str) -> bool:
    """Whether a name that is called may be meant for somebody of these names, or of none."""
    return any(names.heard_as(name, known) for known in [*person.known] or [name])


def _alias(roll: Roll, person: Person, name: str) -> None:
    """The name a hand-over gives, unless it is another's, for whom this one stands in."""
    if roll.called(name) in (None, person):
        roll.take(person, name)


def _asker(roll: Roll, after: Sequence[Person], asked: Mention) -> Person | None:
    """The one given the floor: who is so named, or the next outsider if nobody is."""
    outside = [person for person in after if person.is_outside()]
    named = roll.called(asked.name)
    if named:
        return named if named in outside else next((p for p in outside[:1] if p.unnamed), None)
    akin = (
        person for person in outside if not person.unnamed and names.share(asked.name, person.name)
    )
    return next(chain(akin, outside), None)


def opening(draft: Draft, seats: Sequence[Person], given: Iterable[int]) -> int:
    """The number of turns before questions, as far as it is known who asks."""
    company = [person for person in seats if person.role not in ("operator", "analyst")]
    hosts = {i for i, who in enumerate(seats) if who.role == "operator" or who in company[:1]}
    led = next((i for i, who in enumerate(seats) if who in company[:1]), len(seats))
    askers = [
        i for i, person in enumerate(seats) if person.role == "analyst" and (i > led or not i)
    ]
    return parts.questions_begin(draft, hosts, list(given), askers)
