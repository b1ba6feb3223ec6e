"""A kernel's messages over a socket: the frames that `jupyter_client` makes of one, in one piece."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import IO

from jupyter_client.session import Session

NUMBER = struct.Struct("!I")


def packed(frames: Sequence[bytes]) -> bytes:
    """Frames as they are sent: the length of what follows, how many, how long each, then all.

    >>> packed([b"shell", b"{}"]).hex(" ", 4)
    '000000 13000000 02000000 05000000 02736865 6c6c7b7d'
    """
    lengths = struct.pack(f"!{len(frames) + 1}I", len(frames), *map(len, frames))
    body = b"".join([lengths, *frames])
    return NUMBER.pack(len(body)) + body


def unpacked(body: bytes) -> list[bytes]:
    """The frames of what follows the first number.

    >>> unpacked(packed([b"shell", b"{}"])[NUMBER.size :])
    [b'shell', b'{}']
    """
    (count,) = NUMBER.unpack_from(body)
    lengths = struct.unpack_from(f"!{count}I", body, NUMBER.size)
    edges = accumulate(lengths, initial=NUMBER.size * (count + 1))
    return [body[start:end] for start, end in pairwise(edges)]


def received(file: IO[bytes] | io.RawIOBase) -> list[bytes]:
    """The next message of a file; no frame where the other side has closed it."""
    size = file.read(NUMBER.size)
    return unpacked(file.read(*NUMBER.unpack(size))) if size else []


def session() -> Session:
    """What makes frames of messages; it signs none, as nobody else has the socket."""
    made = Session(check_pid=False)
    made.auth = None
    return made
