"""Measuring in turn: contestants run in alternating batches, and only the ratio of their medians counts."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 21


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, against what, and the limit it must keep."""

    name: str
    against: str
    ratio: float
    limit: float

    @property
    def kept(self) -> bool:
        return self.ratio <= self.limit


def cpu(run: Callable[[], object], times: int) -> float:
    """CPU seconds of this process for one call, over a batch."""
    begun = time.process_time()
    for _ in range(times):
        run()
    return (time.process_time() - begun) / times


def in_turn(*runs: Callable[[], object], times: int, rounds: int = ROUNDS) -> list[float]:
    """The median cost of each contestant over alternating batches."""
    for run in runs:
        cpu(run, times)
    gc.collect()
    gc.disable()
    try:
        batches = [[cpu(run, times) for run in runs] for _ in range(rounds)]
    finally:
        gc.enable()
    return [statistics.median(column) for column in zip(*batches, strict=True)]
