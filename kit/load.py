"""A file, or text in hand, to a call: open, recognise, read, find out who speaks and of what."""

from __future__ import annotations

import glob
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from kit import parts
from kit.errors import NotFound, UnknownFormat, Unreadable
from kit.front.currency import currency
from kit.front.stated import settled, stated
from kit.model import Fact, Source, Transcript, Turn
from kit.people.cast import Cast, resolve
from kit.readers import by_name, sniff
from kit.readers.containers import opened
from kit.readers.reader import Draft
from kit.readers.reader import Source as Given
from kit.text import fold
from kit.values import Period

SUFFIXES = (".txt", ".md", ".text", ".markdown")  # what a folder's transcripts end in
NOT_CALLS = ("readme", "license", "licence", "sources", "changelog")  # how other files begin
# "[Foreign Language] [Interpreted] Good evening."
_INTERPRETED = re.compile(
    r"(?:\[Foreign Language\]\s*)?\[(?:Interpreted|Translated)\]", re.IGNORECASE
)


def load(
    path: str | Path | None = None,
    *,
    text: str | None = None,
    format: str | None = None,
    period: str | Period | None = None,
) -> Transcript:
    """One call, from a file or from text in hand.

    Parameters
    ----------
    path
        The file.
    text
        The text itself, when there is no file. Give one of the two.
    format
        The name of a reader in ``kit.readers.READERS`` when the format is not to be recognised;
        ``plain`` takes any text as the words of one unknown speaker of the company's.
    period
        The period the call reports on ("2023Q4"), where the source does not say it, or wrongly.

    Returns
    -------
    Transcript
        Frozen. ``text`` is the file's own, character for character but for a byte order mark, and
        every span counts its characters. What the source does not state is None.

    Raises
    ------
    NotFound
        When there is no such file, or the path is a folder.
    Unreadable
        When the file is empty, or holds something other than text.
    UnknownFormat
        When no reader, or more than one, recognises it; the message lists their scores.

    Examples
    --------
    >>> call = load(text="Revenue was $4.1 billion.", format="plain", period="2024Q1")
    >>> str(call.period), call.turns[0].speaker.role, call.company
    ('2024Q1', 'executive', None)
    """
    given = _given(path, text)
    reader = by_name(format) if format else sniff(given)
    draft = reader.read(given)
    if not draft.said:
        raise UnknownFormat(
            f"{given.name}: read as {reader.name!r} ({reader.about}), this shows no turn. Leave "
            f"out format= to have it recognised, or take format='plain'."
        )
    if isinstance(period, str):
        period = Period.parse(period)
    return _call(given, reader.name, draft, stated(draft, given.name, period))


def load_all(*patterns: str | Path) -> list[Transcript]:
    """The calls in files, folders and glob patterns, in that order; a folder's by name.

    Raises
    ------
    NotFound
        When a pattern names no file, or a folder holds none that could be a transcript.
    KitError
        What `load` raises for a file it cannot read; the message names the file.

    Examples
    --------
    >>> [call.id for call in load_all("kit/samples/marlow-2024q[12].txt")]
    ['MRLW-2024Q1', 'MRLW-2024Q2']
    """
    return [load(path) for path in files(*patterns)]


def files(*patterns: str | Path) -> list[Path]:
    """The files that files, folders and glob patterns name, each once.

    A folder stands for the text files in it and below, hidden ones, read-mes and licences left out.

    Raises
    ------
    NotFound
        When a pattern names no file.
    """
    if not patterns:
        raise NotFound("no file, folder or pattern was given; name at least one.")
    return list(dict.fromkeys(path for pattern in patterns for path in _files(str(pattern))))


def _files(pattern: str) -> list[Path]:
    path = Path(pattern)
    if path.is_dir():
        return _in_folder(path)
    if path.is_file():
        return [path]
    found = [Path(name) for name in sorted(glob.glob(pattern, recursive=True))]
    if not (named := [path for path in found if path.is_file()]):
        raise NotFound(
            f"no file is named by {pattern!r}. Check the path; a pattern may hold * and **."
        )
    return named


def _in_folder(folder: Path) -> list[Path]:
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and _may_be_call(path)]
    if not found:
        raise NotFound(
            f"no transcript is in the folder {str(folder)!r}: it was searched, with all below, for "
            f"files that end in {', '.join(SUFFIXES)}. Name the files themselves if theirs do not."
        )
    return found


def _may_be_call(path: Path) -> bool:
    name = path.name.lower()
    return name.endswith(SUFFIXES) and not name.startswith((".", *NOT_CALLS))


def _given(path: str | Path | None, text: str | None) -> Given:
    if (path is None) == (text is None):
        raise TypeError("load takes a path or text=, one of the two.")
    if text is not None:
        data = text.encode("utf-8", "surrogatepass")
        return Given("text", data, text if text.strip() else opened("text", b""))
    name = str(path)
    data = _bytes(Path(name))
    return Given(name, data, opened(name, data))


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise NotFound(
            f"{path} is a folder; load takes one file. load_all({str(path)!r}) takes all."
        )
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(f"there is no file {str(path)!r}; looked in {Path.cwd()}.") from error
    except OSError as error:
        raise Unreadable(f"{path}: the file cannot be opened ({error.strerror}).") from error


def _call(given: Given, format: str, draft: Draft, facts: Sequence[Fact]) -> Transcript:
    known = {name: settled(facts, name) for name in ("company", "ticker", "exchange", "date")}
    period = settled(facts, "period")
    cast = resolve(draft, known["company"])
    money = currency(draft, known["exchange"])
    return Transcript(
        id=_id(given.name, known, period),
        text=draft.text,
        source=Source(given.name, format, hashlib.sha256(given.data).hexdigest()),
        company=known["company"],
        ticker=known["ticker"],
        exchange=known["exchange"],
        currency=settled(money, "currency"),
        period=Period.parse(period) if period else None,
        date=date.fromisoformat(known["date"]) if known["date"] else None,
        speakers=tuple(dict.fromkeys(cast.speakers)),
        turns=tuple(_turns(draft, cast)),
        parts=parts.spans(draft, cast.opening),
        facts=(*facts, *money),
    )


def _turns(draft: Draft, cast: Cast) -> Iterator[Turn]:
    for index, said in enumerate(draft.said):
        yield Turn(
            index=index,
            speaker=cast.speakers[index],
            part="prepared" if index < cast.opening else "qa",
            span=said.what,
            interpreted=bool(_INTERPRETED.match(draft.text, said.what.start)),
            voice=cast.voices[index],
        )


def _id(name: str, known: Mapping[str, str | None], period: str | None) -> str:
    """Ticker (or a slug of the company) and period (or day); the file's stem without either."""
    whose = known["ticker"] or _slug(known["company"] or "")
    when = period or known["date"]
    return f"{whose}-{when}" if whose and when else Path(name).stem


def _slug(company: str) -> str:
    return "-".join(re.findall(r"\w+", fold(company).lower().replace("'", "")))
