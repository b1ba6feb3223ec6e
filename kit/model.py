"""A call: one text, and who said which part of it. Made by `load`; never changed after."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from kit.passages import Passage, Passages, around, pattern
from kit.text import blanked, fold, sentences
from kit.values import Period, Span

_PLAIN = '<div class="mathjax_ignore tex2jax_ignore">'  # "$4 billion, up from $3" is no formula


@dataclass(frozen=True, slots=True)
class Source:
    """Where a call came from: path as given, format, and the hash of the file's bytes.

    ``container`` is what kept the text (``text, html, pdf, json, ...``), ``signs`` are what the
    format was recognised by.
    """

    path: str
    format: str
    sha256: str
    container: str = "text"
    signs: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file's name without its folders."""
        return PurePath(self.path).name


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the source states about the call: what, its value, where, and in which part.

    ``said_in`` is ``header, greeting, call, figures, footer, file name`` or ``argument``; the last two
    have no span.
    """

    name: str
    value: str
    said_in: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What should make a reader of the call careful: of which kind, in a sentence, and where.

    ``kind`` is ``unsure, conflict, gap, furniture, repaired, no_qa`` or ``no_speakers``.
    """

    kind: str
    says: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person on the call, under the name the speaker lines use.

    ``role`` is ``operator, executive, analyst`` or ``other``; ``aliases`` are the other names the
    call uses for them, ``evidence`` why these are one person, ``span`` where we learn who it is.
    """

    name: str
    role: str
    title: str | None = None
    firm: str | None = None
    aliases: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    span: Span = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Turn:
    """One maximal run of text under one speaker line; ``index`` counts from 0."""

    index: int
    speaker: Speaker
    part: str
    span: Span
    interpreted: bool = False
    voice: str | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False, weakref_slot=True)
class Transcript:
    """One call: ``text`` is made once, and every span in any table is a range of it.

    ``parts`` names stretches of the text: ``header``, ``summary`` (a page's own analysis), ``prepared``
    and ``qa``, where the source has them. What the source does not say is None. ``notes`` say what
    is unsure or was cut, and ``aside`` holds what stands within a turn and nobody said (the head of
    a page, an advertisement); ``spoken`` is the text with that blanked, character for character.
    """

    id: str
    text: str
    source: Source
    company: str | None = None
    ticker: str | None = None
    exchange: str | None = None
    currency: str | None = None
    period: Period | None = None
    date: date | None = None
    speakers: tuple[Speaker, ...] = ()
    turns: tuple[Turn, ...] = ()
    parts: Mapping[str, Span] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    notes: tuple[Note, ...] = ()
    aside: tuple[Span, ...] = ()
    spoken: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "spoken", blanked(self.text, self.aside))

    def __repr__(self) -> str:
        return f"<Transcript {self.id}: {len(self.turns)} turns, {len(self.people)} people>"

    def _repr_html_(self) -> str:
        """A card for JupyterLab: what the call is, and who was on it."""
        about = {
            "Company": self.company,
            "Ticker": ":".join(filter(None, (self.exchange, self.ticker))),
            "Period": self.period,
            "Date": self.date,
            "Currency": self.currency,
            "Words": f"{self.words:,}",
            "Turns": len(self.turns),
            "People": "; ".join(map(_introduced, self.people)),
            "Source": f"{self.source.name} ({self.source.format})",
        }
        rows = (
            f'<tr><th scope="row">{_laid(name)}</th><td>{_laid(str(value or "not said"))}</td></tr>'
            for name, value in about.items()
        )
        caption = f"<caption>{html.escape(self.id)}</caption>"
        return f'{_PLAIN}<table class="kit card">{caption}{"".join(rows)}</table></div>'

    @property
    def people(self) -> tuple[Speaker, ...]:
        """The speakers who are persons: all but the operator."""
        return tuple(speaker for speaker in self.speakers if speaker.role != "operator")

    @property
    def words(self) -> int:
        """How many words were said: those of the turns, without speaker lines and front matter."""
        return sum(len(turn.span.of(self.text).split()) for turn in self.turns)

    def sentences(self, turn: Turn) -> Iterator[Span]:
        """Where each sentence of a turn stands in ``text``; what nobody said divides none."""
        return self.sentences_in(turn.span)

    def sentences_in(self, within: Span) -> Iterator[Span]:
        """Where each sentence of a stretch stands in ``text``."""
        return sentences(self.spoken, within)

    def find(self, words: str) -> Passages:
        """Where these words are said: a keyword in context.

        In any case, over line breaks and hyphens; ``*`` stands for any ending. What stands outside
        the turns is not searched, and nothing is looked for but these words.

        >>> from kit.load import load
        >>> call = load(text="Wages rose. Funding costs fell.", format="plain")
        >>> call.find("funding cost*")
        Wages rose. [Funding costs] fell.

        Raises
        ------
        KitError
            When ``words`` holds none.
        """
        looked_for, text = pattern(words), fold(self.spoken)
        return Passages(
            self._passage(turn, Span(*match.span()))
            for turn in self.turns
            for match in looked_for.finditer(text, *turn.span)
        )

    def _passage(self, turn: Turn, said: Span) -> Passage:
        spans = (span for span in self.sentences(turn) if span.start < said.end)
        sentence = next(span for span in spans if said.start < span.end)
        before, after = around(self.spoken, turn.span, said)
        return Passage(
            call_id=self.id,
            turn=turn.index,
            part=turn.part,
            speaker=turn.speaker.name or None,
            before=before,
            words=" ".join(said.of(self.text).split()),
            after=after,
            sentence=" ".join(sentence.of(self.text).split()),
            start=said.start,
            end=said.end,
        )


def _laid(said: str) -> str:
    return f'<div align="left">{html.escape(said)}</div>'


def _introduced(speaker: Speaker) -> str:
    return ", ".join(filter(None, (speaker.name, speaker.title, speaker.firm)))
