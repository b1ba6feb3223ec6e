"""Records of turns as turns: whose they are, where one was cut in pieces, where questions begin.

    {"speaker": "Jane Roe", "title": "CFO", "content": "Sales rose."}
    {"speaker": 3, "start": 12.4, "end": 14.0, "text": "Sales rose."}
    {"speaker": {"name": "Jane Roe", "company": "Acme"}, "words": ["Sales", "rose."]}

A file may cut a turn into sentences or cues, which are put together again; and its records may be
those of several calls, each with its ticker and day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any

from kit.containers.fields import group, label, of_call, plain, said, told
from kit.containers.written import Spoken
from kit.people.titles import is_title

MOST = 6000  # characters a record: so long is a call on average, and no turn
_RUN = 0.2  # share of timed records that go on with the speaker before: turns were cut
_RUN_UNTIMED = 0.4
_SENTENCE = 250  # characters a record
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SMALL = re.compile(r"[^\WA-Z\d_][^A-Z\d_]*")  # jane roe
_SEVERAL = 4  # records: so many have more than one person's title
_LONGEST_HEADING = 60  # characters
_IDENTITY = ("id", "ticker", "company", "exchange", "quarter", "year", "held", "date")
_DEEPEST = 12  # lists in lists that make up one text

Record = Mapping[Any, Any]


def are_turns(records: Sequence[Record]) -> bool:
    """Whether most records have a speaker and a text that is no whole call.

    >>> are_turns([{"speaker": "Jane Roe", "text": "Sales rose."}])
    True
    >>> are_turns([{"ticker": "ACME", "text": "Operator: Good day."}])
    False
    """
    seen = [told(record, "turn") for record in records[:2000]]
    texts = [len(prose(record["text"])) for record in seen if "text" in record]
    speakers = sum("speaker" in record for record in seen)
    half = len(seen) / 2
    return len(texts) >= half and speakers >= half and sum(texts) <= MOST * len(texts)


def has_text(record: Record) -> bool:
    """Whether a record has a field of what is said, be it empty.

    >>> has_text({"speaker": "Jane Roe", "text": ""}), has_text({"ticker": "ACME"})
    (True, False)
    """
    return any("text" in told({key: "."}, "turn") for key in record)


def prose(value: object, depth: int = 0) -> str:
    """The text of a field: a string, words, sentences, or records of them.

    >>> prose(["Sales", "rose."]), prose([{"text": "Sales rose."}, {"text": "Costs fell."}])
    ('Sales rose.', 'Sales rose. Costs fell.')
    """
    if isinstance(value, str) or depth > _DEEPEST:
        return said(value)
    if isinstance(value, Mapping):
        return prose(told(value, "turn").get("text"), depth + 1)
    if not isinstance(value, list):
        return said(value)
    whole = any(isinstance(item, str) and " " in item for item in value)
    pieces = (item if isinstance(item, str) else prose(item, depth + 1) for item in value)
    return ("\n" if whole else " ").join(filter(None, pieces))


def by_call(records: Sequence[Record]) -> list[tuple[dict[str, str], Sequence[Record]]]:
    """The records of each call in a table of turns, with what they say of it.

    >>> rows = [{"ticker": "A", "text": "Hi."}] * 4 + [{"ticker": "B", "text": "Hi."}] * 3
    >>> [(fields, len(turns)) for fields, turns in by_call(rows)]
    [({'ticker': 'A'}, 4), ({'ticker': 'B'}, 3)]
    """
    about = [of_call(record) for record in records]
    names = [name for name in _IDENTITY if _stays([fields.get(name, "") for fields in about])]
    if _are_one([fields.get("title", "") for fields in about]):
        names.append("title")
    calls: dict[tuple[str, ...], list[Record]] = {}
    for record, fields in zip(records, about, strict=True):
        calls.setdefault(tuple(fields.get(name, "") for name in names), []).append(record)
    return [
        ({name: value for name, value in zip(names, key, strict=True) if value}, listed)
        for key, listed in calls.items()
    ]


def turns(
    records: Sequence[Record], people: Mapping[str, Spoken]
) -> tuple[list[Spoken], int | None]:
    """The turns of one call's records, and the one with which questions begin.

    ``people`` tell who goes by a number or a short label.

    >>> rows = [{"speaker": 1, "text": "Hello."}, {"speaker": 2, "section": "Q&A", "text": "Hi."}]
    >>> turns(rows, {"2": Spoken("Jane Roe")})
    ([Spoken(name='Speaker 1', text='Hello.', ...), Spoken(name='Jane Roe', text='Hi.', ...)], 1)
    """
    seen = _ordered([told(record, "turn") for record in records])
    if _are_one([said(record.get("title")) for record in seen]):
        seen = [{**record, "title": ""} for record in seen]
    pieces = _joined([_piece(record, people) for record in seen])
    begun = next((n for n, piece in enumerate(pieces) if piece.questions), None)
    kept = [n for n, piece in enumerate(pieces) if piece.spoken.text]
    qa = next((at for at, n in enumerate(kept) if begun is not None and n >= begun), None)
    return _named([pieces[n].spoken for n in kept]), qa


@dataclass(frozen=True, slots=True)
class _Piece:
    """A record as the turn it is or a piece of one."""

    spoken: Spoken
    questions: bool
    timed: bool


def _stays(values: Sequence[str]) -> bool:
    """Whether a field is of calls, and does not change with the speakers."""
    changes = sum(one != other for one, other in pairwise(values))
    return any(values) and changes <= (len(values) - 1) / 3


def _are_one(titles: Sequence[str]) -> bool:
    """Whether a title is the call's, and not that of each who speaks."""
    return len(titles) >= _SEVERAL and len(set(titles)) == 1 and titles[0] != ""


def _ordered(records: Sequence[Record]) -> Sequence[Record]:
    """What records tell, by their numbers where each has one of its own."""
    numbers = [said(record.get("order")) for record in records]
    if len(set(numbers)) < len(records) or not all(map(_NUMBER.fullmatch, numbers)):
        return records
    by_number = sorted(range(len(records)), key=lambda at: float(numbers[at]))
    return [records[at] for at in by_number]


def _piece(seen: Record, people: Mapping[str, Spoken]) -> _Piece:
    who = _who(seen, people)
    text = prose(seen.get("text")).strip()
    if _is_heading(who.name, text):
        return _Piece(Spoken(""), plain(who.name) in _questions(), "start" in seen)
    questions = plain(said(seen.get("section"))) in _questions()
    return _Piece(replace(who, text=text), questions, "start" in seen)


def _is_heading(name: str, text: str) -> bool:
    """Whether a record is a heading in the place of a speaker, with nothing or itself as its text."""
    heading = plain(name)
    if heading not in _questions() + group("prepared"):
        return False
    return len(text) <= _LONGEST_HEADING and plain(text) in ("", heading)


def _questions() -> tuple[str, ...]:
    return group("questions") + group("questioned")


def _who(seen: Mapping[str, Any], people: Mapping[str, Spoken]) -> Spoken:
    speaker = seen.get("speaker")
    who = person(speaker) if isinstance(speaker, Mapping) else _called(said(speaker), people)
    role = said(seen.get("role"))
    beside = (said(seen.get("title")) or _post(role), said(seen.get("firm")))
    return replace(
        who, about=tuple(filter(None, (*who.about, *beside))), role=who.role or role or None
    )


def _called(name: str, people: Mapping[str, Spoken]) -> Spoken:
    return people[name] if name in people else Spoken(label(name))


def person(record: Record) -> Spoken:
    """A person of a list of participants, or in the place of a speaker's name.

    >>> person({"name": "Al Poe", "company": "Copper Street", "type": "analyst"})
    Spoken(name='Al Poe', text='', about=('Copper Street',), role='analyst')
    """
    within = next((value for value in record.values() if isinstance(value, Mapping)), {})
    whole = told(within, "person") | told(record, "person")
    seen = {meaning: said(value) for meaning, value in whole.items()}
    role = seen.get("role", "")
    title = seen.get("title") or _post(role)
    name = seen.get("name") or label(seen.get("id", ""))
    return Spoken(name, about=tuple(filter(None, (title, seen.get("firm")))), role=role or None)


def _post(role: str) -> str:
    """The role, where it is a title: "CFO", "Head of Sales", but not "analyst" or "executive"."""
    return role if (" " in role or role.isupper()) and is_title(role) else ""


def _joined(pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """The pieces of each turn put together, where records are pieces of turns."""
    if not _are_cut(pieces):
        return pieces
    long = sum(len(piece.spoken.text) for piece in pieces) > _SENTENCE * len(pieces)
    runs = groupby(pieces, key=lambda piece: (piece.spoken.name, piece.questions))
    return [_one(list(run), "\n" if long else " ") for _, run in runs]


def _are_cut(pieces: Sequence[_Piece]) -> bool:
    """Whether speakers so often go on in the next record that records are no turns."""
    on = sum(one.spoken.name == other.spoken.name for one, other in pairwise(pieces))
    if sum(piece.timed for piece in pieces) > len(pieces) / 2:
        return on > _RUN * len(pieces)
    size = sum(len(piece.spoken.text) for piece in pieces)
    return on > _RUN_UNTIMED * len(pieces) and size <= _SENTENCE * len(pieces)


def _one(run: Sequence[_Piece], between: str) -> _Piece:
    text = between.join(piece.spoken.text for piece in run if piece.spoken.text)
    return replace(run[0], spoken=replace(run[0].spoken, text=text))


def _named(spoken: list[Spoken]) -> list[Spoken]:
    """Names that a table has in small letters throughout, with capitals."""
    if not all(_SMALL.fullmatch(turn.name) for turn in spoken):
        return spoken
    return [replace(turn, name=turn.name.title()) for turn in spoken]
