"""A phase that was a mistake: taken out with its part of the plan, after what becomes of it was told."""

from __future__ import annotations

from sqlalchemy import select

from bot.rules.projection import JourneyShown
from bot.rules.texts import N_, Refusal
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done, finish
from bot.usecases.journeys import changeable
from bot.usecases.phases import forget_accepted, phase_of
from bot.usecases.recording import number
from bot.usecases.rights import Viewer
from bot.usecases.timeline import live, title
from storage.engine import Store
from storage.tables import Assignment, Person

ONLY_ONE = N_("{phase} is the only phase of {journey}, so it stays. `/handover delete` takes the whole journey away.")


class Removal(Exception):
    """Nothing is kept yet: the journey as it would be, and who would leave the plan there."""

    def __init__(self, journey: JourneyShown, people: tuple[str, ...], version: int) -> None:
        super().__init__(journey.uid)
        self.journey = journey
        self.people = people
        self.version = version


def remove(  # noqa: PLR0917 - who, where and what, as everywhere
    store: Store,
    stamp: Stamp,
    viewer: Viewer,
    journey_uid: str,
    version: int | None,
    phase_uid: str,
    *,
    anyway: bool = False,
) -> Done:
    """Take the phase out: its people leave the plan there, and the next phase gets the giver before it.

    Raises Removal, with what would become of it, unless `anyway`.
    """
    with changing(store, stamp) as session:
        journey = changeable(session, viewer, journey_uid, version)
        was, phases = journey.version, live(session, journey.id)
        phase = phase_of(session, journey.id, phase_uid)
        if len(phases) == 1:
            raise Refusal(ONLY_ONE, phase=title(phase), journey=journey.name)
        n = number(session, stamp.workspace)
        on_it = select(Assignment).where(Assignment.phase_id == phase.id, Assignment.void_change.is_(None))
        people = []
        for part in session.scalars(on_it.order_by(Assignment.id)):
            part.void_change = n
            people.append(session.get_one(Person, part.person_id).name)
        phase.void_change = n
        forget_accepted(session, [one for one in phases if one.rank > phase.rank][:1])
        told = {"phase": phase.uid, "kind": phase.kind, "name": phase.name}
        done = finish(session, stamp, journey.id, "phase.removed", told)
        if not anyway and done.journey is not None:
            raise Removal(done.journey, tuple(dict.fromkeys(people)), was)
        return done
