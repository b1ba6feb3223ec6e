"""How fast, beside a plain reference in the same run: read the ratios, not the seconds.

pytest tests/speed --benchmark-only --benchmark-columns=median,ops --benchmark-group-by=group -s

Figures per second on one core are printed too, and kept as extra info with --benchmark-json. What others
read of the same text is measured where they are installed: pip install earnings-call-kit[peers].
"""

import gc
import itertools
import re
import time
import tracemalloc
import warnings

import pytest

import kit
from kit.facts.reading import numerals
from kit.text import fold, sentences

PATH = kit.sample("marlow-2024q4")
TEXT = PATH.read_text("utf-8")
FOLDED = [fold(span.of(TEXT)) for span in sentences(TEXT)]
NUMBER = re.compile(r"[$€£]?\d[\d,.]*(?: ?(?:million|billion|%))?")


@pytest.mark.benchmark(group="figures of one call")
def test_reference_one_regex(benchmark):
    found = benchmark(lambda: [hit for said in FOLDED for hit in NUMBER.finditer(said)])
    assert len(found) > 100


@pytest.mark.benchmark(group="figures of one call")
def test_the_whole_grammar(benchmark):
    found = benchmark(lambda: [hit for said in FOLDED for kind in numerals(said) for hit in kind])
    assert len(found) > 100
    told(benchmark, len(found))


@pytest.mark.benchmark(group="figures of one call")
def test_figures_with_metric_period_and_basis(benchmark):
    calls = itertools.count()

    def another():
        return (kit.load(text=f"Call {next(calls)}.\n\n{TEXT}"),), {}

    rows = benchmark.pedantic(kit.figures, setup=another, rounds=9)
    assert len(rows) > 100
    told(benchmark, len(rows))


@pytest.mark.slow
@pytest.mark.benchmark(group="figures of one call")
def test_peer_quantulum3(benchmark):
    parser = pytest.importorskip("quantulum3.parser", reason="an optional peer")
    with warnings.catch_warnings(action="ignore"):
        found = benchmark.pedantic(lambda: [q for said in FOLDED for q in parser.parse(said)])
    told(benchmark, len(found))
    assert found


@pytest.mark.slow
@pytest.mark.benchmark(group="figures of one call")
def test_peer_recognizers_text(benchmark):
    units = pytest.importorskip("recognizers_number_with_unit", reason="an optional peer")
    model = units.NumberWithUnitRecognizer("en-us").get_currency_model()
    found = benchmark.pedantic(lambda: [hit for said in FOLDED for hit in model.parse(said)])
    told(benchmark, len(found))
    assert found


def told(benchmark, count):
    if benchmark.stats:  # none where the benchmarks run once only, as tests
        rate = round(count / benchmark.stats["median"])
        benchmark.extra_info["figures per second"] = rate
        characters = round(sum(map(len, FOLDED)) / benchmark.stats["median"])
        print(f"\n{rate:,} figures a second, {characters:,} characters")


def every_table():
    call = kit.load(PATH)
    return [table(call) for table in kit.TABLES.values()]


@pytest.mark.benchmark(group="from file to tables")
def test_reference_reading_the_file_and_splitting_it(benchmark):
    assert benchmark(lambda: PATH.read_text("utf-8").split())


@pytest.mark.benchmark(group="from file to tables")
def test_from_a_file_to_a_call(benchmark):
    assert len(benchmark(lambda: kit.load(PATH)).turns) > 30


@pytest.mark.benchmark(group="from file to tables")
def test_from_a_file_to_every_table(benchmark):
    assert sum(len(table) > 0 for table in benchmark(every_table)) >= len(kit.TABLES) - 1


# --- four times as much, of what would make a careless pattern go back and forth

GROWS = {
    "digits": "1",
    "digits apart": "1 ",
    "thousands": ",000",
    "digits spelt": "1-",
    "number words": "twenty ",
    "number words, hyphens": "twenty-",
    "and": "hundred and ",
    "halves": "one and a half ",
    "points": "one point ",
    "ranges": "5% to ",
    "between": "between 5 and ",
    "signs": "$ ",
    "money": "$5 million ",
    "metrics": "revenue 5% ",
    "little words": "in the ",
    "periods": "of the same quarter ",
    "years": "'23 ",
    "names": "Life and ",
    "letters": "a",
    "brackets": "(1",
    "promises": "we expect ",
    "bands": "low-to-",
    "risks": "tariff risk ",
    "lines": "5\n",
}


def seconds(text):
    """What every table of a text takes of the processor, the least of two."""
    return min(timed(f"Good day. {text}{mark}") for mark in (".", "!"))


def timed(text):
    call = kit.load(text=text, format="plain")
    gc.collect()
    start = time.process_time()
    for table in kit.TABLES.values():
        table(call)
    return time.process_time() - start


@pytest.mark.slow
@pytest.mark.parametrize("said", GROWS.values(), ids=GROWS)
def test_four_times_the_text_takes_little_more_than_four_times_as_long(said):
    count = 5000 // len(said)  # more than the longest sentence there can be
    seconds(said)
    small, large = seconds(said * count), seconds(said * count * 4)
    assert large <= 6 * max(small, 0.02)


@pytest.mark.xfail(reason="24 times, where every second sentence holds a figure")
def test_figures_take_no_more_than_twenty_times_the_memory_of_the_text():
    kit.figures(kit.load(PATH))  # what is read once and kept
    call = kit.load(text=f"Another call.\n\n{TEXT}")
    gc.collect()
    tracemalloc.start()
    table = kit.figures(call)
    gc.collect()  # what Python lays by for later use is not kept
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(table) > 100
    assert kept <= 20 * len(call.text)
