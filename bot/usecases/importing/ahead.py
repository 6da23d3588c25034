"""What would be said of journeys that were just brought, if nobody asked for silence; and when silence ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import Text, cast, select
from sqlalchemy.orm import Session

from bot.rules.reminders import instant, says
from bot.rules.reminders.quiet import FOREVER
from bot.rules.texts import N_, Refusal
from bot.rules.values import fact
from bot.usecases import planning
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import today
from bot.usecases.importing.vanished import IMPORTED
from bot.usecases.planning.reading import read, watches
from bot.usecases.recording import record
from bot.usecases.rights import Viewer, must_change
from bot.usecases.workdays import work_days
from storage import watching
from storage.engine import Store
from storage.tables import Change, Journey, Membership, Workspace

DAY = timedelta(days=1)
NO_IMPORT = N_("I cannot find that import of yours any more. Please give the file again: `/handover import`")


@fact
class Ahead:
    """`on` is the first day on which something could be said, at `at` (local); cards and people of that morning."""

    on: date
    at: datetime
    cards: int = 0
    people: int = 0
    journeys: int = 0
    """Those that wait for a word when to begin."""


def waiting(session: Session, stamp: Stamp, journeys: Sequence[int]) -> Ahead:
    """As the plan stands on the next working day, at the hour of the steps."""
    workspace = session.get_one(Workspace, stamp.workspace)
    first = today(session, stamp.workspace, stamp.at) + DAY
    on = work_days(session, workspace.id, workspace.country).on_or_after(first)
    at = instant(on, workspace.at_time, workspace.tz)
    cards, people = 0, set[str]()
    for journey_id in journeys:
        row = watching.journey(session.connection(), workspace.id, journey_id)
        for watch in watches(session, read(session, row, at), at):
            step = replace(watch, quiet_until=None).current(at)
            said = says(watch.plan, step) if step else ()
            cards += sum(one.kind == "card" for one in said)
            people |= {one.to for one in said if one.to is not None}
    return Ahead(on=on, at=at, cards=cards, people=len(people), journeys=len(journeys))


def next_morning(store: Store, stamp: Stamp) -> Ahead:
    """The first morning on which something can be said."""
    with store.read() as session:
        return waiting(session, stamp, ())


def is_in(store: Store, viewer: Viewer, channel_id: int) -> bool:
    """Whether the viewer is in that channel, as far as it is known."""
    with store.read() as session:
        seen = session.get(Membership, (channel_id, viewer.person_id))
        return viewer.channel_id == channel_id or seen is not None


def speak_from(store: Store, stamp: Stamp, viewer: Viewer, import_uid: str, until: date) -> int:
    """Silence about what that import of the viewer's brought ends on that day, where nobody has ended it before."""
    with changing(store, replace(stamp, late=lambda: False)) as session:
        mine = select(Change.journey_id).where(
            Change.workspace_id == stamp.workspace, Change.what == IMPORTED, Change.by_id == viewer.person_id
        )
        found = session.scalars(mine.where(cast(Change.values, Text).contains(f'"{import_uid}"'))).all()
        if not import_uid or not found:
            raise Refusal(NO_IMPORT)
        changed = 0
        for journey in session.scalars(select(Journey).where(Journey.id.in_(found))).all():
            if journey.quiet_until != FOREVER or journey.void_change is not None:
                continue
            must_change(session, viewer, journey)
            journey.quiet_until = until
            planning.refresh(session, stamp, journey.id, quietly=True)
            record(session, stamp, journey.id, "journey.quiet", {"until": until.isoformat(), "import": import_uid})
            changed += 1
        return changed
