"""Everything a Home shows, read when it is drawn: as of now, in the reader's day, as far as they may see."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from bot.rules.projection import Who
from bot.rules.projection.home import HomeShown, Look, Preferences, look
from bot.rules.projection.listed import Wanted
from bot.rules.values import value
from bot.usecases import journeys
from bot.usecases.digest import Reader, reader_of
from bot.usecases.home.carried import carried
from bot.usecases.home.health import health
from bot.usecases.home.waiting import awaiting
from bot.usecases.meetings.listing import coming
from storage.engine import Store
from storage.tables import Home

PER_PAGE = 10
OUTLINES = 5
MEETINGS = 3


@value
class Loaded:
    """What a Home shows, and in which language; whose it is, and what Slack has of it."""

    shown: HomeShown
    language: str
    slack_id: str | None
    slack_hash: str | None
    drawn: str | None


def load(store: Store, person_id: int, now: datetime) -> Loaded:
    """For anybody: who is no member of ours finds nothing, a guest what they are asked."""
    with store.read() as session:
        reader, row = reader_of(session, person_id, now), session.get(Home, person_id)
        facts = _waiting(session, reader) | _mine(session, reader) | _admins(session, reader)
    person, seen = reader.person, Look() if row is None else look(row.look)
    who = Who(person.id, person.name, person.slack_id, person.uid)
    return Loaded(
        shown=HomeShown(reader=who, now=now, today=reader.today, look=seen, **facts, **_journeys(store, reader, seen)),
        language=person.speaks or person.language or reader.workspace.language,
        slack_id=person.slack_id,
        slack_hash=row.slack_hash if row else None,
        drawn=row.drawn if row else None,
    )


def _kind(reader: Reader) -> str:
    """Who they are to us; whose account is closed is nobody."""
    return "stranger" if reader.person.active_to is not None else reader.person.kind


def _waiting(session: Session, reader: Reader) -> dict[str, Any]:
    kind = _kind(reader)
    return {"kind": kind, "waits": awaiting(session, reader)} if kind in ("member", "guest") else {"kind": kind}


def _mine(session: Session, reader: Reader) -> dict[str, Any]:
    """What they have chosen; of members what they carry too."""
    if _kind(reader) not in ("member", "guest"):
        return {}
    person = reader.person
    chosen = Preferences(
        language=person.speaks,
        slack=person.language,
        workspace=reader.workspace.language,
        digest=person.digest,
        tz=reader.tz,
    )
    if _kind(reader) == "guest":
        return {"chosen": chosen}
    ahead = coming(session, reader.viewer, reader.today, most=MEETINGS)
    return {"carried": carried(session, reader), "meetings": ahead, "chosen": chosen}


def _admins(session: Session, reader: Reader) -> dict[str, Any]:
    if _kind(reader) != "member" or not reader.person.admin:
        return {}
    return {"admin": True, "health": health(session, reader.workspace.id, reader.now)}


def _journeys(store: Store, reader: Reader, seen: Look) -> dict[str, Any]:
    """Those the reader may read, as they are narrowed, and apart from them those they may only see."""
    if _kind(reader) != "member":
        return {}
    viewer, today = reader.viewer, reader.today
    listing = partial(journeys.listing, store, viewer, today)
    return {
        "portfolio": listing(seen.wanted, page=seen.page, most=PER_PAGE),
        "outlines": listing(Wanted(outline=True), page=seen.outlines, most=OUTLINES),
    }
