"""People as Slack knows them, as ours: one row for ever, names and accounts are attributes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, case, func, literal, update
from sqlalchemy.orm import Session

from bot.rules.names import fold, tidy
from bot.rules.reminders.weekly import MISSED, following
from bot.rules.values import fact
from storage import directory
from storage.engine import Store
from storage.keeping import keep_new
from storage.tables import Person, Workspace

FRESH = timedelta(days=1)


@fact
class PersonSeen:
    """A person as Slack shows them. `active_to` is the last day of a closed account."""

    name: str
    tz: str | None = None
    language: str | None = None
    kind: str = "member"
    """member, guest, stranger, bot."""
    admin: bool = False
    active_to: date | None = None


@fact
class PersonFacts:
    id: int
    uid: str
    slack_id: str | None
    name: str
    kind: str
    admin: bool
    tz: str | None
    language: str | None
    """What they chose, else what they have Slack in."""
    active_to: date | None
    checked_at: datetime | None

    def stale(self, now: datetime) -> bool:
        """Whether Slack should be asked again who this is."""
        return self.checked_at is None or now - self.checked_at > FRESH


def person(store: Store, workspace: int, slack_id: str) -> PersonFacts | None:
    """Whom Slack calls so; None (never seen) or `.stale(now)` = ask Slack, then `keep_person`."""
    with store.read() as session:
        row = directory.person(session, workspace, slack_id)
    return None if row is None else _person(row)


def keep_person(store: Store, workspace: int, slack_id: str, seen: PersonSeen, at: datetime) -> PersonFacts:
    """Keep what Slack just said about a person. The day on which a closed account was first seen closed stays, and so
    does the language where Slack says none."""
    with store.write() as session:
        name = tidy(seen.name) or slack_id
        fresh = {
            "name": name,
            "fold": fold(name),
            "kind": seen.kind,
            "admin": seen.admin,
            "tz": seen.tz,
            "active_to": seen.active_to,
            "checked_at": at,
        }
        first = _first_digest(session, workspace, seen, at)
        made = {"workspace_id": workspace, "slack_id": slack_id, "language": seen.language, "digest_at": first}
        if not keep_new(session, Person, **made, **fresh):
            fresh["digest_at"] = _digest_then(session, workspace, seen, at)
            known = (Person.workspace_id == workspace, Person.slack_id == slack_id)
            if seen.language is not None:
                fresh["language"] = seen.language
            if seen.active_to is not None:
                fresh["active_to"] = func.coalesce(Person.active_to, seen.active_to)
            session.execute(update(Person).where(*known).values(**fresh))
        return _person(directory.person(session, workspace, slack_id))


def _first_digest(session: Session, workspace: int, seen: PersonSeen, after: datetime) -> datetime | None:
    """The next Monday morning of a member."""
    row = session.get_one(Workspace, workspace)
    return following(after, row.at_time, seen.tz or row.tz) if seen.kind == "member" else None


def _digest_then(session: Session, workspace: int, seen: PersonSeen, at: datetime) -> Any:
    """As it was planned; in another zone anew, from yesterday on: no Monday is lost on the way, and there is one
    digest a week however often it is looked at."""
    anew = _first_digest(session, workspace, seen, at - MISSED)
    if anew is None:
        return None
    same = and_(Person.tz.is_not_distinct_from(seen.tz), Person.digest_at.is_not(None))
    return case((~Person.digest, None), (same, Person.digest_at), else_=literal(anew, Person.digest_at.type))


def find_people(store: Store, workspace: int, name: str) -> tuple[PersonFacts, ...]:
    """Whom a typed name may mean: those called exactly so, else those with that first name."""
    with store.read() as session:
        rows = directory.people_named(session, workspace, fold(name))
        if not rows and " " not in fold(name):
            rows = directory.people_called(session, workspace, fold(name))
        return tuple(map(_person, rows))


def colleagues(store: Store, workspace: int) -> list[tuple[str, str]]:
    """Slack id and name of the members we have met: everybody in that Slack may see who they are."""
    with store.read() as session:
        return [(row.slack_id, row.name) for row in directory.members(session, workspace)]


def _person(row: Any) -> PersonFacts:
    return PersonFacts(
        id=row.id,
        uid=row.uid,
        slack_id=row.slack_id,
        name=row.name,
        kind=row._mapping["class"],
        admin=row.admin,
        tz=row.tz,
        language=row.speaks or row.language,
        active_to=row.active_to,
        checked_at=row.checked_at,
    )
