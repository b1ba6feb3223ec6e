"""Holds what loading makes of real calls against facts read off them by hand, file by file.

    python -m tests.truth.loading [--held] [--against before.json] [--keep now.json] [KIND/FILE ...]

The calls lie beside the checkout and are nobody's to ship; the facts (names, roles, counts, days) are in
`calls/`. `held.txt` lists the files that were kept aside and opened only after a first run on them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
import warnings
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from kit.errors import KitError
from kit.load import load, load_all
from kit.model import Speaker, Transcript
from kit.people import names
from kit.text import fold

HERE = Path(__file__).parent
CALLS = HERE.parents[2] / "shared" / "data" / "transcripts"
HELD = set((HERE / "held.txt").read_text("utf-8").splitlines())
STATED = ("company", "ticker", "exchange", "period", "date")

Truth = dict[str, Any]
Score = dict[str, tuple[float, float]]  # of each question: points, and how many there were


def truths() -> list[Truth]:
    """The facts of every file, by its name."""
    paths = sorted((HERE / "calls").rglob("*.toml"))
    return [tomllib.loads(path.read_text("utf-8")) for path in paths]


def name(truth: Truth) -> str:
    return truth["file"] + (f"#{truth['nth'] + 1}" if "nth" in truth else "")


def loaded(truth: Truth, folder: Path = CALLS) -> Transcript | KitError:
    """The call as the kit loads it, or why it does not."""
    path = folder / truth["file"]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_all(path)[truth["nth"]] if "nth" in truth else load(path)
    except KitError as error:
        return error


def score(truth: Truth, call: Transcript | KitError) -> tuple[Score, list[str]]:
    """The points of one file, and what is wrong with it in words."""
    several = truth["loads"] == "several" and "nth" not in truth  # which load refuses
    refused = several or truth["loads"] == "refused"
    if isinstance(call, KitError) or refused:
        right = isinstance(call, KitError) and refused
        said = (
            f"{call}"
            if isinstance(call, KitError)
            else f"read as a call of {len(call.turns)} turns"
        )
        return {"loads": (right, 1)}, [] if right else [f"loads: {said[:160]}"]
    points: Score = {"loads": (True, 1)}
    wrong: list[str] = []
    _stated(truth, call, points, wrong)
    if truth["loads"] == "unsegmented":
        # one turn a blob, of nobody known
        alone = len(call.speakers) == 1
        points["unsegmented"] = (alone, 1)
        wrong += [] if alone else [f"unsegmented: {len(call.turns)} turns"]
    else:
        _turns(truth, call, points, wrong)
        _people(truth, call, points, wrong)
    return points, wrong


def _stated(truth: Truth, call: Transcript, points: Score, wrong: list[str]) -> None:
    for field in STATED:
        known = truth.get(field) or []
        known = [known] if isinstance(known, str) else known
        found = str(getattr(call, field) or "")
        right = found.lower() in [each.lower() for each in known] or (
            field == "company" and _alike(found, known)
        )
        points[f"{field} right or null"] = (right or not found, 1)
        if known:
            points[f"{field} found"] = (right, 1)
        if (found or known) and not right:
            wrong.append(f"{field}: {found or 'null'} for {' | '.join(known) or 'null'}")


def _alike(found: str, known: list[str]) -> bool:
    plain = [" ".join(names.tokens(each)) for each in known]
    return bool(found) and " ".join(names.tokens(found)) in plain


def _turns(truth: Truth, call: Transcript, points: Score, wrong: list[str]) -> None:
    want, found = len(truth["turns"]), len(call.turns)
    points["turns exact"] = (want == found, 1)
    points["turns within 2%"] = (abs(want - found) <= 0.02 * want, 1)
    if want != found:
        wrong.append(f"turns: {found} for {want}")
    qa = [turn.index for turn in call.turns if turn.part == "qa"]
    border = qa[0] if qa else -1
    points["border"] = (border == truth["first_question"], 1)
    if border != truth["first_question"]:
        wrong.append(f"border: {border} for {truth['first_question']}")


def _people(truth: Truth, call: Transcript, points: Score, wrong: list[str]) -> None:
    pairs = _paired(truth, call)
    seats = Counter((who, id(speaker)) for who, speaker in pairs)
    owner: dict[int, Speaker] = {}
    for (who, _), _times in seats.most_common():
        if who not in owner:
            owner[who] = max(
                (s for w, s in pairs if w == who),
                key=lambda s: sum(w == who and s is x for w, x in pairs),
            )
    met = 0
    for index, person in enumerate(truth["speakers"]):
        speaker = owner.get(index)
        forms = [person["name"], *person.get("also", [])]
        if speaker and _is(speaker, forms):
            met += 1
            _about(person, speaker, points, wrong)
        else:
            wrong.append(f"speaker: {speaker.name if speaker else 'nobody'} for {person['name']}")
    precision = min(1.0, met / max(1, len(call.speakers)))
    recall = met / len(truth["speakers"])
    f1 = 2 * precision * recall / (precision + recall) if met else 0.0
    points["speakers F1"] = (f1, 1)
    if len(call.speakers) > len(truth["speakers"]):
        extra = [s.name for s in call.speakers if all(s is not o for o in owner.values())]
        wrong.append(f"speakers too many: {'; '.join(extra)}")
    right = [(truth["speakers"][who], speaker) for who, speaker in pairs]
    points["roles of turns"] = (sum(p["role"] == s.role for p, s in right), len(truth["turns"]))
    bad = {(p["name"], p["role"], s.role) for p, s in right if p["role"] != s.role}
    wrong += [f"role: {got} for {want} of {who}" for who, want, got in sorted(bad)]


def _paired(truth: Truth, call: Transcript) -> list[tuple[int, Speaker]]:
    """Turns of the truth and of the call that go together, in order."""
    one = [_key(truth["speakers"][who]["name"]) for who in truth["turns"]]
    other = [_key(turn.speaker.name) for turn in call.turns]
    if len(one) == len(other):
        return [(who, turn.speaker) for who, turn in zip(truth["turns"], call.turns, strict=True)]
    pairs = []
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal" or b - a == d - c:
            pairs += [
                (truth["turns"][i], call.turns[j].speaker)
                for i, j in zip(range(a, b), range(c, d), strict=True)
            ]
    return pairs


def _key(said: str) -> str:
    """A name to be compared; "Speaker 4" and a bare "4" are one."""
    return " ".join(names.tokens(said)).removeprefix("speaker ")


def _is(speaker: Speaker, forms: list[str]) -> bool:
    found = {_key(form) for form in (speaker.name, *speaker.aliases)}
    cut = tuple(_key(form) for form in forms if form.endswith("…"))  # a long label's beginning
    return bool(found & {_key(form) for form in forms}) or any(
        cut and name.startswith(cut) for name in found
    )


def _about(person: Truth, speaker: Speaker, points: Score, wrong: list[str]) -> None:
    for field in ("title", "firm"):
        known = person.get(field) or []
        found = getattr(speaker, field) or ""
        right = _near(found, known) if known else not found
        met, of = points.get("titles and firms", (0, 0))
        points["titles and firms"] = (met + right, of + 1)
        if not right:
            wrong.append(
                f"{field} of {person['name']}: {found or 'null'} for {' | '.join(known) or 'null'}"
            )


def _near(found: str, known: list[str]) -> bool:
    """Whether a title or firm is one of those accepted, punctuation and case apart."""
    plain = _plain(found)
    cut = tuple(_plain(each) for each in known if each.endswith("…"))
    return any(plain == _plain(each) for each in known) or bool(cut and plain.startswith(cut))


def _plain(said: str) -> str:
    return "".join(letter for letter in fold(said).lower() if letter.isalnum())


def report(chosen: list[Truth]) -> tuple[dict[str, list[str]], dict[str, float]]:
    """What is wrong, file by file, and the share of points for each question."""
    faults: dict[str, list[str]] = {}
    met: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for truth in chosen:
        points, wrong = score(truth, loaded(truth))
        faults[name(truth)] = wrong
        for question, (got, all_) in points.items():
            met[question] += got
            of[question] += all_
    return faults, {question: met[question] / of[question] for question in of}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*")
    parser.add_argument(
        "--held", action="store_true", help="the files that were kept aside, scores only"
    )
    parser.add_argument(
        "--show", action="store_true", help="what is wrong in files kept aside, too"
    )
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--against", type=Path)
    asked = parser.parse_args()
    chosen = [
        truth
        for truth in truths()
        if (truth["file"] in HELD) == asked.held
        and (not asked.files or any(part in truth["file"] for part in asked.files))
    ]
    faults, scores = report(chosen)
    if not asked.held or asked.show:
        for file, wrong in faults.items():
            print(f"{'ok   ' if not wrong else '     '}{file}", *wrong, sep="\n          ")
    for question, share in scores.items():
        print(f"{question:<24}{share:.3f}")
    if asked.keep:
        asked.keep.write_text(json.dumps(faults, indent=1, ensure_ascii=False), "utf-8")
    if asked.against:
        before = json.loads(asked.against.read_text("utf-8"))
        for file, wrong in faults.items():
            for fault in sorted(set(before.get(file, [])) - set(wrong)):
                print(f"gained  {file}: {fault}")
            for fault in sorted(set(wrong) - set(before.get(file, []))):
                print(f"lost    {file}: {fault}")


if __name__ == "__main__":
    sys.exit(main())
