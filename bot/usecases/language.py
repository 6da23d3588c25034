"""Which language is spoken with a person, and in which a channel's posts are written."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.rules.texts import N_, Refusal
from bot.rules.values import fact
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done
from bot.usecases.recording import record
from bot.usecases.rights import NOT_FOUND, Viewer
from storage.engine import Store
from storage.tables import Channel, Person, Workspace

SO_ALREADY = N_("Posts in this channel are in that language already.")


@fact
class Spoken:
    """What is spoken with somebody, and why: the first of these that is not None."""

    chosen: str | None
    slack: str | None
    workspace: str

    @property
    def language(self) -> str:
        return self.chosen or self.slack or self.workspace


def spoken(store: Store, viewer: Viewer) -> Spoken:
    with store.read() as session:
        return _spoken(session, viewer.workspace, viewer.person_id)


def choose(store: Store, stamp: Stamp, language: str | None) -> Spoken:
    """For who does it (`stamp.by`), in replies, forms and messages to them; None: as they have Slack in."""
    assert stamp.by is not None
    with changing(store, stamp) as session:
        session.execute(update(Person).where(Person.id == stamp.by).values(speaks=language))
        return _spoken(session, stamp.workspace, stamp.by)


def choose_here(store: Store, stamp: Stamp, viewer: Viewer, language: str | None) -> Done:
    """For what is posted in the channel they are in; None: the workspace's. Who acts in a channel is in it."""
    with changing(store, stamp) as session:
        channel = session.get(Channel, viewer.channel_id) if viewer.channel_id is not None else None
        if channel is None or channel.workspace_id != viewer.workspace or viewer.kind != "member":
            raise Refusal(NOT_FOUND)
        if channel.language == language:
            raise Refusal(SO_ALREADY)
        values = {"was": channel.language, "now": language, "workspace": _workspace(session, viewer.workspace)}
        channel.language = language
        uid = record(session, stamp, None, "channel.language", values).uid
        return Done(journey=None, change_uid=uid, what="channel.language", values=values)


def spoken_in(session: Session, channel: Channel | None, workspace: Workspace) -> str:
    """The language of what is posted there."""
    return (channel and channel.language) or workspace.language


def _spoken(session: Session, workspace: int, person_id: int) -> Spoken:
    row = session.execute(select(Person.speaks, Person.language).where(Person.id == person_id)).one()
    return Spoken(chosen=row.speaks, slack=row.language, workspace=_workspace(session, workspace))


def _workspace(session: Session, workspace: int) -> str:
    return session.scalars(select(Workspace.language).where(Workspace.id == workspace)).one()
