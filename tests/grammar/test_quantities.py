"""The quantity rules prove themselves by their own examples; what concerns two rules has a sentence here."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.grammar.numbers import read
from kit.grammar.quantities import BEGINS, QUANTITIES, quantities
from kit.grammar.rules import FLAGS, find

SAYS = [(rule.name, text, value) for rule in QUANTITIES for text, value in rule.says.items()]
SKIPS = [(rule.name, text) for rule in QUANTITIES for text in rule.skips]


@pytest.mark.parametrize(("name", "text", "value"), SAYS, ids=[text for _, text, _ in SAYS])
def test_a_rule_reads_its_own_examples_whole(name, text, value):
    sentence = f"It was {text}."
    (found,) = find(QUANTITIES, sentence, begins=BEGINS)
    assert (found.rule, found.value) == (name, value)
    assert found.span.of(sentence) == text


@pytest.mark.parametrize(("name", "text"), SKIPS, ids=[text for _, text in SKIPS])
def test_a_rule_leaves_its_look_alikes(name, text):
    assert name not in [found.rule for found in find(QUANTITIES, text, begins=BEGINS)]


@pytest.mark.parametrize("rule", QUANTITIES, ids=lambda rule: rule.name)
def test_a_rule_never_matches_nothing(rule):
    assert rule.says, "a rule without an example is not a rule yet"
    assert not re.compile(rule.pattern, FLAGS).match("")


def values(text):
    return [(found.value.low, found.value.high, found.value.unit) for found in quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we earned $1.46 per diluted share", [(1.46, 1.46, "USD/share")]),
        ("up 12% and 15%", [(12, 12, "percent"), (15, 15, "percent")]),
        ("from 24.1% to 23.7%", [(24.1, 24.1, "percent"), (23.7, 23.7, "percent")]),
        ("ranging from $4.85 to $5.25", [(4.85, 5.25, "USD")]),
        ("up $0.10 to $1.46", [(0.1, 0.1, "USD"), (1.46, 1.46, "USD")]),
        ("grow 5% to 7%", [(5, 7, "percent")]),
        ("it cost us $0.23 a share", [(0.23, 0.23, "USD/share")]),
        ("between 35 to 40%", [(35, 40, "percent")]),
        ("$1,300 to $2,300", [(1300, 2300, "USD")]),
        ("a 12.3 month tenor", [(12.3, 12.3, "months")]),
        ("guidance from $4 to $5 billion", [(4e9, 5e9, "USD")]),
        ("raised our guidance from 4% to 5%", [(4, 4, "percent"), (5, 5, "percent")]),
        (
            "could range from 15 to 30 cents as reported and from 37 to 52 cents adjusted",
            [(0.15, 0.3, "USD"), (0.37, 0.52, "USD")],
        ),
        ("between two to two-and-a-half times", [(2, 2.5, "x")]),
        ("Rs. 1,25,000 crore", [(1.25e12, 1.25e12, "INR")]),
        ("40 mi- million dollars", [(40e6, 40e6, "USD")]),
        ("12.5p a share", [(0.125, 0.125, "GBP/share")]),
        ("mid 20% growth", [(24, 26, "percent")]),
        ("at the same point two years ago", [(2, 2, "years")]),
    ],
)
def test_sentences_that_concern_two_rules(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("about $5 million", "about"),
        ("over 50%", "over"),
        ("at least EUR 100 million", "at_least"),
        ("up to $300 million", "at_most"),
        ("$4 million or more", "at_least"),
        ("nearly 15%", "nearly"),
        ("no less than 3%", "at_least"),
        ("below 6%", "under"),
        ("exactly 6%", "exact"),
        ("10-plus percent", "over"),
        ("$100+ million", "over"),
        ("$50 million-plus", "over"),
        ("22-ish percent", "about"),
        ("115-odd stores", "about"),
        ("$2 billion plus or minus 5%", "exact"),
    ],
)
def test_the_words_around_a_figure_set_its_bound(text, bound):
    (found,) = quantities(text)
    assert found.value.bound == bound


@given(st.integers(0, 10**12), st.integers(0, 4))
def test_any_number_written_with_commas_reads_back(number, places):
    said = f"{number / 10**places:,.{places}f}"
    assert read(said)[0] == pytest.approx(float(said.replace(",", "")))


@given(st.text(max_size=200))
def test_any_text_is_read_in_order_and_inside_itself(text):
    spans = [found.span for found in quantities(text)]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(
    st.floats(0.01, 999),
    st.sampled_from(["million", "billion"]),
    st.sampled_from(["$", "EUR ", "£"]),
)
def test_low_is_never_above_high(amount, scale, sign):
    for found in quantities(
        f"between {sign}{amount:.2f} {scale} and {sign}{amount * 1.1:.2f} {scale}"
    ):
        assert found.value.low <= found.value.high
