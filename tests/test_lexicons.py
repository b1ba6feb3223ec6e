"""Every entry of the lexicons of metrics and risks, and the words that stand around a risk."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from kit.lexicon import Lexicon, lexicon, words

UNITS = {
    *("money", "money/share", "money/unit", "percent", "count", "volume", "x"),
    *("days", "months", "years"),
}
SUBJECTS = ("topics", "ills", "strengths")
FIELDS = {
    "metrics": {"unit", "weight", "counts", "verbs", "negative_of", "per_share", "basis"},
    "risks": {"under", *SUBJECTS},
}
PARENTS = {"market", "operations", "financial", "legal", "strategic", "external"}
METRICS, RISKS = lexicon("metrics"), lexicon("risks")

EACH_ENTRY = pytest.mark.parametrize(
    ("names", "entry"),
    [
        pytest.param(names, entry, id=f"{names.name}-{entry.name}")
        for names in (METRICS, RISKS)
        for entry in names.entries.values()
    ],
)
BOTH = pytest.mark.parametrize("names", [METRICS, RISKS], ids=lambda names: names.name)


@EACH_ENTRY
def test_an_entry_is_named_first_by_its_own_example(names, entry):
    assert names.first(entry.about["example"]) == entry.name


@EACH_ENTRY
def test_each_way_of_saying_it_names_it_and_nothing_else(names, entry):
    for phrase in entry.says:
        assert [(named.name, named.span.of(phrase)) for named in names.find(phrase)] == [
            (entry.name, phrase)
        ]


@EACH_ENTRY
def test_a_look_alike_names_nothing(names, entry):
    assert [phrase for phrase in entry.skips if names.first(phrase)] == []


@BOTH
def test_no_phrase_is_written_twice(names):
    for entry in names.entries.values():
        for phrases in (entry.says, entry.skips, *(entry.about.get(kind, ()) for kind in SUBJECTS)):
            assert len({phrase.lower() for phrase in phrases}) == len(phrases), entry.name


@BOTH
def test_an_entry_has_a_plain_name_and_no_unknown_fields(names):
    known = {"label", "says", "not", "better", "example"} | FIELDS[names.name]
    for entry in names.entries.values():
        assert re.fullmatch(r"[a-z][a-z0-9_]+", entry.name)
        assert set(entry.about) <= known, entry.name


@BOTH
def test_no_two_entries_share_a_label(names):
    labels = [entry.label.lower() for entry in names.entries.values()]
    assert sorted(labels) == sorted(set(labels))


def test_a_metric_has_a_unit_a_direction_and_a_weight():
    for metric in METRICS.entries.values():
        assert metric.about["unit"] in UNITS, metric.name
        assert metric.about["better"] in {"up", "down", ""}, metric.name
        assert metric.about["weight"] in range(5), metric.name


def test_a_metric_points_at_metrics_of_fitting_units():
    for metric in METRICS.entries.values():
        units = {"negative_of": metric.about["unit"], "per_share": "money/share"}
        for key in units.keys() & metric.about.keys():
            assert METRICS[metric.about[key]].about["unit"] == units[key], metric.name


def test_what_is_the_negative_of_a_metric_is_good_the_other_way():
    for metric in METRICS.entries.values():
        if whole := metric.about.get("negative_of"):
            assert {metric.about["better"], METRICS[whole].about["better"]} == {"up", "down"}


def test_a_noun_counts_one_metric_only():
    entries = METRICS.entries.values()
    counted = [(noun, entry.name) for entry in entries for noun in entry.about.get("counts", ())]
    assert len(dict(counted)) == len(counted)


def test_every_risk_has_a_parent_and_every_parent_risks():
    assert {risk.about["under"] for risk in RISKS.entries.values()} == PARENTS


def test_a_risk_is_good_one_way_or_says_nothing_of_it():
    assert {risk.about.get("better") for risk in RISKS.entries.values()} == {"up", "down", None}


def test_subjects_make_a_lexicon_of_their_own_and_none_is_a_risk_by_itself():
    kinds = {
        f"{risk.name}.{kind}": {"says": risk.about[kind]}
        for risk in RISKS.entries.values()
        for kind in SUBJECTS
        if kind in risk.about
    }
    Lexicon("subjects", kinds)
    subjects = [subject for kind in kinds.values() for subject in kind["says"]]
    assert [subject for subject in subjects if RISKS.first(subject)] == []


@pytest.mark.parametrize(
    ("said", "named"),
    {
        "Net sales and marketing were in the talks.": ["sales_and_marketing"],
        "Our sales force grew by 40 people.": [],
        "Cost of sales rose 4%.": ["cost_of_revenue"],
        "Recurring revenue rose, deferred revenue fell.": ["recurring_revenue", "deferred_revenue"],
        "Adjusted diluted EPS was $1.10.": ["eps"],
        "Net interest income beat net income.": ["net_interest_income", "net_income"],
        "Net cash provided by operating activities was $9 million.": ["operating_cash_flow"],
        "Cash was $9 million after cash payments.": ["cash"],
        "The cash dividend is $0.20 a share.": ["dividend"],
        "In order to grow we hired.": [],
        "Executive orders closed the plant.": [],
        "Welcome to our earnings call.": [],
        "SG&A as a percentage of sales was 18%.": ["sga"],
        "EBITDA and the EBITDA margin rose.": ["ebitda", "ebitda_margin"],
        "Free cash flow, not operating cash flow.": ["free_cash_flow", "operating_cash_flow"],
        "Acme's gross margins held.": ["gross_margin"],
        "Same-store sales and same store sales.": ["same_store_sales", "same_store_sales"],
        "The 90-day delinquency ratio fell, the delinquency rate rose.": [
            "delinquency_90",
            "delinquency_rate",
        ],
        "The net profit take rate and the revenue take rate rose.": ["net_take_rate", "take_rate"],
        "Revenue per user rose.": ["arpu"],
        "Revenue per lorry rose.": [],
    }.items(),
)
def test_words_beside_a_metric_decide_what_is_named(said, named):
    assert [found.name for found in METRICS.find(said)] == named


@pytest.mark.parametrize(
    "said",
    [
        "Our Chief Risk Officer will speak next.",
        "Risk management is a strength of ours.",
        "The supply chain team did well.",
        "As you recall, we opened in May.",
        "We strike a balance between growth and returns.",
        "The Private Securities Litigation Reform Act protects such statements.",
        "In constant currency we grew 5%.",
        "COVID-19 vaccines are shipped cold.",
        "Recall that we closed early.",
        "Provision for credit losses is on page nine.",
    ],
)
def test_a_department_or_a_manner_of_speaking_is_no_risk(said):
    assert RISKS.first(said) is None


AROUND = ("not", "falling", "rising", "up", "down", "curbs", "builds")
AROUND += ("measures", "admits", "answers", "resumes", "conceded")
ADVERSE = ("words", "boilerplate", "mitigation", "measures", "improvement", "gain", "denial")


@pytest.mark.parametrize(("one", "other"), [*combinations(ADVERSE, 2)])
def test_no_word_around_a_risk_means_two_things(one, other):
    assert not set(words("adverse", one)) & set(words("adverse", other))


@pytest.mark.parametrize("key", [*ADVERSE, *AROUND])
def test_words_around_a_risk_are_written_once_and_hold_a_word(key):
    phrases = words("adverse", key)
    assert len({phrase.lower() for phrase in phrases}) == len(phrases) > 0
    Lexicon(key, {key: {"says": list(phrases)}})


def test_a_word_that_falls_or_rises_is_an_adverse_word_and_not_both():
    falling, rising = set(words("adverse", "falling")), set(words("adverse", "rising"))
    assert falling | rising <= set(words("adverse"))
    assert not falling & rising


def test_what_is_not_adverse_holds_an_adverse_word():
    adverse = Lexicon("adverse", {"adverse": {"says": list(words("adverse"))}})
    assert [phrase for phrase in words("adverse", "not") if not adverse.first(phrase)] == []
