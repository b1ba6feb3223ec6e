"""How phrases are met in a text."""

import pytest

from kit.errors import LexiconError
from kit.lexicon import Lexicon, _toml, lexicon

FRUIT = Lexicon(
    "fruit",
    {
        "apple": {"says": ["apple", "apples"], "not": ["apple pie"]},
        "crab_apple": {"says": ["crab apple"]},
    },
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("An apple a day", ["apple"]),
        ("Crab apple and apples", ["crab_apple", "apple"]),
        ("apple pie", []),
        ("the apple's skin", ["apple"]),
        ("pineapple", []),
        ("", []),
    ],
)
def test_of_ways_that_begin_at_one_word_the_longest_wins(text, names):
    assert [named.name for named in FRUIT.find(text)] == names


def test_a_span_is_the_words_themselves():
    (named,) = FRUIT.find("One crab apple.")
    assert named.span.of("One crab apple.") == "crab apple"


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ({"a": {"label": "A"}}, "needs `says`"),
        ({"a": {"says": ["x"]}, "b": {"says": ["X"]}}, "mean two things"),
        ({"a": {"says": ["..."]}}, "holds no word"),
    ],
)
def test_a_lexicon_that_cannot_be_used_says_why(entries, message):
    with pytest.raises(LexiconError, match=message):
        Lexicon("test", entries)


def test_a_lexicon_of_ones_own_is_a_file(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('[widgets]\nsays = ["widgets"]\n', "utf-8")
    assert lexicon(path).first("We sold widgets.") == "widgets"


@pytest.mark.parametrize("text", [None, "[broken"])
def test_a_file_that_is_none_says_so(tmp_path, text):
    path = tmp_path / "bad.toml"
    if text:
        path.write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=r"no lexicon|not valid TOML"):
        lexicon(path)


@pytest.mark.parametrize(
    ("own", "named"),
    [
        ('[strikes]\nsays = ["sit-in"]', ["strikes", "tariffs"]),
        ('replace = true\n[protest]\nsays = ["sit-in"]', ["protest"]),
        ('[tariffs]\nreplace = true\nsays = ["sit-in"]', ["tariffs"]),
    ],
)
def test_a_file_of_ones_own_adds_to_the_kits_or_replaces_it(tmp_path, monkeypatch, own, named):
    (tmp_path / "risks.toml").write_text(own, "utf-8")
    monkeypatch.setenv("KIT_LEXICON", str(tmp_path))
    read = Lexicon("risks", _toml.__wrapped__("risks"))
    assert [one.name for one in read.find("The sit-in came with tariff headwinds.")] == named
