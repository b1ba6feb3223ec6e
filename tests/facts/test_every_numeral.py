"""Nothing is passed over: every numeral of what was said stands in a row."""

import re
from pathlib import Path

import pytest

import kit
from kit.errors import KitError

REAL = Path(__file__).parents[3] / "shared" / "data" / "transcripts"
SAMPLES = kit.samples()
FILES = sorted(path for path in REAL.rglob("*.*") if path.is_file() and path.suffix != ".md")


def passed_over(path):
    try:
        calls = kit.load_all(path)
    except KitError:
        return []
    return [hit for call in calls for hit in unread(call)]


def unread(call):
    held = bytearray(len(call.text))
    for row in kit.figures(call).itertuples():
        held[row.start : row.end] = b"\1" * (row.end - row.start)
    for turn in call.turns:
        for hit in re.finditer(r"[0-9]+", call.spoken[turn.span.start : turn.span.end]):
            start, end = (turn.span.start + at for at in hit.span())
            if not all(held[start:end]):
                yield call.text[max(0, start - 20) : end + 20]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_numeral_of_a_sample_stands_in_a_row(path):
    assert passed_over(path) == []


@pytest.mark.slow
@pytest.mark.skipif(not FILES, reason="no real calls beside this checkout")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_numeral_of_a_real_call_stands_in_a_row(path):
    assert passed_over(path) == []
