"""Leave out the one import that costs every process a second.

jupyterlab brings ``rfc3987_syntax``, which builds a large grammar when it is imported, and
jsonschema imports it wherever it is there: papermill, nbconvert and altair all wait for it. It
checks formats of IRIs, which no notebook has, and jsonschema does without it where it is missing.
So it is hidden while jsonschema is imported here, and in the kernels the reports run in.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager

SLOW = "rfc3987_syntax"
KERNEL_LINE = f"import sys; sys.modules.setdefault({SLOW!r}, None)"


@contextmanager
def hidden(name: str) -> Iterator[None]:
    """Make a module that is not imported yet look as if it were not installed."""
    masked = sys.modules.setdefault(name, None) is None  # type: ignore[arg-type]
    try:
        yield
    finally:
        if masked:
            del sys.modules[name]


with hidden(SLOW):
    importlib.import_module("jsonschema")
