"""Names in a column of their own beside what is said."""

import pytest

from kit.readers import colons, columns


@pytest.mark.parametrize(
    ("row", "called"),
    [
        ("Mary Ann     Thank you. Sales grew\nRoe-Okafor:  by half.\n", ["Mary Ann Roe-Okafor"]),
        (
            "  Oksana    Hi, all. Two things\n  Blau-     from me, if I\n  Poe:      may.\n",
            ["Oksana Blau-Poe"],
        ),
        ("Jane Ann     Yes.\nRoe:\n", ["Jane Ann Roe"]),
        ("Mary Ann     Thank you. Sales grew\nRoe-Okafor:     by half.\n", []),
        ("Gross Margin     fell by half\nrate:            again\n", []),
    ],
)
def test_a_name_goes_on_below_where_all_that_is_said_stands_in_one_column(row, called):
    assert [label.called(row) for label in columns.labels(row)] == called


def test_a_list_of_people_and_titles_is_no_talk():
    rows = "Jane Roe     Chief Financial Officer\nAl Poe       Analyst, Copper Street\n"
    assert columns.parted(rows * 2) == []


@pytest.mark.parametrize("mark", ["[{}] {}:", "({}) {}:", "<{} - {}>:", "{} - {}:"])
def test_a_flag_before_a_name_tells_who_asks(mark):
    asked, answered = mark.format("Q", "Jane Roe"), mark.format("A", "Al Poe")
    text = f"{asked} Are we on track?\n{answered} I think we are.\n" * 2
    found = [(label.name.of(text), label.role) for label in colons.labels(text)]
    assert found == [("Jane Roe", "analyst"), ("Al Poe", "executive")] * 2
