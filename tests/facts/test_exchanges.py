"""Questions and answers, on a call made up for it."""

import pandas as pd
import pytest

import kit

CALL = """\
Fernbrook Mills Inc. (NYSE:FBM)
Q2 2024 Earnings Conference Call

Prepared Remarks:

Operator

Good morning, and welcome to the Fernbrook Mills call.

Nora Quist -- Chief Executive Officer

Sales were $40 million. We are happy to take questions.

Questions and Answers:

Operator

Our first question comes from Paul Dray with Eastgate.

Paul Dray -- Eastgate -- Analyst

Good morning. What was the gross margin in flour? And how is demand?

Nora Quist -- Chief Executive Officer

It was 31%. Ben can speak to demand.

Ben Oster -- Chief Operating Officer

Demand was good.

Paul Dray -- Eastgate -- Analyst

Could you give us the size of the order book?

Nora Quist -- Chief Executive Officer

We don't disclose that.

Paul Dray -- Eastgate -- Analyst

Thanks, Nora.

Nora Quist -- Chief Executive Officer

Sure.

Operator

Our next question comes from Ada Lund with Harbor Row.

Ada Lund -- Harbor Row -- Analyst

Is the new mill on time?

Operator

That was our last question. I turn the call back to management.

Nora Quist -- Chief Executive Officer

Thank you all. We look forward to speaking with you soon.
"""


@pytest.fixture(scope="module")
def rows():
    return kit.exchanges(kit.load(text=CALL)).astype(object).to_dict("records")


def test_each_question_is_a_row_and_thanks_are_none(rows):
    assert [row["analyst"] for row in rows] == ["Paul Dray", "Paul Dray", "Ada Lund"]
    assert [row["follow_up"] for row in rows] == [False, True, False]
    assert [row["firm"] for row in rows] == ["Eastgate", "Eastgate", "Harbor Row"]


def test_several_may_answer_and_speaker_lines_are_no_words_of_theirs(rows):
    assert rows[0]["answered_by"] == "Nora Quist; Ben Oster"
    assert rows[0]["answer"] == "It was 31%. Ben can speak to demand.\n\nDemand was good."
    assert (rows[0]["asks"], rows[0]["figures_answered"]) == (2, 1)
    assert rows[0]["topics"] == "gross_margin"


def test_a_refusal_is_named(rows):
    assert [row["non_answer"] == "refuse" for row in rows] == [False, True, False]


def test_the_operator_ends_a_question_that_was_answered(rows):
    assert "Sure." in rows[1]["answer"]
    assert "Thank you all" not in rows[1]["answer"]


BROKEN_BY = """\
Ada Lund -- Harbor Row -- Analyst

Is the mill on time?

Nora Quist -- Chief Executive Officer

The dam in Pell Valley held. It will

Operator

{operator}

Nora Quist -- Chief Executive Officer

start in May.
"""


@pytest.mark.parametrize(
    ("operator", "ends"),
    [
        ("Please stand by, the line was lost.", "start in May."),
        ("There are no further questions; I turn the call back.", "It will"),
    ],
)
def test_an_operator_who_only_breaks_in_ends_no_answer(operator, ends):
    said = CALL.split("Operator\n\nOur first")[0] + BROKEN_BY.format(operator=operator)
    (row,) = kit.exchanges(kit.load(text=said)).astype(object).to_dict("records")
    assert row["answer"].endswith(ends)


def test_closing_remarks_answer_nothing(rows):
    assert pd.isna(rows[2]["answer"])
    assert pd.isna(rows[2]["answered_by"])


def test_what_an_answer_holds_is_counted_and_what_it_leaves_is_named(rows):
    assert [row["words_answered"] for row in rows] == [11, 5, 0]
    assert [row["topics_left"] for row in rows[:1]] == ["gross_margin"]
    assert [row["names_answered"] for row in rows] == [0, 0, 0]


def test_places_are_the_calls_own(rows):
    text = kit.load(text=CALL).text
    assert text[rows[1]["start"] : rows[1]["end"]] == rows[1]["question"]
    assert text[rows[0]["answer_start"] : rows[0]["answer_end"]].endswith("Demand was good.")


def test_a_call_without_questions_has_a_typed_empty_table():
    table = kit.exchanges(kit.load(text="Sales rose.", format="plain"))
    assert table.empty
    assert str(table["answer_start"].dtype) == "Int64"
