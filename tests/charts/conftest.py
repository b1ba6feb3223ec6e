"""Made-up tables with the columns the kit promises: two quarters of one company, and a peer."""

from dataclasses import replace

import pytest

import kit
from kit.tables import Table

WHO = {"turn": 3, "part": "prepared", "speaker": "Ada Quill", "role": "executive"}
EMPTY = {"label": None, "segment": None, "measure": None, "basis": None, "bound": "exact"}
PROOF = {"start": 100, "end": 112, "sentence": 'We said "it" & <b>meant</b> it.'}

METRICS = [
    # call, metric, segment, aspect, low, high, unit, step, period, basis, measure
    ("PLUM-2024Q1", "revenue", None, "level", 3.124e8, 3.124e8, "USD", 1e5, "2024Q1", None, None),
    ("PLUM-2024Q1", "revenue", None, "prior", 2.79e8, 2.79e8, "USD", 1e6, "2023Q1", None, None),
    ("PLUM-2024Q1", "revenue", None, "change", 12, 12, "percent", 1, "2024Q1", "yoy", None),
    ("PLUM-2024Q1", "revenue", "Jam", "change", -4, -4, "percent", 1, "2024Q1", "qoq", None),
    ("PLUM-2024Q1", "gross_margin", None, "level", 54.2, 54.2, "percent", 0.1, "2024Q1", None,
     "adjusted"),
    ("PLUM-2024Q1", "gross_margin", None, "change", 120, 120, "bps", 1, "2024Q1", "yoy",
     "adjusted"),
    ("PLUM-2024Q1", "orders", None, "change", 16, 18, "percent", 1, "2024Q1", "yoy", None),
    ("PLUM-2024Q1", "free_cash_flow", None, "change", -23, -23, "percent", 1, "2024Q1", None, None),
    ("PLUM-2024Q2", "revenue", None, "level", 3.31e8, 3.31e8, "USD", 1e6, "2024Q2", None, None),
    ("PLUM-2024Q2", "revenue", None, "change", 9.5, 9.5, "percent", 0.1, "2024Q2", "yoy", None),
    ("PEAR-2024Q1", "revenue", None, "level", 1.5e8, 1.5e8, "USD", 1e6, "2024Q1", None, None),
    ("PEAR-2024Q2", "revenue", None, "level", 1.62e8, 1.62e8, "USD", 1e6, "2024Q2", None, None),
]  # fmt: skip
GUIDANCE = [
    # call, metric, form, low, high, unit, step, period, action
    ("PLUM-2024Q1", "revenue", "range", 3.2e8, 3.3e8, "USD", 1e7, "2024Q2", "initiated"),
    ("PLUM-2024Q1", "revenue", "range", 1.3e9, 1.34e9, "USD", 1e7, "FY2024", "raised"),
    ("PLUM-2024Q1", "gross_margin", "floor", 54, None, "percent", 1, "FY2024", "maintained"),
    ("PLUM-2024Q1", "capex", "direction", None, None, None, None, "FY2024", None),
    ("PLUM-2024Q2", "revenue", "point", 3.4e8, 3.4e8, "USD", 1e7, "2024Q3", None),
    ("PLUM-2024Q2", "revenue", "range", 1.29e9, 1.31e9, "USD", 1e7, "FY2024", "lowered"),
]
RISKS = [
    ("PLUM-2024Q1", "supply_chain", "exposure"),
    ("PLUM-2024Q1", "supply_chain", "exposure"),
    ("PLUM-2024Q1", "supply_chain", "mitigation"),
    ("PLUM-2024Q1", "foreign_exchange", "both"),
    ("PLUM-2024Q1", "macro", "boilerplate"),
    ("PLUM-2024Q2", "supply_chain", "improvement"),
    ("PLUM-2024Q2", "tariffs", "exposure"),
]
EXCHANGES = [
    # number, analyst, firm, words asked, words answered, non_answer
    (0, "Bo Reed", "Hill & Dale", 70, 210, None),
    (1, "Bo Reed", "Hill & Dale", 18, 95, "refuse"),
    (2, "Cy Marsh", None, 120, 160, None),
    (3, "Di Wold", "Fern Bank", 44, 0, "later"),
]
TURNS = [
    ("operator", "Operator", "prepared", 60),
    ("executive", "Ada Quill", "prepared", 900),
    ("executive", "Max Ode", "prepared", 700),
    ("analyst", "Bo Reed", "qa", 150),
    ("executive", "Ada Quill", "qa", 420),
    ("executive", "Max Ode", "qa", 80),
]


def table(names, rows, **more):
    """Rows under their names, with what every table of the kit has beside them, in places apart."""
    made = [dict(zip(names, row, strict=True)) for row in rows]
    places = [{**PROOF, "start": 100 * n, "end": 100 * n + 12} for n in range(1, len(rows) + 1)]
    ranked = [
        {**more, **row, "rank": n, **at}
        for n, (row, at) in enumerate(zip(made, places, strict=True), 1)
    ]
    return Table(ranked)


@pytest.fixture
def metrics():
    names = ("call_id", "metric", "segment", "aspect", "low", "high", "unit", "step", "period",
             "basis", "measure")  # fmt: skip
    return table(names, METRICS, **WHO, **EMPTY)


@pytest.fixture
def figures(metrics):
    uses = ["metric"] * 8 + ["guidance", "risk", "other", "date"]
    speakers = ["Ada Quill"] * 7 + ["Max Ode"] * 5
    return Table(metrics.assign(call_id="PLUM-2024Q1", use=uses, speaker=speakers))


@pytest.fixture
def guidance():
    names = ("call_id", "metric", "form", "low", "high", "unit", "step", "period", "action")
    return table(names, GUIDANCE, **WHO, **EMPTY)


@pytest.fixture
def risks():
    more = {**WHO, "tense": "present", "terms": "shortage", "metric": None}
    return table(("call_id", "category", "stance"), RISKS, **more)


@pytest.fixture
def exchanges():
    rows = [
        ("PLUM-2024Q1", number, analyst, firm, "why " * asked, "so " * said, way)
        for number, analyst, firm, asked, said, way in EXCHANGES
    ]
    names = ("call_id", "exchange", "analyst", "firm", "question", "answer", "non_answer")
    made = table(names, rows, answered_by="Ada Quill", follow_up=False)
    answered = made["answer"] != ""
    return Table(
        made.assign(
            answer_start=(made["start"] + 4).where(answered).astype("Int64"),
            answer_end=made["end"].where(answered).astype("Int64"),
        )
    )


@pytest.fixture
def turns():
    names = ("role", "speaker", "part", "words")
    return table(names, TURNS, call_id="PLUM-2024Q1", title=None, firm=None, voice=None)


@pytest.fixture
def calls():
    """Three quarters of an invented company, in which promises are raised, dropped and judged."""
    said = {
        "2024Q1": "Revenue was $310 million. For 2024, we expect revenue of $1.30 billion to $1.34 "
        "billion. In 2024, capex will be $50 million. Tariffs hurt our margins.",
        "2024Q4": "Revenue was $350 million, up 13% year over year. For the full year 2024, revenue "
        "was $1.37 billion. A strike hurt our sales. For 2025, we expect revenue of $1.4 billion.",
        "2025Q1": "First quarter revenue was $372 million, up 12% year over year. For 2025, we now "
        "expect revenue of $1.5 billion. Tariffs hurt our margins.",
    }
    loaded = [kit.load(text=text, format="plain", period=when) for when, text in said.items()]
    return [replace(call, id=f"PLUM-{call.period}") for call in loaded]


@pytest.fixture
def ledger(calls):
    return kit.compare.guidance(calls)


@pytest.fixture
def changes(calls):
    return kit.compare.risks(calls)


@pytest.fixture
def growth(calls):
    return kit.compare.growth(calls)


@pytest.fixture
def peers(calls):
    return kit.compare.peers(calls)
