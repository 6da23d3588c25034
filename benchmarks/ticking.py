"""An idle tick, with 1,000 and with 100,000 journeys stored: looking for what is due must not grow with the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Row, in_turn
from benchmarks.stock import stocked
from bot.ticker import Ticker

FEW, MANY = 1_000, 100_000


def rows(folder: Path) -> Iterator[Row]:
    """CPU of a tick with nothing due."""
    stores = [stocked(folder / f"{count}.db", count) for count in (FEW, MANY)]
    few, many = (Ticker(store) for store in stores)
    assert few.tick() == many.tick() == 0
    small, large = in_turn(few.tick, many.tick, times=100)
    yield Row("tick", f"{MANY:,} journeys against {FEW:,}", large / small, 1.2)
    for store in stores:
        store.close()
