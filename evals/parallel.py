"""The same work for many items at once, with a progress bar where somebody waits."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from tqdm import tqdm

Item = TypeVar("Item")
Done = TypeVar("Done")


def in_parallel(
    work: Callable[[Item], Done], items: Sequence[Item], unit: str = "question"
) -> Iterator[Done]:
    """The results in the order of the items; the first error stops the rest."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as threads:
        results = threads.map(work, items)
        # disable=None: no bar in a log.
        yield from tqdm(results, total=len(items), unit=unit, leave=False, disable=None)
