"""Pages in a real browser, from a file, without a network: charts, doors, nothing that harms."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import pairwise

import made_up
import pandas as pd
import pytest
from made_up import HOSTILE, SAID, door, notebook, show, span, table, transcript
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from kit.report.page import PageExporter

pytestmark = pytest.mark.browser
MARKED = "[...document.querySelectorAll('mark')].map(mark => mark.textContent)"
IN_SIGHT = """(() => {
  const {top, bottom} = document.querySelector('mark').getBoundingClientRect();
  return top > 0 && bottom < innerHeight;
})()"""


@pytest.fixture
def sheet(opened, page):
    """The page of everything, just opened."""
    sheet = opened(page)
    yield sheet
    sheet.page.close()


@pytest.fixture(scope="module")
def read(opened, page):
    """The same for all who only read it, or open one door after another."""
    return opened(page)


def exported(tmp_path, *cells):
    """A page of cells that never ran, as quick as the exporter alone."""
    source = notebook(*cells)
    for cell in source.cells[2:]:
        if cell.cell_type == "code":
            cell.outputs = made_up.outputs(cell)
    html, _ = PageExporter().from_notebook_node(source)
    path = tmp_path / "page.html"
    path.write_text(html, "utf-8", newline="\n")
    return path


def test_nothing_is_asked_for_and_nothing_goes_wrong(sheet):
    for selector in ("a.door", "svg [role=link]"):
        sheet.page.locator(selector).first.hover()
    sheet.page.emulate_media(media="print")
    assert (sheet.errors, sheet.asked) == ([], [])


def test_no_hostile_word_runs_by_itself_or_when_its_door_is_used(sheet):
    for at in range(sheet.page.locator("a.door").count()):
        sheet.page.locator("a.door").nth(at).click()
        sheet.page.keyboard.press("Escape")
    assert sheet.page.evaluate("window.harmed") is None
    assert sheet.errors == []


def test_no_hostile_word_runs_without_the_policy_either(opened, page, tmp_path):
    bare = re.sub(r"<meta http-equiv[^>]*>", "", page.read_text("utf-8"))
    assert "Content-Security-Policy" not in bare
    (tmp_path / "bare.html").write_text(bare, "utf-8", newline="\n")
    sheet = opened(tmp_path / "bare.html")
    sheet.page.locator(".twin summary").click()
    for link in sheet.page.locator("a.door:visible").all():
        link.click()
        sheet.page.keyboard.press("Escape")
    for mark in sheet.page.locator("svg [role=link]").all():
        mark.hover()
    sheet.page.locator(".finder input").fill("script")
    assert sheet.page.evaluate("window.harmed") is None
    assert (sheet.errors, sheet.asked) == ([], [])


def test_the_charts_are_drawn(read):
    assert read.page.locator("figure.chart.drawn svg").count() == 1
    assert read.page.locator("figure.undrawn").count() == 0


@pytest.mark.parametrize("said", SAID)
def test_words_are_shown_as_they_were_said(read, said):
    at = SAID.index(said)
    assert read.page.locator(f"#t0-s{at}").evaluate("s => s.textContent") == said


@pytest.mark.parametrize("said", ["$61.2 million", "12 percent", *HOSTILE])
def test_a_door_marks_exactly_its_words_in_sight_and_with_the_focus(read, said):
    links = read.page.locator("a.door")
    texts = links.evaluate_all("links => links.map(link => link.textContent)")
    links.nth(texts.index(said)).click()
    assert read.page.evaluate(MARKED) == [said]
    assert read.page.evaluate(IN_SIGHT)
    assert read.page.evaluate("document.activeElement.matches('mark')")


def test_the_way_back_says_who_spoke_and_leads_to_where_the_reader_was(sheet):
    sheet.page.evaluate("scrollTo(0, 40)")
    sheet.page.locator("a.door").first.click()
    assert sheet.page.locator("#back span").inner_text() == (
        f"{HOSTILE[0]} Chief Financial Officer · prepared remarks"
    )
    sheet.page.locator("#back .leave").click()
    assert sheet.page.evaluate("scrollY") == 40
    assert sheet.page.evaluate("document.activeElement.matches('a.door')")
    assert sheet.page.evaluate(MARKED) == []
    assert sheet.page.locator("#back").is_hidden()


def test_doors_work_from_the_keyboard_there_and_back(sheet):
    sheet.page.locator("a.door").nth(1).focus()
    sheet.page.keyboard.press("Enter")
    assert sheet.page.evaluate(MARKED) == ["12 percent"]
    sheet.page.keyboard.press("Tab")
    assert sheet.page.evaluate("document.activeElement.matches('#back button')")
    sheet.page.keyboard.press("Enter")
    assert sheet.page.evaluate("document.activeElement.textContent") == "12 percent"


def test_the_browsers_own_way_back_takes_the_mark_away(sheet):
    sheet.page.locator("a.door").first.click()
    sheet.page.go_back()
    sheet.page.wait_for_function("!document.querySelector('mark')")
    assert sheet.page.locator("#back").is_hidden()


def test_a_second_door_leaves_one_mark_and_whole_sentences(sheet):
    for at in (0, 1, 0):
        sheet.page.locator("a.door").nth(at).click()
    assert sheet.page.evaluate(MARKED) == ["$61.2 million"]
    assert sheet.page.locator("#t0-s1").evaluate("s => s.textContent") == SAID[1]


def test_a_bar_is_a_door_for_the_mouse(sheet):
    sheet.page.locator("svg [role=link]").nth(1).click()
    assert sheet.page.evaluate(MARKED) == ["12 percent"]


def test_bars_are_doors_for_the_keyboard_with_one_stop_and_arrows(sheet):
    assert sheet.page.locator("svg [tabindex='0']").count() == 1
    sheet.page.locator("svg [tabindex='0']").focus()
    sheet.page.keyboard.press("ArrowRight")
    sheet.page.keyboard.press("Enter")
    assert sheet.page.evaluate(MARKED) == ["12 percent"]
    sheet.page.keyboard.press("Escape")
    assert sheet.page.evaluate("document.activeElement.matches('svg [role=link]')")


def test_a_bar_shows_its_words_as_text_when_pointed_at(sheet):
    sheet.page.locator("svg [role=link]").nth(2).hover()
    assert HOSTILE[0] in sheet.page.locator("#hint").inner_text()
    assert sheet.page.locator("#hint *:not(p, b)").count() == 0


def test_pointing_at_a_door_shows_the_sentence_and_who_said_it(sheet):
    sheet.page.locator("a.door").first.hover()
    assert SAID[1] in sheet.page.locator("#hint").inner_text()
    assert "Chief Financial Officer" in sheet.page.locator("#hint").inner_text()


def test_without_scripts_a_door_still_leads_to_its_sentence(opened, page):
    sheet = opened(page, script=False)
    sheet.page.locator("a.door").first.click()
    assert sheet.page.url.endswith("#t0-s1")
    assert sheet.page.locator("#t0-s1:target").count() == 1
    assert sheet.page.locator("figure.chart .finding").inner_text() == "$61.2 million"


def test_words_over_several_sentences_and_turns_are_marked_and_names_between_are_not(
    opened, tmp_path
):
    call = (
        '<section class="transcript" data-call="A">'
        '<article id="t0"><header><b>Ann</b></header><p>'
        '<span class="s" id="t0-s0" data-start="0" data-end="9">One \N{GRINNING FACE} two.</span>'
        '</p></article><article id="t1"><header><b>Bob</b></header><p>'
        '<span class="s" id="t1-s0" data-start="20" data-end="26">Three.</span>'
        '<span class="s" id="t1-s1" data-start="27" data-end="32">Four.</span>'
        "</p></article></section>"
    )
    link = '<a class="door" href="#at:A:4-31">all</a>'
    sheet = opened(exported(tmp_path, show(html=link), show(html=call)))
    sheet.page.locator("a.door").click()
    assert sheet.page.evaluate(MARKED) == ["\N{GRINNING FACE} two.", "Three.", "Four"]


def test_a_folded_call_is_unfolded(opened, tmp_path):
    folded = f"<details><summary>The call</summary>{transcript()}</details>"
    sheet = opened(exported(tmp_path, show(html=table("12 percent")), show(html=folded)))
    sheet.page.locator("a.door").click()
    assert sheet.page.evaluate(MARKED) == ["12 percent"]
    assert sheet.page.evaluate(IN_SIGHT)


ROWS = "[...document.querySelectorAll('tbody tr')].filter(row => !row.hidden).length"


def test_a_long_table_shows_its_first_rows_all_when_asked_and_finds_words_in_all(opened, tmp_path):
    rows = "".join(
        f"<tr><th scope='row'>row {n}</th><td>odd &lt;b&gt;</td></tr>" for n in range(40)
    )
    long = f"<div class='table'><table class='kit'><caption>Many</caption>{rows}</table></div>"
    page = opened(exported(tmp_path, show(html=long))).page
    assert page.evaluate(ROWS) == 12
    page.locator("button.more").click()
    assert page.evaluate(ROWS) == 40
    page.locator("input[type=search]").fill("ROW <b> 39")
    assert page.evaluate(ROWS) == 1
    assert page.locator(".tools [role=status]").inner_text() == "1 found"
    page.locator("input[type=search]").fill("")
    page.emulate_media(media="print")
    assert page.locator("tbody tr:visible").count() == 40


def test_a_long_table_is_whole_without_scripts(opened, tmp_path):
    rows = "<tr><td>row</td></tr>" * 40
    page = exported(tmp_path, show(html=f"<table class='kit'>{rows}</table>"))
    assert opened(page, script=False).page.locator("tbody tr:visible").count() == 40


HARM = [
    {"mark": "bar", "encoding": {"href": {"field": "said"}}},
    {"mark": "image", "encoding": {"url": {"value": "https://example.org/a.png"}}},
    {"data": {"url": "https://example.org/a.json"}},
    {"encoding": {"tooltip": {"value": {"image": "https://example.org/a.png"}}}},
    {"params": [{"name": "p", "value": 1, "bind": {"input": "text", "name": HOSTILE[2]}}]},
    {"description": HOSTILE[1]},
]


@pytest.mark.parametrize("harm", HARM, ids=lambda harm: next(iter(harm)))
def test_a_chart_can_ask_for_nothing_and_lead_nowhere_else(opened, tmp_path, harm):
    spec = made_up.chart("12 percent", *HOSTILE)
    spec = {**spec, **harm, "encoding": {**spec["encoding"], **harm.get("encoding", {})}}
    page = exported(tmp_path, show(chart=spec, plain="A chart."), show(html=transcript()))
    sheet = opened(page)
    for bar in sheet.page.locator("svg path, svg image").all():
        bar.dispatch_event("click")
        bar.dispatch_event("mouseover")
    assert sheet.asked == []
    assert sheet.page.url.partition("#")[0] == page.as_uri()
    assert sheet.page.evaluate("window.harmed") is None


@pytest.mark.parametrize("said", HOSTILE)
def test_html_that_was_never_escaped_does_not_run_either(opened, tmp_path, said):
    raw = "<a id='x' href='javascript:window.harmed=1'>x</a>" + said
    sheet = opened(exported(tmp_path, show(html=raw), new_markdown_cell(f"## {said}")), ready=False)
    sheet.page.evaluate("document.getElementById('x')?.click()")
    assert sheet.page.evaluate("window.harmed") is None
    assert sheet.asked == []


def test_a_chart_that_cannot_be_drawn_says_so_and_the_others_are_drawn(opened, tmp_path):
    good = show(chart=made_up.chart("12 percent"), plain="Growth by segment.")
    bad = show(chart={"mark": "no such mark", "data": {"values": []}}, plain="What it would show.")
    sheet = opened(exported(tmp_path, bad, good, show(html=transcript())))
    assert "What it would show." in sheet.page.locator("figure.undrawn").inner_text()
    assert sheet.page.locator("figure.drawn svg").count() == 1
    assert any("chart-1 could not be drawn" in error for error in sheet.errors)


def test_the_contents_follow_the_reader(sheet):
    sheet.page.locator("h2").nth(1).scroll_into_view_if_needed()
    sheet.page.locator(".contents a", has_text="As text").click()
    sheet.page.wait_for_function(
        "document.querySelector('[aria-current]')?.textContent === 'As text'"
    )


@pytest.mark.parametrize("width", [360, 768, 1360])
def test_the_page_is_never_wider_than_its_window(opened, page, width):
    sheet = opened(page, viewport={"width": width, "height": 700})
    assert sheet.page.evaluate("document.documentElement.scrollWidth") <= width


CONTRAST = """(pairs) => {
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(n => n / 255)
      .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const probe = document.body.appendChild(document.createElement('p'));
  const paint = name => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  return pairs.map(([over, under]) => {
    const [high, low] = [light(paint(over)), light(paint(under))].sort((a, b) => b - a);
    return [over, under, (high + 0.05) / (low + 0.05)];
  });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(opened, page, scheme):
    sheet = opened(page, color_scheme=scheme)
    grounds = ["paper", "shade", "visited"]
    pairs = [[word, ground] for word in ["ink", "quiet", "accent", "warn"] for ground in grounds]
    contrasts = sheet.page.evaluate(CONTRAST, [*pairs, ["ink", "marker"]])
    assert [pair for pair in contrasts if pair[2] < 4.5] == []


def test_every_landmark_and_table_has_a_name_of_its_own(read):
    names = read.page.locator("[role=region], nav, section.transcript").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    assert None not in names
    assert len(set(names)) == len(names)


def test_headings_step_down_one_at_a_time(read):
    levels = read.page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_page_without_charts_is_small(tmp_path):
    page = exported(tmp_path, show(html=table("12 percent")), show(html=transcript()))
    assert page.stat().st_size < 40_000


def test_a_page_with_charts_is_under_half_a_megabyte(page):
    assert page.stat().st_size < 500_000


def test_other_outputs_are_shown_as_what_they_are(opened, tmp_path):
    dot = (
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ"
        "RU5ErkJggg=="
    )
    svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='window.harmed=1' width='9' height='9'/>"
    cell = new_code_cell("", outputs=[
        new_output("display_data", data={"image/png": dot, "text/plain": "A dot."}),
        new_output("display_data", data={"image/svg+xml": svg, "text/plain": "A square."}),
        new_output("stream", name="stderr", text="careful: <b>odd</b>"),
        new_output("error", ename="ValueError", evalue="<b>bad</b>", traceback=[]),
    ])  # fmt: skip
    source = notebook(cell)
    html, _ = PageExporter().from_notebook_node(source)
    (tmp_path / "page.html").write_text(html, "utf-8")
    sheet = opened(tmp_path / "page.html")
    alts = sheet.page.locator("img").evaluate_all(
        "all => all.map(i => [i.alt, i.naturalWidth > 0])"
    )
    assert alts == [["A dot.", True], ["A square.", True]]
    assert "careful: <b>odd</b>" in sheet.page.locator("pre.stderr").inner_text()
    assert "ValueError: <b>bad</b>" in sheet.page.locator("pre.error").inner_text()
    assert sheet.page.evaluate("window.harmed") is None


def test_html_with_a_script_of_its_own_comes_with_a_word_of_warning(opened, tmp_path):
    sheet = opened(
        exported(tmp_path, show(html="<div id=v></div><script>window.harmed=1</script>"))
    )
    assert "runs none but its own" in sheet.page.locator("p.note").inner_text()


HEADS = '<thead><tr><th scope="col">what</th><th scope="col" class="num">figure</th></tr></thead>'
FIGURES = [  # what, figure as shown, its ends and unit
    ("sales", "USD 1.2bn", "1200000000 1200000000 USD"),
    ("=1+1", "USD 900m", "900000000 900000000 USD"),
    ("margin", "5–7%", "5 7 percent"),
    ("nothing", '<span class="quiet">not said</span>', ""),
    ("noted", 'USD 5 <span class="quiet">adjusted</span>', "5 5 USD"),
]


def figures(*rows):
    body = "".join(
        f'<tr><th scope="row">{what}</th><td class="num" data-value="{value}">{shown}</td></tr>\n'
        for what, shown, value in rows
    )
    return (
        '<div class="table"><table class="kit"><caption>Some figures</caption>'
        f"{HEADS}\n<tbody>{body}</tbody></table></div>"
    )


def test_figures_are_sorted_by_unit_and_size_and_what_was_not_said_comes_last(opened, tmp_path):
    page = opened(exported(tmp_path, show(html=figures(*FIGURES)))).page
    first = "[...document.querySelectorAll('tbody th')].map(cell => cell.textContent)"
    sort = page.locator("thead button", has_text="figure")
    sort.click()
    assert page.evaluate(first) == ["margin", "noted", "=1+1", "sales", "nothing"]
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "ascending"
    sort.press("Enter")
    assert page.evaluate(first) == ["sales", "=1+1", "noted", "margin", "nothing"]


def saved(page, button):
    with page.expect_download() as waiting:
        button.click()
    download = waiting.value
    return download.suggested_filename, list(
        csv.DictReader(io.StringIO(download.path().read_text("utf-8-sig")))
    )


def test_a_table_is_saved_with_its_figures_as_numbers_and_no_formula_that_runs(opened, tmp_path):
    page = opened(exported(tmp_path, show(html=figures(*FIGURES)))).page
    name, rows = saved(page, page.get_by_role("button", name="Some figures as CSV"))
    assert name == "One-call-Some-figures.csv"
    assert rows[0] == {
        "what": "sales",
        "figure": "USD 1.2bn",
        "figure low": "1200000000",
        "figure high": "1200000000",
        "figure unit": "USD",
    }
    assert [row["what"] for row in rows] == ["sales", "'=1+1", "margin", "nothing", "noted"]
    assert [row["figure"] for row in rows[3:]] == ["", "USD 5 adjusted"]
    page.locator(".tools input").fill("sales")
    _, rows = saved(page, page.get_by_role("button", name="Some figures as CSV"))
    assert [row["what"] for row in rows] == ["sales"]


def test_a_saved_row_says_where_in_the_call_it_stands(opened, page):
    sheet = opened(page, accept_downloads=True)
    _, rows = saved(sheet.page, sheet.page.get_by_role("button", name="What was said as CSV"))
    start, end = span("12 percent")
    assert (rows[1]["Words"], rows[1]["call_id"]) == ("12 percent", made_up.CALL)
    assert (int(rows[1]["start"]), int(rows[1]["end"])) == (start, end)


def test_all_tables_are_saved_together(opened, page):
    sheet = opened(page, accept_downloads=True)
    with sheet.page.expect_download() as waiting:
        sheet.page.get_by_role("button", name="All tables as JSON").click()
    tables = json.loads(waiting.value.path().read_text("utf-8"))
    assert [row["Words"] for row in tables["What was said"]][1:3] == ["12 percent", HOSTILE[0]]


def test_words_are_found_in_the_transcript_counted_and_gone_through(sheet):
    find = sheet.page.locator(".finder input")
    status = sheet.page.locator(".finder [role=status]")
    find.fill("WINDOW.harmed")
    count = sum(line.count("window.harmed") for line in SAID)
    assert status.inner_text() == f"{count} in 1 turn"
    assert sheet.page.evaluate("CSS.highlights.get('found').size") == count
    find.press("Enter")
    find.press("Enter")
    assert status.inner_text() == f"2 of {count} in 1 turn"
    find.press("Shift+Enter")
    find.press("Shift+Enter")
    assert status.inner_text() == f"{count} of {count} in 1 turn"
    find.fill("nobody said this")
    assert status.inner_text() == "not found"
    assert sheet.page.locator(".finder button").first.is_disabled()


def test_a_sentence_can_be_linked_to_and_cited(chromium, page, watch):
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    sheet = watch(context.new_page())
    sheet.page.goto(page.resolve().as_uri() + "#t0-s1")
    sheet.page.wait_for_selector("html.ready", state="attached")
    assert sheet.page.locator("#t0-s1.here").count() == 1
    sheet.page.locator("#back .link").click()
    sheet.page.get_by_text("Copied").wait_for()
    assert sheet.page.evaluate("navigator.clipboard.readText()") == f"{page.as_uri()}#t0-s1"
    sheet.page.locator("#back .cite").click()
    sheet.page.locator("#back .cite", has_text="Copied").wait_for()
    cited = sheet.page.evaluate("navigator.clipboard.readText()")
    assert cited == (
        f"{HOSTILE[0]} Chief Financial Officer · prepared remarks, {made_up.CALL}: “{SAID[1]}”"
    )
    sheet.page.locator("#back .leave").click()
    assert sheet.page.locator(".here").count() == 0
    context.close()


def test_a_sentence_that_is_clicked_can_be_linked_to(sheet):
    sheet.page.locator("#t0-s1").click()
    assert sheet.page.locator("#back .leave").inner_text() == "Close"
    assert sheet.page.locator("#t0-s1.here").count() == 1


def test_a_chart_is_there_as_a_table_too_with_its_doors(sheet):
    sheet.page.locator(".twin summary").click()
    twin = sheet.page.locator(".twin table")
    assert twin.locator("thead th").all_inner_texts() == ["said", "n"]
    assert twin.locator("tbody tr").count() == 2 + len(HOSTILE)
    twin.locator("a.door", has_text="12 percent").click()
    assert sheet.page.evaluate(MARKED) == ["12 percent"]


def test_a_chart_is_as_wide_as_its_page_and_stays_so(opened, page):
    sheet = opened(page, viewport={"width": 800, "height": 700})
    wide = "document.querySelector('.drawing svg').getBoundingClientRect().width"
    room = "document.querySelector('.drawing').clientWidth"
    assert sheet.page.evaluate(wide) == sheet.page.evaluate(room)
    sheet.page.set_viewport_size({"width": 420, "height": 700})
    sheet.page.wait_for_function(f"() => {wide} === {room}")
    assert sheet.page.evaluate(wide) < 420


def test_a_hint_stays_while_it_is_pointed_at(sheet):
    sheet.page.locator("a.door").first.hover()
    sheet.page.locator("#hint").hover()
    sheet.page.wait_for_timeout(300)
    assert sheet.page.locator("#hint").is_visible()
    sheet.page.keyboard.press("Escape")
    assert sheet.page.locator("#hint").is_hidden()


def test_a_mark_of_a_chart_shows_its_words_when_the_keyboard_reaches_it(sheet):
    sheet.page.locator(".twin summary").focus()
    sheet.page.keyboard.press("Shift+Tab")
    assert "$61.2 million" in sheet.page.locator("#hint").inner_text()


def test_rows_that_are_packed_are_there_with_their_doors_and_sentences(opened, tmp_path):
    rows = "".join(
        f'<tr><th scope="row">row {n}</th><td><a class="door" href="{door("12 percent")}">x</a></td>'
        f'<td class="sentence"><div align="left">{SAID[1]}</div></td></tr>\n'
        for n in range(40)
    )
    table = f'<table class="kit"><caption>Many</caption>{HEADS}\n<tbody>{rows}</tbody></table>'
    path = exported(tmp_path, show(html=table), show(html=transcript()))
    assert path.read_text("utf-8").count(SAID[1]) == 1
    sheet = opened(path)
    assert sheet.page.locator("td.sentence:visible").all_inner_texts() == [SAID[1]] * 12
    assert sheet.page.locator("td.sentence b").first.inner_text() == "12 percent"
    sheet.page.locator("button.more").click()
    sheet.page.locator("tr", has_text="row 39").locator("a").click()
    assert sheet.page.evaluate(MARKED) == ["12 percent"]
    bare = opened(path, script=False).page
    assert bare.locator("tbody tr").count() == 12
    assert "the first 12 of 40 rows" in bare.locator("noscript p").inner_text()


def test_a_sentence_that_is_not_the_transcripts_is_kept_as_it_is(opened, tmp_path):
    row = (
        f'<tr><td><a class="door" href="{door("12 percent")}">x</a></td>'
        '<td class="sentence">Put otherwise.</td></tr>\n'
    )
    table = f'<table class="kit">{HEADS}\n<tbody>{row}</tbody></table>'
    sheet = opened(exported(tmp_path, show(html=table), show(html=transcript())))
    assert sheet.page.locator("td.sentence").inner_text() == "Put otherwise."


def test_a_frame_of_pandas_is_a_table_of_the_page(opened, tmp_path):
    frame = pd.DataFrame({'sa"les <b>': [1.5, -2]}, index=HOSTILE[:2])
    sheet = opened(exported(tmp_path, show(html=frame._repr_html_())))
    assert (sheet.errors, sheet.asked) == ([], [])
    assert sheet.page.locator("th[scope=row]").all_inner_texts() == HOSTILE[:2]
    assert sheet.page.locator("td.num").all_inner_texts() == ["1.5", "-2.0"]
    assert sheet.page.locator("th[scope=col]").inner_text() == 'sa"les <b>'
