"""Taking back the latest change: one's own of a journey, or of any journey of a channel."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done
from bot.usecases.history.later_on import line
from bot.usecases.history.lines import ChangeLine
from bot.usecases.history.undoing import undo_change
from bot.usecases.journeys import resolve, row_of
from bot.usecases.journeys.finding import NoneHere, Several
from bot.usecases.recording import last, own_last
from bot.usecases.rights import Viewer, must_change
from storage.engine import Store


class AnothersChange(Exception):
    """Nothing was taken back: the latest change is somebody else's, and whoever types has made none."""

    def __init__(self, change: ChangeLine) -> None:
        super().__init__(change.uid)
        self.change = change


def undo_last(
    store: Store, stamp: Stamp, viewer: Viewer, journey_uid: str | None = None, *, alone: bool = False
) -> Done:
    """Take back one's own latest change of the journey (None: of the one in this channel).

    One of oneself everywhere, or of a channel, counts too, unless the journey `alone` is meant. Raises AnothersChange
    where all of them are other people's, BuiltUpon where later ones rest on it.
    """
    with changing(store, stamp) as session:
        journey = row_of(session, viewer, journey_uid) if journey_uid else resolve(session, viewer)
        must_change(session, viewer, journey)
        mine = own_last(session, viewer.workspace, viewer.person_id, [journey.id], alone=alone)
        change = mine or last(session, viewer.workspace, journey.id)
        if change.by_id != viewer.person_id:
            raise AnothersChange(line(session, change))
        return undo_change(session, stamp, viewer, change)


def undo_own(store: Store, stamp: Stamp, viewer: Viewer) -> Done | None:
    """Take back one's own latest change of any journey of this channel, or of none; None: there is no such change.

    Raises BuiltUpon where later ones rest on it.
    """
    with changing(store, stamp) as session:
        change = own_last(session, viewer.workspace, viewer.person_id, _here(session, viewer))
        return undo_change(session, stamp, viewer, change) if change else None


def _here(session: Session, viewer: Viewer) -> list[int]:
    try:
        return [resolve(session, viewer).id]
    except Several as several:
        return [row_of(session, viewer, uid).id for uid, _, _ in several.options]
    except NoneHere:
        return []
