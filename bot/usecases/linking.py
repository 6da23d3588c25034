"""Where a journey lives, and where its phases are written about (`product.md` §3, `here`)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bot.rules.projection.readers import Readers
from bot.rules.texts import N_, Refusal
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done, finish
from bot.usecases.journeys import changeable
from bot.usecases.phases import phase_of
from bot.usecases.rights import Viewer, visible
from bot.usecases.timeline import live, title
from storage.engine import Store
from storage.tables import Channel, Journey, Membership, Person

SHARED = N_(
    "People from outside this workspace read along in this channel, so I never write about a journey here. "
    "Please take a channel of your own."
)
NOT_IN = N_(
    "I am not in this channel yet, so I can't write here. Please type `/invite @Handover`, then this line once more."
)
HERE_ALREADY = N_(
    "{journey} lives in this channel already. To bring another journey here, name it first: `/handover its-key: here`."
)
WRITTEN_HERE = N_("I write about {phase} in this channel already.")
NO_HOME = N_("{journey} has no channel of its own yet. Please give it one first: `/handover {key}: here`.")
IN_BOTH = N_(
    "To move {journey} you must be in the channel that it has now, too. "
    "Type `/handover {key}: show` there once, then this line here again."
)


class NotIn(Refusal):
    """We are not in that channel; else it could be done."""


class MoreCouldRead(Exception):
    """Nothing is kept: more people could read there than now. Said again with `sure` it is."""

    def __init__(self, readers: Readers, version: int) -> None:
        super().__init__()
        self.readers = readers
        self.version = version


def link(  # noqa: PLR0917 - who, where and what, as everywhere
    store: Store,
    stamp: Stamp,
    viewer: Viewer,
    journey_uid: str,
    phase_uid: str | None,
    version: int | None = None,
    *,
    sure: bool = False,
) -> Done:
    """Link the channel that the viewer types in to the journey, or to one of its phases (None: the whole journey).

    A phase linked to the journey's own channel has none of its own any more. Raises MoreCouldRead.
    """
    with changing(store, stamp) as session:
        journey = changeable(session, viewer, journey_uid, version)
        channel = session.get_one(Channel, viewer.channel_id)
        _must_be_ours(channel)
        if phase_uid is None:
            what, values = _move(session, viewer, journey, channel)
        else:
            what, values = _write_there(session, journey, phase_uid, channel)
        if not sure:
            _must_be_known_to_all(session, journey, channel, values)
        return finish(session, stamp, journey.id, what, values)


def others_here(store: Store, viewer: Viewer, journey_uid: str) -> int:
    """How many other journeys live in the channel that the viewer types in."""
    with store.read() as session:
        here = (Journey.channel_id == viewer.channel_id, Journey.uid != journey_uid)
        return len(session.scalars(select(Journey.id).where(visible(viewer), *here)).all())


def _must_be_ours(channel: Channel) -> None:
    if channel.shared or channel.pending:
        raise Refusal(SHARED)
    if not channel.bot_in:
        raise NotIn(NOT_IN)


def _move(session: Session, viewer: Viewer, journey: Journey, channel: Channel) -> tuple[str, dict[str, Any]]:
    before = session.get(Channel, journey.channel_id) if journey.channel_id else None
    if before is channel:
        raise Refusal(HERE_ALREADY, journey=journey.name)
    if before is not None and session.get(Membership, (before.id, viewer.person_id)) is None:
        raise Refusal(IN_BOTH, journey=journey.name, key=journey.key)
    journey.channel_id = channel.id
    for phase in live(session, journey.id):
        if phase.channel_id == channel.id:
            phase.channel_id = None
    return "journey.linked", {"channel": channel.slack_id, "was": before and before.slack_id}


def _write_there(session: Session, journey: Journey, uid: str, channel: Channel) -> tuple[str, dict[str, Any]]:
    phase = phase_of(session, journey.id, uid)
    if journey.channel_id is None:
        raise Refusal(NO_HOME, journey=journey.name, key=journey.key)
    own = None if channel.id == journey.channel_id else channel.id
    if phase.channel_id == own:
        raise Refusal(WRITTEN_HERE, phase=title(phase))
    phase.channel_id = own
    told = {"phase": phase.uid, "kind": phase.kind, "name": phase.name}
    return "phase.linked", {**told, "channel": own and channel.slack_id}


def _must_be_known_to_all(session: Session, journey: Journey, channel: Channel, values: dict[str, Any]) -> None:
    """Ask where people could read it who cannot now, as far as is known who reads along there."""
    was = journey.channel_id if "phase" in values else _channel_of(session, journey, values["was"])
    before = session.get(Channel, was) if was else None
    hidden = before is None or before.private
    here = exists().where(Membership.channel_id == channel.id, Membership.person_id == Person.id)
    there = exists().where(Membership.channel_id == was, Membership.person_id == Person.id)
    guests = select(Person.name).where(Person.kind == "guest", Person.active_to.is_(None), here, ~there)
    readers = Readers(
        everybody=hidden and not channel.private,
        members=hidden and channel.private,
        guests=tuple(session.scalars(guests.order_by(Person.id))),
    )
    if before is not channel and (readers.everybody or readers.members or readers.guests):
        raise MoreCouldRead(readers, journey.version)


def _channel_of(session: Session, journey: Journey, slack_id: str | None) -> int | None:
    known = (Channel.workspace_id == journey.workspace_id, Channel.slack_id == slack_id)
    return session.scalar(select(Channel.id).where(*known))
