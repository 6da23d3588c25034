"""A phase with its people, as a journey's reply lists them."""

from __future__ import annotations

from bot.i18n import Raw, Say, escape
from bot.rules.projection import AssignmentShown, JourneyShown, PhaseShown
from bot.rules.texts import N_
from bot.views.dates import short_start
from bot.views.phases import phase_name
from bot.views.plan import days


def staffed(journey: JourneyShown, say: Say) -> dict[str, list[str]]:
    """Each phase with its people, line by line, by uid."""
    told = {phase.uid: [_heading(phase, journey, say)] for phase in journey.phases}
    for row in journey.assignments:
        told[row.phase_uid].append(_person(row, journey, say))
    over = journey.present_phase in told
    for uid, lines in told.items():
        over = over and uid != journey.present_phase
        if len(lines) == 1:
            lines.append(say(N_("• Nobody was named") if over else N_("• Nobody yet")))
    return told


def _heading(phase: PhaseShown, journey: JourneyShown, say: Say) -> str:
    told = N_("*{phase}*, {when}, now") if phase.uid == journey.present_phase else N_("*{phase}*, {when}")
    return say.it(told, phase=phase_name(phase, say), when=when(phase, say))


def when(phase: PhaseShown, say: Say) -> Raw:
    """When it starts and, where that is given, ends."""
    start = short_start(phase, say)
    if phase.end is None:
        return start
    return Raw(say(N_("{start} until {end}"), start=start, end=say.day(phase.end)))


def _person(row: AssignmentShown, journey: JourneyShown, say: Say) -> str:
    facts = _facts(row, journey, say)
    if not facts:
        return say(N_("• {person}"), person=row.who.name)
    return say.it(N_("• {person}: {facts}"), person=row.who.name, facts=Raw(", ".join(facts)))


def _facts(row: AssignmentShown, journey: JourneyShown, say: Say) -> list[str]:
    facts = [escape(row.role)] if row.role else []
    if row.side == "customer":
        facts.append(say(N_("at {customer}"), customer=journey.customer))
    if row.lead:
        facts.append(say.it(N_("leads")))
    elif row.key:
        facts.append(say.it(N_("key person")))
    if row.systems:
        facts.append(say.names(row.systems))
    if row.percent is not None:
        facts.append(say(N_("{percent} %"), percent=row.percent))
    if row.first is not None or row.last is not None:
        facts.append(days(say, row.first, row.last))
    if row.given == "declined":
        facts.append(say(N_("said no")))
    return facts
