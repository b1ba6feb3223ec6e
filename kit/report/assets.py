"""What every page carries or has beside it: style, script, what draws charts, and the policy for them."""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import re
from functools import cache
from pathlib import Path

TEMPLATE = Path(__file__).with_name("template")
SCRIPT = (
    "base",
    "doors",
    "hints",
    "contents",
    "tables",
    "find",
    "charts",
    "start",
)  # in this order
_UNSAID = re.compile(r"^(?:[ \t]*(?://.*|/\*.*\*/)?\n|[ \t]+)", re.MULTILINE)


@cache
def script(*, drawn: bool = True) -> str:
    """The page's own script, which is kept in pieces, as a page carries it; charts need one more."""
    pieces = [piece for piece in SCRIPT if drawn or piece != "charts"]
    return spare("\n".join(asset(f"script/{piece}.js") for piece in pieces))


@cache
def style() -> str:
    """The page's style as a page carries it."""
    return spare(asset("page.css"))


def spare(code: str) -> str:
    """Script or style without indents, empty lines, and lines that are comments.

    >>> spare("// Doors.\\n\\nfunction open() {\\n  return 1; // one\\n}\\n")
    'function open() {\\nreturn 1; // one\\n}\\n'
    """
    return _UNSAID.sub("", code)


@cache
def asset(name: str) -> str:
    """The text of a file of the template."""
    return (TEMPLATE / name).read_text("utf-8")


def policy(style: str, *scripts: str) -> str:
    """The page's Content-Security-Policy: these very scripts and this style, and nothing else.

    >>> policy("a{}").split("; ")[2:]
    ["script-src 'none'", 'img-src data:', "base-uri 'none'", "form-action 'none'"]
    """
    run = " ".join(map(_hash, scripts)) or "'none'"
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {run}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


@cache
def shared_assets() -> dict[str, str]:
    """The two files that pages made with ``shared`` need beside them, by name: style and script.

    Their names change with what is in them, so that pages of two versions share a folder.
    """
    both = f"{bundle()[1]}\n(() => {{\n{script()}}})();\n"
    return {
        f"kit-report-{_digest(style())}.css": style(),
        f"kit-report-{_digest(both)}.js": both,
    }


def share(folder: Path) -> None:
    """Put the two files into a folder, where they are not there yet."""
    for file, text in shared_assets().items():
        if not (folder / file).is_file():
            write(folder / file, text)


def write(path: Path, text: str) -> Path:
    """Write a file whole or not at all: under another name first, then in one step in its place."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        unfinished.write_text(text, "utf-8", newline="\n")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path


@cache
def bundle() -> tuple[bytes, str]:
    packed = (TEMPLATE / "charts.js.gz").read_bytes()
    return packed, gzip.decompress(packed).decode("utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{encoded(digest)}'"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:10]


def encoded(data: str | bytes) -> str:
    return base64.b64encode(data.encode() if isinstance(data, str) else data).decode()
