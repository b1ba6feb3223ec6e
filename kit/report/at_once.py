"""So many things done at the same time, and a line on the terminal that says which and how long."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from tqdm import tqdm

Done = TypeVar("Done")
OFTEN = 0.1  # seconds between tries to stop what is being done


def at_once(
    do: Callable[..., Done],
    tasks: Sequence[tuple[Any, ...]],
    jobs: int,
    stop: Callable[[], None] = lambda: None,
) -> Iterator[Done]:
    """Do each task, ``jobs`` of them at the same time; a task is its name and what ``do`` takes.

    Results come in the order of the tasks. On a terminal a line says which tasks are being done, how
    many are, and how long the rest will take. When the user interrupts, no further task is begun, and
    ``stop`` is called to stop those that are.

    >>> list(at_once(lambda number: number * number, [("three", 3), ("four", 4)], 2))
    [9, 16]
    """
    doing: list[str] = []
    pool = ThreadPoolExecutor(jobs)
    with tqdm(total=len(tasks), unit="page", file=sys.stderr, disable=None) as bar:

        def told(task: tuple[Any, ...]) -> Done:
            name, *takes = task
            doing.append(name)
            bar.set_description_str(", ".join(doing))
            try:
                return do(*takes)
            finally:
                doing.remove(name)
                bar.update()

        try:
            yield from pool.map(told, tasks)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            while doing:  # one may have been about to start what is to be stopped
                stop()
                time.sleep(OFTEN)
            raise
        pool.shutdown()
