"""A kernel that is a fork of a warm parent, as papermill's client wants one: started, asked, stopped.

Where a stock kernel has ports and takes a second to start, this one has a socket and takes a
hundredth. Its messages are the same, so that the client makes the same of them.
"""

from __future__ import annotations

import asyncio
import atexit
import io
import json
import os
import select
import signal
import socket
import subprocess
import sys
from asyncio import IncompleteReadError, Queue, StreamReader, Task
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty
from threading import Lock
from typing import Any

from kit import errors
from kit.report.wire import NUMBER, packed, session, unpacked

HOME = str(Path(errors.__file__).parents[1])  # the folder in which `import kit` finds this kit
ZYGOTE = (  # the same kit as here, wherever it is imported from
    "import sys; sys.path[:0] = [home for home in {!r} if home not in sys.path]; "
    "from kit.report import lean, zygote; zygote.serve({})"
)
CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds") and sys.platform != "darwin"
ENGINES = FORK, STOCK = "fork", "stock"
KERNEL, WARM = b"k", b"w"  # what the warm parent is asked for


def forks(engine: str | None) -> bool:
    """Whether an engine, or the one taken where none is named, forks kernels."""
    return (engine or (FORK if CAN_FORK else STOCK)) == FORK


@dataclass(frozen=True, slots=True)
class Fork:
    """A process forked for us: its socket, its number, and where it is told how it ended."""

    socket: socket.socket
    pid: int
    told: io.RawIOBase

    def alive(self) -> bool:
        return not select.select([self.told], [], [], 0)[0]

    def ended(self) -> str:
        """How it ended, in words.

        >>> from io import BytesIO
        >>> Fork(None, 7, BytesIO(b"-9")).ended(), Fork(None, 7, BytesIO(b"3")).ended()
        ('its process was stopped by SIGKILL', 'its process ended with status 3')
        """
        status = int(self.told.readline() or 1)
        if status < 0:
            return f"its process was stopped by {signal.Signals(-status).name}"
        return f"its process ended with status {status}"

    def stop(self) -> None:
        """Stop it and all it has started."""
        for kill in (os.killpg, os.kill):
            with suppress(ProcessLookupError):
                kill(self.pid, signal.SIGKILL)
        self.told.close()


class WarmParent:
    """The process that kernels are forked from; it goes when this one does."""

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", ZYGOTE.format([HOME], theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
            )

    def warm(self) -> None:
        """Have done once what else every report would do."""
        self._control.sendall(WARM)

    def stop(self) -> None:
        """Let it go, and all its forks with it."""
        self._control.close()
        self._process.terminate()
        self._process.wait()

    def fork(self) -> Fork:
        """A new kernel. Raises RuntimeError where there can be none."""
        ours, theirs = socket.socketpair()
        hear, tell = os.pipe()
        try:
            socket.send_fds(self._control, [KERNEL], [theirs.fileno(), tell])
        finally:
            theirs.close()
            os.close(tell)
        told = io.FileIO(hear)
        if not (pid := told.readline()):
            raise RuntimeError("the process that kernels are forked from could not start")
        return Fork(ours, int(pid), told)


_parents: list[WarmParent] = []  # one, once it is wanted
_finding = Lock()


def warm_parent() -> WarmParent:
    """The one of this process, started when it is first wanted."""
    with _finding:
        if not _parents:
            _parents.append(WarmParent())
        return _parents[0]


def forked() -> Fork:
    """A new kernel of the warm parent, or of another where that one has died."""
    parent = warm_parent()
    try:
        return parent.fork()
    except (OSError, RuntimeError):
        with _finding:
            if parent in _parents:
                _parents.remove(parent)
                parent.stop()
        return warm_parent().fork()


@atexit.register
def stop_forks() -> None:
    """Stop whatever was forked for this process and is still there."""
    with _finding:
        while _parents:
            _parents.pop().stop()


class Channel:
    """Messages of one kind, in order."""

    def __init__(self) -> None:
        self._queue: Queue[dict[str, Any]] = Queue()
        self._waiting: set[Task[Any] | None] = set()
        self.put = self._queue.put_nowait

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:
        self._waiting.add(asyncio.current_task())
        try:
            return await asyncio.wait_for(self._queue.get(), timeout)
        except TimeoutError:
            raise Empty from None
        finally:
            self._waiting.discard(asyncio.current_task())

    async def close(self) -> None:
        """Send away who still waits for a message."""
        waiting = [task for task in self._waiting if task and task.cancel()]
        await asyncio.gather(*waiting, return_exceptions=True)


class ForkedKernel:
    """Manager and client in one: no port, no file, no wait lies between them."""

    ipykernel = False  # no arguments of a command line
    allow_stdin = False

    def __init__(self, memory: int | None = None) -> None:
        self._memory = memory
        self._session = session()
        self._fork: Fork | None = None
        self.ended: str | None = None  # how, in words, where it was not we who stopped it
        self.shell_channel, self.iopub_channel = Channel(), Channel()

    @property
    def has_kernel(self) -> bool:
        return self._fork is not None

    async def start_kernel(self, *, cwd: str, **_: Any) -> None:
        self._fork = forked()
        reader, self._writer = await asyncio.open_connection(sock=self._fork.socket)
        start = {"folder": cwd, "environment": dict(os.environ), "memory": self._memory}
        self._writer.write(packed([json.dumps(start).encode()]))
        self._sorting = asyncio.create_task(self._sort(reader))

    async def _sort(self, reader: StreamReader) -> None:
        channels = {b"shell": self.shell_channel, b"iopub": self.iopub_channel}
        with suppress(IncompleteReadError, ConnectionError):
            while True:
                (size,) = NUMBER.unpack(await reader.readexactly(NUMBER.size))
                name, *frames = unpacked(await reader.readexactly(size))
                _, frames = self._session.feed_identities(frames)
                channels[name].put(self._session.deserialize(frames))

    def client(self) -> ForkedKernel:
        return self

    def start_channels(self) -> None: ...
    def stop_channels(self) -> None: ...

    async def wait_for_ready(self, timeout: float) -> None:
        """It is ready when it is there."""

    def is_alive(self) -> bool:
        return self._fork is not None and self._fork.alive()

    def execute(self, code: str, *, store_history: bool = True, stop_on_error: bool = True) -> str:
        return self._ask(
            "execute_request",
            {
                "code": code,
                "silent": False,
                "store_history": store_history,
                "user_expressions": {},
                "allow_stdin": False,
                "stop_on_error": stop_on_error,
            },
        )

    def kernel_info(self) -> str:
        return self._ask("kernel_info_request", {})

    def _ask(self, kind: str, content: Mapping[str, Any]) -> str:
        message = self._session.msg(kind, content)
        self._writer.write(packed(self._session.serialize(message)))
        return str(message["header"]["msg_id"])

    async def shutdown_kernel(self, now: bool = True) -> None:
        """It is stopped with all that is left of it, below."""

    async def cleanup_resources(self) -> None:
        await self.iopub_channel.close()
        await self.shell_channel.close()
        if self._fork:
            self.ended = None if self._fork.alive() else self._fork.ended()
            self._fork.stop()
            self._sorting.cancel()
            self._writer.close()
