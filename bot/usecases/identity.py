"""Who and where: Slack's workspaces, people and channels as ours, made on first sight and kept fresh."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from bot.rules.names import fold, tidy
from storage import directory
from storage.engine import Store
from storage.keeping import keep_new
from storage.tables import Channel, Membership, Person, Workspace

PERSON_FRESH = timedelta(days=1)
CHANNEL_FRESH = timedelta(minutes=10)
"""Who reads along is asked anew when the last answer is older (`reliability.md` §6.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """First values of a new workspace, from the settings."""

    language: str = "en"
    tz: str = "Europe/Stockholm"
    country: str = "SE"
    steps: tuple[int, ...] = (28, 14, 7, 2, 0)
    at_time: time = time(9)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceFacts:
    id: int
    name: str
    language: str
    tz: str
    country: str
    steps: tuple[int, ...]
    at_time: time
    strict: bool
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSeen:
    """A person as Slack shows them. `active_to` is the last day of a closed account."""

    name: str
    tz: str | None = None
    language: str | None = None
    kind: str = "member"
    """member, guest, stranger, bot."""
    admin: bool = False
    active_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    id: int
    uid: str
    slack_id: str | None
    name: str
    kind: str
    admin: bool
    tz: str | None
    language: str | None
    active_to: date | None
    checked_at: datetime | None

    def stale(self, now: datetime) -> bool:
        """Whether Slack should be asked again who this is."""
        return self.checked_at is None or now - self.checked_at > PERSON_FRESH


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelSeen:
    name: str
    private: bool = True
    shared: bool = False
    pending: bool = False
    archived: bool = False
    bot_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelFacts:
    id: int
    slack_id: str
    name: str
    private: bool
    shared: bool
    pending: bool
    archived: bool
    bot_in: bool
    checked_at: datetime | None

    def stale(self, now: datetime) -> bool:
        return self.checked_at is None or now - self.checked_at > CHANNEL_FRESH


# -- workspaces -------------------------------------------------------------------------------------------------------


def workspace(store: Store, enterprise_id: str, team_id: str, defaults: Defaults) -> WorkspaceFacts:
    """Our workspace for Slack's (enterprise id or "", team id); made with `defaults` on first sight."""
    with store.read() as session:
        row = directory.workspace(session, enterprise_id, team_id)
    if row is None:
        with store.write() as session:
            row = make_workspace(session, enterprise_id, team_id, defaults)
    return _workspace(row)


def workspace_facts(session: Session, workspace: int) -> WorkspaceFacts:
    return _workspace(directory.workspace_by_id(session, workspace))


def make_workspace(session: Session, enterprise_id: str, team_id: str, defaults: Defaults) -> Any:
    """The row of the workspace, made when it is new."""
    keep_new(
        session,
        Workspace,
        enterprise_id=enterprise_id,
        team_id=team_id,
        language=defaults.language,
        tz=defaults.tz,
        country=defaults.country,
        steps=list(defaults.steps),
        at_time=defaults.at_time,
    )
    return directory.workspace(session, enterprise_id, team_id)


def _workspace(row: Any) -> WorkspaceFacts:
    return WorkspaceFacts(
        id=row.id,
        name=row.name,
        language=row.language,
        tz=row.tz,
        country=row.country,
        steps=tuple(row.steps),
        at_time=row.at_time,
        strict=row.strict,
        state=row.state,
    )


# -- people -----------------------------------------------------------------------------------------------------------


def person(store: Store, workspace: int, slack_id: str) -> PersonFacts | None:
    """Whom Slack calls so; None (never seen) or `.stale(now)` = ask Slack, then `keep_person`."""
    with store.read() as session:
        row = directory.person(session, workspace, slack_id)
    return None if row is None else _person(row)


def keep_person(store: Store, workspace: int, slack_id: str, seen: PersonSeen, at: datetime) -> PersonFacts:
    """Keep what Slack just said about a person. A language people chose themselves stays."""
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
        new = keep_new(session, Person, workspace_id=workspace, slack_id=slack_id, language=seen.language, **fresh)
        if not new:
            known = (Person.workspace_id == workspace, Person.slack_id == slack_id)
            session.execute(update(Person).where(*known).values(**fresh))
        return _person(directory.person(session, workspace, slack_id))


def named(store: Store, workspace: int, name: str) -> tuple[PersonFacts, ...]:
    """Everybody known by exactly this name, compared folded."""
    with store.read() as session:
        return tuple(map(_person, directory.people_named(session, workspace, fold(name))))


def _person(row: Any) -> PersonFacts:
    return PersonFacts(
        id=row.id,
        uid=row.uid,
        slack_id=row.slack_id,
        name=row.name,
        kind=row._mapping["class"],
        admin=row.admin,
        tz=row.tz,
        language=row.language,
        active_to=row.active_to,
        checked_at=row.checked_at,
    )


# -- channels ---------------------------------------------------------------------------------------------------------


def channel(store: Store, workspace: int, slack_id: str) -> ChannelFacts | None:
    """Which channel Slack calls so; None or `.stale(now)` = ask Slack, then `keep_channel`."""
    with store.read() as session:
        row = directory.channel(session, workspace, slack_id)
    return None if row is None else _channel(row)


def keep_channel(store: Store, workspace: int, slack_id: str, seen: ChannelSeen, at: datetime) -> ChannelFacts:
    """Keep what Slack just said about a channel."""
    with store.write() as session:
        fresh = {
            "name": seen.name,
            "private": seen.private,
            "shared": seen.shared,
            "pending": seen.pending,
            "archived": seen.archived,
            "bot_in": seen.bot_in,
            "checked_at": at,
        }
        if not keep_new(session, Channel, workspace_id=workspace, slack_id=slack_id, **fresh):
            known = (Channel.workspace_id == workspace, Channel.slack_id == slack_id)
            session.execute(update(Channel).where(*known).values(**fresh))
        return _channel(directory.channel(session, workspace, slack_id))


def keep_membership(store: Store, workspace: int, channel_id: int, person_ids: Iterable[int], at: datetime) -> None:
    """Keep who is in a channel: exactly these people. A cache; Slack is the truth."""
    with store.write() as session:
        session.execute(delete(Membership).where(Membership.channel_id == channel_id))
        session.add_all(
            Membership(workspace_id=workspace, channel_id=channel_id, person_id=person, seen_at=at)
            for person in set(person_ids)
        )


def _channel(row: Any) -> ChannelFacts:
    return ChannelFacts(
        id=row.id,
        slack_id=row.slack_id,
        name=row.name,
        private=row.private,
        shared=row.shared,
        pending=row.pending,
        archived=row.archived,
        bot_in=row.bot_in,
        checked_at=row.checked_at,
    )
