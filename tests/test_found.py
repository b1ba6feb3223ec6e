"""Which files are meant, what is left out of a folder, and files that cannot be read to an end."""

import os
import warnings
import zipfile

import pytest

from kit import found
from kit.errors import KitWarning, NotFound, UnknownFormat, Unreadable
from kit.found import content, could_be_call, files
from kit.load import load, load_all, sources
from kit.samples import sample

TALK = sample("marlow-2024q4").read_text("utf-8")


@pytest.fixture
def folder(tmp_path):
    """A folder with two calls and what lies about beside such."""
    for name in (
        *("b.txt", "deep/er/a.TXT", "README.md", "index.html", ".hidden.txt", ".git/x.txt"),
        *("._a.txt", "__MACOSX/a.txt", "speaker-metadata.csv", "LICENCE.txt", "chart.png", "x.py"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TALK)
    return tmp_path


def test_a_folder_stands_for_what_could_be_a_call_by_name(folder):
    assert [path.name for path in files(folder)] == ["b.txt", "a.TXT"]


@pytest.mark.parametrize("suffix", found.SUFFIXES)
def test_every_suffix_counts_in_a_folder(tmp_path, suffix):
    (tmp_path / f"call{suffix}").touch()
    assert files(tmp_path) == [tmp_path / f"call{suffix}"]


def test_a_file_that_is_named_counts_whatever_its_name(folder):
    named = [folder / "README.md", folder / "chart.png"]
    assert files(*named, f"{folder}/*.png") == named


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("Index Living Mall Q1.txt", True),
        ("../../acme.txt", True),
        ("Sourcesense Q1.txt", True),
        ("x\\.hidden\\a.txt", False),
        ("sources.md", False),
        ("Licence-2.0.txt", False),
        ("package-lock.json", False),
        ("requirements.txt", False),
        ("File_Metadata.csv", False),
    ],
)
def test_what_could_be_a_call(name, may):
    assert could_be_call(name) is may


def test_a_name_with_brackets_is_a_name_before_it_is_a_pattern(tmp_path):
    (tmp_path / "call [final].txt").write_text(TALK)
    assert len(files(tmp_path / "call [final].txt")) == 1


@pytest.mark.parametrize("pattern", ["nowhere.txt", "no*where/*.txt", "\0", "x" * 5000, ""])
def test_what_names_no_file_is_not_found(pattern, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.png").touch()
    with pytest.raises(NotFound, match=r"no file is named by|no transcript is in the folder"):
        files(pattern)


# --- files that cannot be read to an end


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "call.txt")
    with pytest.raises(Unreadable, match=r"call\.txt: this is a pipe or a device"):
        content(tmp_path / "call.txt")
    with pytest.raises(Unreadable, match="/dev/zero: this is a pipe or a device"):
        content("/dev/zero")


def test_links_in_a_circle(tmp_path):
    (tmp_path / "call.txt").symlink_to(tmp_path / "call.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert files(tmp_path) == [tmp_path / "call.txt"]
    with pytest.raises(Unreadable, match=r"call\.txt: the file cannot be opened"):
        content(tmp_path / "call.txt")


def test_a_link_to_nowhere_and_a_name_that_cannot_be(tmp_path):
    (tmp_path / "call.txt").symlink_to(tmp_path / "gone.txt")
    for path in (tmp_path / "call.txt", tmp_path / "call.txt" / "x", "a\0b"):
        with pytest.raises(NotFound, match="there is no file"):
            content(path)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(NotFound, match=r"is a folder; load takes one file\. load_all"):
        content(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_what_may_not_be_read(folder):
    (folder / "b.txt").chmod(0)
    with pytest.raises(Unreadable, match=r"b\.txt: the file cannot be opened \(Permission denied"):
        content(folder / "b.txt")
    (folder / "deep").chmod(0)
    with pytest.warns(KitWarning, match="deep: the folder cannot be searched"):
        assert files(folder) == [folder / "b.txt"]
    (folder / "deep").chmod(0o700)


def test_a_file_beyond_the_limit(tmp_path):
    with (tmp_path / "call.txt").open("wb") as file:
        file.truncate(found.LIMIT + 2**20)
    with pytest.raises(Unreadable, match=r"the file has 257 MB; up to 256 MB are read"):
        content(tmp_path / "call.txt")


@pytest.mark.parametrize(("changes", "reads"), [(1, 2), (2, 2)])
def test_a_file_that_changes_is_read_once_more(tmp_path, monkeypatch, changes, reads):
    path, fstat, calls = tmp_path / "call.txt", os.fstat, []
    path.write_text("")

    def written_meanwhile(number):
        calls.append(number)
        if len(calls) % 2 == 0 and len(calls) <= 2 * changes:
            path.write_text("x" * len(calls))
        return fstat(number)

    monkeypatch.setattr(found.os, "fstat", written_meanwhile)
    if changes == 1:
        assert content(path) == b"xx"
    else:
        with pytest.raises(Unreadable, match="changes while it is read"):
            content(path)
    assert len(calls) == 2 * reads


# --- many calls


def test_what_cannot_be_read_does_not_lose_the_rest(folder):
    (folder / "c.txt").write_text("Nothing of the kind.")
    (folder / "d.pdf").write_bytes(b"")
    with pytest.warns(KitWarning) as heard:
        calls = load_all(folder)
    assert [call.source.name for call in calls] == ["b.txt", "a.TXT"]
    told = [one for one in heard if one.category is KitWarning]  # others' files may be closed now
    assert ["c.txt" in str(told[0].message), "d.pdf" in str(told[1].message)] == [True, True]
    assert {one.filename for one in told} == {__file__}


def test_without_one_call_the_error_is_raised(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Nothing of the kind.")
    with warnings.catch_warnings(action="error"):
        with pytest.raises(UnknownFormat, match=r"^none of 2 calls could be read; .*a\.txt: "):
            load_all(tmp_path)
        with pytest.raises(UnknownFormat, match=r"^\S*a\.txt: "):
            load_all(tmp_path / "a.txt")


def test_a_file_of_several_calls(tmp_path):
    path = tmp_path / "calls.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", TALK)
        archive.writestr("b.txt", TALK)
    assert [source.name for source in sources(path)] == [f"{path}#a.txt", f"{path}#b.txt"]
    assert [call.source.name for call in load_all(path)] == ["calls.zip#a.txt", "calls.zip#b.txt"]
    with pytest.raises(UnknownFormat, match=r"calls\.zip: this holds 2 calls, .* load_all gives"):
        load(path)
