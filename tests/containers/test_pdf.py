"""PDFs made up here, and the text they give: order, whole words, paragraphs, heads and feet."""

import random
import re
from dataclasses import replace

import pytest
from made import At, column, pdf

from kit.containers import opened
from kit.containers.pdf import read
from kit.containers.pdf.blanks import blanks, parted
from kit.containers.pdf.glyphs import Glyphs
from kit.errors import KitError, Unreadable

PROSE = (
    "We had a good quarter in every one of our markets, and we think that the next",
    "will be better still, because the orders that came in since March are larger than",
    "those of any spring before.",
)


def said(*pages, **about):
    (source,) = read("call.pdf", pdf(*pages, **about))
    return source.text


def notes(data):
    return {note.kind: note.says for note in read("call.pdf", data)[0].notes}


def prose(page, lines=12):
    """A page's worth of lines that no other page has."""
    return [
        f"Line {line} of page {chr(97 + page)} is about {chr(97 + line)}" for line in range(lines)
    ]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        pytest.param(
            [*column(72, 700, "Jane Roe", "Chief Executive"), *column(72, 664, *PROSE)],
            "Jane Roe\nChief Executive\n\n" + "\n".join(PROSE),
            id="a gap parts paragraphs, a line's end does not",
        ),
        pytest.param(
            [At(72, 700, "last"), At(72, 760, "first"), At(72, 730, "then")],
            "first\n\nthen\n\nlast",
            id="top to bottom, in whatever order it was drawn",
        ),
        pytest.param(
            [
                *column(72, 700, "Operator:", "", "Roe:"),
                *column(170, 700, "Good day and welcome to the", "call.", "Thank you."),
            ],
            "Operator: Good day and welcome to the\ncall.\nRoe: Thank you.",
            id="labels before their text",
        ),
        pytest.param(
            [
                *column(72, 700, "Dr. Jane Alexandra", "Roe-Miller:"),
                *column(170, 700, "We grew in all of our", "markets.", "And we hope to go on."),
            ],
            "Dr. Jane Alexandra Roe-Miller: We grew in all of our\nmarkets.\nAnd we hope to go on.",
            id="a label of two lines",
        ),
        pytest.param(
            [
                *column(72, 700, "Roe"),
                *column(170, 700, "We grew in all of our", "markets."),
                *column(72, 660, "Doe"),
                *column(170, 660, "And what about the", "margin?", "Thanks."),
            ],
            "Roe   We grew in all of our\nmarkets.\n\nDoe   And what about the\nmargin?\nThanks.",
            id="labels without a colon",
        ),
        pytest.param(
            [
                *column(72, 700, "John Doe", "Mary Major", step=32, font="B"),
                *column(72, 688, "Chief Executive", "Chief of Finance", step=32),
                *column(300, 700, "Jane Roe", font="B"),
                *column(300, 688, "Analyst, Acme"),
            ],
            "John Doe\nChief Executive\n\nMary Major\nChief of Finance\n\nJane Roe\nAnalyst, Acme",
            id="columns of people, line by line abreast",
        ),
        pytest.param(
            [
                *column(72, 700, "John Doe", "Chief Executive", "", "Mary Major", "Chief of Staff"),
                *column(300, 694, "Jane Roe", "Analyst, Acme", "", "Max Low", "Investor"),
            ],
            "John Doe\nChief Executive\n\nMary Major\nChief of Staff\n\n"
            "Jane Roe\nAnalyst, Acme\n\nMax Low\nInvestor",
            id="columns of people, not abreast",
        ),
        pytest.param(
            [
                *column(72, 700, "John Doe", "Mary Major", "Jane Roe", font="B"),
                *column(300, 700, "Chief Executive", "Chief of Finance", "Chair"),
            ],
            "John Doe   Chief Executive\nMary Major   Chief of Finance\nJane Roe   Chair",
            id="a table of names and titles",
        ),
        pytest.param(
            [
                *column(72, 700, "Sales of the year", "Costs of the year", "Profit"),
                *column(300, 700, "1,204.5", "1,001.0", "203.5"),
            ],
            "Sales of the year   1,204.5\nCosts of the year   1,001.0\nProfit   203.5",
            id="a table of figures",
        ),
        pytest.param(
            [At(72, 700, "Jane Roe"), At(540, 700, "Q"), At(72, 688, "Analyst, Acme")],
            "Jane Roe   Q\nAnalyst, Acme",
            id="a flag at the right margin",
        ),
        pytest.param(
            [At(72, 700, "on the 1"), At(107, 704, "st", size=6), At(116, 700, "of May")],
            "on the 1st of May",
            id="a raised ending is of its line",
        ),
        pytest.param(
            [At(72, 700, "E D I T E D   V E R S I O N")],
            "EDITED VERSION",
            id="letters that are spaced out",
        ),
        pytest.param(
            [At(72, 700, "Acme plc"), At(72.3, 700, "Acme plc")],
            "Acme plc",
            id="words drawn twice to be bold",
        ),
        pytest.param(
            [At(72, 700, "A – B —\xa0“C”")],
            "A – B — “C”",
            id="dashes and quotes as they are",
        ),
        pytest.param(
            [*column(72, 700, "Our operations grew, and our opera-", "tions, as they do, grew.")],
            "Our operations grew, and our operations,\nas they do, grew.",
            id="a broken word that is whole elsewhere",
        ),
        pytest.param(
            [*column(72, 700, "The long-term plan, or rather the long-", "term one.")],
            "The long-term plan, or rather the long-term\none.",
            id="a hyphened word that is whole elsewhere",
        ),
        pytest.param(
            [*column(72, 700, "This is the pre-", "tax figure.")],
            "This is the pre-\ntax figure.",
            id="a broken word of which nothing is known",
        ),
        pytest.param(
            [At(72, 700, "Good day."), At(30, 300, "CONFIDENTIAL", turned="0 1 -1 0")],
            "Good day.",
            id="what stands upright in the margin is not read",
        ),
    ],
)
def test_a_page_as_one_reads_it(page, text):
    assert said(page) == text + "\n"


@pytest.mark.parametrize(
    ("gap", "words"),
    [(2.0, ["We", "know,", "that", "it", "is", "all", "so", "and", "so."]), (0.5, None)],
)
def test_a_blank_that_the_file_leaves_out(gap, words):
    text = "We know,that it is all so and so."
    left, at = [], 0.0
    for sign in text:
        left.append(at)
        at += (2.0 if sign == " " else 5.0) + (gap if sign == "," else 0)
    right = [begin + (2.0 if sign == " " else 5.0) for begin, sign in zip(left, text, strict=True)]
    gaps = [after - end for after, end in zip(left[1:], right, strict=False)]
    places = [match.span() for match in re.finditer(r"\S+", text)]
    size = len(text)
    page = Glyphs(text, left, [0.0] * size, right, [10.0] * size, gaps, places, ["F"] * len(places))
    wide = blanks([page, *[replace(page, gaps=[0.0] * size)] * 9])
    found = [text[start:end] for (start, end), _ in parted(page, wide)]
    assert found == (words or text.split())


@pytest.mark.parametrize(
    ("rotate", "turned", "places"),
    [
        (90, "0 1 -1 0", [(200, 72), (212, 72)]),
        (180, "-1 0 0 -1", [(500, 200), (500, 212)]),
        (270, "0 -1 1 0", [(212, 700), (200, 700)]),
    ],
)
def test_a_page_that_is_turned_is_read_as_it_is_shown(rotate, turned, places):
    page = [
        At(*place, text, turned=turned)
        for place, text in zip(places, ("first line", "second line"), strict=True)
    ]
    assert said(page, rotate=rotate) == "first line\nsecond line\n"


@pytest.mark.parametrize(
    ("last", "first", "between"),
    [
        ("and that is why we think that the whole of our business", "has grown.", "\n"),
        ("and that is why we think that we owe it all to her and", "Jane Roe.", "\n"),
        ("and that is why we think that our business has grown.", "Next one.", "\n\n"),
        ("and that is all", "Jane Roe", "\n\n"),
    ],
    ids=["small letter", "no stop", "stop", "short line"],
)
def test_a_paragraph_may_go_on_over_the_page(last, first, between):
    filler = [f"These are words of about the same length as those {by}" for by in "abcdefghi"]
    text = said(column(72, 700, *filler, last), column(72, 700, first, *reversed(filler)))
    assert " ".join(last.split()) + between + first in text


def test_heads_and_feet_are_left_out_and_told():
    pages = [
        [
            At(72, 800, "Acme plc"),
            At(480, 800, "Q1 2025 call"),
            *column(72, 740, *prose(page)),
            At(280, 30, f"Page {page + 1} of 5"),
        ]
        for page in range(5)
    ]
    (source,) = read("call.pdf", pdf(*pages))
    assert source.text.startswith("Acme plc   Q1 2025 call\n\nLine 0 of page a")
    assert source.text.count("Acme") == 1
    assert "Page" not in source.text
    (note,) = source.notes
    assert note.kind == "furniture"
    assert "'Acme plc Q1 2025 call'" in note.says
    assert "of 5'" in note.says


def test_heads_of_left_and_right_pages_may_differ():
    heads = ("Acme plc", "Results for the first quarter")
    pages = [[At(72, 800, heads[page % 2]), *column(72, 740, *prose(page))] for page in range(6)]
    assert said(*pages).count("Results for the first quarter") == 0


def test_a_speaker_that_tops_some_pages_stays():
    tops = ["Operator", "a", "b", "Operator", "c", "d", "e", "Operator", "f"]
    pages = [
        [At(72, 800, "Acme plc"), *column(72, 770, top, *prose(page))]
        for page, top in enumerate(tops)
    ]
    text = said(*pages)
    assert (text.count("Acme plc"), text.count("Operator")) == (1, 3)


def test_a_page_of_pictures_among_others_is_told():
    line = b"10 10 m 200 200 l S\n"
    assert "1 of 2 pages" in notes(pdf([], [At(72, 700, "Good day.")], more=line))["gap"]
    assert notes(pdf([], [At(72, 700, "Good day.")])) == {}


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "cut off or damaged"),
        (b"%PDF-1.4 and nothing of the kind %%EOF", "cut off or damaged"),
        (pdf([At(72, 700, "Good day.")])[:-60], "cut off or damaged"),
        (pdf(), "has no pages"),
        (pdf([], []), "scanned"),
        (
            pdf(
                [At(72, 700, "Good day.")],
                trailer="/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
                f"/O <{'11' * 32}> /U <{'22' * 32}> >>",
            ),
            "password",
        ),
    ],
    ids=["head alone", "garbage", "cut off", "no pages", "scanned", "locked"],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data, seen):
    with pytest.raises(Unreadable, match=seen) as refused:
        opened("call.pdf", data)
    assert str(refused.value).startswith("call.pdf: ")
    assert any(word in str(refused.value) for word in ("ownload", "save", "OCR"))


def test_whatever_the_bytes_are_nothing_but_a_kit_error_comes_out():
    data = pdf(*([At(72, 800, "Acme"), *column(72, 740, *prose(page))] for page in range(3)))
    chance = random.Random(7)
    for _ in range(300):
        bytes_ = bytearray(data)
        for _ in range(chance.randint(1, 12)):
            bytes_[chance.randrange(8, len(bytes_))] = chance.randrange(256)
        try:
            (source,) = read("call.pdf", bytes(bytes_))
        except KitError as error:
            assert str(error).startswith("call.pdf: ")  # noqa: PT017
        else:
            assert source.text.strip()
