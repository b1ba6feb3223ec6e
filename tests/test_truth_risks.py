"""The risks of real calls against those marked by hand: no share may fall below what it has reached.

`python -m tests.truth.risks.ruler` prints each mark that is not met. A floor is raised when a change gains.
"""

import pytest

from tests.truth.risks.ruler import CALLS, NAMES, score

pytestmark = pytest.mark.skipif(not CALLS.is_dir(), reason="no real calls beside the checkout")

FLOORS = {
    "lexin-2023q4": {"recall": 0.9, "stance": 0.9, "tense": 0.9, "exposures": 0.9},
    "skywest-2024q3": {"recall": 0.78, "stance": 0.9, "tense": 0.9, "exposures": 0.9},
    "unifirst-2026q1": {"recall": 0.53, "stance": 0.9, "tense": 0.85, "exposures": 0.8},
}


def test_every_marked_call_has_its_floors():
    assert set(FLOORS) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_what_has_been_reached_is_kept(name):
    reached = score(name)
    assert {what: reached.share(what) >= floor for what, floor in FLOORS[name].items()} == (
        dict.fromkeys(FLOORS[name], True)
    )
