"""A promise as one call gives it: what it is about, how far it reaches, and how it moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf, isinf

from kit.compare.blanket import does
from kit.facts.figures import of_call as figures_of
from kit.facts.guidance import of_call as guidance_of
from kit.facts.promise import Guidance
from kit.model import Transcript
from kit.tables import remembered
from kit.values import Period

LIMITS = {"floor": (False, True), "ceiling": (True, False)}
"""Which ends of a promise are open: the lower, the upper."""
RATES = ("percent", "pp", "bps")
OTHER_SIZE = 2.0
"""An amount more than so many times another is taken for a figure of something else."""
WAYS = ("down", "flat", "up")

About = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """What a company expects of one metric: ``low`` and ``high`` are infinite where it set no limit."""

    call: Transcript
    row: Guidance
    about: About
    period: Period | None
    measure: str | None
    low: float
    high: float
    step: float

    @property
    def metric(self) -> str:
        """What is promised, as metrics.toml names it."""
        return str(self.row.metric)

    @property
    def figured(self) -> bool:
        """Whether it was given a figure, and not in words alone."""
        return self.row.low is not None or self.row.high is not None

    @property
    def size(self) -> float:
        """The figure, or the middle of a range."""
        ends = [end for end in (self.row.low, self.row.high) if end is not None]
        return sum(ends) / len(ends) if ends else 0.0

    def is_open(self, at: Transcript) -> bool:
        """Whether the period it is for is not over when a call is held; False where either is unsaid."""
        return bool(self.period and at.period and self.period.ends_after(at.period))

    def says_again(self, other: Promise) -> bool:
        """Whether it gives the same figure, be it as a point or as a limit."""
        row, was = self.row, other.row
        return self.figured and (row.low, row.high) == (was.low, was.high)

    @property
    def is_amount(self) -> bool:
        """Whether it is a figure whose size tells what it is of, and no rate."""
        return self.figured and self.row.unit not in RATES

    def is_near(self, size: float, times: float) -> bool:
        """Whether the larger of two amounts is at most so many times the smaller; rates always are."""
        most = max(abs(self.size), abs(size))
        return not self.is_amount or abs(self.size - size) <= (1 - 1 / times) * most

    @property
    def is_dated(self) -> bool:
        """Whether its own sentence says the period, and it is not only taken from those before."""
        return self.row.period_from == "said"

    def moved(self, was: Promise) -> str:
        """What became of an earlier figure: raised, lowered, maintained, narrowed or widened.

        A range inside the earlier one is narrowed, one around it widened; else the middle tells.
        """
        if not self.figured:
            return _way(
                WAYS.index(was.row.direction or "flat"), WAYS.index(self.row.direction or "flat")
            )
        if self.says_again(was):
            return "maintained"
        limits = isinf(self.low) + isinf(self.high), isinf(was.low) + isinf(was.high)
        if limits != (1, 1) and was.low <= self.low and self.high <= was.high:
            return "narrowed"
        if limits != (1, 1) and self.low <= was.low and was.high <= self.high:
            return "widened"
        return _way(was.size, self.size)


def _way(was: float, now: float) -> str:
    return "maintained" if was == now else "raised" if now > was else "lowered"


@remembered
def promises(call: Transcript) -> list[Promise]:
    """What a call expects of its metrics, the highest ranked first, each figure of each once.

    Plans, decisions, and promises of what metrics.toml does not name are left out.
    """
    found: dict[tuple[object, ...], Promise] = {}
    for promise in sorted(_promises(call), key=lambda promise: promise.row.rank or 0):
        key = (promise.about, promise.period, promise.measure, promise.low, promise.high)
        found.setdefault(key, promise)
    return list(found.values())


def _promises(call: Transcript) -> Iterator[Promise]:
    steps = {figure.start: figure.step for figure in figures_of(call)}
    for row in guidance_of(call):
        if row.metric is None or not _tells(row):
            continue
        low_open, high_open = LIMITS.get(row.form, (False, False))
        yield Promise(
            call=call,
            row=row,
            about=_about(row, row.metric),
            period=Period.parse(row.period) if row.period else None,
            measure=row.measure,
            low=-inf if row.low is None or low_open else row.low,
            high=inf if row.high is None or high_open else row.high,
            step=steps.get(row.start) or 0.0,
        )


def _tells(row: Guidance) -> bool:
    """Whether it says how much or which way, and not how guidance moved or what is decided.

    "Our outlook is unchanged" holds no metric flat.
    """
    if row.form in ("plan", "declared") or row.basis == "guidance":
        return False
    if row.low is not None or row.high is not None:
        return True
    return row.direction is not None and not does(row.sentence)


def _about(row: Guidance, named: str) -> About:
    """What is expected: a level of a metric, or a change of it where the figure is a rate."""
    figured = row.low is not None or row.high is not None
    kind = "words" if not figured else "level"
    if figured and row.unit in RATES and row.direction:
        kind = "change"
    return named, row.segment, row.unit, kind
