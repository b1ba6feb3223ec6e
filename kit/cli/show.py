"""``kit show``: a call for reading."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path
from shutil import get_terminal_size

import click

from kit.cli.formats import FORMAT
from kit.cli.terminal import FILE, plain
from kit.explained import introduced
from kit.load import load
from kit.model import Transcript

PARTS = {"prepared": "prepared remarks", "qa": "questions and answers"}


@click.command()
@click.argument("file", type=FILE)
@FORMAT
def show(file: Path, format: str | None) -> None:
    """Print a call for reading.

    What the call in FILE is, who was on it, and every turn.

    \b
    Example:
        kit show calls/acme-2024q4.txt | less
    """
    call = load(file, format=format)
    width = min(100, get_terminal_size((80, 24)).columns)
    click.echo_via_pager(f"{line}\n" for line in map(plain, spoken(call, width)))


def recognised(call: Transcript) -> dict[str, str]:
    """What the kit took a call for, in words; what the source does not say is named so."""
    stated = {
        "call": call.id,
        "company": call.company,
        "ticker": ":".join(filter(None, (call.exchange, call.ticker))),
        "period": call.period,
        "date": call.date,
        "currency": call.currency,
        "turns": len(call.turns),
        "people": "; ".join(map(introduced, call.people)),
    }
    return {name: str(said or "not said") for name, said in stated.items()}


def spoken(call: Transcript, width: int) -> Iterator[str]:
    """A call as lines of at most ``width`` characters: what it is, then turn by turn."""
    for name, said in recognised(call).items():
        yield filled(said, width, f"{name:<10}")
    for turn in call.turns:
        yield f"\n{introduced(turn.speaker)} ({PARTS.get(turn.part, turn.part)})"
        yield from (filled(line, width, "  ") for line in turn.span.of(call.text).splitlines())


def filled(text: str, width: int, first: str) -> str:
    """Text in lines of at most ``width`` characters, the others indented as far as the first."""
    wrapper = textwrap.TextWrapper(width, break_on_hyphens=False, break_long_words=False)
    wrapper.initial_indent, wrapper.subsequent_indent = first, " " * len(first)
    return wrapper.fill(text)
