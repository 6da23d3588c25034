"""Handovers that want something of their owner: the same as in Monday's digest, on every day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy.orm import Session

from bot.rules.projection import ItemShown
from bot.rules.projection.home import Waits
from bot.rules.reminders.weekly import EVERY, WEEK, Need
from bot.usecases.digest import Reader, nearest
from bot.usecases.posts.asked import confirmed

LOOKED_AT = 20
"""Of one owner; each is a journey to be read."""
KINDS = {Need.STATE: "digest", Need.DATE: "digest", Need.SURE: "tentative"}
"""The need, and the kind of item that asks for it."""
JUST_NOW = timedelta(minutes=15)
"""How long it stands there that a date was confirmed, with its Undo."""


def find(session: Session, reader: Reader, most: int) -> Iterator[Waits]:
    for one in nearest(session, reader, LOOKED_AT):
        if one.need is None:
            continue
        item = ItemShown(kind=KINDS[one.need], step=None, handover=one.shown)
        if one.need is not Need.SURE or not confirmed(session, one.id, reader.now - EVERY * WEEK, one.shown):
            yield Waits(kind=item.kind, shown=item)
        elif just := confirmed(session, one.id, reader.now - JUST_NOW, one.shown):
            told = ItemShown(kind=item.kind, step=None, handover=one.shown, **just)
            yield Waits(kind=item.kind, shown=told)
