"""What must hold for every table that compares calls, over the sample calls."""

import pandas as pd
import pytest

import kit
from kit.compare import COMPARISONS
from kit.compare.pairing import CHANGES
from kit.compare.threads import CHANGES as PROMISED

CALLS = kit.load_all(*map(str, kit.samples()))
MARLOW = [call for call in CALLS if call.ticker == "MRLW"]
BY_ID = {call.id: call for call in CALLS}
EACH = pytest.mark.parametrize("name", COMPARISONS)
PLACES = ("", "was_", "actual_", "level_")

CONTRACT = {
    "compare-guidance": "call_id promise metric label segment measure period form change action direction "
    "low high unit bound was_low was_high actual outcome was_call_id was_start was_end was_sentence "
    "actual_call_id actual_start actual_end actual_sentence start end sentence",
    "compare-risks": "call_id change category topic stance was_stance terms alike "
    "was_call_id was_start was_end was_sentence start end sentence",
    "compare-metrics": "call_id change metric label segment topic aspect basis measure low high unit "
    "period was_low was_high was_period alike was_call_id was_start was_end was_sentence "
    "start end sentence",
    "compare-growth": "call_id metric segment measure period basis stated computed unit verdict "
    "level was_level level_unit level_start level_end level_sentence "
    "was_call_id was_start was_end was_sentence start end sentence",
    "compare-peers": "call_id line subject metric category aspect horizon low high unit step bound basis "
    "measure period stance sentences start end sentence",
}
VALUES = {
    "topic": {"new", "dropped", "kept"},
    "outcome": {"within", "hit", "missed"},
    "verdict": {"agrees", "disagrees"},
    "subject": {"metric", "guidance", "risk"},
    "horizon": {"year", "half", "quarter", "month", "months"},
    "basis": {"yoy", "qoq", "mom", "ytd", "guidance", "peak", "other"},
}


def places(row):
    """The places of a row that it has: the call's id, where it begins, where it ends, the sentence."""
    for before in PLACES:
        start = getattr(row, f"{before}start", None)
        if start is not None and pd.notna(start):
            call_id = getattr(row, f"{before}call_id", row.call_id)
            yield (
                call_id,
                start,
                getattr(row, f"{before}end"),
                getattr(row, f"{before}sentence"),
            )


@EACH
def test_columns_are_the_contract(name):
    assert list(COMPARISONS[name]([]).columns) == CONTRACT[name].split()


@EACH
def test_columns_and_dtypes_do_not_depend_on_the_rows(name):
    empty, full = COMPARISONS[name]([]), COMPARISONS[name](CALLS)
    assert len(full) > 20
    assert list(empty.dtypes.items()) == list(full.dtypes.items())
    assert list(full.columns) == list(kit.schema(name)["column"])


@EACH
def test_every_row_points_into_its_calls(name):
    for row in COMPARISONS[name](CALLS).itertuples():
        for call_id, start, end, sentence in places(row):
            call = BY_ID[call_id]
            said = call.text[int(start) : int(end)]
            assert said == said.strip() != ""
            assert call.text.find(sentence, max(0, int(start) - len(sentence))) <= start


@EACH
def test_every_row_has_a_place_but_for_what_a_peer_does_not_say(name):
    for row in COMPARISONS[name](CALLS).itertuples():
        assert list(places(row)) or name == "compare-peers"


@EACH
def test_calls_may_come_in_any_order(name):
    if name != "compare-peers":  # whose columns are in the order given
        table, turned = COMPARISONS[name](MARLOW), COMPARISONS[name](MARLOW[::-1])
        pd.testing.assert_frame_equal(pd.DataFrame(table), pd.DataFrame(turned))


@EACH
def test_companies_are_not_compared_with_each_other(name):
    rows = COMPARISONS[name](CALLS)
    if "was_call_id" in rows:
        both = rows.dropna(subset=["was_call_id"])
        assert (both["call_id"].str[:4] == both["was_call_id"].str[:4]).all()


@EACH
def test_help_names_every_column(name):
    assert all(column in COMPARISONS[name].__doc__ for column in kit.schema(name)["column"])
    assert all(kit.schema(name)["meaning"].str.len() > 5)


@EACH
def test_a_column_of_words_holds_only_its_words(name):
    table = COMPARISONS[name](CALLS)
    for column in set(VALUES) & set(table.columns):
        assert set(table[column].dropna()) <= VALUES[column], column
    if "change" in table:
        assert set(table["change"]) <= set(PROMISED if name == "compare-guidance" else CHANGES)


def test_a_table_nobody_has_is_named_so():
    with pytest.raises(kit.KitError, match=r"no table 'peers'; there are turns, .*compare-peers"):
        kit.schema("peers")
