"""A person on the call while it is being found out who it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kit.model import Speaker
from kit.people import names
from kit.values import Span

UNKNOWN = "Unknown speaker"
EVIDENCE = ("label", "introduced", "self-named", "handed-over", "title")  # in the order it is told


@dataclass(slots=True, eq=False)
class Person:
    """What is known of somebody so far; ``also`` and ``why`` are other names and evidence, in order.

    ``turns`` are the turns they speak, ``introduced`` is where somebody says who they are.
    """

    name: str
    span: Span
    turns: list[int] = field(default_factory=list)
    role: str | None = None
    title: str | None = None
    firm: str | None = None
    also: dict[str, None] = field(default_factory=dict)
    why: dict[str, None] = field(default_factory=dict)
    introduced: Span | None = None

    def is_called(self, name: str) -> bool:
        """Whether the name is this person's, as a way of writing one known already."""
        return any(names.agree(name, known) for known in (self.name, *self.also))

    def goes_by(self, name: str) -> bool:
        """Whether all of the name is part of a name known already ("Jane" of Jane Roe)."""
        said = set(names.tokens(name))
        return any(said <= set(names.tokens(known)) for known in (self.name, *self.also))

    def is_outside(self) -> bool:
        """Whether they may be of another house, as who asks is."""
        return self.role not in ("operator", "executive")

    def takes(self, name: str, *why: str) -> None:
        """One more name of theirs, and the evidence for it."""
        if names.tokens(name) != names.tokens(self.name):
            self.also.setdefault(name)
        self.shown_by(*why)

    def shown_by(self, *why: str) -> None:
        """One more reason to take all of this for one person."""
        self.why.update(dict.fromkeys(why))

    def speaker(self, short: Iterable[str]) -> Speaker:
        """The person as a call keeps them, with the ``short`` names the call uses."""
        also = dict.fromkeys((*self.also, *short))
        return Speaker(
            name=self.name,
            role=self.role or "other",
            title=self.title,
            firm=self.firm,
            aliases=tuple(name for name in also if name != self.name),
            evidence=tuple(why for why in EVIDENCE if why in self.why),
            span=self.introduced or self.span,
        )


def called(cast: Iterable[Person], name: str) -> Person | None:
    """The first of these people whose name this is.

    >>> found = called([Person("Tim Lee", Span(0, 7))], "Timothy Lee")
    >>> found.name if found else None
    'Tim Lee'
    """
    return next((person for person in cast if person.is_called(name)), None)
