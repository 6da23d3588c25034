"""What the tick does for a reader whose Monday morning has come: the week's digest, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.rules.reminders import WorkDays, instant
from bot.rules.reminders.receiving import told_on
from bot.rules.reminders.weekly import EVERY, MISSED, WEEK, Need, following, monday, moved
from bot.rules.values import fact
from bot.usecases.digest.needs import briefs, owned, questions
from bot.usecases.digest.reading import APART, Reader, reader_of
from bot.usecases.planning.occasions import ToSay, put
from bot.usecases.receiving import RECEIVES
from bot.usecases.workdays import work_days
from storage.engine import Store
from storage.tables import Occasion, Person

AT_ONCE = 500
"""Readers looked at in one tick; the rest wait for the next."""
MOST = 8
"""Things listed in one digest; the rest are counted."""
JUST_ASKED = timedelta(days=3)
"""Whoever was asked so lately is not asked again on Monday."""
ANSWERED = timedelta(days=-1) + EVERY * WEEK
"""A date that was asked about so lately is not asked about again."""


class Waiting(NamedTuple):
    at: datetime
    id: int


@fact
class Entry:
    """One thing the reader can do."""

    kind: str
    """Of the occasion."""
    handover_id: int
    uid: str
    """The handover's."""
    values: dict[str, Any]


def waiting(store: Store, until: datetime) -> list[Waiting]:
    """People whose moment has come by then, the longest overdue first: one read of a partial index."""
    with store.read() as session:
        due = select(Person.digest_at, Person.id).where(Person.digest_at <= until).order_by(Person.digest_at, Person.id)
        return [Waiting(at, person) for at, person in session.execute(due.limit(AT_ONCE)) if at is not None]


def judge(store: Store, person_id: int, now: datetime) -> int:
    """Plan what the reader is told this week, and set the next moment. Returns how many occasions are new.

    Nothing to say: no message. One that could not be sent for a day is not sent later.
    """
    with store.read() as session:
        reader = reader_of(session, person_id, now)
        due = reader.person.digest_at
        if due is None or due > now:
            return 0
        days = work_days(session, reader.workspace.id, reader.workspace.country)
        later = moved(now, reader.workspace.at_time, reader.tz, days) if now - due < MISSED else None
        said = () if later or now - due >= MISSED or not reader.is_there else _digest(session, reader, days)
    after = later or following(now, reader.workspace.at_time, reader.tz)
    with store.write() as session:
        mine = update(Person).where(Person.id == person_id, Person.digest_at == due).values(digest_at=after)
        if session.execute(mine.returning(Person.id)).first() is None:
            return 0  # another process has just judged it
        return sum(put(session, one) for one in said)


def _digest(session: Session, reader: Reader, days: WorkDays) -> tuple[ToSay, ...]:
    """The head, which greets and counts, and an occasion for each thing to do; empty when there is nothing to say."""
    wanting = owned(session, reader)
    entries = _not_heard(session, reader, _entries(session, reader, wanting, days))
    if not entries and not any(one.awaited for one in wanting):
        return ()
    head = _to_say(reader, reader.person.uid, "digest", None, {"more": max(0, len(entries) - MOST)})
    return (head, *(_to_say(reader, one.uid, one.kind, one.handover_id, one.values) for one in entries[:MOST]))


def _entries(session: Session, reader: Reader, wanting: Iterable[Any], days: WorkDays) -> list[Entry]:
    asked = [
        Entry(kind="ask", handover_id=row.handover_id, uid=row.uid, values={"question": row.id})
        for row in questions(session, reader)
    ]
    known = {one.handover_id for one in asked}
    kinds = {Need.STATE: "digest", Need.DATE: "digest", Need.SURE: "tentative"}
    mine = [one for one in wanting if one.need is not None and one.id not in known]
    asked += [Entry(kind=kinds[one.need], handover_id=one.id, uid=one.uid, values={}) for one in mine]
    known |= {one.id for one in mine}
    to_read = (one.handover for one in briefs(session, reader) if told_on(one.first, days) != reader.today)
    return asked + [
        Entry(kind="note", handover_id=one.id, uid=one.uid, values={RECEIVES: one.id})
        for one in to_read
        if one.id not in known
    ]


def _not_heard(session: Session, reader: Reader, entries: list[Entry]) -> list[Entry]:
    """Without what the reader hears this morning anyway, or was asked lately."""
    morning = instant(reader.today, time(0), reader.tz)
    since = {"ask": reader.now - JUST_ASKED, "tentative": reader.now - ANSWERED}
    heard = select(Occasion.handover_id, Occasion.kind, Occasion.due_at).where(
        Occasion.handover_id.in_([one.handover_id for one in entries]),
        Occasion.to_person_id == reader.id,
        Occasion.due_at >= min(since.values()),
        Occasion.state.in_(("pending", "attached", "done")),
    )
    rows = session.execute(heard).all()
    today = {row.handover_id for row in rows if row.due_at >= morning}
    lately = {(row.handover_id, row.kind) for row in rows if row.due_at >= since.get(row.kind, morning)}
    return [one for one in entries if one.handover_id not in today and (one.handover_id, one.kind) not in lately]


def _to_say(reader: Reader, uid: str, kind: str, handover_id: int | None, values: dict[str, Any]) -> ToSay:
    """Its day is the week's Monday, whichever day it falls on: there is one a week, in whatever zone."""
    return ToSay(
        workspace=reader.workspace.id,
        uid=uid,
        kind=kind,
        apart=APART,
        recipient=reader.person.uid,
        due_on=monday(reader.today),
        due_at=reader.now,
        expires_at=reader.now + MISSED,
        at=reader.workspace.at_time,
        tz=reader.tz,
        handover_id=handover_id,
        person_id=reader.id,
        values=values,
    )
