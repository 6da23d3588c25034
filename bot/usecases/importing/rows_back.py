"""Single changes of an import, taken back where nobody has changed since what they wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from bot.rules.undone import UNDONE
from bot.usecases import history, planning
from bot.usecases.changing import Stamp
from bot.usecases.figures import held, its_customer, readable_figures
from bot.usecases.importing.summed import FIGURES, PEOPLE
from bot.usecases.importing.vanished import IMPORTED
from bot.usecases.recording import number, record, written_over
from bot.usecases.rights import Access, Viewer, access
from storage import patches
from storage.patches import Patch
from storage.tables import (
    Absence,
    Assignment,
    Change,
    Customer,
    Journey,
    Note,
    NoteAnswer,
    NotePick,
    Table,
    ToldFigures,
)


class Back:
    """What was taken back so far, and what stays."""

    def __init__(
        self, session: Session, stamp: Stamp, viewer: Viewer | None, *, going: Collection[int], staying: Collection[int]
    ) -> None:
        """Journeys that came with the import, by what becomes of them. `viewer`: None may all."""
        self.session = session
        self.stamp = stamp
        self.viewer = viewer
        self.going = going
        self.staying = staying
        self.journeys = self.notes = 0
        self.kept: list[str] = []
        self.customers: list[str] = []
        """Names of what stays, as far as the viewer may see it."""

    def take(self, change: Change) -> None:
        """Take it back, or keep it and its name."""
        if change.what == FIGURES:
            self._figures(change)
        elif change.what == PEOPLE:
            self._people(change)
        elif change.what == IMPORTED:
            self._journey(change)
        else:
            self._note(change)

    def _figures(self, change: Change) -> None:
        patch: Patch = change.patch or {}
        later = written_over(self.session, patch)
        self._put_back(change, patch.keys() - set(later))
        may = true() if self.viewer is None else readable_figures(self.viewer)
        told = select(Customer.name).select_from(ToldFigures).outerjoin(held, held.id == ToldFigures.journey_id)
        known = told.join(Customer, Customer.id == its_customer).where(
            ToldFigures.id.in_(_ids(later, ToldFigures)), may
        )
        self.customers += self.session.scalars(known.order_by(Customer.name).distinct())

    def _people(self, change: Change) -> None:
        """Their absences; whoever came with the file stays known, and is in no plan by it any more."""
        patch: Patch = change.patch or {}
        self._put_back(change, patch.keys() - set(written_over(self.session, patch)))
        people = select(Absence.person_id).where(Absence.id.in_(_ids(patch, Absence)))
        plans = select(Assignment.journey_id).where(Assignment.person_id.in_(people), Assignment.void_change.is_(None))
        for journey in self.session.scalars(plans.distinct()).all():
            if journey not in self.going:
                planning.refresh(self.session, self.stamp, journey)

    def _journey(self, change: Change) -> None:
        """One that was there before the import."""
        journey = self.session.get_one(Journey, change.journey_id)
        if journey.void_change is not None:
            return
        if not self._may(journey):
            return
        if written_over(self.session, change.patch or {}) or history.later_on(self.session, change):
            self.kept.append(journey.name)
            return
        history.conclude(self.session, self.stamp, change, journey)
        self.journeys += 1

    def _note(self, change: Change) -> None:
        """One of a journey that came with it goes or stays as that does."""
        if change.journey_id in self.going:
            self.notes += 1
        if change.journey_id in self.going or change.journey_id in self.staying:
            return
        (id_,) = _ids(change.patch or {}, Note)
        note = self.session.get_one(Note, id_)
        journey = self.session.get(Journey, change.journey_id) if change.journey_id else None
        if journey is not None and not self._may(journey):
            return
        if self._is_used(note, change):
            self.kept.append(journey.name if journey else self.session.get_one(Customer, note.customer_id).name)
            return
        self._put_back(change, change.patch or {})
        self.notes += 1

    def _is_used(self, note: Note, change: Change) -> bool:
        """Whether somebody has written over it, answered it or picked it."""
        answered = select(NoteAnswer.answer_id).where(NoteAnswer.question_id == note.id)
        picked = select(NotePick.note_id).where(NotePick.note_id == note.id)
        return bool(
            written_over(self.session, change.patch or {})
            or self.session.scalar(answered.limit(1))
            or self.session.scalar(picked.limit(1))
        )

    def _may(self, journey: Journey) -> bool:
        """Whether the viewer may change it as of now; what stays is named to who may see it."""
        allowed = Access.CHANGE if self.viewer is None else access(self.session, self.viewer, journey)
        if Access.NONE < allowed < Access.CHANGE:
            self.kept.append(journey.name)
        return allowed == Access.CHANGE

    def _put_back(self, change: Change, keys: Iterable[str]) -> None:
        """Those rows of the change."""
        patch: Patch = change.patch or {}
        n = number(self.session, self.stamp.workspace)
        for key in sorted(keys):
            patches.put_back(self.session, key, patch[key][0], number=n, at=self.stamp.at)
        self.session.flush()
        values = {"what": change.what, "values": change.values, "change": change.uid}
        record(self.session, self.stamp, change.journey_id, UNDONE, values, undoes=change.id, beside=True)


def _ids(keys: Iterable[str], table: type[Table]) -> list[int]:
    """Of the rows of that table among the keys of a patch."""
    mine = f"{table.__tablename__}:"
    return [int(key.removeprefix(mine)) for key in keys if key.startswith(mine)]
