"""Sentences met in the wild, made up anew: what each must give. A new one is a new entry in tests/cases/."""

import tomllib
from pathlib import Path

import pytest

import kit

CASES = Path(__file__).parent / "cases"


def cases(name):
    """The cases of one file, those that fail today marked so."""
    return list(_marked(name))


def _marked(name):
    for case in tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]:
        marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
        yield pytest.param(case, id=case["says"][:60], marks=marks)


def read(table, case):
    call = kit.load(text=case["says"], format="plain", period=case.get("period"))
    return table(call).astype(object).to_dict("records")


def assert_rows(rows, expected):
    assert len(rows) == len(expected), rows
    for row, wanted in zip(rows, expected, strict=True):
        for column, value in wanted.items():
            close = pytest.approx(value) if isinstance(value, int | float) else value
            got = "" if row[column] != row[column] else row[column]  # null is said as ""
            assert got == close, (column, row)


@pytest.mark.parametrize("case", cases("figures"))
def test_figures(case):
    assert_rows(read(kit.figures, case), case["figures"])


@pytest.mark.parametrize("case", cases("guidance"))
def test_guidance(case):
    assert_rows(read(kit.guidance, case), case["rows"])


@pytest.mark.parametrize("case", cases("risks"))
def test_risks(case):
    assert_rows(read(kit.risks, case), case["rows"])
