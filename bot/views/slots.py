"""What was understood of a change, a line each, with whole dates: what a typed line or a form came to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from bot.i18n import Raw, Say
from bot.rules.dates import iso_day
from bot.rules.projection import AssignmentShown, JourneyShown, PhaseShown
from bot.rules.texts import N_
from bot.views.dates import whole_days, whole_start
from bot.views.phases import phase_name, the_phase

Values = Mapping[str, Any]
DAY = timedelta(days=1)


def slots(what: str, values: Values, journey: JourneyShown | None, say: Say) -> list[str]:
    """Nothing where the sentence says it all, or the journey is gone."""
    told = SLOTS.get(what)
    return list(told(values, journey, say)) if told and journey else []


# -- phases ------------------------------------------------------------------------------------------------------------


def _phases(values: Values, journey: JourneyShown, say: Say) -> Iterator[str]:
    for phase in journey.phases:
        yield _planned(phase, say)
    if values["systems"]:
        stars = [say.plain(N_("{system} (main)"), system=name) if main else name for name, main in values["systems"]]
        yield say(N_("• Systems: {systems}"), systems=say.names(stars))


def _phase(values: Values, journey: JourneyShown, say: Say) -> Iterator[str]:
    for phase in journey.phases:
        if phase.uid == values["phase"]:
            yield _planned(phase, say)
    yield from _before(values, say)


def _before(values: Values, say: Say) -> Iterator[str]:
    """When it was to start, where that was another day or not as sure."""
    was = values.get("was", {})
    before, latest = iso_day(was.get("start")), iso_day(was.get("start_latest"))
    if before and any(was.get(name) != values.get(name) for name in ("start", "start_latest", "tentative")):
        told = whole_start(say, before, latest, tentative=bool(was.get("tentative")))
        yield say(N_("• Before: {day}"), day=told)


def _signed(values: Values, journey: JourneyShown, say: Say) -> Iterator[str]:
    """What is firm now, and what is still not sure."""
    firm = {phase["phase"]: phase for phase in values["phases"]}
    for phase in journey.phases:
        if phase.uid in firm or (phase.tentative and not phase.begun):
            yield _planned(phase, say)
            yield from _before(firm.get(phase.uid, {}), say)


def _planned(phase: PhaseShown, say: Say) -> str:
    start = whole_start(say, phase.start, phase.start_latest, tentative=phase.tentative, begun=phase.begun)
    name = phase_name(phase, say)
    if phase.end is None:
        return say(N_("• {phase}: {start}"), phase=name, start=start)
    return say(N_("• {phase}: {start}, until {end}"), phase=name, start=start, end=say.whole_day(phase.end))


# -- people ------------------------------------------------------------------------------------------------------------


def _put(values: Values, journey: JourneyShown, say: Say) -> Iterator[str]:
    """A line for each phase: "• Sales, Tuesday 1 September to Monday 30 November 2026 (weeks 36 to 49) · leads…"."""
    people = {person["uid"] for person in values["people"]}
    for place, phase in enumerate(journey.phases):
        rows = [row for row in journey.assignments if row.who.uid in people and row.phase_uid == phase.uid]
        if phase.uid not in values["phases"] or not rows:
            continue
        when = _when(rows[0], phase, journey.phases[place + 1 : place + 2], say)
        facts = " · ".join([when, *_facts(rows, phase, journey, say)])
        yield say(N_("• {phase}, {facts}"), phase=phase_name(phase, say), facts=Raw(facts))


def _facts(rows: Sequence[AssignmentShown], phase: PhaseShown, journey: JourneyShown, say: Say) -> Iterator[str]:
    row = rows[0]
    if leads := [each.who.called for each in rows if each.lead]:
        lead = N_("leads {phase}") if len(rows) == len(leads) else N_("{people} leads {phase}")
        yield say(lead, people=say.names(leads), phase=the_phase(phase, say))
    if any(each.key for each in rows):
        yield say(N_("key person"))
    if row.systems:
        yield say.names(sorted(row.systems))
    elif row.all_systems and journey.systems:
        yield say(N_("all systems"))
    if row.side == "customer":
        yield say(N_("on the side of {customer}"), customer=journey.customer)
    if row.percent is not None:
        yield say(N_("{percent} %"), percent=row.percent)


def _when(row: AssignmentShown, phase: PhaseShown, after: Sequence[PhaseShown], say: Say) -> str:
    """The person's own days, else the phase's; a phase without an end lasts until the next one's firm start."""
    last = row.last or phase.end or _eve(after)
    unsure = phase.tentative or phase.start_latest is not None
    if row.first is None and unsure and not phase.begun:
        start = whole_start(say, phase.start, phase.start_latest, tentative=phase.tentative)
        return start if last is None else say(N_("{start}, until {end}"), start=start, end=say.whole_day(last))
    return whole_days(say, row.first or phase.start, last) or say(N_("no date yet"))


def _eve(after: Sequence[PhaseShown]) -> date | None:
    firm = [phase.start for phase in after if phase.start and not phase.tentative and phase.start_latest is None]
    return firm[0] - DAY if firm else None


def _removed(values: Values, journey: JourneyShown, say: Say) -> Iterator[str]:
    phases = [phase_name(phase, say) for phase in journey.phases if phase.uid in values["phases"]]
    if phases:
        yield say.number(N_("• Phase: {phases}"), N_("• Phases: {phases}"), len(phases), phases=say.names(phases))


SLOTS: dict[str, Callable[[Values, JourneyShown, Say], Iterator[str]]] = {
    "journey.started": _phases,
    "journey.signed": _signed,
    "person.put": _put,
    "person.removed": _removed,
    "phase.planned": _phase,
    "phase.begun": _phase,
    "phase.added": _phase,
}
