"""How fast files become calls, beside a bare reading of the same bytes, and how that grows with them.

    pytest tests/speed --benchmark-only --benchmark-columns=median --benchmark-group-by=group

Read the ratios, not the seconds. No text is loaded twice, as what was found in the last few is
kept. Ten times the input may take a little more than ten times as long, as larger texts leave the
processor's caches; what grows with the square takes a hundred times.
"""

import gc
import itertools
import json
import re
import string
import time
from contextlib import suppress

import pypdfium2
import pytest
from selectolax.lexbor import LexborHTMLParser

import kit
from kit.errors import KitError
from tests.containers.made import column, pdf

SAMPLE = kit.sample("marlow-2024q4").read_text("utf-8")
NUMBER = re.compile(r"\d+")
LETTERS = itertools.cycle(string.ascii_lowercase)
ROUNDS = 7
TENFOLD = 14  # times: what ten times the input may take


def turns(count):
    """Who speaks and what they say: paragraphs of the sample, again and again with other numbers."""
    said = [line for line in SAMPLE.split("\n") if len(line) > 200]
    people = itertools.cycle(["Jane Roe", "Al Poe", "Ann Lee"])
    for at, (name, words) in enumerate(zip(people, itertools.cycle(said))):
        if at == count:
            return
        yield name, NUMBER.sub(lambda number, at=at: str(int(number[0]) + at), words)


def colons(count):
    return "".join(f"{name}: {words}\n\n" for name, words in turns(count))


def headed(count):
    return "".join(f"{name}\nChief of Staff\n\n{words}\n\n" for name, words in turns(count))


def page(count):
    """A web page of turns, a script and a menu at its head."""
    body = "".join(f"<p><strong>{name}</strong></p><p>{words}</p>" for name, words in turns(count))
    menu = "".join(f"<li><a href='/{at}'>Page {at}</a></li>" for at in range(400))
    script = "<script>let at = 0;</script>" * 200
    return (
        f"<html><head><title>Call</title>{script}</head><body><ul>{menu}</ul>{body}</body></html>"
    )


def records(count):
    return json.dumps([{"speaker": name, "text": words} for name, words in turns(count)])


def printed(pages):
    """A PDF of so many pages of forty lines, ninety letters each at most."""
    text = colons(60 * pages).encode("cp1252", "ignore").decode("cp1252")
    lines = [line for turn in text.split("\n") for line in wrapped(turn)][: 40 * pages]
    return pdf(*(column(60, 780, *lines[at : at + 40]) for at in range(0, len(lines), 40)))


def wrapped(line):
    return re.findall(r".{1,90}(?:\s|$)", line) or [""]


def bare(data):
    """The letters of a PDF as its library gives them, in no order and with no lines."""
    with pypdfium2.PdfDocument(data) as document:
        return [sheet.get_textpage().get_text_range() for sheet in document]


FILES = {
    "colons.txt": (colons(140).encode(), lambda data: data.decode().split()),
    "headed.txt": (headed(140).encode(), lambda data: data.decode().split()),
    "call.pdf": (printed(15), bare),
    "call.html": (page(560).encode(), lambda data: LexborHTMLParser(data.decode()).body.text()),
    "call.json": (records(60).encode(), json.loads),
}


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in FILES])
class TestBeside:
    """Each file beside the least that can be done with its bytes."""

    @pytest.fixture(autouse=True)
    def file(self, name, tmp_path, benchmark):
        self.data, self.bare = FILES[name]
        self.path = tmp_path / name
        benchmark.group = f"{name}, {len(self.data) // 1000} KB"

    def write_another(self):
        """The file with the same turns of somebody else's, by one letter."""
        self.path.write_bytes(self.data.replace(b"Jane Roe", b"Jane Ro" + next(LETTERS).encode()))

    def test_reference_the_bytes_read(self, benchmark):
        read = benchmark.pedantic(self.read, setup=self.write_another, rounds=ROUNDS)
        assert read

    def test_from_the_file_to_a_call(self, benchmark):
        call = benchmark.pedantic(self.load, setup=self.write_another, rounds=ROUNDS)
        assert len(call.turns) >= 40

    def read(self):
        return self.bare(self.path.read_bytes())

    def load(self):
        return kit.load(self.path)


# --- ten times as much


def seconds(text):
    """What a text takes of the processor to be a call, or an error: the least of two that differ."""
    return min(timed(f"{text}\n{mark}") for mark in (".", "!"))


def timed(text):
    """Seconds of the processor, its collecting of garbage left out, as `timeit` does."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    with suppress(KitError):
        kit.load(text=text)
    took = time.process_time() - start
    gc.enable()
    return took


def names(count):
    """Names of two words, all different."""
    letters = itertools.product(string.ascii_lowercase, repeat=4)
    for word in itertools.islice((("".join(each)) for each in letters), 5000, 5000 + count):
        yield f"Q{word}o Z{word[::-1]}a"


def speakers(count):
    return "".join(f"{name}: We grew by half, and so did they.\n" for name in names(count))


GROWS = {
    "1 MB, colons": (colons, 2700),
    "1 MB, headed": (headed, 2700),
    "speakers": (speakers, 100),
    "one line": (lambda count: "We grew, and they did. " * count, 22_000),
    "one line of labels": (lambda count: "We grew. Al Poe: Yes. Jane Roe: No. " * count, 300),
    "colons alone": (lambda count: "a: " * count, 10_000),
    "colons, a line each": (lambda count: "Growth: yes\n" * count, 10_000),
    "short lines": (lambda count: "Yes.\n" * count, 10_000),
    "names alternating": (lambda count: "Jane Roe\nAl Poe\n" * count, 5_000),
    "operators": (lambda count: "Operator: Next.\nJane Roe: Yes.\n" * count, 5_000),
    "brackets": (lambda count: "[(" * count, 10_000),
    "blanks": (lambda count: "Jane Roe:" + " " * count + "\nAl Poe", 50_000),
}


# what is known to grow with the square: strict, so that a cure is noticed


@pytest.mark.slow
@pytest.mark.parametrize("name", GROWS)
def test_ten_times_the_text_takes_little_more_than_ten_times_as_long(name):
    made, count = GROWS[name]
    kit.load(text=colons(9))  # what is read once and kept
    small, large = seconds(made(count)), seconds(made(10 * count))
    print(f"\n{name}: {len(made(count)):,} characters {small:.3f} s, times {large / small:.1f}")
    assert large <= TENFOLD * max(small, 0.005)


@pytest.mark.slow
@pytest.mark.parametrize("sign", "=-_* ")
def test_rules_between_turns_cost_little(sign):
    """Each is a line of signs alone, in which a pattern for names may lose itself."""
    text = colons(60)
    kit.load(text=colons(9))
    assert seconds(text.replace("\n\n", f"\n{sign * 160}\n")) <= 2 * seconds(text)
