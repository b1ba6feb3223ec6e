"""A fork does what a stock kernel does, and takes nothing with it into the next."""

from __future__ import annotations

import os
import time
from pathlib import Path

import nbformat
import pytest
from made_up import HOSTILE, notebook, show
from nbformat.v4 import new_code_cell, new_markdown_cell

from kit.errors import ReportFailed
from kit.report import render
from kit.report.parent import CAN_FORK, ENGINES, stop_forks, warm_parent

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="this system cannot fork kernels")

# what a report might leave behind, and how the next would see it
POISONS = {
    "a name among the builtins": (
        "import builtins; builtins.left = 1",
        "hasattr(builtins, 'left')",
    ),
    "a patched library": ("import pandas; pandas.DataFrame.sum = None", "pandas.DataFrame.sum"),
    "a patched kit": ("import kit; kit.load = None", "kit.load.__name__"),
    "the environment": ("os.environ['LEFT'] = '1'", "os.environ.get('LEFT')"),
    "a filter of warnings": ("import warnings; warnings.simplefilter('error')", "warnings.filters"),
    "an option of pandas": (
        "pandas.set_option('display.width', 7)",
        "pandas.options.display.width",
    ),
    "a theme of altair": (
        "import altair; altair.theme.enable('dark'); altair.renderers.enable('png')",
        "(altair.theme.active, altair.renderers.active)",
    ),
    "a seed": (
        "import random, numpy; random.seed(1); numpy.random.seed(1)",
        "(random.random() == 0.13436424411240122, numpy.random.rand() == 0.417022004702574)",
    ),
    "a file left open": ("left = open('open.txt', 'w')", "len(os.listdir('/proc/self/fd'))"),
    "a hook for the end": (
        "import atexit, pathlib; atexit.register(pathlib.Path('left.txt').write_text, 'x')",
        "os.path.exists('left.txt')",
    ),
    "a path of modules": ("import sys; sys.path.insert(0, '/left')", "'/left' in sys.path"),
    "a module": ("sys.modules['left'] = sys", "'left' in sys.modules"),
    "a hook of the shell": (
        "get_ipython().events.register('pre_run_cell', lambda *_: print('left'))",
        "len(get_ipython().events.callbacks['pre_run_cell'])",
    ),
    "a thread": (
        "import threading; threading.Thread(target=time.sleep, args=(60,)).start()",
        "threading.active_count()",
    ),
    "a limit of recursion": ("sys.setrecursionlimit(500)", "sys.getrecursionlimit()"),
    "the folder": ("os.chdir('/')", "os.getcwd()"),
}
USED = "import altair, builtins, kit, numpy, os, pandas, random, sys, threading, time, warnings"


def outputs(page: Path) -> list[object]:
    kept = nbformat.read(page.with_suffix(".ipynb"), as_version=4)
    return [cell.get("outputs") for cell in kept.cells]


def test_nothing_leaks_from_one_report_to_the_next(written, tmp_path):
    looks = [new_code_cell(f"print({look})") for _, look in POISONS.values()]
    poisons = [new_code_cell(poison) for poison, _ in POISONS.values()]
    look = written(notebook(new_code_cell(USED), *looks), "look.ipynb")
    poison = written(notebook(new_code_cell(USED), *poisons), "poison.ipynb")
    before = render(look, tmp_path / "before.html", {}, engine="fork")
    render(poison, tmp_path / "poison.html", {}, engine="fork")
    after = render(look, tmp_path / "after.html", {}, engine="fork")
    assert dict(zip(POISONS, outputs(after)[3:], strict=True)) == dict(
        zip(POISONS, outputs(before)[3:], strict=True)
    )
    assert (look.parent / "open.txt").read_text() == ""  # left open, and never written to


CELLS = {
    "prints": "import sys\nprint('one'); print('two', file=sys.stderr); print('three')",
    "slowly": "import time\nfor n in range(3):\n    print(n); time.sleep(0.3)",
    "by a command": "!echo said && echo badly >&2",
    "a value": "2 + 2",
    "nothing": "None",
    "a frame": "import pandas; pandas.DataFrame({'a': [1, 2]})",
    "displays": "from IPython.display import display, HTML; display(HTML('<b>1</b>'), 'two')",
    "an update": "h = display('old', display_id='x'); h.update('new')",
    "a clearing": "from IPython.display import clear_output\nprint('a'); clear_output(); print('b')",
    "a wait": "import asyncio\nawait asyncio.sleep(0.01)\n'waited'",
    "a picture": "from IPython.display import Image\nImage(data=b'\\x89PNG\\r\\n', format='png')",
    "odd data": "import datetime\ndisplay({'application/x+json': {'d': 1.5, 'n': None}}, raw=True)",
    "a magic": "%precision 3\n3.14159",
    "the past": "_ , In[-2][:5], Out.keys() and True",
    "a name": "__name__, __doc__, sorted(n for n in dir() if not n.startswith('_'))[:3]",
    "itself": "class Own: ...\nimport pickle\nlen(pickle.dumps(Own()))",
    "words": f"print(*{HOSTILE!r})",
    "a warning": "import warnings; warnings.warn('careful')",
    "a traceback": "import traceback\ntry:\n    1 / 0\nexcept Exception:\n    traceback.print_exc()",
    "the folder": "from pathlib import Path; Path.cwd().name",
    "no answer": "try:\n    input('?')\nexcept Exception as e:\n    print(type(e).__name__)",
}


@pytest.mark.slow
def test_both_engines_leave_the_same_outputs_and_the_same_bytes(written, tmp_path, monkeypatch):
    monkeypatch.delenv("PYTEST_CURRENT_TEST")  # ipykernel hears less when it is tested
    cells = [new_code_cell(code) for code in CELLS.values()]
    source = written(notebook(*cells, new_markdown_cell("## End"), show(html="<p>End</p>")))
    pages = {
        engine: render(source, tmp_path / engine / "page.html", {"top": 4}, engine=engine)
        for engine in ENGINES
    }
    names = ["title", "parameters", "given", *CELLS, "prose", "end"]
    fork, stock = (dict(zip(names, outputs(pages[e]), strict=True)) for e in ("fork", "stock"))
    assert fork == stock
    assert pages["fork"].read_bytes() == pages["stock"].read_bytes()


# what a stock kernel hears of by chance: in this cell, or in the next
BELOW = {
    "import os\nos.write(1, b'below\\n'); print('above')": "below\nabove\n",
    "import subprocess; _ = subprocess.run(['echo', 'child'])": "child\n",
    "import ctypes; _ = ctypes.CDLL(None).puts(b'of C'); ctypes.CDLL(None).fflush(None)": "of C\n",
}


@pytest.mark.parametrize(("code", "said"), BELOW.items(), ids=["process", "child", "library"])
def test_a_fork_hears_what_is_written_below_python(written, tmp_path, code, said):
    source = written(notebook(new_code_cell(code)))
    render(source, tmp_path / "page.html", {}, engine="fork")
    assert outputs(tmp_path / "page.html")[-1][0]["text"] == said


@pytest.mark.slow
def test_both_engines_fail_alike(written, tmp_path):
    source = written(
        notebook(new_code_cell("def half(n):\n    return n / 0"), new_code_cell("half(1)"))
    )
    for engine in ENGINES:
        with pytest.raises(
            ReportFailed, match=r"stopped at In \[3\]: ZeroDivisionError: division by"
        ):
            render(source, tmp_path / engine / "page.html", {}, engine=engine)
    fork, stock = (outputs(tmp_path / engine / "page.html") for engine in ENGINES)
    assert fork == stock


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import os; os._exit(3)", "its process ended with status 3"),
        ("import os; os.kill(os.getpid(), 11)", "its process was stopped by SIGSEGV"),
        ("import ctypes; ctypes.string_at(0)", "its process was stopped by SIGSEGV"),
    ],
)
def test_a_process_that_ends_is_said_to_have_ended(written, tmp_path, code, said):
    source = written(notebook(new_code_cell("print('so far')"), new_code_cell(code)))
    with pytest.raises(ReportFailed, match=said):
        render(source, tmp_path / "page.html", {}, engine="fork")
    assert "so far" in str(outputs(tmp_path / "page.html"))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_report_that_wants_too_much_memory_fails_by_itself(written, tmp_path, engine):
    source = written(notebook(new_code_cell("import numpy\nnumpy.ones(2**28)")))
    with pytest.raises(ReportFailed, match="MemoryError"):
        render(source, tmp_path / "page.html", {}, engine=engine, memory=2**30)


def test_what_a_report_started_is_stopped_with_it(written, tmp_path):
    start = "import subprocess\nprint(subprocess.Popen(['sleep', '600']).pid)"
    source = written(notebook(new_code_cell(start)))
    render(source, tmp_path / "page.html", {}, engine="fork")
    started = int(outputs(tmp_path / "page.html")[-1][0]["text"])
    deadline = time.monotonic() + 5
    while _runs(started) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(started)


def _runs(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False


def test_a_warm_parent_that_died_is_followed_by_another(written, tmp_path):
    source = written(notebook(new_code_cell("print(1)")))
    render(source, tmp_path / "one.html", {}, engine="fork")
    warm_parent()._process.kill()
    render(source, tmp_path / "two.html", {}, engine="fork")
    assert outputs(tmp_path / "one.html") == outputs(tmp_path / "two.html")


def test_a_warm_parent_shows_nothing_of_its_warming(written, tmp_path):
    look = "import altair, pandas, kit; print(altair.renderers.active, altair.theme.active)"
    source = written(notebook(new_code_cell(look)))
    cold = render(source, tmp_path / "cold.html", {}, engine="fork").read_bytes()
    warm_parent().warm()
    assert render(source, tmp_path / "warm.html", {}, engine="fork").read_bytes() == cold


def test_forks_draw_different_numbers(written, tmp_path):
    draw = "import numpy, random; print(random.random(), numpy.random.rand())"
    source = written(notebook(new_code_cell(draw)))
    pages = [render(source, tmp_path / f"{n}.html", {}, engine="fork") for n in range(2)]
    one, two = (outputs(page)[-1][0]["text"].split() for page in pages)
    assert set(one).isdisjoint(two)


def test_nothing_of_it_is_left_when_it_is_stopped():
    process = warm_parent()._process
    fork = warm_parent().fork()
    stop_forks()
    assert process.returncode is not None
    assert not _runs(fork.pid)
    assert not os.path.exists(f"/proc/{process.pid}")
