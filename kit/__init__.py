"""Earnings-call transcripts as tables and reports, each figure with the words that prove it."""

from kit.errors import KitError
from kit.facts import (
    TABLES,
    exchanges,
    figures,
    guidance,
    health,
    metrics,
    risks,
    schema,
    speakers,
    turns,
)
from kit.load import load, load_all
from kit.model import Transcript
from kit.samples import sample, samples
from kit.show import show
from kit.values import Period, Span

__version__ = "0.2.0"

__all__ = [
    "TABLES",
    "KitError",
    "Period",
    "Span",
    "Transcript",
    "exchanges",
    "figures",
    "guidance",
    "health",
    "load",
    "load_all",
    "metrics",
    "risks",
    "sample",
    "samples",
    "schema",
    "show",
    "speakers",
    "turns",
]
