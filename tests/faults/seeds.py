"""Journeys whose reminders are due in the coming seconds, told by the rules themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import func, select, update

from bot.rules.typed import NewJourney, NewPhase, Period
from bot.sandbox.sandbox import Sandbox
from bot.usecases import identity, journeys
from bot.usecases.calendars import installed
from bot.usecases.changing import Stamp
from bot.usecases.identity import ChannelSeen, Defaults, PersonSeen
from storage.engine import Store
from storage.tables import Handover, Occasion, Post, Workspace

BEFORE = timedelta(days=35)
"""When the journeys were registered, long before their first step."""
AHEAD = (18, 20, 21, 22, 24)
"""Days until a journey changes hands: between the steps of 28 and of 14 days, so that each time a card is due."""
EACH = 1 + len(AHEAD)
"""Reminders of one journey: its start card, and a card for each change of hands."""


def people_and_channels(sandbox: Sandbox, count: int) -> list[str]:
    """Kim, and so many channels with the bot in them; their ids."""
    sandbox.workspace.add_user("kim", real_name="Kim Lind")
    bot = sandbox.workspace.app.user_id
    return [sandbox.workspace.add_channel(f"c{n}", members={"U0KIM", bot}).id for n in range(count)]


def plan(store: Store, team: str, channels: list[str], count: int, ahead: Sequence[int] = AHEAD) -> None:
    """So many journeys, spread over the channels, with `EACH` reminders; nothing is due before `fall_due`."""
    now = datetime.now(UTC)
    workspace = identity.workspace(store, "", team, Defaults()).id
    kim = identity.keep_person(store, workspace, "U0KIM", PersonSeen(name="Kim", tz="Europe/Stockholm"), now)
    seen = [ChannelSeen(name=each, bot_in=True) for each in channels]
    ours = [identity.keep_channel(store, workspace, each.name, each, now) for each in seen]
    phases = tuple(_phase("project", now.date() + timedelta(days=days)) for days in (-60, *ahead))
    for n in range(count):
        new = NewJourney(name=f"Journey {n}", customer=f"Customer {n}", phases=phases)
        journeys.start(store, Stamp(workspace=workspace, by=kim.id, at=now - BEFORE), new, ours[n % len(ours)].id)
    far = now + timedelta(days=1)
    with store.write() as session:
        session.execute(update(Occasion).values(due_at=far, expires_at=far + timedelta(days=7)))
        session.execute(update(Handover).values(next_due_at=far))
        session.execute(update(Workspace).values(calendars=installed()))  # what is made up here is not reckoned anew


def _phase(kind: str, start: date) -> NewPhase:
    return NewPhase(kind=kind, start=Period(start, start))


def fall_due(store: Store, over: float, since: timedelta = timedelta(0)) -> None:
    """Everything planned falls due within the coming seconds, or those that began `since` ago, evenly spread."""
    with store.write() as session:
        begin = datetime.now(UTC) - since
        for table, column in ((Occasion, "due_at"), (Handover, "next_due_at")):
            rows = session.scalars(select(table.id).order_by(table.id)).all()
            for n, row in enumerate(rows):
                at = begin + timedelta(seconds=over * n / len(rows))
                session.execute(update(table).where(table.id == row).values(**{column: at}))


def falls(store: Store) -> dict[int, datetime]:
    """When each handover is to be judged, by its id."""
    with store.read() as session:
        return dict(session.execute(select(Handover.id, Handover.next_due_at)).all())


def without_start_cards(store: Store) -> None:
    """Only what time brings is left to say."""
    with store.write() as session:
        session.execute(update(Occasion).where(Occasion.kind == "start").values(state="done"))


def said(store: Store) -> list[str]:
    """The ids of all occasions there are by now."""
    with store.read() as session:
        return list(session.scalars(select(Occasion.uid)))


def unsettled(store: Store) -> dict[str, int]:
    """What the bot still has to do, by state: judge, gather, send, look up; empty when nothing is left."""
    due = select(func.count(Handover.id)).where(Handover.next_due_at <= datetime.now(UTC))
    waiting = (
        select(Occasion.state, func.count()).where(Occasion.state.in_(("pending", "attached"))),
        select(Post.state, func.count()).where(Post.state.in_(("ready", "sending", "uncertain", "checking"))),
    )
    with store.read() as session:
        left = {"to judge": session.scalar(due) or 0}
        for each, column in zip(waiting, (Occasion.state, Post.state), strict=True):
            left |= {str(state): count for state, count in session.execute(each.group_by(column))}
    return {what: count for what, count in left.items() if count}


def cards(store: Store) -> list[str]:
    """The ids of what time brings."""
    with store.read() as session:
        return list(session.scalars(select(Occasion.uid).where(Occasion.kind == "card")))
