"""The forms of a journey's main events: on which day it starts now that it is signed, until when it is quiet."""

from __future__ import annotations

from datetime import date

from bot.i18n import Say
from bot.rules.projection import JourneyShown, PhaseShown
from bot.rules.texts import N_
from bot.views.dates import short_start
from bot.views.forms import day, field, form
from bot.views.parts import Block, View, section
from bot.views.phases import phase_name


def signed(journey: JourneyShown, phase: PhaseShown, start: date | None, say: Say, problem: str = "") -> View:
    """The one day that a range or a missing date leaves open."""
    name = phase_name(phase, say)
    now = say(N_("*{journey}* now: {phase}, {start}."), journey=journey.name, phase=name, start=short_start(phase, say))
    label = say.plain(N_("{phase}: on which day does it start?"), phase=name)
    hint = say.plain(N_("Signed dates are firm; a range of a later phase stays as it is."))
    blocks: list[Block] = [section(problem)] if problem else []
    blocks += [section(now), field("start", label, day(start), hint=hint)]
    value = {"j": journey.uid, "n": journey.version, "p": phase.uid}
    return form(say, "signed", say.plain(N_("Signed")), blocks, value=value, submit=say.plain(N_("Save")))


def paused(journey: JourneyShown, until: date | None, say: Say, problem: str = "") -> View:
    hint = say.plain(N_("Left empty it lasts until somebody types /handover resume."))
    blocks: list[Block] = [section(problem)] if problem else []
    blocks.append(field("until", say.plain(N_("Quiet until which day?")), day(until), optional=True, hint=hint))
    value = {"j": journey.uid}
    return form(say, "paused", say.plain(N_("Paused")), blocks, value=value, submit=say.plain(N_("Pause")))


def reminders_off(journey: JourneyShown, until: date | None, say: Say, problem: str = "") -> View:
    hint = say.plain(N_("Left empty it lasts until somebody types /handover remind on."))
    blocks: list[Block] = [section(problem)] if problem else []
    blocks.append(section(say(N_("I send no reminders about *{journey}* until then."), journey=journey.name)))
    blocks.append(field("until", say.plain(N_("Quiet until which day?")), day(until), optional=True, hint=hint))
    title, submit = say.plain(N_("Reminders off")), say.plain(N_("Switch off"))
    return form(say, "remind_off", title, blocks, value={"j": journey.uid}, submit=submit)
