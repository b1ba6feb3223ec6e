"""A kernel that is a fork of a warm parent, as papermill's client wants one: started, asked, stopped.

Where a stock kernel has ports and takes a second to start, this one has a socket and takes a
hundredth. Its messages are the same, so that the client makes the same of them.
"""

from __future__ import annotations

import asyncio
import json
import os
from asyncio import IncompleteReadError, Queue, StreamReader, Task
from collections.abc import Mapping
from contextlib import suppress
from queue import Empty
from typing import Any

from kit.report.parent import Fork, forked
from kit.report.wire import NUMBER, packed, session, unpacked


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
