"""Each setting in one sentence, as it holds and as it was changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import time
from typing import Any

from babel.dates import format_time

from bot.i18n import Raw, Say
from bot.rules.dates import iso_day
from bot.rules.texts import N_
from bot.views.language import language_name
from bot.views.phases import KINDS
from bot.written_days import locale_of

Values = Mapping[str, Any]

UNCERTAIN = {
    "repeat": N_("A message that Slack may have lost is sent once more, with a line that it may be a repeat."),
    "hold": N_("A message that Slack may have lost is held back, and its owner is asked."),
}
STRICT = {
    True: N_("Strict mode is on: only the people on a journey can change it."),
    False: N_("Strict mode is off: everybody in a journey's channel can change it."),
}


def language(value: str, say: Say) -> str:
    return say(N_("Posts are in {language}, where a channel has none of its own."), language=language_name(value, say))


def zone(value: str, say: Say) -> str:
    return say(N_("The time zone is {zone}."), zone=Raw(value))


def country(value: str, say: Say) -> str:
    return say(N_("Holidays are those of {country}."), country=locale_of(say.language).territories.get(value, value))


def hour(value: str, say: Say) -> str:
    shown = format_time(time.fromisoformat(value), "short", locale=locale_of(say.language))
    return say(N_("Reminders come at {time}."), time=shown)


def steps(value: Sequence[int], say: Say) -> str:
    days = say.names([str(step) for step in value if step])
    if not days:
        return say(N_("I speak up on the day of a start only."))
    if 0 in value:
        return say(N_("I speak up {days} days before a start, and on the day."), days=days)
    return say(N_("I speak up {days} days before a start."), days=days)


def escalation(value: Values | None, say: Say) -> str:
    if value is None:
        return say(N_("Nobody but the owner is told when a start is near and still breaks."))
    return say(N_("{person} is told too when a start is near and still breaks."), person=value["name"])


def strict(value: bool, say: Say) -> str:
    return say(STRICT[value])


def uncertain(value: str, say: Say) -> str:
    return say(UNCERTAIN[value])


def quiet(values: Values, say: Say) -> str:
    """ "21 Dec to 6 Jan (Christmas)": `values` are {first, last, label}, days as text."""
    first, last = iso_day(values["first"]), iso_day(values["last"])
    days = {"first": first and say.dated(first), "last": last and say.dated(last)}
    if values["label"]:
        return say(N_("{first} to {last} ({label})"), **days, label=values["label"])
    return say(N_("{first} to {last}"), **days)


def phases(template: Sequence[Sequence[Any]], say: Say) -> str:
    """`template`: kind and own name of each."""
    names = [name or say.plain(KINDS.get(kind, N_("Phase"))) for kind, name in template]
    one, many = N_("A journey begins with the phase {phases}."), N_("A journey begins with the phases {phases}.")
    return say.number(one, many, len(names), phases=say.names(names))


ONE: dict[str, Callable[[Any, Say], str]] = {
    "language": language,
    "tz": zone,
    "country": country,
    "at_time": hour,
    "steps": steps,
    "escalation_id": escalation,
    "strict": strict,
    "uncertain": uncertain,
}
"""By column, in the order in which they are told."""


def _changed(values: Values, say: Say) -> str:
    changed = values["changed"]
    return " ".join(told(changed[name][1], say) for name, told in ONE.items() if name in changed)


def _quiet(values: Values, say: Say) -> str:
    return say(N_("Quiet: {days}. Nothing of mine falls on them."), days=Raw(quiet(values, say)))


def _ordinary(values: Values, say: Say) -> str:
    return say(N_("Not quiet any more: {days}."), days=Raw(quiet(values, say)))


HAVING = {
    (True, "solution"): N_("Whoever is *{title}* is a key person and carries the solution."),
    (True, "relation"): N_("Whoever is *{title}* is a key person and carries the relation."),
    (False, "solution"): N_("Whoever is *{title}* is not a key person by that alone, but carries the solution."),
    (False, "relation"): N_("Whoever is *{title}* is not a key person by that alone, but carries the relation."),
}


def _title(values: Values, say: Say) -> str:
    now = values["now"]
    if now["off"]:
        return say(N_("*{title}* is not read as a title any more."), title=values["words"])
    return say(HAVING[now["key"], now["carries"]], title=values["words"])


SENTENCES: dict[str, Callable[[Values, Say], str]] = {
    "workspace.changed": _changed,
    "workspace.quiet": _quiet,
    "workspace.ordinary": _ordinary,
    "workspace.title": _title,
    "workspace.phases": lambda values, say: phases(values["now"], say),
}
