"""The main events of a journey: the order is signed, it is lost, it waits, it goes on (`product.md` §3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bot.rules.names import tidy
from bot.rules.projection import HandoverShown, JourneyShown
from bot.rules.texts import N_, Refusal
from bot.usecases import planning
from bot.usecases.breaking import before, must_not_break
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done, finish, today
from bot.usecases.journeys import changeable
from bot.usecases.phases import dates_of, phase_of
from bot.usecases.planning.reading import wakes
from bot.usecases.projection import journey_shown
from bot.usecases.rights import Viewer
from bot.usecases.timeline import check, live
from storage import patches, watching
from storage.engine import Store
from storage.tables import Handover, Journey, Phase

OPEN, PAUSED, LOST, DONE = "open", "paused", "lost", "done"
LONGEST_REASON = 500
DAY = timedelta(days=1)

FIRM_ALREADY = N_("Every date of {journey} is firm already, so there is nothing to change.")
BEGUN_ALREADY = N_("It has begun already, so its date stands.")
ENDED_ALREADY = N_("{journey} is closed already, and I am quiet about it.")
PAUSED_ALREADY = N_("{journey} is paused already, until somebody types /handover resume.")
PAUSED_UNTIL = N_("{journey} is paused already, until {day}.")
GOES_ON = N_("{journey} is on its way, so there is nothing to resume.")
NOT_AHEAD = N_("That day is not ahead. Please give a later one.")
TOO_LONG = N_("Please keep the reason within {most} characters.")


def signed(  # noqa: PLR0917 - who, where and what, as everywhere
    store: Store,
    stamp: Stamp,
    viewer: Viewer,
    journey_uid: str,
    version: int | None,
    start: tuple[str, date] | None = None,
    *,
    anyway: bool = False,
) -> Done:
    """The order is there: every date with one day is firm, a pause is over, and who waited for it waits no more.

    `start` sets one phase (uid) to a day; other ranges and missing dates stay as they are. `version` as in
    `phases.change`. Raises WouldBreak likewise.
    """
    with changing(store, stamp) as session:
        journey = changeable(session, viewer, journey_uid, version)
        was = before(session, journey)
        day = today(session, stamp.workspace, stamp.at)
        before_it = {phase.uid: dates_of(phase) for phase in live(session, journey.id)}
        if start is not None:
            _set(phase_of(session, journey.id, start[0]), start[1], day)
        firm = [phase for phase in live(session, journey.id) if _make_firm(phase)]
        chosen = [phase for phase in live(session, journey.id) if start and phase.uid == start[0]]
        told = [phase for phase in live(session, journey.id) if phase in firm or phase in chosen]
        if not told:
            raise Refusal(FIRM_ALREADY, journey=journey.name)
        check(session, journey.id)
        _wait_no_more(session, journey)
        done = finish(session, stamp, journey.id, "journey.signed", _told(told, before_it))
        if not anyway:
            must_not_break(session, was, done)
        return done


def lost(store: Store, stamp: Stamp, viewer: Viewer, journey_uid: str, reason: str = "") -> Done:
    """It did not become an order: the journey is closed quietly. What was asked comes alive again if it goes on."""
    reason = " ".join(reason.split()) if tidy(reason) else ""
    if len(reason) > LONGEST_REASON:
        raise Refusal(TOO_LONG, most=LONGEST_REASON)
    with changing(store, stamp) as session:
        journey = changeable(session, viewer, journey_uid, None, closed=True)
        if journey.state not in (OPEN, PAUSED):
            raise Refusal(ENDED_ALREADY, journey=journey.name)
        journey.state, journey.quiet_until = LOST, None
        return finish(session, stamp, journey.id, "journey.lost", {"reason": reason})


class Ahead(Exception):
    """The journey is not closed: these handovers still lie ahead. Said again with `anyway` it is."""

    def __init__(self, journey: JourneyShown, handovers: tuple[HandoverShown, ...]) -> None:
        super().__init__(", ".join(handover.uid for handover in handovers))
        self.journey = journey
        self.handovers = handovers


def closed(
    store: Store, stamp: Stamp, viewer: Viewer, journey_uid: str, version: int | None = None, *, anyway: bool = False
) -> Done:
    """It is over: nothing more is said of it. Raises Ahead where a handover is still to come."""
    with changing(store, stamp) as session:
        journey = changeable(session, viewer, journey_uid, version, closed=True)
        if journey.state not in (OPEN, PAUSED):
            raise Refusal(ENDED_ALREADY, journey=journey.name)
        shown = journey_shown(session, stamp.workspace, journey.id, today(session, stamp.workspace, stamp.at))
        ahead = tuple(each for each in shown.handovers if not each.has_come)
        if ahead and not anyway:
            raise Ahead(shown, ahead)
        journey.state, journey.quiet_until = DONE, None
        return finish(session, stamp, journey.id, "journey.closed", {})


def paused(store: Store, stamp: Stamp, viewer: Viewer, journey_uid: str, until: date | None = None) -> Done:
    """It waits: nothing is said until the day, or until somebody resumes it."""
    with changing(store, stamp) as session:
        journey = changeable(session, viewer, journey_uid, None)
        if until is not None and until <= today(session, stamp.workspace, stamp.at):
            raise Refusal(NOT_AHEAD, field="until")
        if journey.state == PAUSED and journey.quiet_until == until:
            raise Refusal(PAUSED_UNTIL if until else PAUSED_ALREADY, journey=journey.name, day=until)
        journey.state, journey.quiet_until = PAUSED, until
        return finish(session, stamp, journey.id, "journey.paused", {"until": until and until.isoformat()})


def resumed(store: Store, stamp: Stamp, viewer: Viewer, journey_uid: str) -> Done:
    """It goes on after a pause, or after all: the step that is on is judged soon."""
    with changing(store, stamp) as session:
        journey = changeable(session, viewer, journey_uid, None, closed=True)
        if journey.state == OPEN:
            raise Refusal(GOES_ON, journey=journey.name)
        return _go_on(session, stamp, journey)


def wake(session: Session, handover: Handover, now: datetime) -> bool:
    """A pause whose day has come is over by itself; the owner is asked whether a date that was not sure still stands.

    In the tick's own transaction: the first of the journey's handovers to be judged wakes it. False: it is not paused.
    """
    journey = session.get_one(Journey, handover.journey_id)
    if journey.state != PAUSED or journey.quiet_until is None or journey.void_change is not None:
        return False
    patches.begin(session)
    stamp = Stamp(workspace=journey.workspace_id, by=None, at=now)
    done = _go_on(session, stamp, journey)
    assert done.journey is not None
    following = next((one for one in done.journey.handovers if not one.has_come), None)
    if following is not None and following.tentative and following.start and following.owner:
        mine = select(Handover.id).where(Handover.workspace_id == stamp.workspace, Handover.uid == following.uid)
        to = following.owner.id
        planning.say_now(session, stamp, session.scalars(mine).one(), kind="tentative", to_person_id=to)
    return True


def wake_alone(store: Store, now: datetime) -> int:
    """The same of journeys that hand nothing over, so that no handover is judged. Returns how many woke."""
    judged = exists().where(Handover.journey_id == Journey.id, Handover.closed_at.is_(None))
    paused_ = (Journey.state == PAUSED, Journey.quiet_until <= now.date() + DAY, Journey.void_change.is_(None))
    with store.read() as session:
        asleep = session.execute(select(Journey.id, Journey.workspace_id).where(*paused_, ~judged)).all()
    return sum(_wake_alone(store, Stamp(workspace=workspace, by=None, at=now), id_) for id_, workspace in asleep)


def _wake_alone(store: Store, stamp: Stamp, journey_id: int) -> bool:
    with changing(store, stamp) as session:
        until = wakes(session, watching.journey(session.connection(), stamp.workspace, journey_id))
        if until is None or until > stamp.at:
            return False
        _go_on(session, stamp, session.get_one(Journey, journey_id))
        return True


def _go_on(session: Session, stamp: Stamp, journey: Journey) -> Done:
    journey.state, journey.quiet_until = OPEN, None
    return finish(session, stamp, journey.id, "journey.resumed", {})


def _set(phase: Phase, start: date, day: date) -> None:
    if phase.begun_on is not None and phase.begun_on <= day:
        raise Refusal(BEGUN_ALREADY, field="start")
    phase.start, phase.start_latest, phase.tentative = start, None, False


def _make_firm(phase: Phase) -> bool:
    """A range and a date that is not known stay: nobody but people can choose the day."""
    if not phase.tentative or phase.start is None or phase.start_latest is not None:
        return False
    phase.tentative = False
    return True


def _wait_no_more(session: Session, journey: Journey) -> None:
    if journey.state == PAUSED:
        journey.state, journey.quiet_until = OPEN, None
    waiting = select(Handover).where(Handover.journey_id == journey.id, Handover.later_for.is_not(None))
    for handover in session.scalars(waiting):
        handover.later_for = None


def _told(phases: Sequence[Phase], before_it: Mapping[str, Any]) -> dict[str, Any]:
    """Each phase whose date is firm now, and as what it was planned."""
    return {
        "phases": [
            {"phase": one.uid, "kind": one.kind, "name": one.name, **dates_of(one), "was": before_it[one.uid]}
            for one in phases
        ]
    }
