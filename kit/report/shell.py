"""An IPython kernel that speaks over one socket: what runs the cells of a report in its own fork.

It is ipykernel's own kernel, so a cell shows here what it shows in JupyterLab. It has no threads and
no ports: it is made before the fork, when it can be made once for all, and given its socket after.
"""

from __future__ import annotations

import asyncio
import io
import json
import logging
import os
import resource
import socket
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock, main_thread
from time import monotonic
from types import SimpleNamespace
from typing import Any

import numpy
import zmq
from ipykernel import compiler
from ipykernel.ipkernel import IPythonKernel
from traitlets import Any as AnyTrait
from traitlets.config import Config

from kit.report.lean import SLOW, hidden
from kit.report.wire import packed, received, session

OFTEN = 0.1  # seconds after which what is printed is shown, also while the cell goes on
PLAIN = Config({"HistoryManager": {"enabled": False}})
PLOTS = {"MPLBACKEND": "module://matplotlib_inline.backend_inline"}  # as ipykernel sets it


class Channel:
    """A channel of a kernel, as ipykernel writes to it: its name goes before each message."""

    def __init__(self, name: str) -> None:
        self._name = name.encode()
        self.socket: socket.socket | None = None

    def send_multipart(self, frames: Sequence[Any], **_: Any) -> None:
        if self.socket:
            self.socket.sendall(packed([self._name, *map(bytes, frames)]))

    def flush(self, *_: Any) -> None:
        """Nothing waits here."""


class Kernel(IPythonKernel):
    """ipykernel's kernel with its channels on one socket."""

    shell_stream = AnyTrait()
    shell_channel_thread = SimpleNamespace(parent_thread=main_thread())
    _supports_kernel_subshells = False

    def __init__(self) -> None:
        super().__init__(  # type: ignore[no-untyped-call]
            config=PLAIN,
            log=logging.getLogger(__name__),
            session=session(),
            iopub_socket=Channel("iopub"),
            shell_stream=Channel("shell"),
            user_ns=None,  # so that names are those of a real __main__
        )

    def _abort_queues(self, *_: Any) -> None:
        """No cell waits behind one that fails: they come one by one."""

    def told(self, kind: str, content: dict[str, Any]) -> None:
        """Tell something about the cell that is running."""
        self.send_response(self.iopub_socket, kind, content)  # type: ignore[no-untyped-call]

    def serve(self, ours: socket.socket) -> None:
        """Answer until the other side closes."""
        self.iopub_socket.socket = self.shell_stream.socket = ours
        asyncio.run(self._answer(ours))

    async def _answer(self, ours: socket.socket) -> None:
        with ours.makefile("rb") as file:
            while frames := received(file):
                await self.dispatch_shell([zmq.Frame(frame) for frame in frames])


class Printed(io.TextIOBase):
    """What a cell prints, and what any code of its process writes to the same descriptor."""

    encoding = "utf-8"

    def __init__(self, kernel: Kernel, name: str, descriptor: int) -> None:
        self._kernel, self.name, self._descriptor = kernel, name, descriptor
        with tempfile.TemporaryFile() as file:
            os.dup2(file.fileno(), descriptor)
        self._read = 0
        self._parts: list[str] = []
        self._lock, self._flushed = Lock(), 0.0

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor

    def write(self, text: str) -> int:
        with self._lock:
            self._parts.append(text)
        if monotonic() - self._flushed > OFTEN:
            self.flush()
        return len(text)

    def flush(self) -> None:
        self._flushed = monotonic()
        if text := self._waiting():
            said = {"name": self.name, "text": text}
            self._kernel.told("stream", said)

    def _waiting(self) -> str:
        with self._lock:
            size = os.fstat(self._descriptor).st_size - self._read
            low = os.pread(self._descriptor, size, self._read) if size > 0 else b""
            self._read += len(low)
            parts, self._parts = self._parts, []
        return "".join([low.decode("utf-8", "replace"), *parts])


def made() -> Kernel:
    """A kernel that nobody speaks to yet."""
    with hidden(*SLOW):
        kernel: Kernel = Kernel.instance()
    compiler.get_tmp_directory = lambda: "cell"  # a page names no folder of this process
    kernel.shell.displayhook.get_execution_count = lambda: kernel.execution_count
    return kernel


def run(kernel: Kernel, ours: socket.socket) -> None:
    """Be the kernel of whoever has the other end: where to work comes first, then cells, to the end.

    The process is its own from here on: it leads its group, so that it can be stopped with all it
    starts, and where memory runs out it goes before those who wait for it.
    """
    os.setsid()
    _first_to_go()
    with open(ours.fileno(), "rb", buffering=0, closefd=False) as file:
        start = received(file)
    if not start:  # whoever asked has gone meanwhile
        return
    _settle(**json.loads(start[0]))
    sys.stdout, sys.stderr = Printed(kernel, "stdout", 1), Printed(kernel, "stderr", 2)
    kernel.serve(ours)


def _settle(folder: str, environment: dict[str, str], memory: int | None) -> None:
    os.environ.clear()
    os.environ.update(PLOTS | environment)
    os.chdir(folder)
    if memory:
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    numpy.random.seed()  # else all forks draw the same numbers; random does it by itself


def _first_to_go() -> None:
    with suppress(OSError):  # where there is such a file
        Path("/proc/self/oom_score_adj").write_text("1000")
