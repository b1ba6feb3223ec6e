"""What a call is, as its source states it, and what the source leaves unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import pandas as pd

from kit.dress import door, link, quiet
from kit.model import Fact, Transcript
from kit.show.table import Shown, show
from kit.tables import Calls, each

CARD = {
    "Company": "company",
    "Ticker": "ticker",
    "Exchange": "exchange",
    "Period": "period",
    "Date of the call": "date",
    "Currency": "currency",
}
COMPLETE = "nothing that we look for"
SEVERAL = ("Call", "Company", "Period", "Date of the call", "Currency", "Words", "People", "Source",
           "Not in the source")  # fmt: skip


def header(calls: Calls) -> Shown:
    """What a call is: its company and period, and each thing its source states, a door to where.

    What is not said is named. Of several calls, a table with a row for each. Nothing is looked up
    elsewhere: a company whose ticker the source does not give has none here.
    """
    known = list(each(calls))
    if len(known) != 1:
        return show(pd.DataFrame(map(about, known)), *SEVERAL, caption="The calls")
    (call,) = known
    html = f'<div class="call"><h1>{_named(call)}</h1><dl>{"".join(_stated(call))}</dl></div>'
    return Shown(html, "\n".join(f"{name}: {said}" for name, said in about(call).items()))


def _named(call: Transcript) -> str:
    """The company, and the period it reports on."""
    period = f' <span class="period">{escape(str(call.period))}</span>' if call.period else ""
    return f"{escape(call.company or call.id)}{period}"


def about(call: Transcript) -> dict[str, str]:
    """The card in plain words."""
    turns = len(call.turns)
    roles = [speaker.role for speaker in call.people]
    return {
        "Call": call.id,
        **{name: _said(getattr(call, field)) for name, field in CARD.items()},
        "Words": f"{call.words:,} in {turns} turn{'s' * (turns != 1)}",
        "People": f"{roles.count('executive')} of the company, {_counted(roles, 'analyst')}"
        + (f", {_counted(roles, 'other')}" if "other" in roles else ""),
        "Source": f"{call.source.name} ({call.source.format})",
        "Not in the source": ", ".join(_absent(call)) or COMPLETE,
    }


def _counted(roles: list[str], role: str) -> str:
    count = roles.count(role)
    return f"{count} {role}{'s' * (count != 1)}"


def unsaid(call: Transcript) -> list[str]:
    """What a reader would look for in the source and not find."""
    return [name.lower() for name, field in CARD.items() if getattr(call, field) is None]


def _absent(call: Transcript) -> list[str]:
    return unsaid(call) + ([] if "qa" in call.parts else ["questions and answers"])


def _said(value: object) -> str:
    return "not said" if value is None else str(value)


def _stated(call: Transcript) -> Iterator[str]:
    """Each thing stated as HTML, under its name."""
    facts = {fact.name: fact for fact in reversed(call.facts)}
    told = about(call)
    if told["Not in the source"] == COMPLETE:
        del told["Not in the source"]
    for name, words in told.items():
        said = _proved(call, facts.get(CARD.get(name, "")), words)
        yield f"<div><dt>{escape(name)}</dt><dd>{said}</dd></div>"


def _proved(call: Transcript, fact: Fact | None, words: str) -> str:
    if words == "not said":
        return quiet(words)
    if fact is None:
        return escape(words)
    if fact.span is None:
        return f"{escape(words)} {quiet(f'(from the {escape(fact.said_in)})')}"
    return link(door(call.id, fact.span.start, fact.span.end), words)
