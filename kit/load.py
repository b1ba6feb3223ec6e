"""A file, or text in hand, to a call: open, recognise, read, find out who speaks and of what."""

from __future__ import annotations

import hashlib
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from kit import parts
from kit.containers import held, opened
from kit.errors import KitError, KitWarning, UnknownFormat
from kit.found import content, files
from kit.front.currency import currency
from kit.front.stated import settled, stated
from kit.model import Fact, Source, Transcript, Turn
from kit.notes import notes
from kit.people.cast import Cast, resolve
from kit.readers import by_name, signs, sniff
from kit.readers.reader import Draft
from kit.readers.reader import Source as Given
from kit.text import fold
from kit.values import Period

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
        The file: text, a web page, PDF, Word, JSON, YAML, a table, captions, tokens, or one of these
        in a gzip or zip. What it is, is told by its bytes.
    text
        The text itself, when there is no file. Give one of the two.
    format
        The way of writing speakers, when it is not to be recognised: ``headed`` (on a line above the
        turn), ``colons`` ("Name: text"), ``fields`` (as the container has them); ``plain`` takes any
        text as the words of one unknown speaker of the company's.
    period
        The period the call reports on ("2023Q4"), where the source does not say it, or wrongly.

    Returns
    -------
    Transcript
        Frozen. ``text`` is made once, and every span counts its characters; of a text file it is the
        file's own but for a byte order mark and what a note says was repaired. What the source does
        not state is None, ``facts`` tell where each thing is stated, ``notes`` what is unsure.

    Raises
    ------
    NotFound
        When there is no such file, or the path is a folder.
    Unreadable
        When the file is empty, broken, locked, or holds no text that can be read.
    UnknownFormat
        When it shows no call, or several; the message says what was seen and what to do.

    Examples
    --------
    >>> call = load(text="Revenue was $4.1 billion.", format="plain", period="2024Q1")
    >>> str(call.period), call.turns[0].speaker.role, call.company
    ('2024Q1', 'executive', None)
    """
    given, sha256 = _given(path, text)
    if text is not None and format == "plain":
        given = [Given("text", text)]  # as it is, whatever it looks like
    return _loaded(_only(given, path), sha256, format, period)


def load_all(*patterns: str | Path) -> list[Transcript]:
    """The calls in files, folders and glob patterns, in that order; a folder's by name.

    A file may hold several calls, and all are given. What cannot be read does not lose the rest:
    it is left out with a KitWarning that says why.

    Raises
    ------
    NotFound
        When a pattern names no file, or a folder holds none that could be a transcript.
    KitError
        When not one call could be read; what `load` raises for the first file.

    Examples
    --------
    >>> [call.id for call in load_all("kit/samples/marlow-2024q[12].txt")]
    ['MRLW-2024Q1', 'MRLW-2024Q2']
    """
    tried = [one for path in files(*patterns) for one in _tried(path)]
    calls = [one for one in tried if isinstance(one, Transcript)]
    failed = [one for one in tried if isinstance(one, KitError)]
    if not calls:
        raise _none(failed)
    for error in failed:
        warnings.warn(str(error), KitWarning, stacklevel=2)
    return calls


def sources(path: str | Path) -> list[Given]:
    """The calls a file holds, before anybody looks for turns in them; raises what `load` does.

    >>> [source.name for source in sources("kit/samples/marlow-2024q4.txt")]
    ['kit/samples/marlow-2024q4.txt']
    """
    return opened(str(path), content(path))


def _tried(path: Path) -> Iterator[Transcript | KitError]:
    """Each call of a file, or why it is none."""
    try:
        given, sha256 = _given(path, None)
    except KitError as error:
        yield error
        return
    for one in given:
        try:
            yield _loaded(one, sha256)
        except KitError as error:
            yield error


def _none(failed: Sequence[KitError]) -> KitError:
    first = failed[0]
    if len(failed) == 1:
        return first
    return type(first)(f"none of {len(failed)} calls could be read; the first: {first}")


def _given(path: str | Path | None, text: str | None) -> tuple[list[Given], str]:
    if (path is None) == (text is None):
        raise TypeError("load takes a path or text=, one of the two.")
    if text is not None:
        data = text.encode("utf-8", "surrogatepass")
        given = held("text", text)
    else:
        data = content(str(path))
        given = opened(str(path), data)
    return given, hashlib.sha256(data).hexdigest()


def _only(given: Sequence[Given], path: str | Path | None) -> Given:
    if len(given) == 1:
        return given[0]
    raise UnknownFormat(
        f"{path or 'text'}: this holds {len(given)} calls, where one is wanted. load_all gives all of "
        f"a file's, and `kit table` takes them all; for a page of each, save each to a file of its own."
    )


def _loaded(
    given: Given,
    sha256: str,
    format: str | None = None,
    period: str | Period | None = None,
) -> Transcript:
    if format:
        reader = by_name(format)
        draft = reader.read(given)
    else:
        reader, draft = sniff(given)
    if not draft.said:
        raise UnknownFormat(
            f"{given.name}: read as {reader.name!r} ({reader.about}), this shows no turn. Leave "
            f"out format= to have it recognised, or take format='plain'."
        )
    if isinstance(period, str):
        period = Period.parse(period)
    return _call(given, sha256, reader.name, draft, stated(draft, given.name, period))


def _call(
    given: Given, sha256: str, format: str, draft: Draft, facts: Sequence[Fact]
) -> Transcript:
    known = {name: settled(facts, name) for name in ("company", "ticker", "exchange", "date")}
    period = settled(facts, "period")
    cast = resolve(draft, known["company"])
    money = currency(draft, known["exchange"])
    return Transcript(
        id=_id(given.name, known, period),
        text=draft.text,
        source=Source(given.name, format, sha256, given.container, signs(draft)),
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
        notes=(*given.notes, *notes(draft, cast, facts)),
        aside=(*given.aside, *draft.aside),
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
