"""Which calls are one company's, and in which order."""

from dataclasses import replace
from datetime import date

import pytest

import kit
from kit.compare.histories import histories, neighbours
from kit.errors import KitWarning

ONE = kit.load(text="We grew.", format="plain")


def call(name, period=None, company=None, ticker=None, day=None):
    when = kit.Period.parse(period) if period else None
    return replace(ONE, id=name, company=company, ticker=ticker, period=when, date=day)


def ids(calls):
    return [[call.id for call in history] for history in histories(calls)]


def test_a_company_goes_by_its_ticker_or_its_name_without_its_form():
    calls = [
        call("a", "2024Q1", "Plum Jam, Inc."),
        call("b", "2024Q2", "PLUM JAM", "PLUM"),
        call("c", "2024Q3", None, "PLUM"),
        call("d", "2024Q1", "Pear Jam plc"),
    ]
    assert ids(calls) == [["a", "b", "c"], ["d"]]


def test_calls_are_in_order_of_period_else_of_day_else_as_given():
    assert ids([call("b", "2024Q4", "J"), call("a", "2024Q1", "J")]) == [["a", "b"]]
    late = call("b", None, "J", day=date(2024, 5, 1))
    early = call("a", "2024Q4", "J", day=date(2024, 2, 1))
    assert ids([late, early]) == [["a", "b"]]
    assert ids([call("b", None, "J"), early]) == [["b", "a"]]


def test_calls_that_name_no_company_are_one_companys_when_none_does():
    assert ids([call("b", "2024Q2"), call("a", "2024Q1")]) == [["a", "b"]]


def test_a_call_that_alone_names_no_company_is_left_out_and_named():
    with pytest.warns(KitWarning, match="b names no company"):
        assert ids([call("a", "2024Q1", "Jam"), call("b", "2024Q2")]) == [["a"]]


def test_each_call_is_a_neighbour_of_the_one_before():
    calls = [call(name, f"2024Q{name}", "Jam") for name in "123"]
    assert [(was.id, now.id) for was, now in neighbours(calls)] == [("1", "2"), ("2", "3")]
    assert list(neighbours(calls[0])) == []
