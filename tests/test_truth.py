"""The sample calls against facts marked by hand: no share may fall below what it has reached.

`python -m tests.truth.ruler` prints each fact that is not met. A floor is raised when a change gains.
"""

import pytest

from tests.truth.ruler import Score, names, score

FLOORS = {
    "metrics": 0.955,
    "metrics.metric": 0.84,
    "metrics.aspect": 0.94,
    "metrics.unit": 0.97,
    "metrics.period": 0.90,
    "metrics.basis": 0.81,
    "guidance": 0.65,
    "guidance.form": 0.92,
    "guidance.unit": 0.95,
    "risks": 0.47,
    "risks.stance": 0.95,
    "traps": 0.93,
}


@pytest.fixture(scope="module")
def total():
    sums = Score()
    for name in names():
        result = score(name)
        sums.met.update(result.met)
        sums.all.update(result.all)
    return sums


@pytest.mark.parametrize(("what", "floor"), FLOORS.items(), ids=FLOORS)
def test_what_has_been_reached_is_kept(total, what, floor):
    assert total.all[what] > 20
    assert total.share(what) >= floor
