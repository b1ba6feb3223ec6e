"""The floors of the house: imports point down, none makes a cycle, nobody takes the back stairs."""

import ast
import graphlib
from pathlib import Path

import pytest

KIT = Path(__file__).parent.parent / "kit"
MODULES = sorted(KIT.rglob("*.py"))

FLOORS = [
    {"errors", "values", "text", "lexicon"},
    {"grammar", "model", "passages"},
    {
        "containers",
        "dress",
        "explained",
        "found",
        "front",
        "load",
        "notes",
        "parts",
        "people",
        "readers",
        "samples",
    },
    {"tables"},
    {"facts"},
    {"catalogue", "compare", "export"},
    {"charts", "explore", "show"},
    {"report"},
    {"cli", "__init__", "__main__"},
]
FLOOR = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
# which floor a third party may first be used on
PARTIES = {
    "pandas": "dress",
    "altair": "charts",
    "papermill": "report",
    "nbconvert": "report",
    "click": "cli",
}


def room(path):
    return path.relative_to(KIT).parts[0].removesuffix(".py")


def module(path):
    return ".".join(path.relative_to(KIT.parent).with_suffix("").parts).removesuffix(".__init__")


def imported(path):
    """The modules a file imports anywhere in it, dotted."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name} imports relatively"
            names = {f"{node.module}.{name.name}" for name in node.names}
            yield from names & KNOWN or {node.module}
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


KNOWN = {module(path) for path in MODULES}
EACH_MODULE = pytest.mark.parametrize("path", MODULES, ids=module)


@EACH_MODULE
def test_every_room_has_its_floor(path):
    assert room(path) in FLOOR, f"{room(path)} is on no floor of this test"


@EACH_MODULE
def test_imports_point_down(path):
    for other in imported(path):
        top, _, rest = other.partition(".")
        if top == "kit":
            below = rest.split(".")[0] or "__init__"
            assert FLOOR[below] <= FLOOR[room(path)], f"{room(path)} imports {below}, above it"
        elif top in PARTIES:
            assert FLOOR[PARTIES[top]] <= FLOOR[room(path)], f"{room(path)} uses {top} too low"


def test_no_import_makes_a_cycle():
    graph = {module(path): {m for m in imported(path) if m in KNOWN} for path in MODULES}
    for name, others in graph.items():
        others.discard(name)
    assert len(list(graphlib.TopologicalSorter(graph).static_order())) == len(graph)


@EACH_MODULE
def test_a_module_says_what_it_is(path):
    assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), f"{path.name} has no docstring"
