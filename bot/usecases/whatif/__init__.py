"""What would become of a journey's handovers: the rules run on a copy of the facts, and nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy.orm import Session

from bot.rules import facts
from bot.rules.projection import Who
from bot.rules.projection.supposed import Elsewhere, TooMuch, Tried, WhatIf
from bot.rules.texts import Refusal
from bot.rules.typed import Removal, Supposition
from bot.usecases import answers, loads
from bot.usecases.facts import constants, journey_facts, years_of
from bot.usecases.journeys.finding import row_of
from bot.usecases.projection.drawing import Drawing
from bot.usecases.rights import NOT_FOUND, Viewer, must_read, readable
from bot.usecases.whatif.elsewhere import elsewhere
from bot.usecases.whatif.redrawn import redrawn
from bot.usecases.whatif.supposing import Supposing
from storage import showing
from storage.engine import Store

People = Sequence[Sequence[int | None]]
"""Our ids of the people of each supposition; None is somebody outside Slack whom we do not know yet."""


def try_out(store: Store, viewer: Viewer, journey_uid: str, wanted: Sequence[Supposition], people: People) -> WhatIf:
    """Suppose one thing after the other. Refused as the changes themselves would be; but to see is right enough."""
    today = viewer.today
    assert today is not None
    with store.read() as session:
        journey = row_of(session, viewer, journey_uid)
        must_read(session, viewer, journey)
        rows = showing.of_journey(session.connection(), viewer.workspace, journey.id)
        if rows is None:
            raise Refusal(NOT_FOUND)
        now = journey_facts(session, journey.id)
        supposing = Supposing(session, rows, now, today)
        for one, ids in zip(wanted, people, strict=True):
            supposing.suppose(viewer.workspace, one, ids)
        figures = constants(session, viewer.workspace, years_of(supposing.then))
        told = answers.answered(supposing.then, figures)
        then = Drawing(redrawn(rows, supposing, told), today)
        before = Drawing(rows, today)
        known = {**then.known, **before.known}
        return WhatIf(
            tried=tuple(
                Tried(
                    wanted=one.wanted,
                    people=tuple(known[id_] for id_ in one.people),
                    since=one.since,
                    phases=one.phases,
                )
                for one in supposing.done
            ),
            now=before.journey(),
            then=then.journey(),
            elsewhere=tuple(_elsewhere(session, viewer, supposing, known)),
            too_much=_too_much(session, viewer, now, supposing.then, known),
        )


def _elsewhere(session: Session, viewer: Viewer, supposing: Supposing, known: Mapping[int, Who]) -> Iterator[Elsewhere]:
    """For each person who would not be there, on no phase at all."""
    for one in supposing.done:
        if isinstance(one.wanted, Removal) and not one.wanted.phases and one.since is not None:
            for person in one.people:
                found = elsewhere(session, viewer, int(supposing.then.id), known[person], one.since)
                yield from [found] if found else []


def _too_much(
    session: Session, viewer: Viewer, now: facts.Journey, then: facts.Journey, known: Mapping[int, Who]
) -> tuple[TooMuch, ...]:
    """What would be too much for somebody and is not now, by given figures; nothing is read where there are none."""
    theirs = {int(one.person): known[int(one.person)] for one in then.assignments if one.percent is not None}
    if not theirs:
        return ()
    others = [
        one for one in loads.journeys_of(session, viewer.workspace, theirs, readable(viewer)) if one.id != then.id
    ]
    already = loads.told(session, viewer, [now, *others], now.id, theirs)
    found = loads.told(session, viewer, [then, *others], then.id, theirs)
    return tuple(one for one in found if one not in already)
