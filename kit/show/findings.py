"""The first answers a reader wants of a call, each a door; what was looked for in vain; warnings."""

from __future__ import annotations

from html import escape

import pandas as pd

from kit.dress import label, link
from kit.lexicon import words
from kit.model import Transcript
from kit.show.answers import Row, answers, known, place, plain, statement
from kit.show.call import unsaid
from kit.show.table import Shown, resource


def findings(
    call: Transcript,
    *,
    metrics: pd.DataFrame,
    guidance: pd.DataFrame,
    risks: pd.DataFrame,
    exchanges: pd.DataFrame,
    health: pd.DataFrame | None = None,
) -> Shown:
    """Revenue, profit, the first guidance, the first risk, the questions declined; what is missing.

    All of it is read off the tables given, by their ``rank``; nothing is worked out, and nothing is
    said of whether it is good or bad. With ``health``, what makes a reader of the transcript careful.
    """
    found = answers(metrics, guidance, risks, exchanges, call.period)
    items = "".join(f"<li>{answer.html}</li>\n" for answer in found)
    html = f'<ol class="findings">{items}</ol>' if items else ""
    if missed := _missed(metrics, guidance, risks, exchanges):
        html += _line("Not found in this call", escape("; ".join(missed)))
    if unsaid(call):
        html += _line("The source does not say", ", ".join(unsaid(call)))
    html += _careful(health)
    told = pd.DataFrame([answer.told for answer in found])
    return Shown(html, plain(html), resource(told, "First answers") if found else None)


def _line(name: str, said: str) -> str:
    return f'<p class="missed"><b>{name}:</b> {said}.</p>'


def _missed(
    metrics: pd.DataFrame, guidance: pd.DataFrame, risks: pd.DataFrame, exchanges: pd.DataFrame
) -> list[str]:
    """What was looked for and not found, in a reader's words."""
    kinds = [kind for kind in ("revenue", "profit") if statement(metrics, kind, None).empty]
    names = [name for name in words("findings", "guided") if name not in set(guidance["metric"])]
    return [
        *(f"a figure for {kind}" for kind in kinds),
        *(f"guidance on {_lowered(label('metrics', name))}" for name in names),
        *(["a sentence that names a risk"] if risks.empty else []),
        *(["questions and answers"] if exchanges.empty else []),
    ]


def _lowered(name: str) -> str:
    """A name in the midst of a sentence.

    >>> _lowered("Capital expenditure"), _lowered("EBITDA")
    ('capital expenditure', 'EBITDA')
    """
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _careful(health: pd.DataFrame | None) -> str:
    """What loading noted of the transcript, each a door to where."""
    if health is None:
        return ""
    if health.empty:
        return _line("The transcript", "loading it noted nothing to be careful of")
    notes = (f"<li>{_noted(row)}</li>\n" for _, row in health.iterrows())
    return (
        f'<p class="missed"><b>To be read with care:</b></p><ul class="care">{"".join(notes)}</ul>'
    )


def _noted(row: Row) -> str:
    said = str(row["says"])
    told = link(place(row), said) if known(row["start"]) else escape(said)
    return f"{escape(str(row['kind']).replace('_', ' '))}: {told}"
