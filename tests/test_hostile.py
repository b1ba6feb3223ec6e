"""Whatever a file holds, by accident or by ill will: a call that holds together, or a word why not."""

import gzip
import io
import re
import signal
import warnings
import zipfile
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kit
from kit.errors import KitError, KitWarning, UnknownFormat, Unreadable
from kit.load import sources
from kit.readers import sniff
from tests.containers.made import column, pdf

HERE = Path(__file__).parent
SECONDS = 20  # no mutant of a few thousand characters may take as long
SMALL = 7_000  # bytes


def packed(**members):
    """A zip archive of names, dots as underscores, and bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


def document(text):
    """A Word document with a paragraph for each line."""
    said = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<w:document xmlns:w="{space}"><w:body>{said}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:  # stored, so that mutants reach the text
        archive.writestr("word/document.xml", xml)
    return out.getvalue()


def printed(text, trailer=""):
    """A PDF of the text, forty lines a page, of letters that its fonts have."""
    lines = text.encode("cp1252", "ignore").decode("cp1252").split("\n")
    pages = (lines[at : at + 40] for at in range(0, len(lines), 40))
    return pdf(*(column(72, 760, *page) for page in pages), trailer=trailer)


COLONS, ABOVE = ((HERE / "calls" / name).read_text("utf-8") for name in ("colons.md", "above.txt"))
FILES = [*(HERE / "calls").iterdir(), *(HERE / "wild").iterdir()]
SAMPLES = {
    "colons.pdf": printed(COLONS),
    "above.pdf": printed(ABOVE),
    "colons.docx": document(COLONS),
    "above.docx": document(ABOVE),
    "calls.zip": packed(a_txt=COLONS, b_txt=ABOVE),
    "call.gz": gzip.compress(ABOVE.encode(), mtime=0),
    **{
        path.name: path.read_bytes()
        for path in sorted(FILES)
        if path.suffix != ".toml" and path.stat().st_size < SMALL
    },
}


# --- ways to spoil a file: each takes its bytes, two places in them in order, and a few to put there


def overwritten(data, one, two, put):
    return data[:one] + put + data[one + len(put) :]


def inserted(data, one, two, put):
    return data[:one] + put + data[one:]


def cut(data, one, two, put):
    return data[:two]


def without(data, one, two, put):
    return data[:one] + data[two:]


def doubled(data, one, two, put):
    return data[:two] + data[one:]


def dotted(data, one, two, put):
    """With the bytes at every few hundred places."""
    step = 1 + two - one
    return put.join(data[at : at + step] for at in range(0, len(data), max(step, 97)))


def shuffled(data, one, two, put):
    """With the lines between the places before the others, and in reverse."""
    lines = data.split(b"\n")
    low, high = (len(lines) * at // max(1, len(data)) for at in (one, two))
    return b"\n".join([*lines[low:high][::-1], *lines[:low], *lines[high:]])


def on_one_line(data, one, two, put):
    return data[:one] + data[one:two].replace(b"\n", b" ") + data[two:]


def with_a_huge_label(data, one, two, put):
    start = data.rfind(b"\n", 0, one) + 1
    return data[:start] + b"Jane " + (put + b"Roe ") * 600 + b": " + data[start:]


WAYS = (
    *(overwritten, inserted, cut, without, doubled),
    *(dotted, shuffled, on_one_line, with_a_huge_label),
)
PUT = st.sampled_from(
    [
        *(b"\0", b"\xff\xfe", b"\xc3", b"\x80", b"\xed\xa0\x80", "\u202e\ufeff".encode()),
        *(b":", b": ", b"[", b"](", b"{", b'"', b"\\u", b"<", b"<<", b"</p>", b"--", b" - ", b"|"),
        *(
            b"\n",
            b"\r",
            b"\n\n",
            b"\t",
            b",",
            b"Q: ",
            b"\nOperator\n",
            b"\nJane Roe: ",
            b"00:00:01",
        ),
        *("\u2028".encode(), "İ".encode(), "ß".encode(), "主".encode(), b"9" * 400, b"Q4 20"),
    ]
) | st.binary(min_size=1, max_size=4)
PLACES = st.tuples(st.integers(0, 999), st.integers(0, 999)).map(sorted)
SPOILS = st.lists(st.tuples(st.sampled_from(WAYS), PLACES, PUT), min_size=1, max_size=4)


def spoiled(data, spoils):
    for way, (one, two), put in spoils:
        data = way(data, len(data) * one // 1000, len(data) * two // 1000, put)
    return data


@contextmanager
def in_time():
    def stop(*_):
        pytest.fail(f"not done after {SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


# --- what holds for every call


def lie_in(text, spans):
    return all(0 <= span.start <= span.end <= len(text) for span in spans)


def label_spans(draft):
    labels = [*draft.listed, *(said.who for said in draft.said if said.who)]
    return [span for label in labels for span in (label.line, label.name, *label.about)]


def assert_labels_lie_in_the_text(path):
    for given_source in sources(path):
        with suppress(KitError):
            _, draft = sniff(given_source)
            assert lie_in(draft.text, label_spans(draft))


def assert_holds_together(call):
    told = [one.span for one in (*call.facts, *call.notes, *call.speakers) if one.span]
    turns = [turn.span for turn in call.turns]
    assert lie_in(call.text, [*turns, *told, *call.parts.values(), *call.aside])
    edges = [edge for span in turns for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert [turn.index for turn in call.turns] == list(range(len(turns)))
    assert {turn.speaker for turn in call.turns} == set(call.speakers)
    assert len(call.spoken) == len(call.text)


def assert_a_call_or_an_error_of_ours(path):
    with warnings.catch_warnings(action="error"), suppress(KitError):
        warnings.simplefilter("ignore", KitWarning)
        calls = kit.load_all(path)
        assert_labels_lie_in_the_text(path)
        for call in calls:
            assert_holds_together(call)
        for table in kit.TABLES.values():
            table(calls)


@pytest.mark.parametrize("name", SAMPLES)
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(spoils=SPOILS)
def test_a_spoiled_file_is_a_call_or_an_error_of_ours(name, tmp_path, spoils):
    path = tmp_path / name
    path.write_bytes(spoiled(SAMPLES[name], spoils))
    with in_time():
        assert_a_call_or_an_error_of_ours(path)


# --- bad files by name


CALL = ABOVE.encode()
LOCK = f"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>"
LOGIN = b"<html><title>Acme Q4 call</title><body><form>Sign in to read on</form></body></html>"
BAD = {
    "cut.pdf": (printed(COLONS)[:-300], Unreadable, "cut off or damaged"),
    "locked.pdf": (printed(COLONS, LOCK), Unreadable, "password"),
    "scans.pdf": (pdf([], [], []), Unreadable, "scanned"),
    "bomb.zip": (packed(a_txt=b"We grew. " * 2_000_000), Unreadable, "unpacks to more than"),
    "nested.zip": (
        packed(b_zip=packed(c_zip=packed(a_txt=CALL))),
        Unreadable,
        "an archive in an archive in an archive",
    ),
    "cut.docx": (document(COLONS)[:-30], Unreadable, "broken or cut off"),
    "header.csv": (
        b"id,price,day\n" + b"1,2.50,Monday\n" * 9,
        UnknownFormat,
        "this table: id, price",
    ),
    "login.html": (LOGIN, Unreadable, "login|sign in|asks"),
    "cut.json": (b'[{"speaker": "Jane Roe", "text": "We gr', Unreadable, "JSON"),
    "zeros.txt": (CALL[:200] + b"\0" * 200, Unreadable, "zero bytes"),
    "colons.txt": (b":" * 100_000, UnknownFormat, "no transcript"),
    "blank.txt": (b"\n \t\r\n" * 99, Unreadable, "empty"),
}
SOUND = {
    "raw.json": (
        b'[{"speaker": "Jane Roe", "text": "We\ngrew."}, {"speaker": "Al Poe", "text": "How?"}]',
        2,
        {"no_qa"},
    ),
    "mixed.txt": (
        f"{COLONS}\nOperator: Café.\n".encode() + "Tomas Novak: Né.\n".encode("cp1252"),
        11,
        {"repaired"},
    ),
}


@pytest.fixture
def folder(tmp_path):
    """A folder of all bad files, two calls that are sound, and a link to itself."""
    for name, (data, *_) in {**BAD, **SOUND}.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    return tmp_path


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_its_name_and_why(folder, name):
    _, error, seen = BAD[name]
    with in_time(), pytest.raises(error, match=rf"(?i)^\S*{re.escape(name)}\S*: .*(?:{seen})"):
        kit.load(folder / name)


@pytest.mark.parametrize("name", SOUND)
def test_a_file_with_a_flaw_is_a_call_that_says_so(folder, name):
    _, turns, kinds = SOUND[name]
    call = kit.load(folder / name)
    assert_holds_together(call)
    assert len(call.turns) == turns
    assert kinds <= {note.kind for note in call.notes}


def test_a_folder_gives_what_is_sound_and_names_the_rest(folder):
    with pytest.warns(KitWarning) as told:
        calls = kit.load_all(folder)
    assert sorted(call.source.name for call in calls) == sorted(SOUND)
    named = sorted(
        re.match(rf"{re.escape(str(folder))}/([\w.]+)", str(one.message))[1] for one in told
    )
    assert named == sorted([*BAD, "loop.txt"])
