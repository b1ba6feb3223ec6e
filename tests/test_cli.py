"""The command line: one call of the library each, errors in a sentence, help with an example."""

from __future__ import annotations

import re
import subprocess
import sys

import click
import pandas as pd
import pytest
from click.testing import CliRunner

from kit.catalogue import CATALOGUE
from kit.cli import cli, main
from kit.cli.terminal import plain
from kit.facts import TABLES
from kit.load import load
from kit.samples import sample, samples

VERBS = pytest.mark.parametrize("verb", cli.commands.values(), ids=cli.commands)
CALL = str(sample("marlow-2024q1"))


def run(*words: str):
    return CliRunner().invoke(cli, words, catch_exceptions=False)


@VERBS
def test_every_verb_has_help_with_an_example_of_itself(verb):
    said = run(verb.name, "--help").output
    assert f"kit {verb.name}" in said.partition("Example:")[2]


@VERBS
def test_every_option_says_what_it_is(verb):
    assert all(
        option.help for option in verb.params if isinstance(option, click.Option) and option.name
    )


def test_python_m_kit_is_kit():
    ran = subprocess.run(
        [sys.executable, "-m", "kit", "--help"], capture_output=True, text=True, check=True
    )
    assert ran.stdout.startswith("Usage: kit ")


@pytest.mark.parametrize("words", [["show", "nowhere.txt"], ["sniff", "nowhere.txt"]])
def test_our_own_errors_are_one_line_and_status_one(words, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["kit", *words])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert re.match("kit: (there is no|no) file .*'nowhere.txt'", str(stopped.value.code))
    assert capsys.readouterr().out == ""


def test_sniff_says_what_was_recognised_and_why():
    lines = [line.split(None, 1) for line in run("sniff", CALL).output.splitlines()]
    said = {first: rest[0] for first, *rest in reversed(lines) if rest}
    assert said["format"] == "headed in text"
    assert said["company"].startswith("Marlow Instruments, Inc. (header at ")
    assert said["period"].startswith("2024Q1 (header at ")
    assert said["questions"].startswith("from turn ")
    assert said["before"].endswith("…")
    assert [rest for first, *rest in lines if first == "signs"]


def test_sniff_says_of_no_call_what_it_looks_like(tmp_path, monkeypatch, capsys):
    (tmp_path / "release.txt").write_text(
        "Exhibit 99.1. Acme today announced revenue of $4 million."
    )
    monkeypatch.setattr(sys, "argv", ["kit", "sniff", str(tmp_path / "release.txt")])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert "an exhibit of a filing ('exhibit 99')" in str(stopped.value.code)


def test_show_prints_every_word_of_every_turn():
    shown, call = " ".join(run("show", CALL).output.split()), load(CALL)
    for turn in call.turns:
        assert " ".join(turn.span.of(call.text).split()) in shown


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_table_can_be_written(name, tmp_path):
    out = tmp_path / "table.csv"
    assert run("table", name, CALL, "-o", str(out)).exit_code == 0
    written, table = pd.read_csv(out), CATALOGUE[name](load(CALL))
    assert list(written.columns) == list(table.columns)
    assert len(written) == len(table)


def test_tables_of_several_calls_go_to_stdout_as_one():
    calls = [str(path) for path in samples() if path.stem.startswith("marlow")]
    lines = run("table", "speakers", *calls).output.splitlines()
    assert sum(line.startswith("call_id,") for line in lines) == 1
    assert {line.split(",")[0] for line in lines if line.startswith("MRLW-")} >= {"MRLW-2024Q1"}


def test_all_tables_of_a_call_are_written_into_one_file(tmp_path):
    duckdb = pytest.importorskip("duckdb")
    out = tmp_path / "calls.duckdb"
    assert run("table", "all", CALL, "-o", str(out)).exit_code == 0
    with duckdb.connect(str(out)) as database:
        assert {name for (name,) in database.sql("show tables").fetchall()} == set(TABLES)


def test_several_tables_need_a_file_that_holds_them():
    ran = run("table", "all", CALL)
    assert ran.exit_code == 2
    assert "-o calls.xlsx or calls.duckdb" in ran.output


def test_an_ending_nobody_writes_is_said_before_the_calls_are_read(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["kit", "table", "turns", "nowhere.txt", "-o", "turns.ods"])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert "'turns.ods' ends in none of .csv, .xlsx, .parquet, .duckdb" in str(stopped.value.code)


def test_a_call_cannot_command_the_terminal():
    assert plain("a\x1b]0;title\x07b\x9b31m\r") == "a\ufffd]0;title\ufffdb\ufffd31m\ufffd"


def test_report_needs_no_paths_and_says_where_the_pages_are(monkeypatch, tmp_path):
    asked = {}

    def reports(paths, **options):
        asked.update(options, paths=paths)
        return []

    monkeypatch.setattr("kit.report.reports", reports, raising=False)
    words = ["-p", "top", "5", "--notebook", "risks", "-o", str(tmp_path), "--memory", "2"]
    ran = run("report", *words, "--longest", "9", "--jobs", "3", "--again", "--engine", "stock")
    assert asked == {
        "paths": (),
        "notebooks": ("risks",),
        "parameters": {"top": "5"},
        "folder": tmp_path,
        "memory": 2 * 2**20,
        "longest": 9.0,
        "jobs": 3,
        "again": True,
        "engine": "stock",
        "shared": False,
        "pdf": False,
    }
    assert str(tmp_path / "index.html") in ran.output


def test_lab_without_jupyterlab_says_what_to_install(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    ran = run("lab")
    assert ran.exit_code == 1
    assert "pip install 'earnings-call-kit[lab]'" in ran.output
