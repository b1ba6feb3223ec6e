"""How papermill runs a notebook here: `papermill --engine kit`, and every report of the kit."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

import nbformat
from jupyter_client.kernelspec import NATIVE_KERNEL_NAME, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine
from papermill.log import logger
from traitlets import default

from kit.report.forked import CAN_FORK, SAME_KIT, ForkedKernel
from kit.report.lean import KERNEL_LINE

FORK, STOCK = "fork", "stock"
ENGINES = (FORK, STOCK)
LIMIT = "import resource; resource.setrlimit(resource.RLIMIT_DATA, ({0}, {0}))"


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
        log_output: bool = False,
        stdout_file: Any = None,
        stderr_file: Any = None,
        **_: Any,
    ) -> None:
        client = PapermillNotebookClient(
            nb_man,
            **_kernel(kernel_name, engine, memory),
            timeout_func=_left(longest, execution_timeout),
            startup_timeout=start_timeout,
            coalesce_streams=True,  # else it is chance how what is printed is cut
            log=logger,
            log_output=log_output,
            stdout_file=stdout_file,
            stderr_file=stderr_file,
        )
        try:
            client.execute(cwd=folder or os.getcwd(), cleanup_kc=True)
        except (RuntimeError, TimeoutError) as error:
            _leave(nb_man.nb, error)


def _kernel(name: str, engine: str | None, memory: int | None) -> dict[str, Any]:
    """What the client is told of the kernel it is to use."""
    if name != NATIVE_KERNEL_NAME:
        return {"kernel_name": name}
    if (engine or (FORK if CAN_FORK else STOCK)) == FORK:
        return {"km": ForkedKernel(memory)}
    lines = [KERNEL_LINE, SAME_KIT, *([LIMIT.format(memory)] if memory else [])]
    return {
        "kernel_name": name,
        "kernel_manager_class": StockKernel,
        "extra_arguments": [f"--IPKernelApp.exec_lines={line}" for line in lines],
        "shutdown_kernel": "immediate",
    }


def _left(longest: float | None, cell: float | None) -> Callable[[NotebookNode], float | None]:
    """How long the next cell may take, of what the whole may and what each may."""
    end = monotonic() + longest if longest else math.inf

    def left(_: NotebookNode) -> float | None:
        seconds = min(end - monotonic(), cell or math.inf)
        return None if seconds == math.inf else max(seconds, 0.001)  # 0 would be no limit

    return left


def _leave(notebook: NotebookNode, error: Exception) -> None:
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    begun = [cell for cell in cells if cell.metadata.papermill["start_time"]]
    at = begun[-1] if begun else cells[0]
    said = str(error).strip() or "it did not say why"
    at.outputs.append(
        nbformat.v4.new_output("error", ename=type(error).__name__, evalue=said, traceback=[])
    )
