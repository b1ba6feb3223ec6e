"""The charts of comparisons: what they draw of three quarters of an invented company."""

from kit import charts


def rows_of(chart):
    return [row for rows in chart.to_dict()["datasets"].values() for row in rows]


def test_a_promise_is_drawn_from_end_to_end_and_what_came_of_it_where_it_was_reported(ledger):
    chart = charts.ledger_ranges(ledger, metric="revenue")
    rows = rows_of(chart)
    promised = [(row["call"], row["low"], row["high"]) for row in rows if "high" in row]
    assert promised == [
        ("PLUM-2024Q1", 1.3e9, 1.34e9),
        ("PLUM-2024Q4", 1.4e9, 1.4e9),
        ("PLUM-2025Q1", 1.5e9, 1.5e9),
    ]
    (came,) = (row for row in rows if "outcome" in row)
    assert (came["call"], came["low"], came["outcome"]) == ("PLUM-2024Q4", 1.37e9, "hit")
    assert came["door"].startswith("#at:PLUM-2024Q4:")
    assert chart.to_dict()["title"]["text"] == ["Revenue promised for 2 periods: 1 hit"]


def test_a_ledger_has_a_sign_for_each_call_and_the_longest_promise_first(ledger):
    rows = rows_of(charts.ledger_changes(ledger))
    assert [(row["call"], row["name"], row["sign"]) for row in rows] == [
        ("PLUM-2024Q4", "Revenue · FY2025", "●"),
        ("PLUM-2025Q1", "Revenue · FY2025", "▲"),
        ("PLUM-2024Q1", "Revenue · FY2024 · hit", "●"),
        ("PLUM-2024Q1", "Capital expenditure · FY2024", "●"),
    ]


def test_what_is_dropped_opens_the_place_where_it_was(changes):
    rows = rows_of(charts.said_changes(changes))
    doors = {(row["subject"], row["change"]): row["door"] for row in rows}
    assert {change for _, change in doors} == {"new", "dropped"}
    tariffs, strikes = "Tariffs and trade barriers", "Strikes and labour relations"
    assert doors[tariffs, "dropped"].startswith("#at:PLUM-2024Q1:")
    assert doors[tariffs, "new"].startswith("#at:PLUM-2025Q1:")
    assert doors[strikes, "dropped"].startswith("#at:PLUM-2024Q4:")


def test_growth_that_disagrees_is_said_so(growth):
    chart = charts.growth_stated(growth, metric="revenue")
    lines = [row for row in rows_of(chart) if "computed" in row]
    assert [(row["line"], row["growth"], row["computed"], row["verdict"]) for row in lines] == [
        ("2025Q1", 12, 20, "disagrees")
    ]
    assert chart.to_dict()["title"]["text"][0].endswith("beyond rounding, 1 disagree")


def test_peers_that_do_not_say_a_figure_are_named(peers):
    chart = charts.peer_figures(peers, metric="revenue")
    assert [row["figure"] for row in rows_of(chart)] == ["+13%", "+12%"]
    assert chart.to_dict()["title"]["subtitle"][0].endswith("not said by PLUM-2024Q1")
