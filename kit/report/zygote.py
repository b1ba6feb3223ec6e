"""The warm parent of the kernels: it has imported what reports import, and forks one for each.

It runs as a program of its own, in one thread, so that a fork finds everything whole and nothing of
whoever asked. What a report does to its process is gone with the process.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import socket
import traceback
from contextlib import suppress

from kit.report import shell
from kit.report.warm import warm

WARM = b"w"  # asked for instead of a kernel: to have done what reports do
OFTEN = 0.1  # seconds after which the end of a kernel is noticed


class Zygote:
    """Forks a kernel whenever one is asked for; when whoever asks is gone, it stops them all.

    With each request come two descriptors: the kernel's socket, and a pipe on which is told the
    number of its process, and how that ended.
    """

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._kernel = shell.made()
        self._told: dict[int, int] = {}  # number of the process, pipe

    def serve(self) -> None:
        signal.signal(signal.SIGTERM, self._stop)
        gc.freeze()
        while True:
            self._reap()
            if not select.select([self._control], [], [], OFTEN if self._told else None)[0]:
                continue
            asked, descriptors, *_ = socket.recv_fds(self._control, 1, 2)
            if not asked:
                return self._stop()
            if asked == WARM:
                warm()
                gc.collect()
                gc.freeze()
            else:
                self._fork(*descriptors)

    def _fork(self, ours: int, tell: int) -> None:
        if pid := os.fork():
            os.close(ours)
            self._told[pid] = tell
            self._tell(pid, pid)
        else:
            self._be_a_kernel(ours, tell)

    def _be_a_kernel(self, ours: int, tell: int) -> None:
        status = 1
        try:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            self._control.close()
            for descriptor in (tell, *self._told.values()):
                os.close(descriptor)
            shell.run(self._kernel, socket.socket(fileno=ours))
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)  # nothing of what the parent or the report wants done at the end

    def _reap(self) -> None:
        while self._told and (ended := os.waitpid(-1, os.WNOHANG))[0]:
            pid, status = ended
            self._tell(pid, os.waitstatus_to_exitcode(status))
            os.close(self._told.pop(pid))

    def _tell(self, pid: int, number: int) -> None:
        with suppress(BrokenPipeError):  # nobody waits for it any more
            os.write(self._told[pid], b"%d\n" % number)

    def _stop(self, *_: object) -> None:
        for pid in self._told:
            for kill in (os.killpg, os.kill):  # it may not lead its group yet
                with suppress(ProcessLookupError):
                    kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        os._exit(0)


def serve(control: int) -> None:
    """Be the warm parent of whoever has the other end of this descriptor."""
    Zygote(socket.socket(fileno=control)).serve()
