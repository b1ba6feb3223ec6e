"""Drafts as readers make them, out of lines: "Jane Roe | CFO: Sales rose.", "Al | (analyst): Why?"."""

from __future__ import annotations

import re

from kit.readers.reader import Draft, Label, Said
from kit.values import Span

_PIECE = re.compile(r"[^|:\s](?:[^|:]*[^|:\s])?")


def drafted(talk: str, *, head: str = "", listed: str = "", questions: str = "") -> Draft:
    """The draft of a talk, a turn a line; ``head`` and ``listed`` stand above it.

    A line of ``listed`` is one of a list a reader has read: "Jane Roe | CFO". What follows a line that
    is ``questions`` is under the heading of the questions.
    """
    text = f"{head}\n{listed}\n{talk}".strip("\n")
    at = text.index(talk.strip("\n"))
    lists = at - len(f"{listed}\n")
    said = [line for line in _lines(text, at) if line.of(text) != questions]
    heading = text.find(f"\n{questions}\n") if questions else -1
    return Draft(
        text,
        tuple(_said(text, line) for line in said),
        parts={"qa": Span(heading + 1, len(text))} if heading >= 0 else {},
        listed=tuple(_label(text, line) for line in _lines(text[:at], lists)) if listed else (),
    )


def _lines(text: str, start: int) -> list[Span]:
    return [Span(*line.span()) for line in re.compile(r"[^\n]+").finditer(text, start)]


def _said(text: str, line: Span) -> Said:
    colon = text.index(":", line.start)
    label = _label(text, Span(line.start, colon))
    return Said(label if label.name.of(text) != "?" else None, Span(colon + 1, line.end).trim(text))


def _label(text: str, line: Span) -> Label:
    name, *about = (Span(*piece.span()) for piece in _PIECE.finditer(text, line.start, line.end))
    role = next((piece.of(text).strip("()") for piece in about if piece.of(text)[0] == "("), None)
    return Label(line, name, tuple(piece for piece in about if piece.of(text)[0] != "("), role)
