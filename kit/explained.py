"""What loading made of a file, in words: what it was recognised as, and what was cut away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kit.model import Fact, Speaker, Transcript
from kit.text import shortened

_SHOWN = 70  # characters of what was cut


def explained(call: Transcript) -> Iterator[tuple[str, str]]:
    """Pairs of a subject and what is to be said of it, in the order a reader asks.

    >>> from kit.load import load
    >>> said = dict(explained(load(text="Operator: Hello.\\nAnn Poe: Hi.\\nAl Roe: Hi.\\n")))
    >>> said["format"], said["turns"]
    ('colons in text', '3 by 3 people: 1 operator, 2 executive')
    """
    yield "call", call.id
    yield "format", f"{call.source.format} in {call.source.container}"
    yield from (("signs", sign) for sign in call.source.signs)
    for name in ("company", "ticker", "exchange", "period", "date", "currency"):
        yield from ((name, said) for said in _stated(call, name))
    yield "turns", _turns(call)
    yield from (("", introduced(speaker)) for speaker in call.people)
    yield "questions", _questions(call)
    yield "before", _cut(call.text[: call.turns[0].span.start])
    yield "after", _cut(call.text[call.turns[-1].span.end :])
    yield from ((note.kind, note.says) for note in call.notes)


def introduced(speaker: Speaker) -> str:
    """A speaker in a line: name, title, house and role, as far as they are known."""
    return ", ".join(filter(None, (speaker.name, speaker.title, speaker.firm, speaker.role)))


def _stated(call: Transcript, name: str) -> Iterator[str]:
    """The value of a fact that is gone by, then those that others state, each with its place."""
    taken = str(getattr(call, name) or "not said")
    facts = [fact for fact in call.facts if fact.name == name]
    yield f"{taken} ({'; '.join(map(_place, facts))})" if facts else taken


def _place(fact: Fact) -> str:
    where = f" at {fact.span.start:,}" if fact.span else ""
    return f"{fact.said_in}{where}: {fact.value}"


def _turns(call: Transcript) -> str:
    roles = Counter(speaker.role for speaker in call.speakers)
    listed = ", ".join(f"{count} {role}" for role, count in roles.items())
    return f"{len(call.turns)} by {len(call.speakers)} people: {listed}"


def _questions(call: Transcript) -> str:
    first = next((turn for turn in call.turns if turn.part == "qa"), None)
    if first is None:
        return "none"
    said = shortened(first.span.of(call.text), _SHOWN)
    return f"from turn {first.index}, {first.speaker.name}: {said}"


def _cut(text: str) -> str:
    """What was left out at an end of the text: how much, and how it begins."""
    said = " ".join(text.split())
    return f"{len(said):,} characters: {shortened(said, _SHOWN)}" if said else "nothing"
