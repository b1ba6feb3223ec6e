"""How papermill runs a notebook here: in a kernel of this interpreter, started in its folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, papermill_engines
from traitlets import default

from kit import errors
from kit.report.lean import KERNEL_LINE

HOME = str(Path(errors.__file__).parents[1])  # the folder in which `import kit` finds this kit
SAME_KIT = f"{HOME!r} in sys.path or sys.path.insert(0, {HOME!r})"
FIRST_LINES = [f"--IPKernelApp.exec_lines={line}" for line in (KERNEL_LINE, SAME_KIT)]


class Kernel(AsyncKernelManager):  # type: ignore[misc]
    """The stock kernel of this very interpreter, whatever else is installed under its name."""

    transport_encryption = "auto"  # else each kernel says on stderr that it speaks plainly

    @default("kernel_spec_manager")  # type: ignore[untyped-decorator]
    def _stock(self) -> KernelSpecManager:
        return KernelSpecManager(kernel_dirs=[], parent=self)


class InItsFolder(Engine):  # type: ignore[misc]
    """papermill's own client, but the kernel is told where to work and this process does not move.

    A kernel that dies or takes too long leaves its error in the cell it was at: papermill would
    save a notebook that looks complete.
    """

    name = "kit"

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, *, folder: Path, longest: float, **_: Any
    ) -> None:
        client = PapermillNotebookClient(
            nb_man,
            kernel_name=kernel_name,
            kernel_manager_class=Kernel,
            extra_arguments=FIRST_LINES,
            timeout=longest,
            shutdown_kernel="immediate",
        )
        try:
            client.execute(cwd=str(folder))
        except (RuntimeError, TimeoutError) as error:
            _leave(nb_man.nb, error)


def _leave(notebook: NotebookNode, error: Exception) -> None:
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    begun = [cell for cell in cells if cell.metadata.papermill["start_time"]]
    at = begun[-1] if begun else cells[0]
    said = str(error).strip() or "it did not say why"
    at.outputs.append(
        nbformat.v4.new_output("error", ename=type(error).__name__, evalue=said, traceback=[])
    )


papermill_engines.register(InItsFolder.name, InItsFolder)
