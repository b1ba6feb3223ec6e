"""The process that kernels are forked from, as seen by who wants one."""

from __future__ import annotations

import atexit
import io
import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from kit import errors

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
