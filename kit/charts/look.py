"""What all charts share: one look, colours that hold on light and dark, and a note for nothing.

Words are painted in ``currentColor``, so they take the colour of the page or the Lab they stand in;
marks in colours that stand out at least 3:1 from both a white and a dark ground.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

import altair as alt
import pandas as pd

from kit.dress import door
from kit.errors import MissingColumns

Chart = alt.Chart | alt.LayerChart

PLACE = ("call_id", "start", "end", "sentence")
WAS = tuple(f"was_{name}" for name in PLACE)

INK = "currentColor"
BLUE, RED, OCHRE, VIOLET, QUIET = "#2a7f9e", "#c6375f", "#b0761f", "#8a6bb0", "#7d7f85"
WIDTH = 720  # pixels, labels and all
ROW = 26  # pixels a row of a chart takes
CALL = 96  # pixels the name of a call takes
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
TITLE_CHARACTERS, SUBTITLE_CHARACTERS = 84, 108  # that fit into WIDTH at their sizes

# 4.2bn and 900m, as the tables write them; Vega would say 4.2G and 900M, and 0M for nothing
SHORT = "datum.value ? replace(replace(replace(datum.label, 'G', 'bn'), 'M', 'm'), 'T', 'tn') : '0'"


def amounts_axis(unit: str) -> alt.Axis:
    """An axis of amounts: 4.2bn, not 4.2G; of percent: 5%. The unit itself is the subtitle's."""
    if unit == "percent":
        return alt.Axis(labelExpr="datum.label + '%'", tickCount=6)
    return alt.Axis(format="~s", labelExpr=SHORT, tickCount=6)


def theme() -> alt.theme.ThemeConfig:
    """The look, as Altair wants a theme: quiet lines, words in the colour of the page."""
    words = {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "titleFontSize": 12}
    return {
        "config": {
            "background": "transparent",
            "padding": {"left": 0, "right": 4, "top": 4, "bottom": 4},
            "autosize": {"type": "fit-x", "contains": "padding"},
            "font": FONT,
            "view": {"stroke": None},
            "title": {
                "anchor": "start",
                "frame": "bounds",
                "color": INK,
                "fontSize": 15,
                "fontWeight": 600,
                "lineHeight": 20,
                "offset": 14,
                "subtitleColor": INK,
                "subtitleFontSize": 12,
                "subtitleLineHeight": 16,
                "subtitlePadding": 4,
            },
            "axis": {
                **words,
                "domain": False,
                "ticks": False,
                "grid": False,
                "gridColor": INK,
                "gridOpacity": 0.14,
                "labelOpacity": 0.85,
                "labelPadding": 8,
                "labelLimit": 300,
                "titleFontWeight": "normal",
            },
            "axisQuantitative": {"grid": True},
            "legend": {**words, "orient": "top", "title": None, "symbolSize": 90, "offset": 8},
            "text": {"color": INK, "fontSize": 12},
            "bar": {"color": BLUE},
            "rule": {"color": INK, "opacity": 0.4},
            "point": {"size": 80, "filled": True, "opacity": 1},
        }
    }


def need(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The table itself, once it is known to have the columns a chart draws.

    Raises
    ------
    MissingColumns
        Naming what is drawn, what is missing and what the table has.
    """
    if missing := [column for column in columns if column not in table]:
        raise MissingColumns(
            f"this chart draws {', '.join(columns)} and the table lacks {', '.join(missing)}; "
            f"it has {', '.join(map(str, table.columns)) or 'no columns'}."
        )
    return pd.DataFrame(table)


def heading(finding: str, unit: str) -> alt.TitleParams:
    """The finding as the title, and what is measured as the subtitle, in lines that fit."""
    return alt.TitleParams(
        text=textwrap.wrap(finding[:1].upper() + finding[1:], TITLE_CHARACTERS) or [""],
        subtitle=textwrap.wrap(unit, SUBTITLE_CHARACTERS),
    )


def hints(titles: Mapping[str, str]) -> list[alt.Tooltip]:
    """What a mark shows when it is pointed at: titles and their columns, which hold words or ":Q".

    >>> [hint.shorthand for hint in hints({"said": "figure", "words": "words:Q"})]
    ['figure:N', 'words:Q']
    """
    return [_hint(title, column) for title, column in titles.items()]


def _hint(title: str, column: str) -> alt.Tooltip:
    if column.endswith(":Q"):
        return alt.Tooltip(column, title=title, format=",")
    return alt.Tooltip(f"{column}:N", title=title)


def nothing(said: str) -> alt.Chart:
    """A line of words where there is nothing to draw, instead of an empty axis."""
    return (
        alt.Chart(alt.InlineData(values=[{}]), description=said, height=20)
        .mark_text(align="left", baseline="middle", fontStyle="italic")
        .encode(x=alt.value(0), text=alt.value(said))
        .properties(width=WIDTH)
    )


def tall(names: Iterable[str], row: int = ROW) -> int:
    """The height, in pixels, of a chart with a row for each different name."""
    return row * len(set(names))


def drawn(rows: pd.DataFrame, **encoded: Iterable[object]) -> pd.DataFrame:
    """What goes into a chart's data and nothing else: the encoded columns, and each row's door."""
    places = zip(rows["call_id"], rows["start"], rows["end"], strict=True)
    doors = [door(*place) for place in places]
    return pd.DataFrame({**{name: list(of) for name, of in encoded.items()}, "door": doors})


def said_last(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows at the place where they are said now or, where they are not, at that where they were."""
    silent = rows["start"].isna()
    return rows.assign(**{name: rows[name].mask(silent, rows[f"was_{name}"]) for name in PLACE})


def besides(unit: str, units: Iterable[str]) -> str:
    """That the same was said in other units too, which do not share an axis.

    >>> besides("USD", ["USD", "EUR", "EUR"]), besides("USD", ["USD"])
    ('; also said in EUR, not drawn', '')
    """
    others = sorted({other for other in units if isinstance(other, str)} - {unit})
    return f"; also said in {', '.join(others)}, not drawn" if others else ""


def of_calls(names: Iterable[str], rows: pd.DataFrame) -> list[str]:
    """Names that stay apart when a table holds several calls: with the call's id behind each."""
    if rows["call_id"].nunique() < 2:
        return list(names)
    return [f"{name} · {call}" for name, call in zip(names, rows["call_id"], strict=True)]


def companies(rows: pd.DataFrame) -> pd.Series[str]:
    """Whose call each row is of: the call's id without the period at its end."""
    return rows["call_id"].str.replace(r"-(?:\d{4}(?:Q\d|H\d)|FY\d{4})$", "", regex=True)


def of_companies(names: Iterable[str], rows: pd.DataFrame) -> list[str]:
    """Names that stay apart when a table holds several companies."""
    whose = companies(rows)
    if whose.nunique() < 2:
        return list(names)
    return [f"{name} · {company}" for name, company in zip(names, whose, strict=True)]


def roomy(values: pd.Series[float], share: float = 0.2) -> alt.Scale:
    """A scale from zero that leaves room for words at the ends of its bars."""
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    room = share * (high - low or 1)
    return alt.Scale(domain=[low - room * (low < 0), high + room * (high > 0)], nice=False)


def calls_axis(calls: Iterable[str]) -> alt.Axis:
    """The calls side by side above a chart, aslant where there is no room for their names."""
    room = CALL * len(set(calls))
    return alt.Axis(orient="top", labelAngle=alt.expr(f"width < {room} ? -40 : 0"))


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count and what is counted.

    >>> plural(1, "rise"), plural(0, "fall"), plural(1200, "category", "categories")
    ('1 rise', 'no falls', '1,200 categories')
    """
    return f"{format(count, ',') if count else 'no'} {one if count == 1 else many or one + 's'}"
