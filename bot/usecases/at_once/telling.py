"""Telling at once that handovers break: each owner in one message, the channel where the start is near."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.rules.projection import HandoverShown
from bot.rules.reminders import Turn, is_heard
from bot.rules.values import value
from bot.usecases import planning
from bot.usecases.at_once.causes import CLOSED, LEAVES, Cause, cause_of, closing
from bot.usecases.at_once.channel import hear
from bot.usecases.changing import Stamp
from bot.usecases.planning import Fresh
from bot.usecases.planning.reading import ASKABLE
from bot.usecases.projection.drawing import Drawing
from storage import showing
from storage.tables import Journey, Person, Workspace


@value
class Turned:
    """A handover to come, as it is shown now."""

    turn: Turn
    shown: HandoverShown
    decided: bool
    """Its owner had let it go on purpose, and is told that this is over."""


def after_change(  # noqa: PLR0917 - the change, as it is written down
    session: Session, stamp: Stamp, journey_id: int, what: str, values: Mapping[str, Any], fresh: Fresh
) -> None:
    """Of a change of one journey. Costs nothing where nothing breaks by it."""
    if any(turn.breaks for turn in fresh.turns):
        tell(session, stamp, cause_of(session, stamp, what, values), {journey_id: fresh})


def tell(session: Session, stamp: Stamp, cause: Cause, fresh: Mapping[int, Fresh]) -> None:
    """All that breaks by one cause, in the transaction of the change: its owners, and channels where the start is near.

    Who made the change has read it in the reply; but for an absence, whose reply names no handover.
    """
    broken: dict[int, list[tuple[Turned, str]]] = defaultdict(list)
    hold: Counter[int] = Counter()
    for journey_id, one in fresh.items():
        drawing = _drawing(session, stamp, journey_id, one) if one.turns else None
        if drawing is None:
            continue
        owner = drawing.owner.id
        answers_for_it = owner == stamp.by and cause.kind != "away"
        for each in _to_come(drawing, one):
            if _is_news(each, cause):
                near = is_heard(each.shown.days_left)
                trouble = hear(session, stamp, drawing, each.turn.handover, anyway=answers_for_it) if near else ""
                if not answers_for_it and not each.decided:
                    broken[owner].append((each, trouble))
            elif cause.who in each.turn.rested_on and not each.turn.is_bad:
                hold[owner] += 1
    for owner, some in broken.items():
        _tell_owner(session, stamp, cause, owner, some, hold[owner])


def _drawing(session: Session, stamp: Stamp, journey_id: int, fresh: Fresh) -> Drawing | None:
    """The journey as it is now; None of one that keeps silent."""
    if fresh.drawing is not None:
        return fresh.drawing
    if session.get_one(Journey, journey_id).state != "open":
        return None
    rows = showing.of_journey(session.connection(), stamp.workspace, journey_id)
    zone = ZoneInfo(session.get_one(Workspace, stamp.workspace).tz)
    return Drawing(rows, stamp.at.astimezone(zone).date()) if rows else None


def _to_come(drawing: Drawing, fresh: Fresh) -> Iterator[Turned]:
    for turn in {turn.handover: turn for turn in fresh.turns}.values():
        shown = drawing.handover(turn.handover)
        if not (shown.closed or shown.has_come):
            yield Turned(turn, shown, (turn.handover, drawing.owner.id) in fresh.decided)


def _is_news(one: Turned, cause: Cause) -> bool:
    """Whether it breaks by the cause: what is there by this change only where somebody leaves a phase that goes on."""
    if not one.turn.breaks or one.shown.accepted_by is not None or one.shown.uid == cause.told:
        return False
    return one.turn.then is not None or (one.shown.within and cause.kind in LEAVES)


def _tell_owner(  # noqa: PLR0917 - what is told, to whom
    session: Session, stamp: Stamp, cause: Cause, owner: int, broken: list[tuple[Turned, str]], hold: int
) -> None:
    person = session.get_one(Person, owner)
    if person.kind not in ASKABLE or (person.active_to and person.active_to <= stamp.at.date()):
        return
    broken.sort(key=lambda each: (each[0].shown.start or date.max, each[0].turn.handover))
    first, trouble = broken[0]
    values = {
        "cause": cause.kind,
        "who": cause.who,
        "by": stamp.by,
        "handovers": [each.turn.handover for each, _ in broken],
        "hold": hold,
        "trouble": trouble,
        **cause.more,
    }
    apart = closing(session.get_one(Person, cause.who).uid) if cause.kind == CLOSED else ""
    planning.say_now(session, stamp, first.turn.handover, kind="alert", to_person_id=owner, values=values, apart=apart)
