"""The call itself: every sentence in an element that says which characters of the text it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from urllib.parse import quote

from kit.model import Transcript, Turn
from kit.show.paragraphs import Breaks
from kit.show.table import Shown
from kit.tables import Calls, each
from kit.text import sentences
from kit.values import Span

PARTS = {"prepared": "Prepared remarks", "qa": "Questions and answers"}


def transcript(calls: Calls) -> Shown:
    """Whole calls, turn by turn, for a page's doors to open; several calls can be folded away.

    A sentence is ``<span class="s" id="t12-s3" data-start="1234" data-end="1300">`` and holds
    exactly those characters; with several calls the ids begin with the call's. Words that came
    through an interpreter, or in another's voice, say so. Before the turns stand the lines that
    state what the call is and who speaks, as the source has them.
    """
    known = list(each(calls))
    if len(known) == 1:
        html = _section(known[0], "")
    else:
        html = "\n".join(
            f"<details><summary>{escape(_title(call))}</summary>"
            f"{_section(call, quote(call.id, safe='') + '-')}</details>"
            for call in known
        )
    plain = "\n\n".join(f"{_title(call)}\n\n{_plain(call)}" for call in known)
    return Shown(html, plain)


def _title(call: Transcript) -> str:
    return ", ".join(filter(None, (call.company or call.id, str(call.period or ""))))


def _section(call: Transcript, prefix: str) -> str:
    gaps = list(_gaps(call))
    breaks = Breaks.in_call(call)
    articles = [
        _outside(call, gaps[0], prefix, "front-matter", "What the source says of the call"),
        _summary(call, prefix, breaks),
    ]
    heard = None
    for turn, gap in zip(call.turns, [Span(0, 0), *gaps[1:]], strict=False):
        if turn.part != heard:
            articles.append(f"<h3>{escape(PARTS.get(turn.part, turn.part))}</h3>")
        heard = turn.part
        articles.append(_article(call, turn, gap, prefix, breaks))
    if call.turns:
        articles.append(_outside(call, gaps[-1], prefix, "back-matter", "After the last word"))
    articles.append(_left_out(call, prefix))
    label = escape(f"Transcript of {_title(call)}")
    body = "\n".join(filter(None, articles))
    source = escape(call.source.name)
    return (
        f'<section class="transcript" data-call="{escape(call.id)}" data-source="{source}" '
        f'data-sha256="{call.source.sha256}" data-cite="{escape(_cited_as(call))}" '
        f'aria-label="{label}">\n{body}\n</section>'
    )


def _cited_as(call: Transcript) -> str:
    """How a sentence of the call is cited: "Plum Jam plc, 2024Q1 earnings call, 2024-05-02"."""
    what = " ".join(filter(None, (str(call.period or ""), "earnings call")))
    return ", ".join(filter(None, (call.company or call.id, what, str(call.date or ""))))


def _gaps(call: Transcript) -> Iterator[Span]:
    """What lies before, between and after the turns: speaker lines, headings, front matter."""
    edges = [0, *(edge for turn in call.turns for edge in (turn.span.start, turn.span.end))]
    edges.append(len(call.text))
    yield from (Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))


def _article(call: Transcript, turn: Turn, gap: Span, prefix: str, breaks: Breaks) -> str:
    name = f"{prefix}t{turn.index}"
    label = _lines(call, gap, f"{name}-l", 'class="label"')
    paragraphs = _paragraphs(call, list(call.sentences(turn)), f"{name}-s", breaks)
    return (
        f'<article class="turn {escape(turn.speaker.role)}" id="{escape(name)}">'
        f"<header>{_introduced(turn)}</header>{label}{paragraphs}</article>"
    )


def _introduced(turn: Turn) -> str:
    speaker = turn.speaker
    who = ", ".join(filter(None, (speaker.title, speaker.firm)))
    notes = [who, speaker.role, PARTS.get(turn.part, turn.part).lower()]
    if turn.interpreted:
        notes.append("interpreted")
    if turn.voice:
        notes.append(f"voiced by {turn.voice}")
    said = escape(" · ".join(filter(None, notes)))
    return f"<b>{escape(speaker.name)}</b> {said}"


def _paragraphs(call: Transcript, spans: list[Span], name: str, breaks: Breaks) -> str:
    said = [_sentence(call, span, f"{name}{n}") for n, span in enumerate(spans)]
    edges = [0, *breaks.of(spans), len(said)]
    return "".join(f"<p>{' '.join(said[a:b])}</p>" for a, b in pairwise(edges) if a < b)


def _sentence(call: Transcript, span: Span, name: str) -> str:
    return (
        f'<span class="s" id="{escape(name)}" data-start="{span.start}" data-end="{span.end}">'
        f"{escape(span.of(call.text))}</span>"
    )


def _outside(call: Transcript, gap: Span, prefix: str, name: str, title: str) -> str:
    lines = _lines(call, gap, f"{prefix}{name}-s")
    if not lines:
        return ""
    return (
        f'<article class="turn {name}" id="{escape(prefix + name)}">'
        f"<header><b>{escape(title)}</b></header>{lines}</article>"
    )


def _summary(call: Transcript, prefix: str, breaks: Breaks) -> str:
    """What a page says of the call in its own words, folded away: nobody on the call said it."""
    if "summary" not in call.parts:
        return ""
    name = f"{prefix}page-summary"
    spans = list(sentences(call.text, call.parts["summary"]))
    return (
        f"<details><summary>The page's own summary: not words of the call</summary>"
        f'<article class="turn summary" id="{escape(name)}"><header><b>The page\'s own summary</b> '
        f"not words of the call</header>{_paragraphs(call, spans, f'{name}-s', breaks)}</article></details>"
    )


def _left_out(call: Transcript, prefix: str) -> str:
    """What stands between sentences of a turn and nobody said, folded away: the head of a page.

    Where it stands in the midst of a sentence, it is shown there.
    """
    shown = [span for turn in call.turns for span in call.sentences(turn)]
    spans = [span for span in call.aside if not _any_overlaps(shown, span)]
    if not spans:
        return ""
    said = (_sentence(call, span, f"{prefix}aside-s{n}") for n, span in enumerate(spans))
    lines = "".join(f"<p>{line}</p>" for line in said)
    return (
        f"<details><summary>Lines within turns that nobody said ({len(spans)})</summary>"
        f'<article class="turn aside" id="{escape(prefix)}aside">'
        f"<header><b>Left out of the turns</b> said by nobody</header>{lines}</article></details>"
    )


def _lines(call: Transcript, gap: Span, name: str, attributes: str = "") -> str:
    """The lines outside the turns that something was learnt from, each as it stands."""
    wanted, summary = list(_cited(call)), call.parts.get("summary", Span(0, 0))
    lines = (span for span in sentences(call.text, gap) if not summary.holds(span))
    held = (span for span in lines if _any_overlaps(wanted, span))
    tag = f"<p {attributes}>" if attributes else "<p>"
    return "".join(f"{tag}{_sentence(call, span, f'{name}{n}')}</p>" for n, span in enumerate(held))


def _cited(call: Transcript) -> Iterator[Span]:
    yield from (fact.span for fact in call.facts if fact.span)
    yield from (speaker.span for speaker in call.speakers)
    yield from (note.span for note in call.notes if note.span)


def _any_overlaps(spans: Iterable[Span], other: Span) -> bool:
    return any(span.start < other.end and other.start < span.end for span in spans)


def _plain(call: Transcript) -> str:
    return "\n\n".join(
        f"{turn.speaker.name}:\n{turn.span.of(call.text).strip()}" for turn in call.turns
    )
