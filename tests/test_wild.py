"""Made-up calls as they look in the wild, over a hundred of them, against what whoever made them up knows."""

import tomllib
from pathlib import Path

import pytest

from kit.load import load_all
from tests.truth import loading

WILD = Path(__file__).parent / "wild"
TRUTHS = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(WILD.glob("*.toml"))}
# what is known to be read wrongly: strict, so that a cure is noticed
KNOWN = {
    "ir-webpage-c": "'Analyst' alone in bold, in the place of a name, above one turn",
    "srt-changes-e": "'>>' marks who speaks by turns and names nobody: 25 turns of one unknown speaker",
    "name-colon-text-c": "first names only, and an operator who does not say what she is",
    "broker-portal-de-f": "the operator reads out a written question within her turn",
}
# and what is stated wrongly of a call
MISSTATED = {
    "webcast-f": "a company that is only talked about",
}

assert TRUTHS, "tests/wild holds no call"


def faults(name):
    truth = {**TRUTHS[name], "file": file_of(name).name}
    return loading.score(truth, loading.loaded(truth, WILD))


def file_of(name):
    (path,) = (path for path in WILD.glob(f"{name}.*") if path.suffix != ".toml")
    return path


def cases(known):
    found = []
    for name in TRUTHS:
        marks = [pytest.mark.xfail(reason=known[name], strict=True)] if name in known else []
        found.append(pytest.param(name, marks=marks))
    return found


@pytest.mark.parametrize("name", cases(KNOWN))
def test_turns_people_and_where_questions_begin(name):
    _, wrong = faults(name)
    asked = ("loads", "turns", "border", "speaker", "role", "unsegmented")
    assert [fault for fault in wrong if fault.startswith(asked)] == []


@pytest.mark.parametrize("name", cases(MISSTATED))
def test_what_is_stated_is_right_or_null(name):
    _, wrong = faults(name)
    stated = [fault for fault in wrong if fault.split(":")[0] in loading.STATED]
    assert [fault for fault in stated if ": null for" not in fault] == []


def test_titles_and_firms_are_nearly_all_right():
    points = [faults(name)[0].get("titles and firms", (0, 0)) for name in TRUTHS]
    assert sum(met for met, _ in points) >= 0.95 * sum(of for _, of in points)


@pytest.mark.parametrize("name", [name for name in TRUTHS if TRUTHS[name]["loads"] == "several"])
def test_all_calls_of_a_file_of_several_are_given(name):
    assert len(load_all(file_of(name))) == TRUTHS[name]["calls"]
