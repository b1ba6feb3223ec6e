"""What a row is about, under the names a reader calls things by."""

from __future__ import annotations

import textwrap

import pandas as pd

from kit.dress.cells import column, missing
from kit.errors import LexiconError
from kit.lexicon import lexicon

DECLINED = {"refuse": "declined", "unable": "could not say", "later": "put off"}
"""What a reader is told of each kind of non-answer."""


def label(source: str, name: str) -> str:
    """What a reader calls an entry of a lexicon; a name that no lexicon has, as plain words.

    >>> label("metrics", "gross_margin"), label("metrics", "chairs_sold")
    ('Gross margin', 'Chairs sold')
    """
    plain = name.replace("_", " ").capitalize()
    try:
        return lexicon(source)[name].label if name in lexicon(source) else plain
    except LexiconError:
        return plain


def subjects(table: pd.DataFrame) -> list[str]:
    """What each row is about, in one phrase: metric, segment, and how it is measured.

    A metric no lexicon names goes by the call's own words.

    >>> row = {"metric": ["revenue"], "segment": ["Jam"], "measure": ["adjusted"]}
    >>> subjects(pd.DataFrame(row)), subjects(pd.DataFrame({"label": ["chairs sold"]}))
    (['Revenue, Jam (adjusted)'], ['Chairs sold'])
    """
    given = [column(table, name) for name in ("metric", "label", "segment", "measure")]
    return [_subject(*map(_words, row)) for row in zip(*given, strict=True)]


def _subject(metric: str, said: str, segment: str, measure: str) -> str:
    if not metric:
        return ", ".join(filter(None, (said[:1].upper() + said[1:], segment))) or "unnamed"
    how = f" ({measure.replace('_', ' ')})" if measure not in ("", "gaap") else ""
    return ", ".join(filter(None, (label("metrics", metric), segment))) + how


def _words(value: object) -> str:
    return "" if missing(value) else textwrap.shorten(str(value), 48, placeholder="…")
