"""What must hold for every table, over every sample call."""

import pandas as pd
import pytest

import kit

CALLS = kit.load_all(*map(str, kit.samples()))
EACH_TABLE = pytest.mark.parametrize("name", kit.TABLES)
EACH_CALL = pytest.mark.parametrize("call", CALLS, ids=[call.id for call in CALLS])

CONTRACT = {
    "turns": "call_id turn part speaker role title firm interpreted voice words text start end",
    "speakers": "call_id speaker role title firm aliases turns words evidence start end sentence",
    "figures": "call_id turn part speaker role use metric label segment aspect low high unit step bound "
    "period period_from basis measure statement rank why start end sentence",
    "metrics": "call_id turn part speaker role metric label segment aspect direction low high unit step "
    "bound period period_from basis measure statement rank why start end sentence",
    "guidance": "call_id turn part speaker role metric label segment form direction low high unit bound "
    "period period_from basis measure action condition certainty rests_on promise rank why "
    "start end sentence",
    "risks": "call_id turn part speaker role category parent stance tense terms metric rank answers "
    "start end sentence",
    "health": "call_id kind says start end sentence",
    "exchanges": "call_id exchange analyst firm question answered_by answer follow_up asks figures_asked "
    "figures_answered non_answer topics words_answered names_answered topics_left answer_start "
    "answer_end start end",
}
VALUES = {
    "role": {"operator", "executive", "analyst", "other"},
    "part": {"prepared", "qa"},
    "use": {
        "metric",
        "guidance",
        "risk",
        "echo",
        "date",
        "name",
        "order",
        "biography",
        "housekeeping",
        "other",
    },
    "aspect": {"level", "change", "prior", "share"},
    "bound": {"exact", "about", "over", "under", "at_least", "at_most", "nearly"},
    "period_from": {"said", "context", "call"},
    "basis": {"yoy", "qoq", "mom", "ytd", "guidance", "peak", "other"},
    "measure": {"gaap", "adjusted", "constant_currency", "pro_forma"},
    "form": {"point", "range", "floor", "ceiling", "direction", "plan", "declared", "aspiration"},
    "direction": {"up", "down", "flat"},
    "certainty": {"firm", "expected", "hoped"},
    "stance": {"exposure", "mitigation", "both", "improvement", "boilerplate"},
    "tense": {"past", "present", "future"},
    "non_answer": {"refuse", "unable", "later"},
}


@EACH_TABLE
def test_columns_are_the_contract(name):
    assert list(kit.TABLES[name]([]).columns) == CONTRACT[name].split()


@EACH_TABLE
def test_columns_and_dtypes_do_not_depend_on_the_rows(name):
    empty, full = kit.TABLES[name]([]), kit.TABLES[name](CALLS)
    assert len(full) > len(CALLS) or name == "health"  # the samples have little to note
    assert list(empty.dtypes.items()) == list(full.dtypes.items())
    assert list(full.columns) == list(kit.schema(name)["column"])


@EACH_TABLE
def test_one_call_or_many_is_the_same(name):
    whole = kit.TABLES[name](CALLS)
    parts = pd.concat([kit.TABLES[name](call) for call in CALLS], ignore_index=True)
    pd.testing.assert_frame_equal(pd.DataFrame(whole), pd.DataFrame(parts))


@EACH_TABLE
@EACH_CALL
def test_every_row_points_into_its_call(name, call):
    for row in kit.TABLES[name](call).itertuples():
        said = call.text[row.start : row.end]
        assert said == said.strip() != ""
        if hasattr(row, "sentence"):
            assert row.sentence in call.text
            assert call.text.find(row.sentence, max(0, row.start - len(row.sentence))) <= row.start


@EACH_TABLE
def test_help_names_every_column(name):
    assert all(column in kit.TABLES[name].__doc__ for column in kit.schema(name)["column"])
    assert all(kit.schema(name)["meaning"].str.len() > 5)


@EACH_TABLE
def test_a_column_of_words_holds_only_its_words(name):
    table = kit.TABLES[name](CALLS)
    for column in set(VALUES) & set(table.columns):
        assert set(table[column].dropna()) <= VALUES[column], column


@pytest.mark.parametrize("name", ["figures", "metrics", "guidance"])
def test_low_is_never_above_high(name):
    table = kit.TABLES[name](CALLS).dropna(subset=["low"])
    assert (table["low"] <= table["high"]).all()


@EACH_CALL
def test_no_digit_of_a_call_is_passed_over(call):
    rows = kit.figures(call)
    covered = set()
    for row in rows.itertuples():
        covered.update(range(row.start, row.end))
    missed = [
        call.text[place - 20 : place + 20]
        for turn in call.turns
        for place in range(turn.span.start, turn.span.end)
        if call.text[place].isdigit() and place not in covered
    ]
    assert not missed


@EACH_CALL
def test_analysts_figures_are_not_the_companys(call):
    assert not set(kit.metrics(call)["role"]) & {"analyst", "operator"}
    assert not set(kit.guidance(call)["role"]) & {"analyst", "operator"}


@EACH_CALL
def test_metrics_and_guidance_share_one_scale_of_ranks(call):
    ranks = [*kit.metrics(call)["rank"].dropna(), *kit.guidance(call)["rank"].dropna()]
    assert min(ranks) == 1
    assert kit.metrics(call)["rank"].dropna().is_unique
