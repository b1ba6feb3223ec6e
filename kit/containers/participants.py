"""Who takes part, from the lists and tables of names that records keep beside the turns.

{"participants": [{"name": "Jane Roe", "title": "CFO"}]}
{"speakers": {"S1": {"name": "Jane Roe"}, "S2": {"name": "Al Poe"}}}
{"type": "speaker", "id": "S1", "name": "Jane Roe"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kit.containers.fields import group, plain, said, told
from kit.containers.turns import person
from kit.containers.written import Spoken

_LABEL = re.compile(r"[A-Za-z]{0,8}[ _-]?\w{1,3}")  # "S01", "speaker_3"


def whom(record: Mapping[Any, Any]) -> Spoken:
    """The person a record among the turns is of; that it is one's is no role.

    >>> whom({"type": "speaker", "id": "S1", "name": "Jane Roe"})
    Spoken(name='Jane Roe', text='', about=(), role=None)
    """
    known = person(record)
    return replace(known, role=None) if plain(known.role or "") in group("persons") else known


def labelled(record: Mapping[Any, Any]) -> Iterator[tuple[str, Spoken]]:
    """Who goes by which number or short label, from a table of names, whatever it is called.

    >>> dict(labelled({"cast": {"S1": {"name": "Jane Roe"}, "S2": {"name": "Al Poe"}}}))["S2"].name
    'Al Poe'
    """
    for key, value in _own(record):
        if isinstance(value, Mapping) and (plain(key) in group("people") or _are_names(value)):
            yield from ((str(label), _named(who)) for label, who in value.items())
    for _, who in _participants(record):
        if known := said(told(who, "person").get("id")):
            yield known, person(who)


def _own(record: Mapping[Any, Any]) -> Iterator[tuple[str, object]]:
    """The fields of an object, and of those in it that only gather fields."""
    for key, value in record.items():
        yield str(key), value
        if isinstance(value, Mapping) and plain(str(key)) in group("gathers"):
            yield from ((str(inner), more) for inner, more in value.items())


def _are_names(record: Mapping[Any, Any]) -> bool:
    """Whether it maps short labels to people: {"S1": {"name": "Jane Roe"}, "S2": ...}."""
    labels = len(record) > 1 and all(_LABEL.fullmatch(str(key)) for key in record)
    people = (isinstance(who, Mapping) and "name" in told(who, "person") for who in record.values())
    return labels and all(people)


def _named(who: object) -> Spoken:
    return person(who) if isinstance(who, Mapping) else Spoken(said(who))


def listed(record: Mapping[Any, Any]) -> Iterator[Spoken]:
    """The people of a list of participants, in the role of its name.

    >>> [(who.name, who.role) for who in listed({"analysts": [{"name": "Al Poe"}]})]
    [('Al Poe', 'analysts')]
    """
    for heading, who in _participants(record):
        known = person(who)
        yield replace(known, role=known.role or heading)


def _participants(record: Mapping[Any, Any]) -> Iterator[tuple[str, Mapping[Any, Any]]]:
    """The records of people who only are listed, each with the list's name."""
    for key, value in _own(record):
        people = (
            [who for who in value if isinstance(who, Mapping)] if isinstance(value, list) else []
        )
        named = plain(key) in group("people") or _are_listed(people)
        for who in people if named else ():
            if "text" not in told(who, "turn"):
                yield key, who


def _are_listed(people: Sequence[Mapping[Any, Any]]) -> bool:
    """Whether records are of people with a label each, and of nothing else."""
    seen = [told(who, "person").keys() for who in people]
    return len(seen) > 1 and all({"id", "name"} <= keys for keys in seen)
