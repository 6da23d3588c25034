"""What it would mean for the reader's other journeys if somebody were not there any more."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules import facts
from bot.rules.continuity.whatif import without
from bot.rules.projection import Who
from bot.rules.projection.supposed import Elsewhere
from bot.rules.standing import has_begun
from bot.usecases import answers
from bot.usecases.answers import Answer
from bot.usecases.facts import constants, journey_facts, years_of
from bot.usecases.rights import Viewer, readable
from storage.tables import Assignment, Journey

LOST = ("breaks", "unstaffed")
MOST = 200
"""Journeys that are looked at; nobody is on more."""


def elsewhere(session: Session, viewer: Viewer, here: int, who: Who, since: date) -> Elsewhere | None:
    """The handovers to come that the person is in, on other open journeys that the viewer may read; None: none."""
    theirs = select(Assignment.journey_id).where(Assignment.person_id == who.id, Assignment.void_change.is_(None))
    wanted = select(Journey.id, Journey.name).where(
        readable(viewer), Journey.workspace_id == viewer.workspace, Journey.void_change.is_(None),
        Journey.state == "open", Journey.id != here, Journey.id.in_(theirs),
    )  # fmt: skip
    handovers, breaking = 0, list[tuple[str, date | None]]()
    for id_, name in session.execute(wanted.order_by(Journey.id).limit(MOST)).all():
        journey = journey_facts(session, id_)
        figures = constants(session, viewer.workspace, years_of(journey))
        now = answers.of_facts(journey, figures)
        then = answers.of_facts(without(journey, str(who.id), since), figures)
        coming = [one for one in _coming(journey, viewer.today or date.min) if _is_in(now[one][1], who.id)]
        handovers += len(coming)
        broken = (one for one in coming if answers.state_of(now[one][1]) not in LOST)
        breaking += [(name, _start(then[one][1])) for one in broken if answers.state_of(then[one][1]) in LOST]
    if not handovers:
        return None
    breaking.sort(key=lambda found: (found[1] or date.max, found[0]))
    return Elsewhere(who=who, handovers=handovers, breaking=tuple(breaking))


def _coming(journey: facts.Journey, today: date) -> list[int]:
    """Ids of the phases that are still to be handed over to."""
    return [int(one.id) for one in journey.phases[1:] if not has_begun(one.start, one.begun_on, one.tentative, today)]


def _is_in(answer: Answer, person: int) -> bool:
    return any(
        person in scope["givers"] or person in scope["receivers"]
        for scope in answer["scopes"]
        if scope["side"] == "vendor"
    )


def _start(answer: Answer) -> date | None:
    return date.fromisoformat(answer["start"]) if answer["start"] else None
