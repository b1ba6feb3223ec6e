"""Real calls, where they lie beside the checkout: facts only, none of their sentences is kept here."""

from pathlib import Path

import pytest

import kit
from kit.report import render

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
CALLS = Path(__file__).parents[2] / "shared" / "data" / "transcripts"
FOLDERS = ("alphaspread", "avatar-letter-text", "motleyfool-text", "name-colon-text")
FILES = sorted(path for folder in FOLDERS for path in (CALLS / folder).glob("*.*"))

pytestmark = pytest.mark.skipif(not FILES, reason="no real calls beside this checkout")
EACH = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


@pytest.fixture(scope="module")
def page():
    return kit.load(CALLS / "alphaspread" / "lexin-2023q4.txt")


def test_who_was_on_the_call(page):
    people = {speaker.name: (speaker.role, speaker.title, speaker.firm) for speaker in page.people}
    assert people == {
        "Mandy Dong": ("executive", "IR Director", None),
        "Jay Xiao": ("executive", "CEO", None),
        "Zhanwen Qiao": ("executive", "CRO", None),
        "Xigui Zheng": ("executive", "CFO", None),
        "Xiaoxiong Ye": ("analyst", None, "UBS"),
        "Yada Li": ("analyst", None, "CICC"),
        "Yuying Zou": ("analyst", None, "CLSA"),
    }
    assert len(page.turns) == 20
    assert page.turns[7].voice == "Mandy Dong"


def test_what_the_call_is(page):
    about = (page.id, page.company, page.exchange, page.ticker, page.currency, str(page.period))
    company = "Lexinfintech Holdings Ltd"
    assert about == ("LX-2023Q4", company, "NASDAQ", "LX", "CNY", "2023Q4")
    assert page.date is None


@pytest.mark.parametrize(
    ("metric", "aspect", "low", "unit", "period", "basis"),
    [
        ("revenue", "level", 3.5e9, "CNY", "2023Q4", None),
        ("revenue", "change", 15.1, "percent", "2023Q4", "yoy"),
        ("revenue", "level", 13.1e9, "CNY", "FY2023", None),
        ("loan_originations", "level", 61.2e9, "CNY", "2023Q4", None),
        ("apr", "change", -0.4, "pp", "2023Q4", "yoy"),
        ("apr", "prior", 24.1, "percent", "2022Q4", None),
        ("take_rate", "change", -25, "bps", "2023Q4", "yoy"),
        ("take_rate", "level", 2.47, "percent", "2023Q4", None),
        ("funding_cost", "level", 6, "percent", "2024-02", None),
        ("net_margin", "level", 6.7, "percent", "2023Q4", None),
        ("net_income", "level", 236e6, "CNY", "2023Q4", None),
    ],
)
def test_key_figures(page, metric, aspect, low, unit, period, basis):
    rows = kit.metrics(page)
    near = rows[(rows["metric"] == metric) & (rows["aspect"] == aspect) & (rows["low"] == low)]
    found = near[["unit", "period", "basis"]].astype(object).fillna("").values.tolist()
    assert [unit, period, basis or ""] in found


def test_the_promise_that_rests_on_last_year_and_the_three_questions(page):
    guidance, exchanges = kit.guidance(page), kit.exchanges(page)
    floors = guidance[guidance["form"] == "floor"]
    assert floors[["metric", "period"]].values.tolist() == [["gmv", "FY2024"]]
    assert (guidance["metric"].eq("net_income") & guidance["direction"].eq("up")).any()
    assert list(exchanges["analyst"]) == ["Xiaoxiong Ye", "Yada Li", "Yuying Zou"]


@EACH
def test_every_table_is_made_and_every_row_points_into_the_call(path):
    call = kit.load(path)
    for table in kit.TABLES.values():
        for row in table(call).itertuples():
            said = call.text[row.start : row.end]
            assert said == said.strip() != ""


@EACH
def test_no_digit_is_passed_over(path):
    call = kit.load(path)
    covered = {at for row in kit.figures(call).itertuples() for at in range(row.start, row.end)}
    missed = [
        call.text[at - 15 : at + 15]
        for turn in call.turns
        for at in range(turn.span.start, turn.span.end)
        if call.spoken[at].isdigit() and at not in covered
    ]
    assert not missed


@pytest.mark.parametrize("name", ["call", "metrics", "guidance", "risks", "explore"])
def test_every_notebook_makes_a_page_of_a_real_call(name, tmp_path):
    path = CALLS / "alphaspread" / "lexin-2023q4.txt"
    page = render(NOTEBOOKS / f"{name}.ipynb", tmp_path / f"{name}.html", {"calls": str(path)})
    assert "Lexinfintech Holdings Ltd" in page.read_text("utf-8")
