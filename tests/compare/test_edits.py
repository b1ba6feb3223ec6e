"""Fifty edits planted between two versions of a call: each is found, and nothing else is.

Figures changed, sentences removed, put in other words, added and moved, five of each in risks and in
metrics; every version holds one edit.
"""

import re

import pandas as pd
import pytest

import kit

TABLES = {"risks": kit.compare.risks, "metrics": kit.compare.metrics}
FACTS = {"risks": kit.risks, "metrics": kit.metrics}
WORDS = {
    "was": "came in at",
    "were": "stood at",
    "is": "remains",
    "in the quarter": "over the quarter",
    "compared with": "against",
    "we hold": "we keep",
    "would hurt": "would damage",
    "The": "Our",
    "Our": "The company's",
    "a year ago": "twelve months earlier",
    "because of it": "on account of it",
    "totaled": "amounted to",
    "because": "since",
    "about": "around",
}
NEW = {
    "risks": (
        "A strike at our Leeds plant hurt our sales.",
        "Currency reduced our margin by 60 basis points.",
        "Wage inflation at our Leeds plant is hurting costs.",
        "A ransomware attack stopped our web shop for two days.",
        "Tariffs on steel weigh on our costs.",
    ),
    "metrics": (
        "Occupancy was 91%.",
        "Churn was 1.4%.",
        "We opened 12 stores.",
        "Same-store sales grew 3.3%.",
        "Dividends paid were $17 million.",
    ),
}


def digest(name):
    """Sentences of the sample story that the table reads, a line each: a call of them alone."""
    calls = kit.load_all(*(str(kit.sample(f"marlow-2024q{quarter}")) for quarter in (1, 2, 3, 4)))
    rows = FACTS[name](calls)
    rows = rows[rows["role"] == "executive"]
    if name == "metrics":
        rows = rows[
            rows["metric"].notna() & rows["low"].notna() & (rows["call_id"] == "MRLW-2024Q2")
        ]
    said = dict.fromkeys(rows["sentence"])
    return [line for line in said if len(FACTS[name](read([line])))]


def read(lines):
    return kit.load(text="\n\n".join(lines), format="plain", period="2024Q2")


LINES = {name: digest(name) for name in TABLES}


def renumbered(line):
    """The sentence with its first figure a third larger."""
    return re.sub(r"\d+", lambda hit: str(int(hit.group()) * 4 // 3 + 1), line, count=1)


def reworded(line):
    """The sentence with the words of WORDS put in place of theirs."""
    ways = re.compile("|".join(rf"\b{re.escape(words)}\b" for words in WORDS))
    return ways.sub(lambda hit: WORDS[hit.group()], line)


def edits():
    for name, lines in LINES.items():
        figured = [line for line in lines if renumbered(line) != line]
        worded = [line for line in lines if reworded(line) != line]
        for number in range(5):
            yield name, "changed", figured[2 * number], renumbered(figured[2 * number])
            yield name, "dropped", lines[3 * number], None
            yield name, "reworded", worded[number], reworded(worded[number])
            yield name, "new", None, NEW[name][number]
            yield name, "moved", lines[2 * number + 1], lines[2 * number + 1]


def found(name, was, now):
    """What is found of an edit: the changes beside ``same``, with the sentences they are of."""
    before = LINES[name]
    after = [line for line in before if line != was]
    place = 0 if was == now else before.index(was) if was else 3
    if now:
        after.insert(place, now)
    table = TABLES[name]([read(before), read(after)])
    table = table[table["change"] != "same"]
    sentences = table[["was_sentence", "sentence"]].astype(object)
    sides = sentences.where(sentences.notna(), None).itertuples(index=False, name=None)
    return {(change, *both) for change, both in zip(table["change"], sides, strict=True)}


EDITS = list(edits())
PROMISES = (
    "For 2024, we expect revenue of $310 million to $330 million.",
    "For 2024, we expect EPS of $2.10 to $2.30.",
    "In 2024, capital expenditures should be about $40 million.",
    "Our gross margin should be at least 52% in 2024.",
    "For 2024, free cash flow will exceed $60 million.",
)


def is_right(name, change, was, now):
    wanted = set() if change == "moved" else {(change, was, now)}
    return found(name, was, now) == wanted


@pytest.fixture(scope="module")
def outcomes():
    rows = [(change, is_right(name, change, was, now)) for name, change, was, now in EDITS]
    return pd.DataFrame(rows, columns=["change", "right"])


def test_fifty_edits_are_planted():
    assert len(EDITS) == 50


def test_every_removal_is_found(outcomes):
    assert outcomes.loc[outcomes["change"] == "dropped", "right"].all()


def test_at_least_95_of_100_edits_are_found_and_nothing_else(outcomes):
    assert outcomes["right"].mean() >= 0.95


@pytest.mark.parametrize("line", PROMISES)
def test_every_promise_removed_is_dropped_and_no_other(line):
    calls = [read(PROMISES), read([other for other in PROMISES if other != line])]
    ledger = kit.compare.guidance(calls)
    assert list(ledger.loc[ledger["change"] == "dropped", "was_sentence"]) == [line]
    assert (ledger["change"] == "maintained").sum() == len(PROMISES) - 1
