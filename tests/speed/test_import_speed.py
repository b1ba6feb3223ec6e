"""How long `import kit` takes, beside that of pandas, each in a process of its own.

pytest tests/speed --benchmark-only --benchmark-columns=median --benchmark-group-by=group
"""

import subprocess
import sys

import pytest

BARE = "pass"
MOST = 0.5  # times what pandas takes


def started(code):
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.benchmark(group="import")
@pytest.mark.parametrize("code", [BARE, "import pandas", "import kit", "import kit; kit.load"])
def test_a_process_that_imports(benchmark, code):
    benchmark.pedantic(started, args=[code], rounds=5, warmup_rounds=1)


@pytest.mark.slow
def test_import_takes_a_fraction_of_what_pandas_takes():
    least = {
        code: min(timed(code) for _ in range(5)) for code in (BARE, "import pandas", "import kit")
    }
    own, pandas = (least[code] - least[BARE] for code in ("import kit", "import pandas"))
    assert own <= MOST * pandas


def timed(code):
    clock = "import time; a = time.process_time();"
    done = subprocess.run(
        [sys.executable, "-c", f"{clock} {code}; print(time.process_time() - a)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)
