"""What speaker lines and participant lists say of people: name, title, house, role."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kit.lexicon import words
from kit.people import names, titles
from kit.people.person import UNKNOWN, Person, called
from kit.readers.reader import Draft, Label
from kit.values import Span

_OF_A_HOUSE = re.compile(r"\s+(?:at|with)\s+")  # "Analyst |at |Copper Street"


def seated(draft: Draft, company: str | None) -> list[Person]:
    """Who speaks each turn of a draft, turn by turn; one person where labels are ways of one name."""
    cast: list[Person] = []
    seats = []
    for index, said in enumerate(draft.said):
        person = _labelled(cast, said.who, draft.text, company)
        person.turns.append(index)
        seats.append(person)
    return seats


def read_lists(cast: list[Person], draft: Draft, company: str | None) -> None:
    """Take over what participant lists say of people who speak."""
    for label in draft.listed:
        name = names.whole(label.name.of(draft.text))
        if person := called(cast, name):
            person.takes(name, "label")
            _describe(person, label, draft.text, company)


def _labelled(cast: list[Person], label: Label | None, text: str, company: str | None) -> Person:
    name = names.whole(label.name.of(text)) if label else UNKNOWN
    person = _labelled_before(cast, name)
    if person is None:
        person = Person(name, label.name if label else Span(0, 0))
        cast.append(person)
    if label:
        person.takes(name, "label")
        _describe(person, label, text, company)
    else:
        person.role = "executive"
    return person


def _labelled_before(cast: list[Person], name: str) -> Person | None:
    """Who has this label already; "Unidentified Analyst" is one person only to the letter."""
    if name.split(" ")[0].lower() in words("person", "unnamed"):
        return next((known for known in cast if known.name.lower() == name.lower()), None)
    return called(cast, name)


def _describe(person: Person, label: Label, text: str, company: str | None) -> None:
    """Take over what the line says besides the name."""
    title, firm = _title_and_firm([span.of(text) for span in label.about], company)
    person.title = person.title or title
    person.firm = person.firm or firm
    person.role = person.role or _role(label, person.name, title, firm)


def _role(label: Label, name: str, title: str | None, firm: str | None) -> str | None:
    told = titles.role(label.role or "") or titles.role(title or "") or titles.role(name)
    if firm and told in (None, "analyst"):
        return "analyst"
    if told == "other" or (firm and told == "executive" and not label.role):
        return None  # a vice president of some house: what he does on the call will tell
    return told


def _title_and_firm(about: Iterable[str], company: str | None) -> tuple[str | None, str | None]:
    """What the pieces beside a name are: the one that names a post is the title.

    >>> _title_and_firm(["Copper Street", "Analyst"], "Acme Inc.")
    ('Analyst', 'Copper Street')
    >>> _title_and_firm(["Acme", "CFO"], "Acme Inc.")
    ('CFO', None)
    """
    pieces = [" ".join(piece.split()) for joined in about for piece in _apart(joined)]
    posts = [piece for piece in pieces if titles.is_title(piece)]
    firms = [piece for piece in pieces if piece not in posts and not _is_company(piece, company)]
    return ", ".join(posts) or None, ", ".join(firms) or None


def _apart(joined: str) -> list[str]:
    """A title and the house it is held at, where one piece holds both."""
    pieces = _OF_A_HOUSE.split(joined)
    return pieces if titles.is_title(pieces[0]) else [joined]


def _is_company(firm: str, company: str | None) -> bool:
    own, said = names.tokens(company or ""), names.tokens(firm)
    return bool(own and said) and own[0] == said[0]
