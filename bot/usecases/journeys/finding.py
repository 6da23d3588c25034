"""Finding the journey that is meant, to show it or to change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, exists, select
from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_, Refusal
from bot.usecases.projection import journey_shown
from bot.usecases.projection.drawing import Drawing
from bot.usecases.rights import NOT_FOUND, Access, Viewer, access, must_change, must_read, readable, visible
from storage import showing
from storage.engine import Store
from storage.tables import Journey, Phase

NONE_HERE = N_("There is no journey in this channel yet. Start one with /handover new.")
NO_SUCH_KEY = N_("I know no journey called {key} that you can see. /handover list shows those you can.")
CLOSED = N_("{journey} is closed. Type /handover resume to open it again, then retry.")
STALE = N_(
    "Somebody changed {journey} while this was open, so nothing was changed. Please look at it again, then retry."
)


class NoneHere(Refusal):
    """The channel has no journey: the place for a welcome."""


class Several(Exception):
    """More than one journey may be meant: (uid, key, name) of each."""

    def __init__(self, options: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__(", ".join(key for _, key, _ in options))
        self.options = options


def show(store: Store, viewer: Viewer, today: date, *, key: str | None = None, uid: str | None = None) -> JourneyShown:
    """The journey meant, as much of it as the viewer may have: to those outside its channel name, owner and dates."""
    if key is None and uid is None:
        with store.look() as connection:
            return Drawing(showing.whole(connection, _here(connection, viewer)), today).journey()
    with store.read() as session:
        journey = resolve(session, viewer, key=key, uid=uid)
        shown = journey_shown(session, viewer.workspace, journey.id, today)
        if access(session, viewer, journey) >= Access.READ:
            return shown
        return outline(shown)


def outline(shown: JourneyShown) -> JourneyShown:
    """What is left of a journey to those outside its channel: name, owner and dates."""
    return replace(shown, assignments=(), handovers=(), systems=(), people=(), channel=None, shape="", shaped_by=())


def resolve(session: Session, viewer: Viewer, *, key: str | None = None, uid: str | None = None) -> Journey:
    """The journey meant: by uid, by key, else the one linked to the viewer's channel.

    Raises Several when the channel has more than one, NoneHere when it has none.
    """
    if uid is not None:
        return row_of(session, viewer, uid)
    if key is not None:
        found = session.scalar(select(Journey).where(visible(viewer), Journey.key == names.slug(key)))
        if found is None:
            raise Refusal(NO_SUCH_KEY, key=key)
        return found
    return session.get_one(Journey, _here(session.connection(), viewer).id)


def _here(connection: Connection, viewer: Viewer) -> Any:
    """The one journey of the channel that the viewer types in: a member there may read it."""
    if viewer.channel_id is None or viewer.kind != "member":
        raise NoneHere(NONE_HERE)
    rows = showing.linked(connection, viewer.workspace, viewer.channel_id) or _written_about(connection, viewer)
    if not rows:
        raise NoneHere(NONE_HERE)
    if len(rows) > 1:
        raise Several(tuple((row.uid, row.key, row.name) for row in rows))
    return rows[0]


def _written_about(connection: Connection, viewer: Viewer) -> list[Any]:
    """Journeys with a phase that has this channel: for who may read them, as it is only a place to write."""
    phase = exists().where(
        Phase.journey_id == Journey.id, Phase.channel_id == viewer.channel_id, Phase.void_change.is_(None)
    )
    found = select(Journey.id).where(visible(viewer), readable(viewer), phase).order_by(Journey.id)
    shown = (showing.of_journey(connection, viewer.workspace, one) for one in connection.scalars(found).all())
    return [one.journey for one in shown if one is not None]


def row_of(session: Session, viewer: Viewer, uid: str) -> Journey:
    """The journey with that uid; unknown, foreign and hidden ones get the same words."""
    row = session.scalar(select(Journey).where(Journey.workspace_id == viewer.workspace, Journey.uid == uid))
    if row is None or access(session, viewer, row) == Access.NONE:
        raise Refusal(NOT_FOUND)
    return row


def must_have(store: Store, viewer: Viewer, uid: str, takes: Access) -> None:
    """Refuse, in words, whose access to the journey is less than something `takes`."""
    with store.read() as session:
        (must_change if takes == Access.CHANGE else must_read)(session, viewer, row_of(session, viewer, uid))


def changeable(session: Session, viewer: Viewer, uid: str, version: int | None, *, closed: bool = False) -> Journey:
    """The journey, for a change by the viewer. A form or button made from an older version is refused.

    So is a journey that is over (lost, done), but for what is about that itself (`closed`).
    """
    journey = row_of(session, viewer, uid)
    must_change(session, viewer, journey)
    if not closed and journey.state not in ("open", "paused"):
        raise Refusal(CLOSED, journey=journey.name)
    if version is not None and version != journey.version:
        raise Refusal(STALE, journey=journey.name)
    return journey
