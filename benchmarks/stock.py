"""A store with many journeys: one is made by the real use cases, the others are copies of its rows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import TextClause, text

from bot.rules.typed import NewJourney, NewPhase, Period, PersonRef, Placement
from bot.usecases import identity, journeys, people
from bot.usecases.changing import Stamp
from bot.usecases.identity import ChannelSeen, Defaults, PersonSeen
from bot.usecases.rights import Viewer
from storage.engine import Store, open_store
from storage.schema import migrate
from storage.tables import Assignment, Channel, Handover, Journey, Phase, Table

TEAM, CHANNEL = "T0SANDBOX", "C0ACME"
COPIED: tuple[type[Table], ...] = (Channel, Journey, Phase, Assignment, Handover)
APART = 1000
"""How far a copy's ids lie from the next one's; the first journey has fewer rows of each kind."""
COPY = {
    **dict.fromkeys(("id", "journey_id", "phase_id", "to_phase_id", "from_phase_id", "channel_id"), "{} + n * :apart"),
    **dict.fromkeys(("key", "slack_id"), "{} || '-' || n"),
    "uid": "lower(hex(randomblob(16)))",
}
"""What becomes of a column in copy n; the others stay."""
STAFF = {
    "kim": ("key account manager", 0),
    "anna": ("solution architect", None),
    "bo": ("project manager", 1),
    "eva": ("developer", 1),
    "per": ("maintenance lead", 2),
    "sara": ("consultant", 2),
}


def stocked(file: Path, journeys_in_all: int) -> Store:
    """A migrated store at `file` with so many journeys of three phases and eight assignments each."""
    migrate(f"sqlite:///{file}")
    store = open_store(f"sqlite:///{file}")
    first_journey(store)
    with store.write() as session:
        for table in COPIED:
            session.execute(copying(table), {"apart": APART, "copies": journeys_in_all - 1})
    return store


def copying(table: type[Table]) -> TextClause:
    """The statement that copies the first journey's rows; the database does it all."""
    names = [f'"{column.name}"' for column in table.__table__.columns]
    values = [COPY.get(name.strip('"'), "{}").format(name) for name in names]
    return text(
        f"INSERT INTO {table.__tablename__} ({', '.join(names)}) "
        "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :copies) "
        f"SELECT {', '.join(values)} FROM {table.__tablename__}, number WHERE id < :apart"
    )


def first_journey(store: Store) -> None:
    """Acme ERP in #acme: Anna stays all the way, so the plan holds and only words are missing."""
    now = datetime.now(UTC)
    workspace = identity.workspace(store, "", TEAM, Defaults()).id
    staff = {
        name: identity.keep_person(
            store, workspace, f"U0{name.upper()}", PersonSeen(name=name.title(), tz="Europe/Stockholm"), now
        ).id
        for name in STAFF
    }
    channel = identity.keep_channel(
        store, workspace, CHANNEL, ChannelSeen(name="acme", private=False, bot_in=True), now
    ).id
    start = date(now.year + 1, 3, 1)
    plan = [
        NewPhase(kind=kind, start=Period(day, day))
        for kind, day in (
            ("sales", date(now.year, 1, 1)),
            ("project", start),
            ("maintenance", date(now.year + 2, 1, 1)),
        )
    ]
    stamp = Stamp(workspace=workspace, by=staff["kim"], at=now)
    shown = journeys.start(
        store, stamp, NewJourney(name="Acme ERP", customer="Acme AB", phases=tuple(plan)), channel
    ).journey
    viewer = Viewer(workspace=workspace, person_id=staff["kim"], kind="member", admin=False, channel_id=channel)
    for name, (role, at) in STAFF.items():
        phases = tuple(phase.uid for phase in shown.phases) if at is None else (shown.phases[at].uid,)
        people.put(
            store,
            stamp,
            viewer,
            shown.uid,
            Placement(people=(PersonRef(name=name),), phases=phases, role=role),
            (staff[name],),
        )
