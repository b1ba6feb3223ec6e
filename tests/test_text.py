"""Plain characters one for one, and where sentences end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.text import fold, sentences


@given(st.text(max_size=300))
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose 1.5%. Costs fell.", ["Sales rose 1.5%.", "Costs fell."]),
        ("Mr. Roe spoke. He left.", ["Mr. Roe spoke.", "He left."]),
        ("The U.S. business grew.", ["The U.S. business grew."]),
        ("Acme Inc. reported.", ["Acme Inc. reported."]),
        ("One line\n\nAnother line", ["One line", "Another line"]),
        ("a line that was\nwrapped here.", ["a line that was\nwrapped here."]),
        ("Pricing: plus 4 percent\nVolume: flat", ["Pricing: plus 4 percent", "Volume: flat"]),
        ("Really? Yes.", ["Really?", "Yes."]),
        ('He said "fine." Then left.', ['He said "fine."', "Then left."]),
        ("   ", []),
    ],
)
def test_where_sentences_end(text, expected):
    assert [span.of(text) for span in sentences(text)] == expected


@given(st.text(alphabet="ab. \n?AB1", max_size=80))
def test_sentences_lie_in_order_and_leave_out_only_blanks(text):
    spans = list(sentences(text))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    kept = "".join("".join(span.of(text).split()) for span in spans)
    assert kept == "".join(text.split())
