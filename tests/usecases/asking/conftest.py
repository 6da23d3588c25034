"""Acme ERP with Anna, the architect of the sale, and Eva, who leads the project; Kim leads the sale and owns it all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from bot.rules.projection import HandoverShown
from bot.usecases import questions, words
from bot.usecases.changing import changing
from bot.usecases.done import finish
from bot.usecases.identity import PersonFacts
from storage.tables import Assignment, Handover, Occasion, Person, Phase, Question, Word

NOW = datetime(2026, 11, 17, 8, tzinfo=UTC)
START = date(2026, 12, 1)


@dataclass
class Acme:
    """The journey as a test sees it; people by their lower-case names."""

    place: Any
    uid: str

    def put(self, who: str, phase: str, **more: Any) -> Assignment:
        """A person on a phase, by its kind."""
        store, stamp, person = self.place.store, self.place.stamp("kim"), self.person(who)
        with changing(store, stamp) as session:
            row = session.scalars(select(Phase).where(Phase.kind == phase, Phase.void_change.is_(None))).one()
            part = Assignment(
                workspace_id=self.place.id,
                journey_id=row.journey_id,
                phase_id=row.id,
                person_id=person.id,
                added_at=stamp.at,
                **more,
            )
            session.add(part)
            finish(session, stamp, row.journey_id, "people.put", {})
        return part

    def person(self, name: str) -> PersonFacts:
        return self.place.person(name)  # type: ignore[no-any-return]

    @property
    def handover(self) -> HandoverShown:
        """Into the project, as it stands."""
        return self.place.show(self.uid, "kim").handovers[0]  # type: ignore[no-any-return]

    def state(self) -> tuple[str, str]:
        vendor = self.handover.vendor
        return self.handover.state, vendor.reason if vendor else ""

    def ask(self, who: str, by: str = "kim", **more: Any) -> questions.Asked:
        viewer = self.place.viewer(by)
        return questions.ask(
            self.place.store, self.place.stamp(by), viewer, self.handover.uid, self.person(who).uid, **more
        )

    def say(self, answer: str, who: str = "anna", **more: Any) -> words.Said:
        give = {"yes": words.yes, "unsure": words.unsure, "no": words.no}[answer]
        return give(self.place.store, self.place.stamp(who), self.handover.uid, **more)

    def rows(self, table: type[Any], **where: Any) -> list[Any]:
        with self.place.store.read() as session:
            return list(session.scalars(select(table).filter_by(**where).order_by(table.id)))

    def questions(self, **where: Any) -> list[Question]:
        return self.rows(Question, **where)

    def words(self, **where: Any) -> list[Word]:
        return self.rows(Word, **where)

    def told(self, kind: str) -> list[tuple[str, dict[str, Any]]]:
        """What is said at once: to whom, with what."""
        names = {row.id: row.name for row in self.rows(Person)}
        return [(names[row.to_person_id], row.values) for row in self.rows(Occasion, kind=kind) if row.to_person_id]

    def decided(self) -> Handover:
        return self.rows(Handover)[0]  # type: ignore[no-any-return]


@pytest.fixture
def acme(workspace: Any, once: Any) -> Acme:
    """Two weeks before the project; nobody from the sale is in it yet."""

    def begin() -> str:
        workspace.now = NOW
        journey = workspace.journey("sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01", by="kim")
        acme = Acme(workspace, journey.uid)
        acme.put("kim", "sales", lead=True, key=True, role_text="account manager")
        acme.put("anna", "sales", key=True, role_text="solution architect", percent=50.0)
        acme.put("eva", "project", lead=True, key=True, role_text="project manager")
        return str(journey.uid)

    return Acme(workspace, once(workspace, begin))
