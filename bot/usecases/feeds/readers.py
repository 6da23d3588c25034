"""Who reads at an address: decided anew each time, so that what somebody lost is lost in their calendar too."""

from __future__ import annotations

from datetime import date, datetime
from hmac import compare_digest
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.rules.values import fact
from bot.usecases.feeds.addresses import fingerprint
from bot.usecases.rights import Viewer
from storage.engine import Store
from storage.tables import Feed, Person, Workspace

NOBODY = 0
"""Stands for every member where a calendar is the workspace's: no person has that id."""


@fact
class Reader:
    """Whose calendar it is, as of now."""

    feed: int
    workspace: int
    person: int
    """NOBODY: it is the workspace's."""
    language: str
    today: date
    named: str = ""
    """The workspace's name, where it is its calendar."""

    @property
    def viewer(self) -> Viewer:
        """A calendar holds what one has to do with: an admin's not all that admins may read."""
        return Viewer(workspace=self.workspace, person_id=self.person, today=self.today)


def reader(store: Store, secret: str, now: datetime) -> Reader | None:
    """None: the address is unknown, turned off, or of somebody who is a member no more."""
    wanted = fingerprint(secret)
    with store.read() as session:
        found = session.execute(
            select(Feed, Workspace, Person)
            .join(Workspace, Workspace.id == Feed.workspace_id)
            .outerjoin(Person, Person.id == Feed.person_id)
            .where(Feed.secret_hash == wanted, Feed.revoked_at.is_(None), Workspace.state == "active")
        ).first()
        if found is None or not compare_digest(found.Feed.secret_hash, wanted):
            return None
        feed, workspace, person = found
        if feed.person_id is not None and not _is_member(person):
            return None
        return Reader(
            feed=feed.id,
            workspace=workspace.id,
            person=feed.person_id or NOBODY,
            language=(person and (person.speaks or person.language)) or workspace.language,
            today=now.astimezone(ZoneInfo(workspace.tz)).date(),
            named="" if person else workspace.name,
        )


def _is_member(person: Person) -> bool:
    gone = (person.active_to, person.merged_into, person.forgotten_at)
    return person.kind == "member" and all(one is None for one in gone)
