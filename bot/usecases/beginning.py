"""A journey with its people, started in one go: all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import select

from bot.rules.texts import Refusal
from bot.rules.typed import NewJourney, Placement
from bot.rules.values import value
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done
from bot.usecases.journeys.starting import started
from bot.usecases.people.put import check, placed
from storage.engine import Store
from storage.tables import Journey


@value
class Beginner:
    """Who is on it from the beginning. The placement's phases are their places in the line, as text: 0 is the first."""

    placement: Placement
    ids: Sequence[int | None]
    field: str
    """Of the form: where it stands what is wrong with them."""


def begin(
    store: Store, stamp: Stamp, new: NewJourney, channel_id: int | None, beginners: Sequence[Beginner]
) -> tuple[Done, ...]:
    """Start the journey and put people on it: a change each, the start first, all with the journey as it is then."""
    with changing(store, stamp) as session:
        done = [started(session, stamp, new, channel_id)]
        shown = done[0].journey
        assert shown is not None
        journey = session.scalars(select(Journey).where(Journey.uid == shown.uid)).one()
        for one in beginners:
            phases = tuple(shown.phases[int(at)].uid for at in one.placement.phases)
            with said_at(one.field):
                check(one.placement)
                done.append(placed(session, stamp, journey, replace(one.placement, phases=phases), one.ids))
        return tuple(replace(each, journey=done[-1].journey) for each in done)


@contextmanager
def said_at(field: str) -> Iterator[None]:
    """What is refused is said at that field of the form."""
    try:
        yield
    except Refusal as refusal:
        raise Refusal(refusal.message, field, **refusal.words) from None
