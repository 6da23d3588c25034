"""Who may see and change a journey (`reliability.md` §6.2), decided from the database, never from a payload."""

from __future__ import annotations

from datetime import date
from enum import IntEnum

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true
from sqlalchemy.orm import Session

from bot.rules.texts import N_, Refusal
from bot.rules.values import fact
from storage.tables import Assignment, Channel, Journey, Membership, Person, Workspace

NOT_FOUND = N_("I cannot find that here. It may be gone, or it belongs to another channel.")
ONLY_MEMBERS = N_("Only members of the journey's channel can change it. Join the channel, then try again.")
ONLY_PEOPLE_ON_IT = N_("In this workspace only the people on a journey can change it. Ask one of them.")
FOR_ITS_CHANNEL = N_(
    "You can see its name, its owner and its dates; the rest is for its channel. Join that, then try again."
)


class Access(IntEnum):
    """How much of a journey somebody may have; each includes those before."""

    NONE = 0
    OUTLINE = 1
    """Name, owner and dates."""
    READ = 2
    CHANGE = 3


@fact
class Viewer:
    """Who looks, and from where: `channel_id` (ours) is the channel they type or press in: they are in it."""

    workspace: int
    person_id: int
    kind: str = "member"
    admin: bool = False
    channel_id: int | None = None
    today: date | None = None
    """A lead whose last day is before it answers for the journey no more."""


def alone(person: Person, today: date) -> Viewer:
    """Who reads in a conversation with the bot alone."""
    return Viewer(workspace=person.workspace_id, person_id=person.id, kind=person.kind, admin=person.admin, today=today)


def access(session: Session, viewer: Viewer, journey: Journey) -> Access:
    """What the viewer may do with the journey, as of now."""
    if journey.workspace_id != viewer.workspace or journey.void_change is not None or viewer.kind != "member":
        return Access.NONE
    leads, on_it = _part(session, viewer, journey)
    if _is_in(session, viewer, journey) or leads or (journey.channel_id is None and on_it):
        return Access.CHANGE if on_it or viewer.admin or not _strict(session, viewer.workspace) else Access.READ
    channel = session.get(Channel, journey.channel_id) if journey.channel_id else None
    public = channel is not None and not channel.private
    if viewer.admin and (public or channel is None):
        return Access.CHANGE
    if public:
        return Access.READ if on_it else Access.OUTLINE
    return Access.NONE


def may_see(session: Session, viewer: Viewer, journey: Journey) -> bool:
    """Whether the journey exists for the viewer at all."""
    return access(session, viewer, journey) > Access.NONE


def must_change(session: Session, viewer: Viewer, journey: Journey) -> None:
    """Refuse, in words, who may not change the journey; to whom it does not exist it is not found."""
    allowed = access(session, viewer, journey)
    if allowed == Access.NONE:
        raise Refusal(NOT_FOUND)
    if allowed < Access.CHANGE:
        _, on_it = _part(session, viewer, journey)
        raise Refusal(ONLY_MEMBERS if on_it or not _strict(session, viewer.workspace) else ONLY_PEOPLE_ON_IT)


def must_read(session: Session, viewer: Viewer, journey: Journey) -> None:
    """Refuse, in words, who may have no more of the journey than its outline."""
    allowed = access(session, viewer, journey)
    if allowed < Access.READ:
        raise Refusal(FOR_ITS_CHANNEL if allowed else NOT_FOUND)


def visible(viewer: Viewer) -> ColumnElement[bool]:
    """The same as `may_see`, as a condition on Journey for lists."""
    if viewer.kind != "member":
        return false()
    return and_(
        Journey.workspace_id == viewer.workspace, Journey.void_change.is_(None), or_(_public(), readable(viewer))
    )


def readable(viewer: Viewer) -> ColumnElement[bool]:
    """Of the journeys that are visible, those that may be read whole, as a condition on Journey."""
    inside = exists().where(Membership.channel_id == Journey.channel_id, Membership.person_id == viewer.person_id)
    here = Journey.channel_id == viewer.channel_id if viewer.channel_id else false()
    part = exists().where(
        Assignment.journey_id == Journey.id,
        Assignment.person_id == viewer.person_id,
        Assignment.void_change.is_(None),
    )
    leads = or_(Journey.creator_id == viewer.person_id, part.where(_answers_for_it(viewer)))
    open_to_all = or_(Journey.channel_id.is_(None), _public())
    return or_(here, inside, leads, and_(open_to_all, true() if viewer.admin else part))


def _public() -> ColumnElement[bool]:
    return exists().where(Channel.id == Journey.channel_id, Channel.private.is_(False))


def _is_in(session: Session, viewer: Viewer, journey: Journey) -> bool:
    if journey.channel_id is None:
        return False
    if journey.channel_id == viewer.channel_id:
        return True
    return session.get(Membership, (journey.channel_id, viewer.person_id)) is not None


def _part(session: Session, viewer: Viewer, journey: Journey) -> tuple[bool, bool]:
    """Whether the viewer answers for the journey (made it, or leads a phase), and whether they are on it at all."""
    parts = select(_answers_for_it(viewer)).where(
        Assignment.journey_id == journey.id,
        Assignment.person_id == viewer.person_id,
        Assignment.void_change.is_(None),
    )
    mine = list(session.scalars(parts))
    made = journey.creator_id == viewer.person_id
    return made or any(mine), made or bool(mine)


def _answers_for_it(viewer: Viewer) -> ColumnElement[bool]:
    """Leads own the journey in turn: the bot writes to them wherever they are, so they may act from there."""
    lead = and_(Assignment.lead.is_(True), Assignment.side == "vendor", Assignment.given != "declined")
    if viewer.today is None:
        return lead
    return and_(lead, or_(Assignment.last.is_(None), Assignment.last >= viewer.today))


def _strict(session: Session, workspace: int) -> bool:
    return bool(session.scalar(select(Workspace.strict).where(Workspace.id == workspace)))
