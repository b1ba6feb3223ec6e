"""Calls in lists and mappings, found by their shape: a table of turns, or one long text.

    {"event": {...}, "speakers": [{"speaker": "spk1", "text": "..."}]}     a table of turns
    {"symbol": "ACME", "content": "Operator: Good day. ..."}               a text in a layout
    {"prepared_remarks": "...", "questions_and_answers": "..."}            two parts
    {"pairs": [{"en": "Good day.", "zh": "..."}]}                          an original and more
    [{...}, {...}]  {"2023Q1": {...}, "2023Q2": {...}}                     several calls

Tables of turns are taken before texts, since a text often only repeats them.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from kit.containers import html
from kit.containers.fields import group, head, of_call, plain, said, told
from kit.containers.participants import labelled, listed, whom
from kit.containers.turns import are_turns, by_call, has_text, prose, turns
from kit.containers.written import Kept, Spoken, written
from kit.errors import UnknownFormat, Unreadable
from kit.readers.reader import Source

_DEEPEST = 20  # lists in lists; no call lies deeper
_SHORTEST = 40  # characters: a shorter string is no call
_LONG = 2000  # characters: a longer one may be, whatever its field is called
_NEARLY = 0.8  # share of the longest: a text that long leaves out little
_JSON = re.compile(r"\s*[\[{]\s*[\[{\"']")  # '{"text":'  "[{'speaker':"
_LITTLE = 0.3  # share of a text: turns that make up less are not its own, but comments on it
_PREPARED, _QUESTIONS = "Prepared Remarks:", "Questions and Answers:"
_MOST_KEYS = 12  # names of fields that an error lists


@dataclass(frozen=True, slots=True)
class _Around:
    """What the objects around a call tell of it: fields, listed people, people by their numbers."""

    fields: Mapping[str, str] = field(default_factory=dict)
    listed: tuple[Spoken, ...] = ()
    people: Mapping[str, Spoken] = field(default_factory=dict)
    depth: int = 0

    def within(self, record: Mapping[Any, Any]) -> _Around:
        """The same for what is in this object."""
        return _Around(
            {**self.fields, **of_call(record)},
            self.listed + tuple(listed(record)),
            {**self.people, **dict(labelled(record))},
            self.depth + 1,
        )

    def kept(self, **parts: Any) -> Kept:
        """A call with these parts, and the head that all around it makes."""
        return Kept(self.fields.get("title", ""), head(self.fields), **parts)


def sources(name: str, container: str, value: object) -> list[Source]:
    """The calls in lists and mappings; of several each is named by its number, ``a.json#2``.

    Raises
    ------
    UnknownFormat
        When there is none; the message lists the fields that are.

    Examples
    --------
    >>> call = {"transcript": "Operator: Good day, and welcome.\\nJane Roe: Thank you."}
    >>> [source.name for source in sources("a.json", "json", [call, call])]
    ['a.json#1', 'a.json#2']
    """
    found = list(calls(value))
    if not found:
        raise UnknownFormat(
            f"{name}: no call was found in the fields of this {container}: {_keys(value)}. "
            f"Records with a speaker and a text were wanted, or one long text. If it holds them, "
            f"rename their fields (speaker, text; transcript), or save the call as a text file."
        )
    if len(found) == 1:
        return [written(name, container, found[0])]
    return [written(f"{name}#{n}", container, call) for n, call in enumerate(found, 1)]


def calls(value: object) -> list[Kept]:
    """The calls in lists and mappings, in their order; none where there is none."""
    return _calls(value, _Around())


def _calls(value: object, around: _Around) -> list[Kept]:
    if around.depth > _DEEPEST:
        return []
    if isinstance(value, str):
        return _calls(inner, around) if (inner := _inner(value)) is not None else []
    if isinstance(value, Mapping):
        rows = _turned(value)
        return _in_list(rows, around) if rows else _in_mapping(value, around.within(value))
    return _in_list(value, around) if isinstance(value, list) else []


def _inner(text: str) -> object:
    """What a string holds that is JSON itself, as a recorded reply's body is, or a list of Python's."""
    if not _JSON.match(text):
        return None
    with suppress(ValueError, RecursionError):
        return json.loads(text, strict=False)
    with suppress(ValueError, SyntaxError, RecursionError, MemoryError):
        return ast.literal_eval(text.strip())
    return None


def _turned(record: Mapping[Any, Any]) -> list[Any]:
    """The rows of a table kept by its columns, {"speaker": [...], "text": [...]}, or by numbers."""
    columns = {
        key: list(value.values()) if isinstance(value, Mapping) else value
        for key, value in record.items()
        if isinstance(value, (Mapping, list))
    }
    seen = told(columns, "turn")
    speakers, texts = seen.get("speaker", ()), seen.get("text", ())
    if speakers and len(speakers) == len(texts) and not any(map(_is_nested, (*speakers, *texts))):
        full = {key: column for key, column in columns.items() if len(column) == len(texts)}
        return [dict(zip(full, row, strict=True)) for row in zip(*full.values(), strict=True)]
    numbered = all(str(key).isdigit() for key in record)
    return list(record.values()) if record and numbered else []


def _is_nested(value: object) -> bool:
    return isinstance(value, (Mapping, list))


def _in_mapping(record: Mapping[Any, Any], around: _Around) -> list[Kept]:
    below = {plain(str(key)): _calls(value, around) for key, value in record.items()}
    if halves := _halves(record, below, around):
        return [halves]
    body = _shown(_body(record))
    lists = [below[plain(str(key))] for key, value in record.items() if isinstance(value, list)]
    if tables := [listed for listed in lists if _length(listed) > _LITTLE * len(body)]:
        return _fullest(tables)
    found = [call for listed in below.values() for call in listed]
    spoken = [call for call in found if call.spoken]
    if _length(spoken) > _LITTLE * len(body):
        return spoken
    return [around.kept(body=body)] if body else found


def _shown(body: str) -> str:
    """A text as it is shown, where it is that of a page."""
    with suppress(Unreadable):
        return next(iter(html.read("", body))).text if html.holds(body) else body
    return body


def _length(table: Sequence[Kept]) -> int:
    """How many characters are said in turns."""
    return sum(len(turn.text) for call in table for turn in call.spoken)


def _fullest(tables: Sequence[list[Kept]]) -> list[Kept]:
    """Of ways to cut one call the coarsest, but none that leaves much out; of two the fuller."""
    most = max(map(_length, tables))
    full = [table for table in tables if _length(table) >= _NEARLY * most]
    return min(full, key=lambda table: (sum(len(call.spoken) for call in table), -_length(table)))


def _halves(
    record: Mapping[Any, Any], below: Mapping[str, list[Kept]], around: _Around
) -> Kept | None:
    """The call of an object that keeps the part with questions apart; none where one repeats the other."""
    parts = [(_part(str(key)), plain(str(key)), value) for key, value in record.items()]
    prepared, questions = (
        [turn for own, key, value in parts if own == part for turn in _half(value, below[key])]
        for part in ("prepared", "questions")
    )
    one, other = (" ".join(turn.text for turn in half) for half in (prepared, questions))
    if not (one and other) or one in other or other in one:
        return None
    if any(turn.name for turn in (*prepared, *questions)) or "\n" not in one + other:
        spoken = [*prepared, *questions]
        return around.kept(spoken=spoken, listed=around.listed, qa=len(prepared))
    whole = _body(record, "bodies")
    laid_out = f"{_PREPARED}\n\n{one}\n\n{_QUESTIONS}\n\n{other}"
    return around.kept(body=whole if len(whole) >= _NEARLY * len(laid_out) else laid_out)


def _part(key: str) -> str:
    """Which half of a call a field of this name holds, if one: "qa_text" the questions."""
    name = plain(key)
    bare = {name, *(name.removesuffix(end) for end in group("parts"))}
    return next((part for part in ("prepared", "questions") if bare & set(group(part))), "")


def _half(value: object, found: Sequence[Kept]) -> list[Spoken]:
    """The turns of one part; of a text without speakers that one."""
    if spoken := [turn for call in found for turn in call.spoken]:
        return spoken
    text = (
        prose(value) if isinstance(value, (str, list)) else "\n".join(call.body for call in found)
    )
    return [Spoken("", text)] if text else []


def _in_list(values: Sequence[Any], around: _Around) -> list[Kept]:
    records = _unfolded(_records(values))
    if not records:
        lines = [value for value in values if isinstance(value, str)] if not around.depth else []
        inner = replace(around, depth=around.depth + 1)
        below = [call for value in values for call in _calls(value, inner)]
        return below or _bodied("\n".join(lines), around)
    if are_turns(records):
        spoken = [record for record in records if has_text(record)]
        around = _beside((record for record in records if not has_text(record)), around)
        return [_table(fields, listed, around) for fields, listed in by_call(spoken)]
    if lines := _lines(records):
        return _bodied("\n".join(lines), around)
    found = [_calls(record, around) for record in records]
    parted = _parted(records, found)
    return [parted] if parted else [call for part in found for call in part]


def _beside(records: Iterable[Mapping[Any, Any]], around: _Around) -> _Around:
    """What records among the turns tell of the call, and of people by their labels."""
    for record in records:
        who = told(record, "person")
        if {"id", "name"} <= who.keys() and not {"ticker", "held", "quarter"} & of_call(
            record
        ).keys():
            known = whom(record)
            people = {**around.people, said(who["id"]): known}
            around = replace(around, listed=(*around.listed, known), people=people)
        else:
            around = around.within(record)
    return around


def _parted(records: Sequence[Mapping[Any, Any]], found: Sequence[list[Kept]]) -> Kept | None:
    """The call whose parts are records: {"name": "Questions and Answers", "turns": [...]}."""
    kept = [call for part in found for call in part]
    asks = [_is_headed(record, "questions") for record in records]
    if not any(asks) or not any(_is_headed(record, "prepared") for record in records):
        return None
    if len(kept) != len(records):
        return None
    if not all(call.spoken for call in kept):
        texts = zip(asks, (call.body for call in kept), strict=True)
        heads = {asks.index(False): _PREPARED, asks.index(True): _QUESTIONS}
        bodies = (
            f"{heads[n]}\n\n{text}" if n in heads else text for n, (_, text) in enumerate(texts)
        )
        return replace(kept[0], body="\n\n".join(bodies))
    before = kept[: asks.index(True)]
    spoken = [turn for call in kept for turn in call.spoken]
    return replace(kept[0], spoken=spoken, qa=sum(len(call.spoken) for call in before))


def _is_headed(record: Mapping[Any, Any], part: str) -> bool:
    headings = {plain(value) for value in record.values() if isinstance(value, str)}
    return not headings.isdisjoint(group(part))


def _table(fields: Mapping[str, str], records: Sequence[Any], around: _Around) -> Kept:
    spoken, qa = turns(records, around.people)
    wider = replace(around, fields={**around.fields, **fields})
    return wider.kept(spoken=spoken, listed=around.listed, qa=qa)


def _bodied(text: str, around: _Around) -> list[Kept]:
    return [around.kept(body=text)] if len(text) >= _SHORTEST else []


def _records(values: Sequence[Any]) -> list[Mapping[Any, Any]]:
    """The records of a list that is of records; a pair, or one field, is a speaker and a text."""
    if values and all(isinstance(value, list) and len(value) == 2 for value in values):
        return [{"speaker": who, "text": text} for who, text in values]
    records = [value for value in values if isinstance(value, Mapping)]
    if all(len(record) == 1 for record in records):
        return [_opened(record) for record in records]
    return records if len(records) > len(values) / 2 else []


def _unfolded(records: list[Mapping[Any, Any]]) -> list[Mapping[Any, Any]]:
    """The turns of exchanges: {"question": {"speaker": ...}, "answers": [{"speaker": ...}]}."""
    if not any(_is_turn(value) for record in records for value in record.values()):
        return records
    parts = [value for record in records for value in record.values()]
    items = [item for part in parts for item in (part if isinstance(part, list) else [part])]
    return [item for item in items if _is_turn(item)]


def _is_turn(value: object) -> bool:
    return isinstance(value, Mapping) and {"speaker", "text"} <= told(value, "turn").keys()


def _opened(record: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """{"Jane Roe": "Sales rose."} as a speaker and a text."""
    [(key, value)] = record.items()
    known = told(record, "turn") or told(record, "call") or plain(str(key)) in group("bodies")
    return record if known or not isinstance(value, str) else {"speaker": key, "text": value}


def _lines(records: Sequence[Mapping[Any, Any]]) -> list[str]:
    """The texts of records that are lines of one text: of two languages the first one's."""
    first = next(iter(records[0]), "")
    if all(plain(str(key)) in group("languages") for key in records[0]):
        return [prose(record.get(first)) for record in records]
    if len(records) == 1 or any(of_call(record) for record in records[:2]):
        return []
    texts = [text for record in records if (text := prose(record).strip())]
    whole = sum("\n" in text or len(text) > _LONG for text in texts)
    return texts if whole < len(texts) / 2 else []


def _body(record: Mapping[Any, Any], *groups: str) -> str:
    """The longest text that may be a call: of a field so called, or else of any very long one."""
    named = {plain(str(key)): value for key, value in record.items()}
    for part in groups or ("bodies", "prepared", "questions"):
        texts = [
            prose(named[key]) for key in group(part) if isinstance(named.get(key), (str, list))
        ]
        if (text := max(texts, key=len, default="")) and _may_be_call(text, _SHORTEST):
            return text
    others = [value for key, value in named.items() if key not in group("beside")]
    longest = max((value for value in others if isinstance(value, str)), key=len, default="")
    return longest if _may_be_call(longest, _LONG) and not groups else ""


def _may_be_call(text: str, shortest: int) -> bool:
    return len(text) >= shortest and not _JSON.match(text)


def _keys(value: object) -> str:
    """The names of the fields in a value, as an error lists them."""
    seen: dict[str, None] = {}
    waiting = [value]
    while waiting and len(seen) < _MOST_KEYS:
        item = waiting.pop(0)
        if isinstance(item, Mapping):
            seen |= dict.fromkeys(str(key)[:40] for key in item)
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item[:3]
    return ", ".join(list(seen)[:_MOST_KEYS]) or "none"
