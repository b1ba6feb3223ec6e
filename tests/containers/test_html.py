"""Web pages as lines and as turns, and pages that hold no call."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.containers import html
from kit.errors import KitError, Unreadable

SPEECH = "Revenue rose eight percent and we opened four new sites in the north. "
MORE = SPEECH.strip()


def text(page):
    (source,) = html.read("call.html", page)
    return source.text


@pytest.mark.parametrize(
    ("given_text", "is_page"),
    [
        ("<!DOCTYPE html><html><body>Good day.", True),
        ("\n<!-- saved from a site -->\n<html lang='en'>", True),
        ("<article><p>Good day.</p></article>", True),
        ("Jane Roe\n" + "<p>Good day.</p>\n" * 30, True),
        ("<inaudible> Good day. <crosstalk>", False),
        ("<v Jane Roe>Good day.", False),
        ("<p>\n" + SPEECH * 100, False),
        ('{"text": "' + "<p>Good day.</p>" * 30 + '"}', False),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Jane>Good day.", False),
        ("Jane Roe: Sales < costs, and costs > plan.", False),
    ],
)
def test_a_page_is_known_by_its_tags(given_text, is_page):
    assert html.holds(given_text) is is_page


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p><strong>Jane Roe</strong> -- <em>CFO</em></p><p>Hi.</p>", "Jane Roe -- CFO\n\nHi."),
        ("<div>Jane Roe</div><div>CFO, Acme</div>", "Jane Roe\nCFO, Acme"),
        ("<p>Jane\n   Roe<br/>CFO</p>", "Jane Roe\nCFO"),
        ("<p>one<br><br><br>two", "one\n\ntwo"),
        ("<b>Jane&nbsp;Roe:</b>&nbsp;R&amp;D is &lt;5%", "Jane Roe: R&D is <5%"),
        ("<strong>Acme</strong>\u00a0<span>(ACM)</span>", "Acme (ACM)"),
        ("<p>in<b>line</b> <i>tags</i></p><p> \u00a0</p>end", "inline tags\n\nend"),
        ("<pre>Jane Roe\n  CFO</pre>", "Jane Roe\n  CFO"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
        ("<table><tr><td>Al<td>Acme<tr><td>Bo<td></table>", "Al | Acme\nBo"),
        (
            "<table><tr><td><p>Al</p></td><td><p>Acme</p></td></tr></table><p>x",
            "Al | Acme\n\nx",
        ),
        ("<table><tr><td>Al<td>Hi.<br>Bye.</table>", "Al\nHi.\nBye."),
        ("zero\u200bwidth so\u00adft", "zerowidth soft"),
    ],
)
def test_lines_are_those_a_browser_shows(page, lines):
    assert text(page) == lines


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<noscript>x</noscript>",
        "<nav>x</nav>",
        "<footer>x</footer>",
        "<template><p>x</p></template>",
        "<!-- x -->",
        "<p hidden>x</p>",
        '<div style="color:red; Display: None">x</div>',
        '<i aria-hidden="true">x</i>',
        "<form><input>x</form>",
    ],
)
def test_what_is_not_shown_is_left_out(unseen):
    assert text(f"<p>{SPEECH * 40}</p>{unseen}").split() == SPEECH.split() * 40


def test_a_class_that_only_sounds_hidden_hides_nothing():
    assert text('<p class="paywall-full-content invisible">Good day.</p>') == "Good day."


def test_a_form_around_the_whole_page_is_no_form():
    assert text("<form><input><p>Good day.</p></form>") == "Good day."


def test_a_page_that_hides_all_it_has_is_read_all_the_same():
    assert text(f'<p>Menu</p><div style="display:none">{SPEECH * 60}</div>').endswith("north.")


@pytest.mark.parametrize(
    ("title", "first"),
    [("Acme Q1 2024 call | A site", "Acme Q1 2024 call"), ("GOOD day | A", "Good day.")],
)
def test_the_title_is_the_first_line_unless_shown(title, first):
    assert text(f"<title>{title}</title><p>Good day.</p>").splitlines()[0] == first


def turn(name, title, said, kind):
    head = f"<p><span><strong>{name}</strong></span><br><i>{title}</i></p>"
    return f'<div class="part {kind}" seq="1">{head}<p>{said}</p><p>{MORE}</p></div>'


MARKED = (
    "<p>Company Participants</p><p>Jane Roe - CFO<br>Al Poe - CEO &amp; Founder</p>"
    f"<div><p><strong>Presentation</strong></p>{turn('Jane Roe', 'CFO', 'Hi.', '')}</div>"
    "<div><p>Question-and-Answer Session</p>"
    + turn("Operator", "", "Bo Lee is first.", "question_and_answer_operator_message")
    + turn("Bo Lee", "Copper Street, L.P.", "Why?", "question")
    + turn("Jane Roe", "CFO", "Because.", "answer")
    + "</div>"
)


def test_turns_a_page_keeps_apart_come_with_the_text():
    (source,) = html.read("call.html", MARKED)
    seen = [
        (
            said.who.name.of(source.text),
            [about.of(source.text) for about in said.who.about],
            said.who.role,
            said.what.of(source.text),
        )
        for said in source.said
    ]
    assert seen == [
        ("Jane Roe", ["CFO"], None, f"Hi.\n\n{MORE}"),
        ("Operator", [], "operator", f"Bo Lee is first.\n\n{MORE}"),
        ("Bo Lee", ["Copper Street, L.P."], "analyst", f"Why?\n\n{MORE}"),
        ("Jane Roe", ["CFO"], "executive", f"Because.\n\n{MORE}"),
    ]
    assert source.text[source.qa :].startswith("Question-and-Answer Session\n")
    assert [(who.name.of(source.text), who.role) for who in source.listed] == [
        ("Jane Roe", "Company Participants"),
        ("Al Poe", "Company Participants"),
    ]


def test_names_and_titles_are_known_by_their_class_too():
    who = "<span class='speaker-name'>Jane Roe</span><span class='speaker-title'>CFO</span>"
    (source,) = html.read("call.html", f"<li>{who}<div>{SPEECH}</div></li>" * 3)
    said = source.said[2]
    assert said.who.line.of(source.text) == "Jane Roe\nCFO"
    assert [about.of(source.text) for about in said.who.about] == ["CFO"]
    assert said.what.of(source.text) == MORE


@pytest.mark.parametrize(
    "page",
    [
        f"{MARKED}<div><p>Al Poe</p><p>{SPEECH * 3}</p></div>{turn('Bo Lee', 'X', 'Hm.', '')}",
        "<div><h3>Net Sales</h3><p>Up.</p></div><div><h3>Gross Margin</h3><p>Down.</p></div>",
        "<p><b>Jane Roe</b></p><p>Hi.</p><p><b>Al Poe</b></p><p>Ho.</p><p><b>Al Poe</b></p><p>X.",
        "<p><b>Jane Roe:</b> Hi.</p>" * 4,
    ],
    ids=["speech between the marks", "headings", "names beside the speech", "names in the line"],
)
def test_in_doubt_a_page_is_its_lines(page):
    (source,) = html.read("call.html", page)
    assert not source.said


def test_of_two_columns_in_two_scripts_the_latin_one_is_kept():
    rows = f"<tr><td>{SPEECH * 9}</td><td>{'매출은 팔 퍼센트 증가했습니다. ' * 40}</td></tr>"
    page = f"<table><tr><th>Original</th><th>번역</th></tr>{rows}</table><p>요약: 매출 증가</p>"
    assert text(page).split() == SPEECH.split() * 9


def test_a_listed_name_at_the_end_of_a_paragraph_gets_its_own_line():
    people = "<p>Executives</p><p>Jane Roe - CFO<br>Al Poe - CEO</p>"
    said = (
        "<p>Over to Jane. Jane Roe</p><p>Thanks. Al Poe</p><p>Yes. Jane Roe</p><p>Ask. Jan Roe</p>"
    )
    (source,) = html.read("call.html", people + said + "<p>Bye. Next Slide</p>")
    lines = source.text.splitlines()
    assert [lines.count(name) for name in ("Jane Roe", "Al Poe", "Jan Roe")] == [2, 1, 1]
    assert "Bye. Next Slide" in lines
    assert [note.kind for note in source.notes] == ["repaired"]


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        ("<html><title>403 Forbidden</title><h1>403 Forbidden</h1>", "with an error"),
        ("<title>Just a moment...</title><p>Wait.", "a check for robots"),
        ("<div id=app></div><noscript>Enable JavaScript</noscript>", "shows no text"),
        ("<title>Acme call</title><p>You need to enable JavaScript.", "scripts that did not run"),
        ("<title>Acme call</title><p>Hi.</p><a>Sign in to read on", "asks the reader to sign in"),
        ("<html></html>", "shows no text"),
        ("<div>" * 100_000, "inside one another"),
    ],
)
def test_a_page_without_a_call_is_refused_with_the_reason(page, seen):
    with pytest.raises(Unreadable, match=seen) as refused:
        html.read("call.html", page)
    assert str(refused.value).startswith("call.html: ")
    assert any(word in str(refused.value).lower() for word in ("save the page", "download"))


def test_a_long_page_may_ask_for_a_login():
    assert "Sign in to" in text(f"<a>Sign in to your account</a><p>{SPEECH * 60}</p>")


TAGS = (
    *("<p>", "</p>", "<b>Jane Roe</b>", "<table>", "<tr>", "<td>", "</table>", "<br>", "<pre>"),
    *("<svg>", "<template>", "<div class='answer'>", "</div>", "<!--", "<", ">", "Hi. "),
    *("\ud800", "\0", "&#0;"),
)
PIECES = st.sampled_from(TAGS)


@settings(deadline=None)
@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join))
def test_whatever_the_tags_spans_lie_in_the_text_in_order(page):
    try:
        sources = html.read("call.html", page)
    except KitError:
        return
    for source in sources:
        edges = [
            edge
            for said in source.said
            for edge in (said.who.name.start, said.who.name.end, said.what.start, said.what.end)
        ]
        assert edges == sorted(edges)
        assert all(0 <= edge <= len(source.text) for edge in edges)
