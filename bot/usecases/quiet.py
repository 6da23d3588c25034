"""Reminders of one journey switched off until a day, and on again (`product.md` §3); its people go on working on it."""

from __future__ import annotations

from datetime import date

from bot.rules.reminders.quiet import FOREVER, is_quiet
from bot.rules.texts import N_, Refusal
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done, finish, today
from bot.usecases.journeys import changeable
from bot.usecases.life import NOT_AHEAD, PAUSED
from bot.usecases.rights import Viewer
from storage.engine import Store

OFF_ALREADY = N_("Reminders of {journey} are off already, until somebody types /handover remind on.")
OFF_UNTIL = N_("Reminders of {journey} are off already, until {day}.")
ON_ALREADY = N_("Reminders of {journey} are on, so there is nothing to change.")
IS_PAUSED = N_("{journey} is paused, so I am quiet about it anyway. Type /handover resume when it goes on.")


def off(store: Store, stamp: Stamp, viewer: Viewer, journey_uid: str, until: date | None = None) -> Done:
    """Nothing is said of its own accord before that day (None: until `on`); what is due then comes as it stands."""
    with changing(store, stamp) as session:
        journey = changeable(session, viewer, journey_uid, None)
        if journey.state == PAUSED:
            raise Refusal(IS_PAUSED, journey=journey.name)
        if not is_quiet(until or FOREVER, today(session, stamp.workspace, stamp.at)):
            raise Refusal(NOT_AHEAD, field="until")
        if journey.quiet_until == (until or FOREVER):
            raise Refusal(OFF_UNTIL if until else OFF_ALREADY, journey=journey.name, day=until)
        journey.quiet_until = until or FOREVER
        return finish(session, stamp, journey.id, "journey.quiet", {"until": until and until.isoformat()})


def on(store: Store, stamp: Stamp, viewer: Viewer, journey_uid: str) -> Done:
    """It is reminded of again: the step that is on is judged soon."""
    with changing(store, stamp) as session:
        journey = changeable(session, viewer, journey_uid, None)
        if journey.state == PAUSED:
            raise Refusal(IS_PAUSED, journey=journey.name)
        if not is_quiet(journey.quiet_until, today(session, stamp.workspace, stamp.at)):
            raise Refusal(ON_ALREADY, journey=journey.name)
        journey.quiet_until = None
        return finish(session, stamp, journey.id, "journey.reminded", {})
