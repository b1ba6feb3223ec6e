"""Leave out the imports that cost each process of a report a second and do nothing for it.

jupyterlab brings ``rfc3987_syntax``, which builds a large grammar when it is imported, and
jsonschema imports it wherever it is there: papermill, nbconvert and altair all wait for it. It
checks formats of IRIs, which no notebook has, and jsonschema does without it where it is missing.
So with ``isoduration``, which brings ``arrow`` for a format of durations.
ipykernel imports ``debugpy`` for a debugger that no report is run under, and does without it too.

They are hidden while they would be imported, in this process and in the kernels of reports, and
found again after.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

SLOW = ("rfc3987_syntax", "isoduration", "debugpy")


@contextmanager
def hidden(*names: str) -> Iterator[None]:
    """Make modules that are not imported yet look as if they were not installed."""
    masked = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(masked))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in masked:
            del sys.modules[name]


with hidden(*SLOW):
    import_module("jsonschema")
