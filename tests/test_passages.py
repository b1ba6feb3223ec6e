"""Words in their context: found however they are broken, shown with the sentence they stand in."""

import pandas as pd
import pytest

from kit.errors import KitError
from kit.load import load

TEXT = """Operator: Welcome to the call.
Ada Quill: Our funding costs fell. The funding
cost of new loans is <b>low</b>, and Ada’s team did well.
Bo Reed: And year-end refunding costs?
"""
CALL = load(text=TEXT)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("funding cost", ["funding cost"]),
        ("FUNDING cost*", ["funding costs", "funding cost"]),
        ("year end", ["year-end"]),
        ("Ada's", ["Ada’s"]),
        ("Ada", ["Ada"]),  # the speaker line is no turn
        ("dividend", []),
        ("c.st", []),
    ],
)
def test_words_are_found_whole_in_any_case_and_over_breaks(words, found):
    assert [one.words for one in CALL.find(words)] == found


def test_a_passage_knows_its_place_its_speaker_and_its_sentence():
    (one,) = CALL.find("refunding")
    assert CALL.text[one.start : one.end] == "refunding"
    assert (one.speaker, one.before, one.after) == ("Bo Reed", "And year-end", "costs?")
    assert one.sentence == "And year-end refunding costs?"


def test_a_notebook_shows_them_escaped_and_opens_the_sentence_without_script():
    html = CALL.find("new loans")._repr_html_()
    assert "<b>new loans</b> is &lt;b&gt;low&lt;/b&gt;" in html
    assert "<details><summary>Ada Quill</summary>The funding cost of new" in html


def test_nothing_found_is_said():
    assert repr(CALL.find("dividend")) == "not said"
    assert "not said" in CALL.find("dividend")._repr_html_()


def test_they_make_a_table():
    assert pd.DataFrame(CALL.find("funding cost*"))["speaker"].tolist() == ["Ada Quill"] * 2


@pytest.mark.parametrize("words", ["", "  ", "*", "-"])
def test_no_words_are_an_error(words):
    with pytest.raises(KitError, match="find looks for words"):
        CALL.find(words)
