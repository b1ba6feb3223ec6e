"""The unit and the metric that are meant, where one tells more than the other's words."""

from __future__ import annotations

import re

from kit.facts.phrases import opening
from kit.facts.reading import Sentence
from kit.facts.statements import Read
from kit.lexicon import lexicon, mapping
from kit.model import Transcript


def metric_of(read: Read) -> str | None:
    """The metric meant: a net loss of 5 is a net income of -5, a loss per share an EPS below zero."""
    name = read.name.metric
    negative = lexicon("metrics")[name].about.get("negative_of") if name else None
    return negative if negative and read.place.aspect in ("level", "prior") else name


def unit_of(call: Transcript, sentence: Sentence, read: Read) -> str:
    """The unit meant, where the metric tells more than the words: EPS is said per share."""
    meant = _currency(call, read.place.quantity.unit, read.found.span.of(sentence.text))
    name = read.name.metric
    kind = lexicon("metrics")[name].about.get("unit", "") if name else ""
    small = abs(read.place.quantity.low) < 1e4  # a dividend of $10 million is no dividend a share
    if kind == "money/share" and small and re.fullmatch("[A-Z]{3}", meant):
        return f"{meant}/share"
    if meant == "count" and kind in ("x", "days", "percent"):
        return str(kind)
    counted = opening(sentence.text[read.found.span.end :])  # "we bought back 420,000 shares"
    large = read.place.quantity.low >= 1e5 and not counted
    if meant == "count" and kind.startswith("money") and large:
        said = (
            q.value.unit for q in sentence.quantities if re.match("[A-Z]{3}(/|$)", q.value.unit)
        )
        return next(said, call.currency or meant)
    return meant


def _currency(call: Transcript, unit: str, said: str) -> str:
    """ "$" means the call's own dollar, "pesos" its own peso; "US$" says which."""
    code, _, per = unit.partition("/")
    shared = mapping("currencies").get(code, {}).get("shared", ())
    if call.currency in shared and "U" not in said.upper():
        code = call.currency or code
    return f"{code}/{per}" if per else code
