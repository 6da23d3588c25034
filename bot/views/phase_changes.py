"""What a change of a phase was, from its values: one sentence for reply and history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.i18n import Raw, Say, escape
from bot.rules.dates import iso_day
from bot.rules.texts import N_
from bot.views.dates import between
from bot.views.phases import KINDS

Values = Mapping[str, Any]


def _planned(values: Values, say: Say) -> str:
    start, end = iso_day(values.get("start")), iso_day(values.get("end"))
    latest, was = iso_day(values.get("start_latest")), values["was"]
    if start and any(values.get(name) != was.get(name) for name in ("start", "start_latest", "tentative")):
        return _starts(start, latest, values, say)
    if start is None and was.get("start"):
        return say(N_("{phase} has no date any more."), phase=_called(values, say))
    if end and values.get("end") != was.get("end"):
        return say(N_("{phase} ends on {day}."), phase=_called(values, say), day=say.day(end))
    return say(N_("{phase} is planned anew."), phase=_called(values, say))


def _starts(start: date, latest: date | None, values: Values, say: Say) -> str:
    phase = _called(values, say)
    if latest is not None:
        return say(N_("{phase} is planned to start {between}."), phase=phase, between=between(say, start, latest))
    told = N_("{phase} is planned for around {day}.") if values["tentative"] else N_("{phase} is planned for {day}.")
    return say(told, phase=phase, day=say.day(start))


def _begun(values: Values, say: Say) -> str:
    return say(N_("{phase} has begun."), phase=_called(values, say))


def _signed(values: Values, say: Say) -> str:
    phases = [_called(phase, say) for phase in values["phases"]]
    one, many = N_("Signed: the date of {phases} is firm."), N_("Signed: the dates of {phases} are firm.")
    return say.number(one, many, len(phases), phases=say.names(phases))


def _added(values: Values, say: Say) -> str:
    if values.get("after"):
        before = _called(values["after"], say)
        return say(N_("{phase} comes after {before}."), phase=_called(values, say), before=before)
    return say(N_("{phase} is a new phase."), phase=_called(values, say))


def _called(values: Values, say: Say) -> Raw:
    """A phase as a change names it: by its own name, else by its kind."""
    return Raw(escape(values.get("name") or say.plain(KINDS.get(values["kind"], N_("Phase")))))


def _linked(values: Values, say: Say) -> str:
    phase = _called(values, say)
    if values["channel"] is None:
        return say(N_("{phase}: I write about it in the journey's own channel again."), phase=phase)
    told = N_("{phase}: I write about it in {channel} from now on.")
    return say(told, phase=phase, channel=channel_name(values["channel"]))


def channel_name(slack_id: str) -> Raw:
    """A channel by its name, as Slack shows it to who may know of it."""
    return Raw(f"<#{slack_id}>")


def _removed(values: Values, say: Say) -> str:
    return say(N_("{phase} is taken out of the plan."), phase=_called(values, say))


def _renamed(values: Values, say: Say) -> str:
    was = _called({**values, "name": values["was"]}, say)
    return say(N_("{was} is called {phase} now."), was=was, phase=_called(values, say))


PHASES: dict[str, Callable[[Values, Say], str]] = {
    "journey.signed": _signed,
    "phase.planned": _planned,
    "phase.begun": _begun,
    "phase.added": _added,
    "phase.linked": _linked,
    "phase.removed": _removed,
    "phase.renamed": _renamed,
}
