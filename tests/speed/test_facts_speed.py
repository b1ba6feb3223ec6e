"""How fast, beside a plain reference in the same run: read the ratios, not the seconds.

pytest tests/speed --benchmark-only --benchmark-columns=median,ops --benchmark-group-by=group -s

Figures per second on one core are printed too, and kept as extra info with --benchmark-json.
"""

import re

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
    if benchmark.stats:  # none where the benchmarks run once only, as tests
        rate = round(len(found) / benchmark.stats["median"])
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
