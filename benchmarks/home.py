"""The Home of somebody who sees a thousand journeys against that of somebody who sees ten: a page of each is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import select, text

from benchmarks.measure import Row, in_turn
from benchmarks.stock import stocked
from bot.home.drawing import drawn
from bot.sandbox.blocks import check_view
from storage.engine import Store
from storage.tables import Person

FEW, MANY = 10, 1_000
TIMES, ROUNDS = 3, 9


def rows(folder: Path) -> Iterator[Row]:
    """CPU time of drawing it, Slack's limits kept; for Anna, who stays on over every handover and is an admin."""
    few, many = (opening(stocked(folder / f"{count}.db", count)) for count in (FEW, MANY))
    costs = in_turn(few, many, times=TIMES, rounds=ROUNDS)
    yield Row("home", f"{MANY:,} visible journeys against {FEW}", costs[1] / costs[0], 10)


def opening(store: Store) -> Callable[[], None]:
    with store.write() as session:
        session.execute(text("UPDATE person SET admin = true"))
        anna = session.scalars(select(Person.id).where(Person.name == "Anna")).one()
    now = store.now()

    def draw() -> None:
        check_view(drawn(store, anna, now).view, "home")

    return draw
