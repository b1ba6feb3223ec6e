"""What the fields of a record are called, what they say, and how a call's head says it.

    {"symbol": "ACME", "fiscalYear": 2023, "quarter": 4, "conference_date": "2024-02-01T14:00-08:00"}

stands for the lines ``Ticker: ACME``, ``Quarter: Q4 2023`` and ``Date: 2024-02-01``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from kit.lexicon import mapping, words

Fields = Mapping[str, str]

_LETTERS = re.compile(r"[^a-z0-9]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d\S*)?")  # 2021-06-30 17:00:00
_MIDNIGHT = "00:00"  # the time of day that says none
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")  # 1706745600, 1706745600000
_DAYS = ("%Y%m%d", "%Y/%m/%d", "%d-%b-%y", "%d-%b-%Y", "%d.%m.%Y")  # 20240131, 07-Mar-19
_NUMBERED = re.compile(r"(?:[Ss]peaker|SPEAKER)?[_ -]?(\d+|[A-Z])")  # 3  A  SPEAKER_03
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_QUARTER = re.compile(r"[1-4]")


@lru_cache(maxsize=4096)
def plain(key: str) -> str:
    """A field's name, or a heading, by its letters and digits alone.

    >>> plain("speakerName"), plain("Q&A"), plain("SPEAKER_NAME ")
    ('speakername', 'qa', 'speakername')
    """
    return _LETTERS.sub("", key.lower())


@cache
def group(name: str, table: str = "groups") -> tuple[str, ...]:
    """The words of a list of ``records.toml``, as `plain` writes them, in their order."""
    return tuple(plain(word) for word in mapping("records", table)[name])


@cache
def _ranks(table: str) -> dict[str, tuple[str, int]]:
    return {
        plain(word): (meaning, rank)
        for meaning, listed in reversed(mapping("records", table).items())
        for rank, word in enumerate(listed)
    }


def said(value: object) -> str:
    """A field's value as text; nothing for a null, however it is written, and for lists.

    >>> said(2023), said(4.0), said("  NaN "), said(None), said("ACME ")
    ('2023', '4', '', '', 'ACME')
    """
    if isinstance(value, float):
        value = int(value) if value.is_integer() else "" if value != value else value
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    text = value.strip() if isinstance(value, str) else str(value)
    return "" if len(text) < 10 and text.lower() in words("records", "absent") else text


def label(speaker: str) -> str:
    """How a speaker line names a speaker who is known by a number; a name as it is.

    >>> label("3"), label("SPEAKER_03"), label("A"), label("spk03"), label("Jane Roe")
    ('Speaker 3', 'Speaker 03', 'Speaker A', 'spk03', 'Jane Roe')
    """
    number = _NUMBERED.fullmatch(speaker)
    return f"Speaker {number[1]}" if number else speaker


def told(record: Mapping[Any, Any], table: str) -> dict[str, Any]:
    """What a record says, by the meanings of a table of ``records.toml``: call, turn or person.

    >>> told({"speaker": "spk1", "speakerName": "Jane Roe", "sentiment": 0.2}, "turn")
    {'speaker': 'Jane Roe'}
    """
    ranks = _ranks(table)
    best: dict[str, tuple[int, Any]] = {}
    for key, value in record.items():
        meaning, rank = ranks.get(plain(str(key))) or ranks.get(_unqualified(str(key)), ("", 0))
        if meaning and rank < best.get(meaning, (len(ranks), None))[0] and _is_there(value):
            best[meaning] = rank, value
    return {meaning: value for meaning, (_, value) in best.items()}


@lru_cache(maxsize=4096)
def _unqualified(key: str) -> str:
    """A field's name without a last word that changes nothing: "callDateUtc", "utterance_en"."""
    said = _HUMP.sub(" ", key).replace("_", " ").split()
    return plain(" ".join(said[:-1])) if said and plain(said[-1]) in group("qualifiers") else ""


def of_call(record: Mapping[Any, Any]) -> dict[str, str]:
    """What an object says of its call: in its fields, in those it gathers, in its address's query.

    >>> of_call({"event": {"year": 2022, "quarter": 1}, "url": "https://a.io/t?symbol=ACME"})
    {'ticker': 'ACME', 'year': '2022', 'quarter': '1', 'url': 'https://a.io/t?symbol=ACME'}
    """
    fields = _scalars(record)
    for key, value in record.items():
        if isinstance(value, Mapping) and plain(str(key)) in group("gathers"):
            fields = _gathered(plain(str(key)), value) | fields
    return _asked(fields["url"]) | fields if "?" in fields.get("url", "") else fields


def head(fields: Fields) -> dict[str, str]:
    """The lines of a call's head, by the names that `kit.front` reads; its title is not among them.

    An address is cut before its query, which may hold a key that is nobody else's business.

    >>> head({"ticker": "ACME", "year": "2023", "quarter": "4", "date": "2024-02-01 11:07:11"})
    {'Ticker': 'ACME', 'Quarter': 'Q4 2023', 'Updated': '2024-02-01 11:07:11'}
    """
    day = fields.get("date", "")
    stamp = _STAMP.match(day)
    of_data = bool(stamp and stamp[2] != _MIDNIGHT)
    lines = {
        "Company": fields.get("company", ""),
        "Ticker": fields.get("ticker", ""),
        "Exchange": fields.get("exchange", "").partition(":")[0],
        "Quarter": _quarter(fields.get("quarter", ""), fields.get("year", "")),
        "Date": _day(fields.get("held", "") or ("" if of_data else day)),
        "Updated": fields.get("stamp", "") or (day if of_data else ""),
        "URL": fields.get("url", "").partition("?")[0],
        "Duration": _lasting(fields.get("duration", "")),
    }
    return {name: line for name, line in lines.items() if line}


def _is_there(value: object) -> bool:
    return bool(value) if isinstance(value, (list, dict)) else said(value) != ""


def _scalars(record: Mapping[Any, Any]) -> dict[str, str]:
    values = {meaning: _first(value) for meaning, value in told(record, "call").items()}
    return {meaning: value for meaning, value in values.items() if value}


def _first(value: object) -> str:
    """The value, or of a list of them the first that says something."""
    listed = value if isinstance(value, list) else [value]
    return next(filter(None, map(said, listed)), "")


def _gathered(key: str, record: Mapping[Any, Any]) -> dict[str, str]:
    """The fields of an object in the object; the ``name`` in a ``company`` is the company's."""
    name = said(record.get("name")) if key in group("companies") else ""
    return {"company": name} | _scalars(record) if name else _scalars(record)


def _asked(url: str) -> dict[str, str]:
    """The fields of an address's query: "https://a.io/t?symbol=ACME&year=2023"."""
    try:
        return _scalars(dict(parse_qsl(urlsplit(url).query)))
    except ValueError:  # no address after all
        return {}


def _quarter(quarter: str, year: str) -> str:
    """The period as a line says it: "Q4 2023" of 4 and 2023; a label with its year as it is."""
    if _YEAR.search(quarter):
        return quarter
    number, whole = _QUARTER.search(quarter), _YEAR.search(year)
    return f"Q{number.group()} {whole.group()}" if number and whole else quarter


def _lasting(duration: str) -> str:
    """A duration that says its unit ("52 minutes", "00:52:10"), which a bare number does not."""
    return duration if re.search(r"[:a-z]", duration) else ""


def _day(date: str) -> str:
    """The day a field says, in the zone it is said in; as it stands where it is prose.

    >>> _day("2022-01-27T14:00:00.000-08:00"), _day("07-Mar-19"), _day("May 2, 2024, 9 a.m. ET")
    ('2022-01-27', '2019-03-07', 'May 2, 2024, 9 a.m. ET')
    """
    if stamp := _STAMP.match(date):
        return stamp[1]
    if _EPOCH.fullmatch(date):
        return datetime.fromtimestamp(int(date[:10]), UTC).date().isoformat()
    for way in _DAYS:
        with suppress(ValueError):
            return datetime.strptime(date, way).date().isoformat()
    return date
