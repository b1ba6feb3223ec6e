"""``import kit`` is quick, and gives what it names whatever was imported before."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import kit


def told(code):
    """What a process of its own prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize("library", ["pandas", "numpy", "altair", "click", "pypdfium2", "yaml"])
def test_a_call_is_loaded_without(library):
    code = "import sys, kit; kit.load(text='We grew.', format='plain'); print(*sys.modules)"
    assert library not in {name.partition(".")[0] for name in told(code)}


def test_import_brings_none_of_its_modules():
    assert told("import sys, kit; print(*(m for m in sys.modules if m.startswith('kit')))") == [
        "kit"
    ]


@pytest.mark.parametrize("name", ["load", "samples", "show"])
@pytest.mark.parametrize("first", ["import kit.{0}", "from kit.{0} import {0} as first"])
def test_a_function_is_not_hidden_by_the_module_of_its_name(name, first):
    code = f"import kit; {first.format(name)}; kit.{name}; print(callable(kit.{name}))"
    assert told(code) == ["True"]


def test_what_is_named_is_there_and_known_to_who_checks_types():
    tree = ast.parse(Path(kit.__file__).read_text("utf-8"))
    typed = next(node for node in tree.body if isinstance(node, ast.If))
    names = {name.asname for node in typed.body for name in node.names}
    assert names == set(kit.__all__)
    assert all(inspect.getdoc(getattr(kit, name)) for name in kit.__all__)


def test_completion_offers_what_is_not_imported_yet():
    assert set(kit.__all__) <= set(told("import kit; print(*dir(kit))"))


def test_what_is_not_there_is_said():
    with pytest.raises(AttributeError, match="module 'kit' has no attribute 'lode'"):
        _ = kit.lode
