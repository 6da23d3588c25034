"""Who wants no digest gets none; questions to them come all the same."""

from __future__ import annotations

from sqlalchemy import select, update

from bot.rules.reminders.weekly import following
from bot.usecases.changing import Stamp, changing
from bot.usecases.digest.reading import heads, reader_of
from storage.engine import Store
from storage.tables import Occasion, Person, Post


def is_on(store: Store, person_id: int) -> bool:
    with store.read() as session:
        return bool(session.scalar(select(Person.digest).where(Person.id == person_id)))


def switch(store: Store, stamp: Stamp, *, on: bool) -> None:
    """For who does it (`stamp.by`). The last digests are drawn again: they say whether there will be more."""
    assert stamp.by is not None
    with changing(store, stamp) as session:
        reader = reader_of(session, stamp.by, stamp.at)
        next_one = following(stamp.at, reader.workspace.at_time, reader.tz) if on else None
        session.execute(update(Person).where(Person.id == stamp.by).values(digest=on, digest_at=next_one))
        showing = select(Occasion.post_id).where(Occasion.uid.in_(heads(reader)), Occasion.post_id.is_not(None))
        session.execute(update(Post).where(Post.id.in_(showing), Post.state == "sent").values(wanted=Post.wanted + 1))
