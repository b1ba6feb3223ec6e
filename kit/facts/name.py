"""What one figure measures, and whether a metric can have a figure of that unit at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kit.lexicon import lexicon, mapping
from kit.values import Quantity, Span

_MONEY = re.compile(r"[A-Z]{3}(/|$)")
_PER_SHARE = re.compile(r"/(?:share|unit|ADS)$")
_SAID_PER = re.compile(r"\bper\s(?:\w+\s){0,4}?(?:share|unit|ADS|ADR)\b", re.IGNORECASE)
_TIMES = ("days", "weeks", "months", "quarters", "years")


@dataclass(frozen=True, slots=True)
class Name:
    """What one figure measures: the lexicon's name if it has one, the words used, and of which segment."""

    metric: str | None = None
    label: str | None = None
    segment: str | None = None
    span: Span | None = None
    share: bool = False


def per_share(metric: str) -> str:
    """The metric that a figure of this one a share belongs to: of net income it is EPS."""
    return str(lexicon("metrics")[metric].about.get("per_share", metric))


def fitted(name: Name, quantity: Quantity, said: str) -> Name:
    """A name for this unit: net income said "per share" is earnings per share.

    >>> fitted(Name("net_income", "net profit"), Quantity(0.2, 0.2, "USD/share", 0.1), "$0.2 per share")
    Name(metric='eps', label='net profit per share', segment=None, span=None, share=False)
    """
    if _PER_SHARE.search(quantity.unit):
        name = replace(name, label=_labelled(name.label, said))
    if name.metric and _is_per_share(quantity):
        name = replace(name, metric=per_share(name.metric))
    if name.metric:
        name = replace(name, metric=_meant(name.metric, quantity.unit))
    return name if not name.metric or fits(name.metric, quantity) else replace(name, metric=None)


def _meant(metric: str, unit: str) -> str:
    """A gross margin of $2 million is a gross profit, debt of 2 times a leverage."""
    kinds = {"x": "in_times", "days": "in_days"}
    kind = "in_money" if re.fullmatch("[A-Z]{3}", unit) else kinds.get(unit)
    return str(mapping("phrases", kind).get(metric, metric)) if kind else metric


def _is_per_share(quantity: Quantity) -> bool:
    """Whether an amount is one a share: said so, or in cents ("a net loss of $1.12")."""
    in_cents = quantity.step < 0.011 and abs(quantity.low) < 1000
    return bool(_PER_SHARE.search(quantity.unit) or (in_cents and _MONEY.match(quantity.unit)))


def _labelled(label: str | None, said: str) -> str | None:
    """ "net income" is "net income per diluted share" where the figure was said so."""
    per = _SAID_PER.search(said)
    if not label or not per or _SAID_PER.search(label) or re.search(r"\w*(?:EPS|FFO)\b", label):
        return label
    return f"{label} {per.group()}"


def fits(metric: str, quantity: Quantity) -> bool:
    """Whether a metric can have a figure of this unit: its level, or a change in percent or points."""
    unit, said = lexicon("metrics")[metric].about.get("unit", ""), quantity.unit
    if said in ("percent", "bps", "pp"):
        return True
    if said == "count":
        large = quantity.low >= 1e5  # "net sales were 2.6 billion"
        broken = quantity.step < 1 and quantity.low < 200  # "a combined ratio of 91.4"
        kinds = ("count", "volume", "x", "days", *(["money"] * large), *(["percent"] * broken))
        return bool(unit.startswith(kinds))
    if _MONEY.match(said):
        return bool(unit.startswith("money"))
    if said in _TIMES:
        return unit in _TIMES
    return bool(unit == said or unit in ("volume", "count"))
