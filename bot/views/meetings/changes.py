"""What was changed about a meeting, in one sentence; never what people wrote."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.i18n import Raw, Say
from bot.rules.dates import iso_day
from bot.rules.texts import N_
from bot.views.notes.changes import SENTENCES as NOTES

Values = Mapping[str, Any]


def _on(told: str) -> Callable[[Values, Say], str]:
    def sentence(values: Values, say: Say) -> str:
        day = iso_day(values["day"])
        return say(told, day=Raw(say.day(day) if day else ""))

    return sentence


SENTENCES: dict[str, Callable[[Values, Say], str]] = {
    "meeting.made": _on(N_("A customer meeting on {day} was planned.")),
    "meeting.moved": _on(N_("The customer meeting is on {day} now.")),
    "meeting.changed": _on(N_("The customer meeting on {day} was changed.")),
    "meeting.cancelled": _on(N_("The customer meeting on {day} was called off.")),
    "meeting.question": _on(N_("The question guide for {day} was changed.")),
    "meeting.observe": _on(N_("The observation guide for {day} was changed.")),
    "meeting.step": _on(N_("The supply chain for {day} was changed.")),
    "meeting.alternative": _on(N_("The alternatives for {day} were changed.")),
    "meeting.copied": _on(N_("The kit of an earlier meeting was copied for {day}.")),
    "meeting.noted": NOTES["note.kept"],
    "meeting.went": _on(N_("It was told how the customer meeting on {day} went.")),
}
