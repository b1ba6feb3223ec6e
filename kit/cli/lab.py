"""``kit lab``: the notebooks in JupyterLab."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import click

from kit import errors

KIT = Path(errors.__file__).parent


@click.command()
def lab() -> None:
    """Open the notebooks in JupyterLab.

    \b
    Example:
        kit lab
    """
    if not importlib.util.find_spec("jupyterlab"):
        sys.exit(
            "kit: JupyterLab is not installed; pip install 'earnings-call-kit[lab]' brings it."
        )
    folder = next(filter(Path.is_dir, (KIT / "notebooks", KIT.parent / "notebooks")))
    found = os.pathsep.join(filter(None, (str(KIT.parent), os.environ.get("PYTHONPATH"))))
    sys.exit(
        subprocess.call(
            [sys.executable, "-m", "jupyterlab", str(folder)],
            env={**os.environ, "PYTHONPATH": found},
        )
    )
