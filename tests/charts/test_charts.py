"""Every chart: draws its rows, survives having none, names what it lacks, opens the words."""

import inspect
import json
import re

import altair as alt
import pandas as pd
import pytest

from kit import charts
from kit.charts import drawn, look
from kit.charts.look import need
from kit.errors import MissingColumns

NEEDS = {"metric": "revenue"}
EACH = pytest.mark.parametrize(
    ("name", "chart"),
    [(name, chart) for name, these in charts.CHARTS.items() for chart in these],
    ids=lambda value: getattr(value, "__name__", ""),
)
HOSTILE = "</script><script>alert(1)</script> {{ 7*7 }} \"' \n javascript:x"


@pytest.fixture(autouse=True)
def enabled():
    with alt.renderers.enable("default"), alt.theme.enable("default"):
        charts.enable()
        yield


def draw(chart, table):
    wanted = {name: value for name, value in NEEDS.items() if _takes(chart, name)}
    return chart(table, **wanted)


def _takes(chart, name):
    about = inspect.signature(chart).parameters.get(name)
    return about is not None and about.default is inspect.Parameter.empty


def rows_of(spec):
    return [row for rows in spec["datasets"].values() for row in rows]


def encoded(spec):
    """Every field that a spec names: in a channel, a test, a filter or an expression."""
    said = json.dumps({key: value for key, value in spec.items() if key != "datasets"})
    found = re.findall(r'"field": "(\w+)"|datum\.(\w+)|datum\[\W+(\w+)|datum\[\'(\w+)', said)
    return {name for names in found for name in names if name}


@EACH
def test_it_draws_its_table(name, chart, request):
    spec = draw(chart, request.getfixturevalue(name)).to_dict()
    assert rows_of(spec)
    assert spec["title"]["text"][0]
    assert spec["title"]["subtitle"]


@EACH
def test_without_rows_it_says_so(name, chart, request):
    spec = draw(chart, request.getfixturevalue(name).head(0)).to_dict()
    assert spec["mark"]["type"] == "text"
    assert spec["encoding"]["text"]["value"] == spec["description"]
    assert "axis" not in json.dumps(spec["encoding"])


@EACH
def test_it_names_the_columns_it_lacks(name, chart, request):
    with pytest.raises(MissingColumns, match=r"lacks .*; it has sentence"):
        draw(chart, request.getfixturevalue(name)[["sentence"]] if name != "turns" else
             pd.DataFrame(columns=["sentence"]))  # fmt: skip


@EACH
def test_only_what_is_encoded_is_in_its_data_and_a_door(name, chart, request):
    spec = draw(chart, request.getfixturevalue(name)).to_dict()
    columns = {column for row in rows_of(spec) for column in row}
    assert columns <= encoded(spec) | {"door"}


@EACH
def test_every_mark_that_stands_for_a_row_has_its_door(name, chart, request):
    spec = draw(chart, request.getfixturevalue(name)).to_dict()
    if name != "turns":  # a share of words stands for many rows
        rows = [row for row in rows_of(spec) if row]  # the rule at zero stands for none
        assert all(row["door"].startswith("#at:") for row in rows)


@EACH
def test_hostile_words_stay_data(name, chart, request):
    table = pd.DataFrame(request.getfixturevalue(name))
    said = [column for column in ("speaker", "analyst", "firm", "sentence") if column in table]
    spec = draw(chart, table.assign(**dict.fromkeys(said, HOSTILE))).to_dict()
    assert not _channels(spec) & {"href", "url"}


def _channels(spec):
    if isinstance(spec, dict):
        own = set(spec.get("encoding", {}))
        return own.union(*map(_channels, spec.values()))
    return set().union(*map(_channels, spec)) if isinstance(spec, list) else set()


def test_a_chart_says_what_it_lacks():
    with pytest.raises(MissingColumns, match="draws a, b and the table lacks b; it has a"):
        need(pd.DataFrame({"a": [1]}), "a", "b")


def test_changes_are_drawn_with_their_sign_and_basis(metrics):
    spec = charts.metric_changes(metrics[metrics["call_id"] == "PLUM-2024Q1"]).to_dict()
    drawn_rows = {row["name"]: row for row in rows_of(spec) if "name" in row}
    assert drawn_rows["Revenue · 2024Q1 yoy"]["figure"] == "+12%"
    assert drawn_rows["Revenue, Jam · 2024Q1 qoq"]["change"] == -4
    assert "Free cash flow · 2024Q1" in drawn_rows
    assert spec["title"]["text"] == [
        "Revenue +12% on a year earlier; 2 rises and 2 falls among 4 shown"
    ]


def test_a_cut_chart_says_how_much_is_left_out(metrics):
    one = metrics[metrics["call_id"] == "PLUM-2024Q1"]
    assert "first 2 of 4" in charts.metric_changes(one, limit=2).to_dict()["title"]["subtitle"][0]


def test_a_metric_over_time_is_drawn_in_the_unit_reported_of_most_periods(metrics):
    again = metrics.iloc[[0] * 9].assign(unit="EUR")  # one period, said nine times over
    spec = charts.metric_over_time(pd.concat([metrics, again]), metric="revenue").to_dict()
    assert spec["title"]["subtitle"][0].startswith("Revenue, USD; ")


def test_a_metric_over_time_has_one_value_a_company_and_period(metrics):
    spec = charts.metric_over_time(metrics, metric="revenue").to_dict()
    values = [(row["company"], row["period"], row["told"]) for row in rows_of(spec)]
    assert values == [
        ("PLUM", "2023Q1", "compared with"),
        ("PEAR", "2024Q1", "reported"),
        ("PLUM", "2024Q1", "reported"),
        ("PEAR", "2024Q2", "reported"),
        ("PLUM", "2024Q2", "reported"),
    ]


def test_guidance_is_drawn_from_low_to_high_and_a_floor_at_its_end(guidance):
    (row,) = rows_of(charts.guidance_ranges(guidance, metric="gross_margin").to_dict())
    assert (row["low"], row["high"], row["figure"]) == (54, 54, "at least 54%")
    years = rows_of(charts.guidance_ranges(guidance, metric="revenue").to_dict())
    assert [(row["low"], row["high"]) for row in years] == [(1.3e9, 1.34e9), (1.29e9, 1.31e9)]


def test_what_came_of_guidance_is_a_ring_for_the_same_period(guidance, metrics):
    chart = charts.guidance_ranges(guidance, metric="revenue", over="quarter", metrics=metrics)
    rows = rows_of(chart.to_dict())
    assert [row["figure"] for row in rows] == ["USD 320–330m", "USD 340m", "USD 331m"]


def test_guidance_in_words_alone_is_no_empty_axis(guidance):
    spec = charts.guidance_ranges(guidance, metric="capex").to_dict()
    assert spec["description"].startswith("No guidance with a figure was given for Cap")


def test_risks_are_counted_by_category_and_the_commonest_stands_first(risks):
    rows = rows_of(charts.risk_stances(risks).to_dict())
    assert [(row["category"], row["stance"], row["count"]) for row in rows[:3]] == [
        ("Supply chain", "exposure", 2),
        ("Supply chain", "mitigation", 1),
        ("Supply chain", "improvement", 1),
    ]
    assert sum(row["count"] for row in rows) == len(risks)


def test_a_declined_answer_is_marked_with_a_word(exchanges):
    marks = [row["mark"] for row in rows_of(charts.exchange_lengths(exchanges).to_dict())]
    assert [mark for mark in marks if mark] == ["declined", "put off"]


def test_shares_of_words_leave_the_operator_out(turns):
    spec = charts.word_shares(turns).to_dict()
    assert {row["speaker"] for row in rows_of(spec)} == {"Ada Quill", "Max Ode", "Bo Reed"}
    assert spec["title"]["text"] == ["Ada Quill says 59% of the words of 3 people"]


def test_a_notebook_keeps_a_chart_that_needs_no_network(metrics):
    bundle, how = charts.metric_changes(metrics)._repr_mimebundle_()
    assert set(bundle) == {drawn.MIME, "text/plain"}
    assert bundle[drawn.MIME]["$schema"].endswith("/vega-lite/v5.json")
    assert bundle["text/plain"].startswith("Chart: Revenue")
    assert how[drawn.MIME]["embed_options"]["renderer"] == "svg"


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ground", ["#ffffff", "#fbf9f5", "#16181c", "#111111"])
@pytest.mark.parametrize("colour", [look.BLUE, look.RED, look.OCHRE, look.VIOLET, look.QUIET])
def test_marks_stand_out_on_light_and_dark(colour, ground):
    one, other = sorted((luminance(colour), luminance(ground)))
    assert (other + 0.05) / (one + 0.05) >= 3
