"""A kernel that is a fork of a warm parent, as papermill's client wants one: started, asked, stopped.

Where a stock kernel has ports and takes a second to start, this one has a socket and takes a
hundredth. Its messages are the same, so that the client makes the same of them.
"""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import socket
import subprocess
import sys
from asyncio import IncompleteReadError, Queue, StreamReader, StreamWriter
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import Empty
from typing import IO, Any

from jupyter_client.session import Session

from kit import errors
from kit.report.wire import NUMBER, packed, unpacked

HOME = str(Path(errors.__file__).parents[1])  # the folder in which `import kit` finds this kit
SAME_KIT = f"{HOME!r} in sys.path or sys.path.insert(0, {HOME!r})"
ZYGOTE = f"import sys; {SAME_KIT}; from kit.report import zygote; zygote.serve(%d)"
CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds") and sys.platform != "darwin"
KERNEL, WARM = b"k", b"w"  # what the warm parent is asked for


@dataclass(frozen=True, slots=True)
class Fork:
    """A process forked for us: its socket, its number, and where it is told how it ended."""

    socket: socket.socket
    pid: int
    told: IO[bytes]

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
            subprocess.Popen(
                [sys.executable, "-P", "-c", ZYGOTE % theirs.fileno()],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
            )

    def warm(self) -> None:
        """Have done once what else every report would do."""
        self._control.sendall(WARM)

    def fork(self) -> Fork:
        ours, theirs = socket.socketpair()
        hear, tell = os.pipe()
        try:
            socket.send_fds(self._control, [KERNEL], [theirs.fileno(), tell])
        finally:
            theirs.close()
            os.close(tell)
        told = open(hear, "rb", buffering=0)
        if not (pid := told.readline()):
            raise RuntimeError("the process that kernels are forked from could not start")
        return Fork(ours, int(pid), told)


@cache
def warm_parent() -> WarmParent:
    """The one of this process, started when it is first wanted."""
    return WarmParent()


class Channel:
    """Messages of one kind, in order."""

    def __init__(self) -> None:
        self._queue: Queue[dict[str, Any]] = Queue()
        self.put = self._queue.put_nowait

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:
        try:
            return await asyncio.wait_for(self._queue.get(), timeout)
        except TimeoutError:
            raise Empty from None


class ForkedKernel:
    """Manager and client in one: no port, no file, no wait lies between them."""

    ipykernel = False  # no arguments of a command line
    allow_stdin = False

    def __init__(self, memory: int | None = None) -> None:
        self._memory = memory
        self._session = Session(key=b"", check_pid=False)
        self._fork: Fork | None = None
        self.shell_channel, self.iopub_channel = Channel(), Channel()

    @property
    def has_kernel(self) -> bool:
        return self._fork is not None

    async def start_kernel(self, *, cwd: str, **_: Any) -> None:
        self._fork = warm_parent().fork()
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
    def cleanup_resources(self) -> None: ...

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
        self._sorting.cancel()
        self._writer.close()
        if self._fork:
            self._fork.stop()
