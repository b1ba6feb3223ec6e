"""Who is given the floor to ask, by whom, and at which turn questions begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from kit import parts
from kit.people import mentions, names
from kit.people.mentions import Mention
from kit.people.person import Person, called
from kit.readers.reader import Draft


def given(draft: Draft, seats: Sequence[Person]) -> dict[int, Mention]:
    """The turns that give somebody the floor to ask, and whom they name.

    They are the operator's; where no operator gives it, the company's.
    """
    hosts = {person.name for person in seats if person.role == "operator"}
    company = {person.name for person in seats if person.role != "analyst"}
    return _given_by(hosts, draft, seats) or _given_by(company, draft, seats)


def _given_by(who: set[str], draft: Draft, seats: Sequence[Person]) -> dict[int, Mention]:
    given: dict[int, Mention] = {}
    for index, (person, then) in enumerate(pairwise(seats)):
        if person.name in who and then is not person:
            turn = draft.said[index].what
            if mention := mentions.question_from(draft.text, turn, going=bool(given)):
                given[index] = mention
    return given


def name_askers(cast: list[Person], seats: Sequence[Person], given: dict[int, Mention]) -> None:
    """Take over what the turns that give the floor say of those who then ask."""
    for index, mention in given.items():
        end = next((later for later in given if later > index), len(seats))
        if person := _asker(cast, seats[index + 1 : end], mention):
            if names.share(mention.name, person.name) or names.agree(mention.name, person.name):
                person.takes(mention.name)
            person.shown_by("handed-over")
            person.firm = person.firm or mention.firm
            person.role = person.role or "analyst"
            person.introduced = person.introduced or mention.span


def _asker(cast: list[Person], after: Sequence[Person], asked: Mention) -> Person | None:
    """The one given the floor: who is so named, or the next outsider if nobody is."""
    outside = [person for person in after if person.is_outside()]
    if named := called(outside, asked.name):
        return named
    if called(cast, asked.name):
        return None
    akin = [person for person in outside if names.share(asked.name, person.name)]
    return next(iter(akin + outside), None)


def opening(draft: Draft, seats: Sequence[Person], given: Iterable[int]) -> int:
    """The number of turns before questions, as far as it is known who asks."""
    outside = [person for person in seats if person.role not in ("operator", "analyst")]
    hosts = {i for i, who in enumerate(seats) if who.role == "operator" or who in outside[:1]}
    askers = [i for i, person in enumerate(seats) if person.role == "analyst"]
    return parts.questions_begin(draft, hosts, list(given), askers)
