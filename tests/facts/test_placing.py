"""What other sentences of a call tell of a figure: when it is of, against what, on which footing."""

import pytest

import kit


def column(text, name, **about):
    table = kit.figures(kit.load(text=text, format="plain", **about))
    rows = table[table["use"].isin(["metric", "guidance"])]
    return rows[name].astype(object).where(rows[name].notna(), None).tolist()


@pytest.mark.parametrize(
    ("said", "basis"),
    [
        ("All growth is against the corresponding period unless otherwise noted.", "yoy"),
        ("All comparisons are on a sequential basis unless otherwise stated.", "qoq"),
        ("Please see our growth rates on the website.", None),
        ("All comparisons are difficult.", None),
    ],
)  # fmt: skip
def test_what_a_call_declares_of_its_growth_holds_for_it(said, basis):
    assert column(f"{said} Mill revenue increased 9%.", "basis") == [basis]


def test_growth_declared_for_a_year_is_told_by_the_year():
    said = (
        "All growth rates are relative to the comparable period in 2022 unless otherwise indicated."
    )
    assert column(f"{said} Sales rose 9%.", "basis", period="2023Q2") == ["yoy"]


def test_what_a_call_declares_of_its_results_holds_where_the_two_differ():
    said = "Our figures below revenue are non-GAAP unless I say otherwise."
    rows = f"{said} Gross margin was 61%. Revenue was $4 million. GAAP net income was $1 million."
    assert column(rows, "measure") == ["adjusted", None, "gaap"]


def test_growth_after_growth_is_against_the_same():
    text = (
        "Mill revenue rose 9% year over year. Bakery revenue rose 4%. Margin rose 30 basis points."
    )
    assert column(text, "basis") == ["yoy", "yoy", None]


def test_a_step_from_a_quarter_to_the_next_passes_nothing_on():
    assert column("Sales rose 9% sequentially. Orders rose 4%.", "basis") == ["qoq", None]


def test_a_change_said_twice_has_its_basis_twice():
    text = "Revenue for the full year was up 32% year on year. {} Annual revenue surged by 32%."
    text = text.format("We opened a mill. Let us turn to costs.")
    assert column(text, "basis", period="2023Q4") == ["yoy", "yoy"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Now to our outlook for Q2. We expect revenue of $4 million.", ["2024Q2"]),
        ("By 2030 we will grow a lot. We expect revenue of $4 million.", [None]),
        ("We expect revenue of $4 million, consistent with Q1.", [None]),
        ("In 2022, orders were $4 million. Costs were $3 million.", ["FY2022", "2024Q1"]),
        ("The board has declared a dividend of $0.20 per share.", [None]),
        ("Sales fell to $3 million from the $4 million we saw in the fourth quarter.", ["2024Q1", "2023Q4"]),
    ],
)  # fmt: skip
def test_when_a_figure_is_of(text, periods):
    assert column(text, "period", period="2024Q1") == periods


def test_a_period_that_opens_a_sentence_holds_for_the_next():
    text = "In the mill business, for the full year, orders were $4 million. Costs were $3 million."
    assert column(text, "period", period="2023Q4") == ["FY2023", "FY2023"]


def test_a_quarter_named_by_its_month_needs_the_day_of_the_call():
    head = "Mill Works, Inc. (NYSE: MLL)\nQ1 2022 Earnings Call\nJanuary 27, 2022\n\n"
    body = (
        "Operator: Welcome.\n\nJane Roe: Sales of the December quarter were $4 million. "
        "We expect sales of $5 million in the March quarter.\n\n"
        "Operator: Thank you.\n\nJane Roe: Thank you.\n"
    )
    table = kit.figures(kit.load(text=head + body))
    rows = table[table["use"].isin(["metric", "guidance"])]
    assert rows["period"].tolist() == ["2022Q1", "2022Q2"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Gross margin increased slightly year over year.", [("gross_margin", "up", "yoy")]),
        ("Operating expenses were unchanged.", [("operating_expenses", "flat", None)]),
        ("The delinquency rate improved.", [("delinquency_rate", "down", None)]),
        ("Revenue was up 5%.", []),
        ("If revenue declined we would say so.", []),
        ("Capital spending was in line with our plan.", []),
    ],
)
def test_what_words_alone_say(text, rows):
    table = kit.metrics(kit.load(text=text, format="plain"))
    bare = table[table["low"].isna()].astype(object).where(table.notna(), None)
    assert list(zip(bare["metric"], bare["direction"], bare["basis"], strict=True)) == rows
