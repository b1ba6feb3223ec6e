"""Tables as text: CSV, TSV and their like, with a turn, a piece of one, or a call in each row.

    Speaker,Position,Content,Order
    Jane Roe, Chief Financial Officer," Sales rose, and costs fell.",2

    f0001,0,12.68,prepared,Jane Roe,"Sales rose.",Neutral

Columns go by the names of ``data/records.toml``; where no row names them, by what is in them. A
table of one quoted column holds the lines of a text.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from kit.containers.fields import group, plain, told
from kit.containers.shapes import sources
from kit.containers.written import Kept, written
from kit.model import Note
from kit.people.names import is_name
from kit.readers.reader import Source
from kit.readers.who import is_nobodys

_DELIMITERS = "\t,;|"
_SAMPLE = 30_000  # characters that show whether the rest is worth reading as a table
_ENOUGH = 5  # rows, where no header names a column
_MOSTLY = 0.8  # share of the rows that have all the columns a header names
_ALIKE = 0.95  # share of the rows with one number of columns
_LONGEST_HEADER = 40  # characters of a column's name
_HEAD = 8  # lines that may stand above the names of the columns
_SEEN = 500  # rows whose cells tell what their columns are
_LONG = 15  # characters of a cell, on average, that can be speech
_NUMBER = re.compile(r"-?\d+(?:[.:]\d+)*")
_TIME = re.compile(r"\d+(?:[.:]\d+)+")  # 12.68  00:01:12
_QUOTED = re.compile(r'"(?:[^"]|"")*"?\s*')  # one paragraph in quotes
_WORD = re.compile(r"[A-Za-z]\w*(?:[ _-]\w+){0,2}")  # what a column may be called

Rows = list[list[str]]


def holds(text: str) -> bool:
    """Whether a text is a table, which no transcript's own lines with commas are.

    >>> holds('Speaker,Content\\nOperator,"Good day, all."\\n')
    True
    >>> holds("Good day, all, and welcome.\\nThank you, operator.\\nSales rose, costs fell, too.\\n")
    False
    """
    return bool(_rows(_apart(text)[1])) or bool(_paragraphs(text))


def read(name: str, text: str) -> list[Source]:
    """The calls of a table: of its turns, of its rows that are one each, or of its lines.

    Raises
    ------
    UnknownFormat
        When no column holds what was said; the message lists those there are.

    Examples
    --------
    >>> [source] = read("a.csv", "Speaker,Position,Content\\nJane Roe, CFO, Sales rose.\\n")
    >>> source.text
    'Jane Roe -- CFO\\nSales rose.\\n'
    """
    if lines := _paragraphs(text):
        return [written(name, "table", Kept(body="\n".join(lines)))]
    above, below = _apart(text)
    records = list(_records(_rows(below) or [[]]))
    calls = sources(name, "table", {"headline": above, "rows": records} if above else records)
    return [replace(call, notes=(*call.notes, *_unpaired(below))) for call in calls]


def _unpaired(text: str) -> Iterator[Note]:
    """A note where quotation marks open a cell and close it elsewhere than at its end."""
    table = io.StringIO(text.lstrip(), newline="")
    reader = csv.reader(table, delimiter=_delimiter(text) or ",", strict=True)
    with _cells_of_any_length():
        try:
            deque(reader, maxlen=0)
        except csv.Error:
            where = f"near line {reader.line_num:,} of the table"
            yield Note("gap", f"{where} quotation marks do not pair: rows may have run together")


def _paragraphs(text: str) -> list[str]:
    """The lines of a table of one quoted column, without its header."""
    if not text.lstrip().startswith('"'):
        return []
    lines = [line for line in text[:_SAMPLE].splitlines() if line.strip()]
    if len(lines) < _ENOUGH or sum(map(bool, map(_QUOTED.fullmatch, lines))) < _ALIKE * len(lines):
        return []
    first, *below = [row[0] for row in _parsed(text, ",")]
    named = told({first: "."}, "turn") or not re.search(r"\w{4}", first)  # "text"  "."
    return below if named else [first, *below]


def _apart(text: str) -> tuple[str, str]:
    """The lines of a title above the names of the columns, in one, and the table below them.

    >>> _apart("Acme Q1 2025 Call\\nSpeaker,Title,Text\\nJane Roe,CFO,Hi.\\n")
    ('Acme Q1 2025 Call', 'Speaker,Title,Text\\nJane Roe,CFO,Hi.\\n')
    """
    at = 0
    for line in text[:_SAMPLE].splitlines(keepends=True)[:_HEAD]:
        cells = next(iter(_parsed(line, ",")), [])
        if at and len(cells) > 2 and _is_header(cells):
            above = " ".join(text[:at].replace('"', " ").split())
            return above, text[at:]
        at += len(line)
    return "", text


@lru_cache(maxsize=1)
def _rows(text: str) -> Rows:
    """The rows of a text that is a table of several columns; none of any other."""
    delimiter = _delimiter(text)
    return _parsed(text.lstrip(), delimiter) if delimiter else []


def _delimiter(text: str) -> str | None:
    """What stands between the columns of a table; None where the text is no table of several."""
    sample = text.lstrip()[:_SAMPLE]
    first = sample.partition("\n")[0]
    marks = (mark for mark in _DELIMITERS if mark in first)
    return next((mark for mark in marks if _is_table(_parsed(sample, mark)[:_SEEN])), None)


def _parsed(text: str, delimiter: str) -> Rows:
    """The rows, empty ones left out; of cells as long as they come."""
    with _cells_of_any_length():
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return [row for row in reader if any(row)]


@contextmanager
def _cells_of_any_length() -> Iterator[None]:
    before = csv.field_size_limit(sys.maxsize)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _is_table(rows: Rows) -> bool:
    if rows and _is_header(rows[0]):
        full = sum(len(row) >= len(rows[0]) for row in rows[1:])
        return full > _MOSTLY * (len(rows) - 1)
    width, alike = Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)
    if width < 2 or len(rows) < _ENOUGH or alike < _ALIKE * len(rows):
        return False
    kinds, below = _by_content(rows), _by_content(rows[1:])
    return "speaker" in kinds or (width > 2 and not {"number", "start"}.isdisjoint(below))


def _is_header(row: Sequence[str]) -> bool:
    """Whether the cells name columns: what was said, and who said it or of which call it is."""
    if any(len(cell) > _LONGEST_HEADER for cell in row):
        return False
    known = [cell for cell in row if told({cell: "."}, "turn") or told({cell: "."}, "call")]
    return len(known) > max(1, len(row) / 4)


def _records(rows: Rows) -> Iterator[Mapping[str, str]]:
    """Each row by the names of its columns; a cell too many is the rest of the last one."""
    header, rows = _named(rows)
    last = len(header) - 1
    for row in rows:
        cells = row if len(row) <= len(header) else [*row[:last], ",".join(row[last:])]
        yield {name: cell for name, cell in zip(header, cells, strict=False) if name}


def _named(rows: Rows) -> tuple[Sequence[str], Rows]:
    """The names of the columns, and the rows below them."""
    if _is_header(rows[0]):
        return rows[0], rows[1:]
    names = _by_content(rows)
    if all(map(_WORD.fullmatch, rows[0])):
        rows, names = rows[1:], [known or cell for known, cell in zip(names, rows[0], strict=False)]
    return names, rows


def _by_content(rows: Rows) -> list[str]:
    """What each column is, by its cells; "" where that does not tell."""
    columns = [list(cells) for cells in zip(*islice(_full(rows), _SEEN), strict=True)]
    names = [_kind(cells) for cells in columns]
    sizes = [sum(map(len, cells)) for cells in columns]
    text = sizes.index(max(sizes))
    people = [at for at, cells in enumerate(columns) if at != text and _are_people(cells)]
    people = [at for at in people if len(set(columns[at])) > 1] or people
    if people and sizes[text] > _LONG * len(columns[text]):
        who = min(people, key=lambda at: len(set(columns[at])))
        names[text], names[who] = "text", "speaker"
    return names


def _full(rows: Rows) -> Iterator[list[str]]:
    width = Counter(map(len, rows)).most_common(1)[0][0]
    return (row for row in rows if len(row) == width)


def _kind(cells: Sequence[str]) -> str:
    """What a column of times or of parts is called."""
    if all(map(_NUMBER.fullmatch, cells)):
        times = sum(bool(_TIME.fullmatch(cell)) for cell in cells)
        return "start" if 2 * times > len(cells) else "number"
    headings = {plain(cell) for cell in cells}
    parts = group("questions") + group("questioned") + group("prepared") + group("opened")
    return "section" if headings <= {*parts} else ""


def _are_people(cells: Sequence[str]) -> bool:
    """Whether most cells of a column are names, of two words at least, or nobody's."""
    named = sum((is_name(cell) and " " in cell.strip()) or is_nobodys(cell) for cell in cells)
    return named > len(cells) / 2
