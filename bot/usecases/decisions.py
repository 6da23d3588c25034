"""What somebody decides about a handover: to let it go without overlap, to be reminded later, that it won't happen."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.names import tidy
from bot.rules.projection import HandoverShown, JourneyShown
from bot.rules.reminders import as_it_stands
from bot.rules.texts import N_, Refusal
from bot.rules.values import fact
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import finish
from bot.usecases.handovers import Found, find_to_change
from bot.usecases.rights import Viewer
from storage.engine import Store
from storage.tables import Change, Handover, Phase

LONGEST_REASON = 500
DAY = timedelta(days=1)
STILL_RIGHT = "handover.still_right"
"""Message id of the change by which a date that is not sure was confirmed: {handover, start, start_latest}."""

NO_REASON = N_("Please say why, in a few words: those who come later will want to know.")
TOO_LONG = N_("Please keep the reason within {most} characters.")
ACCEPTED_ALREADY = N_("{person} decided on {day} that it goes without overlap: {reason}")
YOU_ACCEPTED = N_("You decided on {day} that it goes without overlap: {reason}")
IT_HOLDS = N_("It holds as it is now, so there is nothing to accept.")
TOO_LATE = N_("There is no day left before it, so I can't wait any longer.")
NO_DATE = N_("It has no date any more, so there is none to confirm. Press Move… to set one.")
IS_FIRM = N_("{day} is a firm date by now, so there is nothing to confirm.")
MOVED = N_("The date has been moved to {day} since I asked. Please look again: is that one right?")
CONFIRMED = N_("Noted already: {day} is still right.")
SIGNED_ALREADY = N_(
    "Its date is firm, so there is no order to wait for. Choose a day instead, for example later monday."
)
OLD_CHOICE = N_("I don't know that choice any more. Please press Later once more.")


@fact
class Decided:
    """A decision as it was kept; the change can be undone."""

    journey: JourneyShown
    handover: HandoverShown
    change_uid: str


class Until(StrEnum):
    """The choices of the menu Later; the words stand in shipped menus and stay."""

    TOMORROW = "tomorrow"
    MONDAY = "monday"
    WEEK = "week"
    SIGNED = "signed"


def accept(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, reason: str) -> Decided:
    """The handover may break on purpose, until it gets worse or moves by more than 14 days (`product.md` §3)."""
    reason = " ".join(reason.split())
    if not tidy(reason):
        raise Refusal(NO_REASON, field="reason")
    if len(reason) > LONGEST_REASON:
        raise Refusal(TOO_LONG, field="reason", most=LONGEST_REASON)
    with changing(store, stamp) as session:
        found = find_to_change(session, stamp, viewer, handover_uid)
        must_be_acceptable(found.shown(session), viewer)
        row = session.get_one(Handover, found.row.id)
        row.accepted_by, row.accepted_at, row.accepted_reason = stamp.by, stamp.at, reason
        row.accepted_state, row.accepted_start = as_it_stands(row.state, row.answer["scopes"]), found.start
        return _kept(session, stamp, found, "handover.accepted", {"reason": reason})


def later(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, until: str) -> Decided:
    """Silence until 09:00 of a later day, or until the order is signed; never past the handover."""
    with changing(store, stamp) as session:
        found = find_to_change(session, stamp, viewer, handover_uid)
        row = session.get_one(Handover, found.row.id)
        row.later_by = stamp.by
        if until == Until.SIGNED:
            _must_be_unsure(found)
            row.later_until, row.later_for = None, Until.SIGNED.value
            return _kept(session, stamp, found, "handover.later", {"until": Until.SIGNED.value})
        row.later_until, row.later_for = _day(until, found.today, found.start), None
        return _kept(session, stamp, found, "handover.later", {"until": row.later_until.isoformat()})


def _must_be_unsure(found: Found) -> None:
    """A firm date waits for no order, and once its day has come nothing waits any longer."""
    if not found.row.answer.get("tentative"):
        raise Refusal(SIGNED_ALREADY)
    if found.start is not None and found.start <= found.today:
        raise Refusal(TOO_LATE)


def not_happening(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str) -> Decided:
    """The next phase won't come: the journey is closed quietly."""
    with changing(store, stamp) as session:
        found = find_to_change(session, stamp, viewer, handover_uid)
        found.journey(session).state = "lost"
        return _kept(session, stamp, found, "journey.lost", {})


def still_right(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, asked_for: str | None = None) -> Decided:
    """The date that is not sure still stands: nothing moves, and nobody is asked before the next step.

    `asked_for` is the start that the question spoke of, as text: another one by now was not confirmed by the press.
    """
    with changing(store, stamp) as session:
        found = find_to_change(session, stamp, viewer, handover_uid)
        if found.start is None:
            raise Refusal(NO_DATE)
        if not found.row.answer.get("tentative"):
            raise Refusal(IS_FIRM, day=found.start)
        if asked_for is not None and asked_for != found.start.isoformat():
            raise Refusal(MOVED, day=found.start)
        if _is_confirmed(session, stamp, found):
            raise Refusal(CONFIRMED, day=found.start)
        latest = session.get_one(Phase, found.row.to_phase_id).start_latest
        range_ = {"start_latest": latest.isoformat()} if latest else {}
        return _kept(session, stamp, found, STILL_RIGHT, {"start": found.start.isoformat(), **range_})


def _is_confirmed(session: Session, stamp: Stamp, found: Found) -> bool:
    """Whether that start was confirmed today, and not taken back."""
    said = select(Change.at, Change.values).where(
        Change.journey_id == found.row.journey_id,
        Change.what == STILL_RIGHT,
        Change.at > stamp.at - DAY,
        Change.id.not_in(
            select(Change.undoes).where(Change.journey_id == found.row.journey_id, Change.undoes.is_not(None))
        ),
    )
    start = found.start and found.start.isoformat()
    kept = ((values.get("handover"), values.get("start"), at.date()) for at, values in session.execute(said))
    return (found.row.uid, start, stamp.at.date()) in kept


def _kept(session: Session, stamp: Stamp, found: Found, what: str, values: dict[str, str]) -> Decided:
    done = finish(session, stamp, found.row.journey_id, what, {"handover": found.row.uid, **values})
    assert done.journey is not None
    handover = next(each for each in done.journey.handovers if each.uid == found.row.uid)
    return Decided(journey=done.journey, handover=handover, change_uid=done.change_uid)


def must_be_acceptable(shown: HandoverShown, viewer: Viewer) -> None:
    """Refuse what holds, and what somebody has let go already; who did it themselves is told so."""
    if shown.accepted_by is not None and shown.accepted_on is not None:
        who, day, reason = shown.accepted_by, shown.accepted_on, shown.accepted_reason or ""
        sentence = YOU_ACCEPTED if who.id == viewer.person_id else ACCEPTED_ALREADY
        raise Refusal(sentence, person=who.called, day=day, reason=reason)
    if shown.state == "holds":
        raise Refusal(IT_HOLDS)


def _day(until: str, today: date, start: date | None) -> date:
    """The day chosen, or the last one before the handover when that comes first."""
    if until not in set(Until):
        raise Refusal(OLD_CHOICE)
    days = {Until.TOMORROW: 1, Until.MONDAY: 7 - today.weekday(), Until.WEEK: 7}
    chosen = today + days[Until(until)] * DAY
    if start is None:
        return chosen
    if start - DAY <= today:
        raise Refusal(TOO_LATE)
    return min(chosen, start - DAY)
