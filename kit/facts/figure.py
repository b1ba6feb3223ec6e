"""The record of one quantity: what every figure of a call is told by."""

from __future__ import annotations

from dataclasses import dataclass

from kit.tables import column


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as it was said."""

    call_id: str = column("the call it was said in")
    turn: int = column("the turn it was said in, counted from 0")
    part: str = column("prepared or qa")
    speaker: str | None = column("who said it, as the speaker lines name them")
    role: str = column("operator, executive, analyst or other")
    use: str = column(
        "what the number is there for: metric, guidance, risk, echo, date, name, order, biography, "
        "housekeeping, other"
    )
    metric: str | None = column("what it measures, as metrics.toml names it")
    label: str | None = column("what it measures, in the call's own words")
    segment: str | None = column("the business line, product or place it is about")
    aspect: str | None = column("level, change (signed), prior (the earlier value) or share")
    low: float | None = column("the figure, or the lower end of a range", unit="see `unit`")
    high: float | None = column("the figure, or the upper end of a range", unit="see `unit`")
    unit: str | None = column(
        "ISO currency, CNY/share, percent, pp, bps, x, count, or a unit as said"
    )
    step: float | None = column("size of the last digit said", unit="see `unit`")
    bound: str | None = column("exact, about, over, under, at_least, at_most, nearly")
    period: str | None = column("the period it is about: 2023Q4, 2023H2, 9M2023, FY2023, 2024-02")
    period_from: str | None = column(
        "how we know: said in the sentence, context, or the call's own"
    )
    basis: str | None = column(
        "what a change is against: yoy, qoq, mom, ytd, guidance, peak, other"
    )
    measure: str | None = column("gaap, adjusted, constant_currency or pro_forma, where said")
    statement: int | None = column("shared by the figures one clause says of one metric")
    rank: int | None = column("1 is the figure to see first; metrics and guidance share the scale")
    why: str | None = column("what speaks for and against the figure: reasons of a fixed list")
    start: int = column("where it begins in `call.text`", unit="characters")
    end: int = column("where it ends", unit="characters")
    sentence: str = column("the sentence it stands in, verbatim")
