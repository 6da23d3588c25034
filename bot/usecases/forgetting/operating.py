"""A person exported or erased by whoever runs the installation, from the command line."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import or_, select

from bot.rules.names import fold
from bot.usecases.changing import Stamp, changing
from bot.usecases.exporting import PersonHeld, held_of
from bot.usecases.forgetting.forget import bury
from bot.usecases.rights import Viewer
from storage.engine import Store
from storage.tables import Person, Workspace


@dataclass(frozen=True)
class Known:
    """Somebody with a row: in which workspace (Slack's id), and our ids of both."""

    id: int
    uid: str
    name: str
    workspace: int
    team: str


def known(store: Store, named: str, team: str | None = None) -> list[Known]:
    """Whom an id of Slack's, of a file's or of ours (the uid in history) means, or a whole name; forgotten ones are
    nobody."""
    by_id = (Person.slack_id == named, Person.outside_ref == named, Person.uid == named)
    called = or_(*by_id, Person.fold == fold(named))
    found = (
        select(Person.id, Person.uid, Person.name, Person.workspace_id, Workspace.team_id)
        .join(Workspace, Workspace.id == Person.workspace_id)
        .where(called, Person.forgotten_at.is_(None), *((Workspace.team_id == team,) if team else ()))
        .order_by(Person.id)
    )
    with store.read() as session:
        return [Known(*row) for row in session.execute(found)]


def held(store: Store, one: Known) -> PersonHeld:
    """All that is held about them, as they would get it themselves."""
    return held_of(store, Viewer(workspace=one.workspace, person_id=one.id), one.id)


def erase_now(store: Store, one: Known) -> None:
    """Erase them for good, on nobody's word but the operator's; history says that the bot itself did it."""
    stamp = Stamp(workspace=one.workspace, by=None, at=store.now())
    with changing(store, stamp) as session:
        bury(session, stamp, session.get_one(Person, one.id))
    store.scrub()
