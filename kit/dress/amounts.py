"""Quantities as people write them: as exact as they were said, never rounded."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pandas as pd

from kit.dress.cells import column, missing
from kit.lexicon import mapping

SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1.0, ""))
UNSCALED = {"number": "", "percent": "%", "pp": " pp", "bps": " bps", "x": "x"}
TIMES = ("minutes", "hours", "days", "weeks", "months", "quarters", "years")
CHANGES = ("percent", "pp", "bps")
BOUNDS = {
    "about": "about ",
    "over": "over ",
    "under": "under ",
    "at_least": "at least ",
    "at_most": "at most ",
    "nearly": "nearly ",
}


def amount(
    low: float | None,
    high: float | None,
    unit: str,
    step: float | None = None,
    bound: str = "exact",
    *,
    signed: bool = False,
) -> str:
    """A quantity as people write it; ``signed`` for changes. Empty when neither end is known.

    As exact as it was said (``step``), never rounded, scaled only where it loses nothing.

    >>> amount(6.12e10, 6.12e10, "CNY", 1e8)
    'CNY 61.2bn'
    >>> amount(1.46, 1.46, "USD/share", 0.01), amount(1250, 1250, "USD", 1)
    ('USD 1.46/share', 'USD 1,250')
    >>> amount(23.7, 23.7, "percent", 0.1), amount(2.1, 2.1, "x", 0.1), amount(46, 46, "count", 1)
    ('23.7%', '2.1x', '46')
    >>> amount(5, 7, "percent", 1), amount(4.2e9, 4.4e9, "USD", 1e8), amount(9e8, 1.1e9, "USD", 1e6)
    ('5–7%', 'USD 4.2–4.4bn', 'USD 900m–1.1bn')
    >>> amount(-40, -40, "bps", 1, signed=True), amount(12, 12, "percent", 1, signed=True)
    ('−40 bps', '+12%')
    >>> amount(-15, -12, "percent", 1, "about"), amount(-4e7, -4e7, "EUR", 1e6)
    ('about −15% to −12%', '−EUR 40m')
    >>> amount(1e8, None, "EUR", 1e6), amount(None, 30, "days", 1), amount(1.5e6, 1.5e6, "tonnes")
    ('at least EUR 100m', 'at most 30 days', '1.5m tonnes')
    >>> amount(None, None, "USD")
    ''
    """
    if missing(low) and missing(high):
        return ""
    if missing(low) or missing(high):
        end = high if missing(low) else low
        bound = ("at_most" if missing(low) else "at_least") if bound == "exact" else bound
        low = high = end
    unit = "count" if missing(unit) else unit
    return BOUNDS.get(bound, "") + _range(float(low), float(high), unit, step, signed=signed)  # type: ignore[arg-type]


def number(value: float) -> str:
    """A number that measures nothing in particular.

    >>> number(1200), number(0.25)
    ('1,200', '0.25')
    """
    return _range(value, value, "number", None, signed=False)


def amounts(table: pd.DataFrame) -> list[str]:
    """The figure of each row as written, from ``low high unit`` and, where there, ``step bound``.

    A change carries its sign: a row whose ``aspect`` says so or, in a table without one, a row of
    percent or points that has a ``basis``.

    >>> amounts(pd.DataFrame({"low": [5.0], "high": [7.0], "unit": ["percent"]}))
    ['5–7%']
    """
    given = [column(table, name) for name in ("low", "high", "unit", "step", "bound")]
    return [
        amount(low, high, unit, step, "exact" if missing(bound) else bound, signed=change)
        for low, high, unit, step, bound, change in zip(*given, _changes(table), strict=True)
    ]


def _changes(table: pd.DataFrame) -> Iterator[bool]:
    if "aspect" in table:
        yield from (aspect == "change" for aspect in table["aspect"])
    else:
        rows = zip(column(table, "unit"), column(table, "basis"), strict=True)
        yield from (unit in CHANGES and not missing(basis) for unit, basis in rows)


def _range(low: float, high: float, unit: str, step: float | None, *, signed: bool) -> str:
    """Both ends under one unit where they read as one; "900m–1.1bn" keep a scale each."""
    if "/" in unit and missing(step) and (low % 1 or high % 1):
        step = 0.01  # a price is written to the cent
    scales = [_scale(end, unit, step) for end in (low, high)]
    ends = _ends(low, high, scales, step)
    if low == high:
        return _one(low, ends[0] + scales[0][1], unit, signed)
    if signed or low < 0:
        each = zip((low, high), ends, scales, strict=True)
        return " to ".join(_one(end, said + name, unit, signed) for end, said, (_, name) in each)
    first = ends[0] + (scales[0][1] if scales[0] != scales[1] else "")
    return _one(low, f"{first}–{ends[1]}{scales[1][1]}", unit, signed)


def _ends(
    low: float, high: float, scales: list[tuple[float, str]], step: float | None
) -> list[str]:
    """The digits of both ends, as many after the point for one as for the other: "1.30–1.34"."""
    alike = scales[0] == scales[1]
    each = [(end, by) for end, (by, _) in zip((low, high), scales, strict=True)]
    places = [_places(end, by, step if alike else None) for end, by in each]
    places = [max(places)] * 2 if alike else places
    return [f"{abs(end) / by:,.{after}f}" for (end, by), after in zip(each, places, strict=True)]


def _one(value: float, said: str, unit: str, signed: bool) -> str:
    sign = "−" if value < 0 else "+" if signed and value > 0 else ""
    money, slash, per = unit.partition("/")
    if money in mapping("currencies"):
        return f"{sign}{money} {said}{slash}{per}"
    if unit == "count":
        return sign + said
    if unit in TIMES and said == "1":
        return f"{sign}1 {unit.removesuffix('s')}"
    return sign + said + UNSCALED.get(unit, f" {unit.replace('_', ' ')}")


def _scale(value: float, unit: str, step: float | None) -> tuple[float, str]:
    """The largest of tn, bn and m that the value fills and that needs at most three decimals."""
    if unit in UNSCALED or unit in TIMES or "/" in unit:
        return SCALES[-1]
    fits = ((by, name) for by, name in SCALES if abs(value) >= by and _places(value, by, step) <= 3)
    return next(fits, SCALES[-1])


def _places(value: float, by: float, step: float | None) -> int:
    """Decimals to write: those the value has, and those it was said with ("1.50")."""
    said = 0 if missing(step) or not step else _decimals(float(step) / by)
    return max(said, _decimals(abs(value) / by))


def _decimals(number: float) -> int:
    """How many digits after the point a number needs, up to six.

    >>> _decimals(0.25), _decimals(61.2), _decimals(1e-6), _decimals(1000.0)
    (2, 1, 6, 0)
    """
    exponent = Decimal(repr(round(number, 6))).normalize().as_tuple().exponent
    return max(0, -int(exponent))
