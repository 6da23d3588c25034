"""What a change was, from its message id and values: one sentence for reply and history, and the slots understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.i18n import Raw, Say, escape
from bot.rules.dates import iso_day
from bot.rules.projection import AssignmentShown, JourneyShown, PhaseShown
from bot.rules.texts import N_
from bot.views.dates import whole_days, whole_start
from bot.views.phases import KINDS, phase_name

Values = Mapping[str, Any]

OTHERS = {
    "handover.accepted": N_("The next handover may break, on purpose."),
    "handover.later": N_("I was asked to come back to a handover later."),
    "journey.imported": N_("The journey was imported."),
    "journey.lost": N_("The journey does not go on; I am quiet about it."),
    "word.yes": N_("A yes was given."),
    "word.unsure": N_("Somebody does not know yet."),
    "word.no": N_("Somebody cannot stay on."),
}
SOMETHING = N_("Something was changed.")


def sentence(what: str, values: Values, say: Say) -> str:
    """The change in one sentence; an id of another version gets a plain one."""
    told = SENTENCES.get(what)
    return told(values, say) if told else say(OTHERS.get(what, SOMETHING))


def slots(what: str, values: Values, journey: JourneyShown | None, say: Say) -> list[str]:
    """What was understood, a line each, with whole dates."""
    told = SLOTS.get(what)
    return list(told(values, journey, say)) if told else []


def names_of(people: list[Values], say: Say) -> Raw:
    return say.names([person["name"] for person in people])


# -- sentences ---------------------------------------------------------------------------------------------------------


def _started(values: Values, say: Say) -> str:
    if values["customer"] == values["name"]:
        return say(N_("*{journey}* is on its way, as `{key}`."), journey=values["name"], key=values["key"])
    told = N_("*{journey}* for {customer} is on its way, as `{key}`.")
    return say(told, journey=values["name"], customer=values["customer"], key=Raw(values["key"]))


def _put(values: Values, say: Say) -> str:
    people = values["people"]
    one, many = N_("{people} is in the plan."), N_("{people} are in the plan.")
    if values["role"]:
        one, many = N_("{people} is in the plan: {role}."), N_("{people} are in the plan: {role}.")
    return say.number(one, many, len(people), people=names_of(people, say), role=values["role"])


def _replaced(values: Values, say: Say) -> str:
    return say(
        N_("{new} takes over from {old} on {day}."),
        new=values["new"]["name"],
        old=values["old"]["name"],
        day=_day(values["since"], say),
    )


def _removed(values: Values, say: Say) -> str:
    return say(
        N_("{person} is no longer in the plan from {day}."),
        person=values["person"]["name"],
        day=_day(values["since"], say),
    )


def _away(values: Values, say: Say) -> str:
    return say(
        N_("{person} is away from {first} to {last}."),
        person=values["person"]["name"],
        first=_day(values["first"], say),
        last=_day(values["last"], say),
    )


def _planned(values: Values, say: Say) -> str:
    start, end = iso_day(values.get("start")), iso_day(values.get("end"))
    if start and values.get("start") != values["was"].get("start"):
        told = (
            N_("{phase} is planned for around {day}.") if values["tentative"] else N_("{phase} is planned for {day}.")
        )
        return say(told, phase=_called(values, say), day=say.day(start))
    if end and values.get("end") != values["was"].get("end"):
        return say(N_("{phase} ends on {day}."), phase=_called(values, say), day=say.day(end))
    return say(N_("{phase} is planned anew."), phase=_called(values, say))


def _begun(values: Values, say: Say) -> str:
    return say(N_("{phase} has begun."), phase=_called(values, say))


def _added(values: Values, say: Say) -> str:
    if values.get("after"):
        before = _called(values["after"], say)
        return say(N_("{phase} comes after {before}."), phase=_called(values, say), before=before)
    return say(N_("{phase} is a new phase."), phase=_called(values, say))


def _undone(values: Values, say: Say) -> str:
    return say(N_("Taken back: {change}"), change=Raw(sentence(values["what"], values["values"], say)))


SENTENCES: dict[str, Callable[[Values, Say], str]] = {
    "journey.started": _started,
    "person.put": _put,
    "person.replaced": _replaced,
    "person.removed": _removed,
    "person.away": _away,
    "phase.planned": _planned,
    "phase.begun": _begun,
    "phase.added": _added,
}


# -- slots -------------------------------------------------------------------------------------------------------------


def _phases_slots(values: Values, journey: JourneyShown | None, say: Say) -> Iterator[str]:
    for phase in journey.phases if journey else ():
        start = whole_start(say, phase.start, phase.start_latest, tentative=phase.tentative, begun=phase.begun)
        yield say(N_("• {phase}: {start}"), phase=phase_name(phase, say), start=_with_end(start, phase, say))
    if values["systems"]:
        stars = [say.plain(N_("{system} (main)"), system=name) if main else name for name, main in values["systems"]]
        yield say(N_("• Systems: {systems}"), systems=say.names(stars))


def _with_end(start: Raw, phase: PhaseShown, say: Say) -> Raw:
    if phase.end is None:
        return start
    return Raw(say(N_("{start}, until {end}"), start=start, end=say.whole_day(phase.end)))


def _phase_slots(values: Values, journey: JourneyShown | None, say: Say) -> Iterator[str]:
    shown = [phase for phase in journey.phases if phase.uid == values["phase"]] if journey else []
    for phase in shown:
        start = whole_start(say, phase.start, phase.start_latest, tentative=phase.tentative, begun=phase.begun)
        yield say(N_("• {phase}: {start}"), phase=phase_name(phase, say), start=_with_end(start, phase, say))
    before = iso_day(values.get("was", {}).get("start"))
    if before and before != iso_day(values.get("start")):
        yield say(N_("• Before: {day}"), day=say.whole_day(before))


def _put_slots(values: Values, journey: JourneyShown | None, say: Say) -> Iterator[str]:
    phases = [phase for phase in journey.phases if phase.uid in values["phases"]] if journey else []
    if phases:
        yield say(N_("• Phases: {phases}"), phases=say.names([phase_name(phase, say) for phase in phases]))
    mine = _just_put(values, journey)
    yield from _standing(mine, phases, bool(journey and journey.systems), say)
    if values["customer"] and journey:
        yield say(N_("• Side: {customer}, the customer"), customer=journey.customer)
    if values["percent"] is not None:
        yield say(N_("• Share: {percent} %"), percent=f"{values['percent']:g}")
    days = whole_days(say, iso_day(values["first"]), iso_day(values["last"]))
    if days:
        yield say(N_("• Days: {days}"), days=days)


def _just_put(values: Values, journey: JourneyShown | None) -> list[AssignmentShown]:
    people = {person["uid"] for person in values["people"]}
    rows = journey.assignments if journey else ()
    return [row for row in rows if row.who.uid in people and row.phase_uid in values["phases"]]


def _standing(rows: list[AssignmentShown], phases: list[PhaseShown], several: bool, say: Say) -> Iterator[str]:
    """What came of it: who leads, who is key, which systems they follow where there are `several`."""
    led = [phase_name(phase, say) for phase in phases if any(row.lead and row.phase_uid == phase.uid for row in rows)]
    if led:
        yield say(N_("• Leads: {phases}"), phases=say.names(led))
    elif any(row.key for row in rows):
        yield say(N_("• Key person"))
    systems = sorted({system for row in rows for system in row.systems})
    if systems:
        yield say(N_("• Systems: {systems}"), systems=say.names(systems))
    elif several and any(row.all_systems for row in rows):
        yield say(N_("• Systems: all"))


def _removed_slots(values: Values, journey: JourneyShown | None, say: Say) -> Iterator[str]:
    phases = [phase for phase in journey.phases if phase.uid in values["phases"]] if journey else []
    if phases:
        yield say(N_("• Phases: {phases}"), phases=say.names([phase_name(phase, say) for phase in phases]))


SLOTS: dict[str, Callable[[Values, JourneyShown | None, Say], Iterator[str]]] = {
    "journey.started": _phases_slots,
    "person.put": _put_slots,
    "person.removed": _removed_slots,
    "phase.planned": _phase_slots,
    "phase.begun": _phase_slots,
    "phase.added": _phase_slots,
}


def _day(text: str, say: Say) -> Raw:
    day = iso_day(text)
    return Raw(say.whole_day(day) if day else "")


def _called(values: Values, say: Say) -> Raw:
    """A phase as a change names it: by its own name, else by its kind."""
    return Raw(escape(values.get("name") or say.plain(KINDS.get(values["kind"], N_("Phase")))))


SENTENCES["change.undone"] = _undone
