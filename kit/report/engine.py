"""How papermill runs a notebook here: `papermill --engine kit`, and every report of the kit."""

from __future__ import annotations

import hashlib
import math
import os
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

from jupyter_client.kernelspec import NATIVE_KERNEL_NAME, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellTimeoutError
from nbformat import NotebookNode
from nbformat.v4 import new_output
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine
from papermill.log import logger
from traitlets import default

from kit.report.forked import ForkedKernel
from kit.report.lean import SLOW
from kit.report.parameters import declared
from kit.report.parent import HOME, forks

# What a stock kernel does first, to be what a fork is; no line leaves a name or shows a value.
FIRST_LINES = (
    f"__import__('sys').modules.setdefault({SLOW[0]!r}, None)",
    f"{HOME!r} not in __import__('sys').path and __import__('sys').path.insert(0, {HOME!r}) or None",
    "setattr(__import__('ipykernel.compiler').compiler, 'get_tmp_directory', lambda: 'cell')",
)
LIMIT = "(lambda r: r.setrlimit(r.RLIMIT_DATA, ({0}, {0})))(__import__('resource'))"


class StockKernel(AsyncKernelManager):  # type: ignore[misc]
    """The stock kernel of this very interpreter, whatever else is installed under its name."""

    transport_encryption = "auto"  # else each kernel says on stderr that it speaks plainly

    @default("kernel_spec_manager")  # type: ignore[untyped-decorator]
    def _stock(self) -> KernelSpecManager:
        return KernelSpecManager(kernel_dirs=[], parent=self)


class KitEngine(Engine):  # type: ignore[misc]
    """papermill's own client, with a kernel forked from a warm parent where the system can.

    The kernel is told where to work and this process does not move. One that dies or takes too long
    leaves its error in the cell it was at: papermill would save a notebook that looks complete.
    The notebook as run says what it was made from, so that a page of it can say so.
    A notebook of another language runs in its own kernel.
    """

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        *,
        engine: str | None = None,
        folder: str | None = None,
        longest: float | None = None,
        memory: int | None = None,
        execution_timeout: float | None = None,
        start_timeout: int = 60,
        input_path: str | None = None,
        **told: Any,
    ) -> None:
        if kernel_name == NATIVE_KERNEL_NAME:
            nb_man.nb.metadata["kit"] = provenance(nb_man.nb, Path(input_path or ""))
        client = PapermillNotebookClient(
            nb_man,
            **_kernel(kernel_name, engine, memory),
            timeout_func=_left(longest, execution_timeout),
            startup_timeout=start_timeout,
            coalesce_streams=True,  # else it is chance how what is printed is cut
            log=logger,
            **{name: told.get(name) for name in ("log_output", "stdout_file", "stderr_file")},
        )
        kernel = client.km
        try:
            client.execute(cwd=folder or os.getcwd(), cleanup_kc=True)
        except CellTimeoutError as error:
            _leave(nb_man.nb, error, f"not done after {longest or execution_timeout:g} seconds")
        except (RuntimeError, TimeoutError) as error:
            _leave(nb_man.nb, error, getattr(kernel, "ended", None) or str(error).strip())


def provenance(notebook: NotebookNode, path: Path) -> dict[str, Any]:
    """What a notebook was made from: its file, the parameters given, and its own for the others.

    Both by name, as a file of a notebook has them: a page of that file is the same.
    """
    given = dict(sorted(notebook.metadata.papermill.get("parameters", {}).items()))
    return {
        "notebook": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None,
        "given": given,
        "defaults": {
            name: own.default
            for name, own in sorted(declared(notebook).items())
            if name not in given
        },
    }


def _kernel(name: str, engine: str | None, memory: int | None) -> dict[str, Any]:
    """What the client is told of the kernel it is to use."""
    if name != NATIVE_KERNEL_NAME:
        return {"kernel_name": name}
    if forks(engine):
        return {"kernel_name": name, "km": ForkedKernel(memory)}
    lines = [*FIRST_LINES, *([LIMIT.format(memory)] if memory else [])]
    return {
        "kernel_name": name,
        "kernel_manager_class": StockKernel,
        "extra_arguments": [f"--IPKernelApp.exec_lines={line}" for line in lines],
        "shutdown_kernel": "immediate",
    }


def _left(whole: float | None, each: float | None) -> Callable[[NotebookNode], float | None]:
    """How long the next cell may take, of what the whole may and what each may."""
    begun: list[float] = []  # when the first cell was: a kernel takes as long as it takes to start

    def left(_: NotebookNode) -> float | None:
        begun.append(monotonic())
        seconds = min(begun[0] + (whole or math.inf) - begun[-1], each or math.inf)
        return None if seconds == math.inf else max(seconds, 0.001)  # 0 would be no limit

    return left


def _leave(notebook: NotebookNode, error: Exception, said: str) -> None:
    """Leave in the cell that was running why it did not end."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    begun = [cell for cell in cells if cell.metadata.papermill["start_time"]]
    at = begun[-1] if begun else cells[0]
    at.outputs.append(new_output("error", ename=type(error).__name__, evalue=said, traceback=[]))
