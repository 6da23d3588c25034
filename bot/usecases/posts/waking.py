"""After a downtime: one message for each channel and person, and what came too late is named in it, never dropped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from bot.rules.reminders import instant
from storage.tables import Occasion

LATE = timedelta(hours=1)
"""From here on a step is late by our own doing, and all that is late for a channel is one message."""
NAMED = ("day", "alert")
"""What nothing that follows says again: when it comes too late it is named."""
AWAY = "away"

Pile = tuple[str | int | bool | None, ...]
"""What is one message: where it goes, and what cannot stand in the same one."""


def expire(session: Session, now: ColumnElement[datetime]) -> list[Occasion]:
    """Mark what came too late; returns what is to be named."""
    late = select(Occasion).where(Occasion.state == "pending", Occasion.due_at <= now, Occasion.expires_at <= now)
    expired = session.scalars(late.order_by(Occasion.id).with_for_update(skip_locked=True)).all()
    for occasion in expired:
        occasion.state = "expired"
    session.flush()
    return [occasion for occasion in expired if occasion.kind in NAMED]


def together(piles: Mapping[Pile, list[Occasion]], now: datetime) -> dict[Pile, list[Occasion]]:
    """The same, with a channel's piles made one where several would go out at once and something of it is late."""
    places: dict[int, list[Pile]] = defaultdict(list)
    for pile, occasions in piles.items():
        if occasions[0].to_channel_id is not None:
            places[occasions[0].to_channel_id].append(pile)
    made = dict(piles)
    for channel, here in places.items():
        all_ = [occasion for pile in here for occasion in piles[pile]]
        if len(here) > 1 and is_late(all_, now):
            made = {pile: occasions for pile, occasions in made.items() if pile not in here}
            made[AWAY, channel] = sorted(all_, key=lambda each: (int(each.step or 0), each.id))
    return made


def is_late(occasions: Iterable[Occasion], now: datetime) -> bool:
    """Whether a step among them fell while nothing ran, or nothing could be sent."""
    return any(each.step and instant(each.due_on, each.at_time, each.tz) < now - LATE for each in occasions)
