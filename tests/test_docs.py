"""What the documents say: commands run, links lead to files, and whatever ships is named."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import papermill
import pytest

import kit
from kit.catalogue import CATALOGUE
from kit.cli import cli
from kit.readers import READERS

ROOT = Path(__file__).parents[1]
DOCUMENTS = [
    *(ROOT / folder / "README.md" for folder in (".", "kit", "notebooks", "reports")),
    ROOT / "CHANGELOG.md",
]
README = DOCUMENTS[0].read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FENCE = re.compile(r"^```(?P<kind>\w*)\n(?P<inside>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?P<to>[^)\s#]+)")
# what makes an environment, or stays until it is closed: looked at, not run
SET_UP = re.compile(r"python3 -m venv |\. \.venv/|pip install |make |kit lab$")
RUNS = re.compile(r"kit \w|python -m tests\.")
PICTURE = 300_000  # bytes


def fences(kind):
    return [found["inside"] for found in FENCE.finditer(README) if found["kind"] == kind]


def commands():
    """Every command that a reader is shown, in the README and in the help of the verbs."""
    for block in fences("console"):
        yield from (line.removeprefix("$ ") for line in block.splitlines())
    yield from re.findall(r"\| `(kit [^`]+)` \|$", README, re.MULTILINE)
    for verb in cli.commands.values():
        yield from examples(verb)


def examples(verb):
    lines = verb.help.partition("Example:")[2].splitlines()
    return [line.strip() for line in lines if line.strip()]


def row(section, name):
    """The line that is about ``name`` in the table of a section of the README."""
    about = README.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    (found,) = re.findall(rf"^\| `{re.escape(name)}` \|.*$", about, re.MULTILINE)
    return found


COMMANDS = list(dict.fromkeys(commands()))
RUN = [command for command in COMMANDS if not SET_UP.match(command)]
EACH_DOCUMENT = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT))
)


@pytest.fixture
def stranger(tmp_path):
    """A folder as the documents assume it, and an environment where ``kit`` is this checkout's."""
    for name in ("kit", "notebooks", "tests"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "calls").mkdir()
    for quarter in ("2024q3", "2024q4"):
        shutil.copy(kit.sample(f"marlow-{quarter}"), tmp_path / f"calls/acme-{quarter}.txt")
    tools = {"python": f'{sys.executable} -P "$@"', "kit": 'python -m kit "$@"', "less": "cat"}
    (tmp_path / "bin").mkdir()
    for name, does in tools.items():
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\nexec {does}\n", "utf-8")
        (tmp_path / "bin" / name).chmod(0o755)
    path = os.pathsep.join([str(tmp_path / "bin"), os.environ["PATH"]])
    return tmp_path, {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the commands are written for a Unix shell")
@pytest.mark.parametrize("command", RUN)
def test_a_command_runs_as_it_is_written(command, stranger):
    folder, environment = stranger
    ran = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    assert "failed:" not in ran.stderr
    for written in re.findall(r"-o (\S+)", command):
        assert (folder / written).exists()
    if command.startswith("kit report"):
        assert "pages made: " in ran.stdout
    elif "-o " not in command:
        assert ran.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_one_that_is_run_here_or_looked_at(command):
    assert bool(RUNS.match(command)) or bool(SET_UP.match(command))


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("make ")])
def test_what_is_made_is_a_target_of_the_makefile(command):
    targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert command.removeprefix("make ") in targets


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("pip ")])
def test_what_is_installed_is_an_extra_and_its_constraints_are_there(command):
    words = shlex.split(command)
    for extra in re.findall(r"\[(\w+)\]", command):
        assert extra in PROJECT["optional-dependencies"]
    assert (ROOT / words[words.index("-c") + 1]).is_file()


def test_every_block_of_code_is_run():
    assert {found["kind"] for found in FENCE.finditer(README)} == {"python", "console"}
    for block in fences("console"):
        assert all(line.startswith("$ ") for line in block.splitlines())
    for block in fences("python"):
        assert block.startswith(">>> ")
        assert block.endswith("\n\n"), "doctest takes the fence for output without an empty line"


@pytest.mark.parametrize("verb", cli.commands.values(), ids=list(cli.commands))
def test_a_verb_has_examples_of_itself_and_is_in_the_readme(verb):
    assert examples(verb)
    assert all(example.startswith(f"kit {verb.name}") for example in examples(verb))
    assert row("On the command line", f"kit {verb.name}").count(f"`kit {verb.name}") == 2


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_table_is_in_the_readme(name):
    assert row("The tables", name)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_format_is_in_the_readme(reader):
    assert row("Which transcripts it reads", reader.name)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_and_its_parameters_are_in_the_readme(notebook):
    told = row("Reports", notebook.stem).rpartition(" | ")[2]
    parameters = papermill.inspect_notebook(notebook).keys() - {"calls"}
    assert set(re.findall(r"`(\w+)`", told)) == parameters


@EACH_DOCUMENT
def test_a_link_leads_to_a_file(document):
    for link in LINK.findall(document.read_text("utf-8")):
        assert link.startswith("https://") or (document.parent / link).is_file(), link


def test_the_versions_agree():
    newest = re.search(r"^## (\S+)", DOCUMENTS[-1].read_text("utf-8"), re.MULTILINE)[1]
    assert newest == kit.__version__ == PROJECT["version"]


def test_the_sample_page_is_of_the_sample_call_and_names_no_folder():
    page = (ROOT / "reports/sample.html").read_text("utf-8")
    assert "Marlow Instruments, Inc., 2024Q4: One call</title>" in page
    assert str(ROOT) not in page


def test_the_picture_is_a_small_one():
    picture = (ROOT / "reports/sample.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) < PICTURE
