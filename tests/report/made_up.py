"""A notebook made for the tests: a table, a chart and a transcript, and words that mean harm."""

from __future__ import annotations

from ast import literal_eval
from html import escape
from textwrap import dedent
from urllib.parse import quote

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

CALL = "ACME-2024Q4"
HOSTILE = [
    "<script>window.harmed = 1</script>",
    "</script><script>window.harmed = 1</script>",
    "<img src=x onerror='window.harmed = 1'>",
    "<svg onload=window.harmed=1>",
    "{{ 7 * 7 }} {% raw %} {# not said #}",
    "`backticks` ${window.harmed = 1} \\u003cb\\u003e",
    "<!--<script>",
    "\"double\" 'single' &amp; &lt;b&gt;",
    "]]> </style> </title> </textarea> </section>",
    "javascript:window.harmed=1",
    "two\nlines\r\nand a tab\t.",
    "\N{GRINNING FACE} \N{RIGHT-TO-LEFT OVERRIDE}right to left",
]
SAID = [
    "Good day, \N{GRINNING FACE} everyone.",
    "Revenue was $61.2 million, up 12 percent.",
    *HOSTILE,
]
TEXT = "\n".join(SAID)


def span(words: str) -> tuple[int, int]:
    """Where the words stand in the call."""
    return TEXT.index(words), TEXT.index(words) + len(words)


def door(words: str, call: str = CALL) -> str:
    start, end = span(words)
    return f"#at:{quote(call, safe='')}:{start}-{end}"


def transcript(call: str = CALL) -> str:
    """The call as a page shows it: all of it by one speaker, each line a sentence."""
    lines = "\n".join(
        f'<p><span class="s" id="t0-s{n}" data-start="{span(line)[0]}" data-end="{span(line)[1]}">'
        f"{escape(line)}</span></p>"
        for n, line in enumerate(SAID)
    )
    return (
        f'<section class="transcript" data-call="{escape(call)}" '
        'aria-label="Transcript of Acme, 2024Q4">'
        f'<article class="turn executive" id="t0"><header><b>{escape(HOSTILE[0])}</b> '
        f"Chief Financial Officer · prepared remarks</header>{lines}</article></section>"
    )


def table(*words: str) -> str:
    rows = "".join(
        f'<tr><th scope="row">{n}</th>'
        f'<td><a class="door" href="{door(said)}">{escape(said)}</a></td></tr>'
        for n, said in enumerate(words)
    )
    return (
        '<div class="table" role="region" tabindex="0" aria-label="What was said">'
        '<table class="kit"><caption>What was said</caption><thead><tr><th scope="col">Number</th>'
        f'<th scope="col">Words</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def chart(*words: str) -> dict:
    """One bar for each of the words, and each a door."""
    values = [{"said": said, "n": n + 1, "door": door(said)} for n, said in enumerate(words)]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": {"text": words[0], "subtitle": words[-1]},
        "data": {"values": values},
        "mark": "bar",
        "encoding": {
            "y": {"field": "said", "type": "nominal", "sort": None},
            "x": {"field": "n", "type": "quantitative"},
            "tooltip": [{"field": "said"}, {"field": "n"}],
        },
        "usermeta": {
            "embedOptions": {"actions": True, "loader": {"baseURL": "https://example.org"}}
        },
    }


KINDS = {"html": "text/html", "chart": "application/vnd.vegalite.v5+json", "plain": "text/plain"}


def show(**data: object) -> NotebookNode:
    """A cell that shows exactly this: ``html=`` or ``chart=``, with ``plain=`` beside it."""
    named = {KINDS[name]: value for name, value in data.items()}
    return new_code_cell(f"from IPython.display import display\ndisplay({named!r}, raw=True)")


def outputs(cell: NotebookNode) -> list[NotebookNode]:
    """What a cell of ``show`` leaves when it is run, without running it."""
    data = literal_eval(cell.source.partition("display(")[2].removesuffix(", raw=True)"))
    return [new_output("display_data", data=data)]


def notebook(*cells: NotebookNode, title: str = "One call") -> NotebookNode:
    """A notebook of these cells, with the parameters that every notebook of the kit begins with."""
    parameters = dedent("""
        calls: str = "acme.txt"  # a file, a pattern of files, or several separated by ;
        metric: str = "revenue"  # what to show
        top: int = 3  # how many rows
    """)
    return new_notebook(
        cells=[
            new_markdown_cell(f"# {title}\n\nMade up for the tests."),
            new_code_cell(parameters, metadata={"tags": ["parameters"]}),
            *cells,
        ]
    )


def whole() -> NotebookNode:
    """All of it: a door to every word, in a table and in a chart, and the call they lead to."""
    return notebook(
        new_markdown_cell("## In a table"),
        show(html=table("$61.2 million", "12 percent", *HOSTILE)),
        new_markdown_cell("## In a chart"),
        show(chart=chart("$61.2 million", "12 percent", *HOSTILE), plain=HOSTILE[0]),
        new_markdown_cell("## As text\n\nA parameter, and what a cell prints."),
        new_code_cell("print(metric, *[" + ", ".join(map(repr, HOSTILE)) + "])"),
        new_markdown_cell("## The call"),
        show(html=transcript()),
    )
