"""What a reader sees of tables and calls, made up here line by line so that offsets are known."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pandas as pd
import pytest

from kit.errors import MissingColumns
from kit.load import load
from kit.model import Fact, Source, Speaker, Transcript, Turn
from kit.show import findings, header, people, show, transcript
from kit.tables import Table
from kit.values import Period, Span

TEXT = """Plum Jam plc Q1 2024 earnings call

Ada Quill -- Chief Jammer

Sales were $312 million. [Technical difficulty] We <b>expect</b> more.

Margins rose & rose.

Bo Reed -- Hill & Dale

[Interpreted] Why is that?
And what of "capex"?
"""


def at(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def stretch(first, last):
    return Span(at(first).start, at(last).end)


ADA = Speaker("Ada Quill", "executive", "Chief Jammer", span=at("Ada Quill -- Chief Jammer"))
BO = Speaker("Bo Reed", "analyst", None, "Hill & Dale", span=at("Bo Reed -- Hill & Dale"))
CALL = Transcript(
    id="PLUM-2024Q1",
    text=TEXT,
    source=Source("plum.txt", "dashed", "0" * 64),
    company="Plum Jam plc",
    period=Period(2024, 1),
    speakers=(ADA, BO),
    turns=(
        Turn(0, ADA, "prepared", stretch("Sales were", "rose & rose.")),
        Turn(1, BO, "qa", stretch("[Interpreted]", '"capex"?'), True, "Cy <i>Marsh</i>"),
    ),
    parts={"header": at("Plum Jam plc Q1 2024 earnings call")},
    facts=(
        Fact("company", "Plum Jam plc", "header", at("Plum Jam plc")),
        Fact("period", "2024Q1", "file name"),
    ),
)
SPAN = re.compile(r'<span class="s" id="([^"]+)" data-start="(\d+)" data-end="(\d+)">(.*?)</span>',
                  re.DOTALL)  # fmt: skip


def spans(html):
    return [(name, Span(int(a), int(b)), unescape(said)) for name, a, b, said in SPAN.findall(html)]


def row(words, **said):
    return {"call_id": CALL.id, "start": at(words).start, "end": at(words).end, **said}


METRICS = Table(
    [
        row("$312 million", metric="revenue", label="sales", segment=None, aspect="level",
            low=3.12e8, high=3.12e8, unit="USD", step=1e6, bound="exact", basis=None,
            period="2024Q1", measure=None, statement=1, rank=1, speaker="Ada Quill"),
    ]
)  # fmt: skip
GUIDANCE = Table(
    [
        row("expect</b> more", metric=None, label="more", segment=None, form="plan", low=None, high=None,
            unit=None, step=None, bound=None, basis=None, action=None, period=None, measure=None,
            rank=2, speaker="Ada Quill", sentence="We <b>expect</b> more."),
    ]
)  # fmt: skip
RISKS = Table(
    [row("Margins", category="macro", stance="exposure", rank=1),
     row("[Technical difficulty]", category="cyber", stance="boilerplate", rank=2)]
)  # fmt: skip
EXCHANGES = Table(
    [row('And what of "capex"?', exchange=1, analyst="Bo Reed", non_answer="refuse"),
     row("Why is that?", exchange=2, analyst="Bo Reed", non_answer=None)]
)  # fmt: skip
TABLES = {"metrics": METRICS, "guidance": GUIDANCE, "risks": RISKS, "exchanges": EXCHANGES}


def test_every_sentence_holds_exactly_its_characters():
    for name, span, said in spans(transcript(CALL).html):
        assert said == span.of(TEXT), name


def test_every_sentence_of_every_turn_is_shown_once_under_its_anchor():
    shown = {name: span for name, span, _ in spans(transcript(CALL).html)}
    for turn in CALL.turns:
        for number, span in enumerate(CALL.sentences(turn)):
            assert shown[f"t{turn.index}-s{number}"] == span


def test_what_speakers_and_facts_were_learnt_from_is_shown_too():
    held = [span for _, span, _ in spans(transcript(CALL).html)]
    wanted = [speaker.span for speaker in CALL.speakers]
    wanted += [fact.span for fact in CALL.facts if fact.span]
    for span in wanted:
        assert any(shown.start <= span.start < shown.end for shown in held)


def test_a_turn_says_whose_it_is_and_how_it_was_heard():
    html = transcript(CALL).html
    assert (
        '<article class="turn executive" id="t0"><header><b>Ada Quill</b> '
        "Chief Jammer · executive · prepared remarks</header>"
    ) in html
    assert (
        "<b>Bo Reed</b> Hill &amp; Dale · analyst · questions and answers · interpreted · "
        "voiced by Cy &lt;i&gt;Marsh&lt;/i&gt;"
    ) in html


def test_markup_in_a_call_is_shown_and_annotations_are_kept():
    html = transcript(CALL).html
    assert "We &lt;b&gt;expect&lt;/b&gt; more." in html
    assert "[Technical difficulty]" in html


def test_a_blank_line_ends_a_paragraph_and_without_one_a_line_does():
    html = transcript(CALL).html
    assert len(re.findall(r'<p><span class="s" id="t0-', html)) == 2
    assert len(re.findall(r'<p><span class="s" id="t1-', html)) == 2


def test_a_pages_own_summary_is_kept_apart_from_the_call():
    title = at("Plum Jam plc Q1 2024 earnings call")
    html = transcript(replace(CALL, parts={"summary": title})).html
    assert "<details><summary>The page's own summary: not words of the call</summary>" in html
    assert [name for name, span, _ in spans(html) if span == title] == ["page-summary-s0"]


def test_of_several_calls_each_keeps_its_anchors():
    other = replace(CALL, id="PLUM 2024/Q2")
    html = transcript([CALL, other]).html
    names = [name for name, _, _ in spans(html)]
    assert "PLUM-2024Q1-t0-s0" in names
    assert "PLUM%202024%2FQ2-t0-s0" in names
    assert len(names) == len(set(names))
    assert html.count("<details>") == 2
    assert 'data-call="PLUM 2024/Q2"' in html


def test_a_call_without_turns_is_still_shown():
    assert "What the source says" in transcript(replace(CALL, turns=())).html


def test_a_header_proves_what_is_stated_and_names_what_is_not():
    html = header(CALL).html
    assert '<h1>Plum Jam plc <span class="period">2024Q1</span></h1>' in html
    assert '<dd><a class="door" href="#at:PLUM-2024Q1:0-12">Plum Jam plc</a></dd>' in html
    assert '<dt>Date of the call</dt><dd><span class="quiet">not said</span></dd>' in html
    assert '2024Q1 <span class="quiet">(from the file name)</span>' in html
    assert "<dd>ticker, exchange, date of the call, currency, questions and answers</dd>" in html


def test_a_header_of_several_calls_has_a_row_for_each():
    other = replace(CALL, id="PLUM-2024Q2", date=date(2024, 7, 1))
    shown = header([CALL, other])
    assert shown.html.count('<th scope="row"') == 2
    assert "2024-07-01" in shown.html
    assert "2024-07-01" in repr(shown)


def test_findings_answer_first_and_every_number_is_a_door():
    html = findings(CALL, **TABLES).html
    value = (
        '<b>Revenue</b> <span class="value"><a class="door" href="#at:PLUM-2024Q1:74-86">USD 312m'
    )
    assert value in html
    assert "no change said with it</span>" in html
    assert '<span class="who">2024Q1 · Ada Quill</span>' in html
    assert '>We &lt;b&gt;expect&lt;/b&gt; more.</a> <span class="who">Ada Quill<' in html
    assert "2 exchanges</span> <span>with 1 analyst; an answer declined, in part, to <a" in html
    assert "exposure; 1 sentence on 1 category of risk in all" in html


def test_findings_say_what_was_looked_for_in_vain():
    html = findings(CALL, **TABLES).html
    missed = html.partition('<p class="missed">')[2]
    unsaid = "<b>The source does not say:</b> ticker, exchange, date of the call, currency."
    assert unsaid in missed
    assert "a figure for profit" in missed
    assert "guidance on revenue" in missed
    assert "a figure for revenue" not in missed


def test_findings_warn_of_what_loading_noted_and_lead_to_it():
    noted = Table(
        [
            row("Margins", kind="unsure", says="whose <b>turn</b>?", sentence="Margins rose."),
            {
                "call_id": CALL.id,
                "kind": "no_qa",
                "says": "no questions",
                "start": None,
                "end": None,
            },
        ]
    ).astype({"start": "Int64", "end": "Int64"})
    html = findings(CALL, **TABLES, health=noted).html
    place = at("Margins")
    door = f'<a class="door" href="#at:{CALL.id}:{place.start}-{place.end}">'
    assert f"<li>unsure: {door}whose &lt;b&gt;turn&lt;/b&gt;?</a></li>" in html
    assert "<li>no qa: no questions</li>" in html
    nothing = findings(CALL, **TABLES, health=noted.head(0)).html
    assert "<b>The transcript:</b> loading it noted nothing to be careful of." in nothing


def test_findings_of_nothing_are_all_missed():
    none = {name: table.head(0) for name, table in TABLES.items()}
    shown = findings(CALL, **none)
    assert "<ol" not in shown.html
    assert "a sentence that names a risk" in repr(shown)


def test_a_table_leaves_its_machinery_out_and_names_what_is_empty():
    html = show(METRICS).html
    headings = re.findall(r'<th scope="col"[^>]*>(?:<div[^>]*>)?([^<]+)', html)
    assert headings == ["metric", "label", "aspect", "figure", "period", "speaker"]
    assert "Empty in every row: segment, basis, measure." in html
    assert '<a class="door" href="#at:PLUM-2024Q1:' in html
    assert "Revenue" in html  # what a reader calls `revenue`


def test_a_table_shows_the_columns_asked_for_and_names_those_it_lacks():
    assert re.findall(
        r'<th scope="col"[^>]*>(?:<div[^>]*>)?([^<]+)', show(METRICS, "figure", "metric").html
    ) == [
        "figure",
        "metric",
    ]
    with pytest.raises(MissingColumns, match=r"no column margin; it has call_id, .*, figure\."):
        show(METRICS, "margin")


def test_a_table_in_plain_text_has_whole_sentences():
    long = "word " * 60
    assert long.strip() in repr(show(pd.DataFrame({"sentence": [long.strip()]})))


def test_a_table_is_there_whole_for_machines_too():
    bundle = show(METRICS, "figure", caption="Said", limit=0)._repr_mimebundle_()
    (resource,) = bundle.values()
    assert (resource["profile"], resource["title"]) == ("tabular-data-resource", "Said")
    assert resource["data"][0]["low"] == 3.12e8
    assert {"name": "low", "type": "number"} in resource["schema"]["fields"]


WRAPPED = """\
Sales rose in every one of our many markets and in
each of the seasons. Costs fell{}
We are glad of that, and more will come of it in the
year ahead."""


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\nTwo.\nThree.", ["One.", "Two.", "Three."]),
        ("One. Two.\n\nThree.\nFour.", ["One. Two.", "Three. Four."]),
        (WRAPPED.format("."), ["Sales … fell.", "We … ahead."]),
        (WRAPPED.format(" a good deal."), ["Sales … ahead."]),
    ],
    ids=["lines", "blank lines", "a wrapped page", "a wrapped page, a full line"],
)
def test_a_paragraph_is_what_the_source_set_apart(text, paragraphs):
    call = load(text=text, format="plain")
    shown = re.findall(r"<p>(.*?)</p>", transcript(call).html, re.DOTALL)
    plain = [" ".join(unescape(re.sub("<[^>]+>", "", said)).split()) for said in shown]
    ends = [(said.split()[0], said.split()[-1]) for said in paragraphs]
    assert [(said.split()[0], said.split()[-1]) for said in plain] == ends


def test_people_are_shown_with_why_they_are_one_person():
    table = pd.DataFrame({"speaker": ["Ada"], "role": ["executive"], "evidence": ["label"]})
    assert "Who spoke" in people(table).html


def test_dollars_of_a_call_are_no_formulas_in_a_notebook():
    for shown in (transcript(CALL), header(CALL), findings(CALL, **TABLES), show(METRICS)):
        assert shown._repr_html_().startswith('<div class="mathjax_ignore tex2jax_ignore">')
