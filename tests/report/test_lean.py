"""What costs a second and does nothing for a report is not imported, and found again after."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from kit.report.lean import SLOW, hidden

SEEN = f"import sys; print(sorted(name for name in {SLOW!r} if name in sys.modules))"
FORK = "from kit.report import lean, zygote, shell; shell.made()"


@pytest.mark.parametrize("does", ["from kit.report import reports, render, watched", FORK])
def test_the_slow_ones_are_left_out(does):
    ran = subprocess.run(
        [sys.executable, "-c", f"{does}; {SEEN}"], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "[]\n"
    assert ran.stderr == ""


def test_papermill_finds_the_engine_without_its_weight():
    seen = "import kit.report.entry, sys; print('jsonschema' in sys.modules, 'papermill' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert ran.stdout == "False False\n"


def test_what_was_hidden_is_found_again():
    sys.modules.pop("this", None)
    with hidden("this", "sys"), pytest.raises(ImportError):
        import_module("this")
    assert "this" not in sys.modules
    assert "sys" in sys.modules
