"""What must hold for every notebook that ships: its form, its parameters, and that it runs."""

import ast
from itertools import pairwise
from pathlib import Path

import nbformat
import papermill
import pytest
from papermill.exceptions import PapermillExecutionError

ROOT = Path(__file__).parents[1]
NOTEBOOKS = ROOT / "notebooks"
SHIPPED = sorted(NOTEBOOKS.glob("*.ipynb"))
REPORTS = [path for path in SHIPPED if path.stem != "explore"]
EACH = pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
EACH_REPORT = pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
LOOPS = (ast.For, ast.While, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda,
         ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)  # fmt: skip
UNSAFE = {"HTML", "Markdown", "style", "to_html", "to_markdown", "Javascript", "SVG"}
QUIET_CALL = """\
Plum Jam plc (NYSE:PLUM)
Q1 2024 Earnings Conference Call

Operator

Good day, and welcome to the Plum Jam call.

Ada Quill -- Chief Executive Officer

Thank you. We are glad to be here, and it was a good quarter for jam.

Max Ode -- Chief Financial Officer

I have nothing to add to what Ada said.

Ada Quill -- Chief Executive Officer

Then we thank you for your time.
"""


def cells(path, kind):
    return [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == kind]


def trees(path):
    return [ast.parse(cell.source) for cell in cells(path, "code")]


def nodes(path):
    return [node for tree in trees(path) for node in ast.walk(tree)]


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a notebook where it lies, with this checkout's kit, and gives back what came of it."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def execute(path, **parameters):
        return papermill.execute_notebook(
            path, tmp_path / path.name, parameters, cwd=str(NOTEBOOKS), progress_bar=False
        )

    return execute


def outputs(notebook):
    return [out for cell in notebook.cells for out in cell.get("outputs", [])]


def shown(notebook):
    """All HTML and text of a run notebook."""
    data = [out.get("data", {}) for out in outputs(notebook)]
    return "\n".join(str(d.get("text/html", d.get("text/plain", ""))) for d in data)


def test_notebooks_ship():
    assert {"call", "metrics", "guidance", "risks", "explore"} <= {path.stem for path in SHIPPED}


@EACH
def test_it_is_valid_and_committed_without_outputs(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not any(cell.outputs or cell.execution_count for cell in code)
    assert notebook.metadata["kernelspec"]["name"] == "python3"
    assert "papermill" not in notebook.metadata


@EACH
def test_every_parameter_has_a_type_a_default_and_a_meaning(path):
    parameters = papermill.inspect_notebook(path)
    assert next(iter(parameters)) == "calls"
    for name, about in parameters.items():
        assert about["inferred_type_name"] in {"str", "int", "float", "bool"}, name
        assert about["default"], f"{name} lacks a default"
        assert about["help"], f"{name} lacks a comment that says what it is"


@EACH
def test_its_first_code_is_its_one_parameters_cell(path):
    tagged = ["parameters" in cell.metadata.get("tags", []) for cell in cells(path, "code")]
    assert tagged[0]
    assert sum(tagged) == 1


@EACH
def test_it_defines_nothing_and_repeats_nothing(path):
    assert not [node for node in nodes(path) if isinstance(node, LOOPS)]


@EACH
def test_text_of_a_call_never_becomes_markup(path):
    named = {node.id for node in nodes(path) if isinstance(node, ast.Name)}
    named |= {node.attr for node in nodes(path) if isinstance(node, ast.Attribute)}
    assert not named & UNSAFE
    assert "enable" in named  # Altair's own renderer writes data where a browser runs it


@EACH
def test_channels_are_classes_and_not_strings(path):
    calls = [node for node in nodes(path) if isinstance(node, ast.Call)]
    encoded = [c for c in calls if isinstance(c.func, ast.Attribute) and c.func.attr == "encode"]
    for call in encoded:
        assert not [k for k in call.keywords if isinstance(k.value, ast.Constant)]


@EACH
def test_prose_stands_before_every_picture(path):
    kinds = []
    for cell in nbformat.read(path, as_version=4).cells:
        picture = cell.source.startswith("charts.")
        kinds.append("prose" if cell.cell_type == "markdown" else "picture" if picture else "code")
    assert "picture" in kinds
    for before, kind in pairwise(kinds):
        assert kind != "picture" or before in {"prose", "picture"}


@EACH
def test_the_readme_names_it_and_its_parameters(path):
    (line,) = [
        row for row in (NOTEBOOKS / "README.md").read_text("utf-8").splitlines()
        if row.startswith(f"| `{path.name}`")
    ]  # fmt: skip
    for name in papermill.inspect_notebook(path):
        assert f"`{name}`" in line


@pytest.mark.slow
@EACH
def test_it_runs_with_its_own_defaults(path, run):
    came = run(path)
    assert not [out for out in outputs(came) if out.output_type in {"error", "stream"}]
    drawn = [
        out for out in outputs(came) if "application/vnd.vegalite.v5+json" in out.get("data", {})
    ]
    assert drawn
    assert '<section class="transcript"' in shown(came)


@pytest.mark.slow
@EACH_REPORT
def test_it_runs_with_another_file_that_has_next_to_nothing_and_says_so(path, run, tmp_path):
    quiet = tmp_path / "quiet call.txt"
    quiet.write_text(QUIET_CALL, "utf-8")
    came = run(path, calls=str(quiet))
    assert "Plum Jam plc" in shown(came)
    assert "no rows:" in shown(came)
    assert "questions and answers" in shown(came).lower()


@pytest.mark.slow
@EACH
def test_of_a_file_that_is_not_there_it_fails_and_names_it(path, run):
    with pytest.raises(PapermillExecutionError, match=r"nowhere"):
        run(path, calls="nowhere/at-all.txt")
