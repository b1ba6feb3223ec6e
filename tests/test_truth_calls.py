"""What loading gets right of the sample calls, against facts written down by hand."""

import tomllib
from pathlib import Path

import pytest

from kit.load import load
from kit.people import names, titles

ROOT = Path(__file__).parent
TRUTHS = sorted((ROOT / "truth").glob("*.toml"))
SAMPLES = ROOT.parent / "kit" / "samples"

assert TRUTHS, "tests/truth holds no call"


@pytest.fixture(params=TRUTHS, ids=lambda path: path.stem, scope="module")
def truth(request):
    return tomllib.loads(request.param.read_text("utf-8"))


@pytest.fixture(scope="module")
def call(truth):
    return load(SAMPLES / truth["file"])


def test_every_sample_has_its_truth():
    samples = {path.stem for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md")}
    assert samples == {path.stem for path in TRUTHS}


@pytest.mark.parametrize(
    "name", ["id", "company", "ticker", "exchange", "currency", "period", "date"]
)
def test_what_the_call_is(truth, call, name):
    assert str(getattr(call, name) or "") == truth[name]


def test_format_turns_and_border(truth, call):
    assert call.source.format == truth["format"]
    assert len(call.turns) == truth["turns"]
    first = next(turn.index for turn in call.turns if turn.part == "qa")
    assert first == truth["first_question_turn"]


def test_who_speaks(truth, call):
    said = [speaker.get("spoken_as", speaker["name"]) for speaker in truth["speakers"]]
    assert sorted(speaker.name for speaker in call.speakers) == sorted(said)


def test_each_speaker(truth, call):
    for known in truth["speakers"]:
        name = known.get("spoken_as", known["name"])
        (who,) = [speaker for speaker in call.speakers if speaker.name == name]
        turns = sum(turn.speaker is who for turn in call.turns)
        assert (name, who.role, turns) == (name, known["role"], known["turns"])
        assert (who.title or "").lower() == known["title"].lower()
        assert (who.firm or "") == known.get("firm", "")


def test_aliases(truth, call):
    """Every other name written down is found; a title ("CRO") is no name."""
    for known in truth["speakers"]:
        name = known.get("spoken_as", known["name"])
        (who,) = [speaker for speaker in call.speakers if speaker.name == name]
        expected = [alias for alias in known.get("aliases", []) if not titles.is_title(alias)]
        expected += [known["name"]] if name != known["name"] else []
        found = {names.tokens(alias) for alias in who.aliases}
        assert {names.tokens(alias) for alias in expected} <= found, name
