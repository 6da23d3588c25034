"""What was changed about a note, in one sentence; never its text: a history is read by more people than a note."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.i18n import Say
from bot.rules.texts import N_
from bot.views.notes.words import STATUS, kind_name

Values = Mapping[str, Any]

KEPT = N_("A note was kept ({kind}).")
EDITED = N_("A note was edited ({kind}).")
RETIRED = N_("A note was retired ({kind}).")
ANSWERED = N_("A question about the customer was answered.")
BACK = N_("A note was brought back ({kind}).")
HEARD = N_("Somebody else heard it too ({kind}).")
KIND = N_("A note got its kind ({kind}).")
PICKED = N_("Picked for the day of the handover ({kind}).")
UNPICKED = N_("No longer picked for the day of the handover ({kind}).")
CHOSEN = (
    N_("One thing is picked for the day of the handover."),
    N_("{n} things are picked for the day of the handover."),
)
PROMISE = N_("Promise: {status}.")


def _of(told: str) -> Callable[[Values, Say], str]:
    return lambda values, say: say(told, kind=kind_name(values.get("kind"), say).lower())


def _status(values: Values, say: Say) -> str:
    return say(PROMISE, status=say.plain(STATUS[str(values["status"])]))


SENTENCES: dict[str, Callable[[Values, Say], str]] = {
    "note.kept": _of(KEPT),
    "note.edited": _of(EDITED),
    "note.retired": _of(RETIRED),
    "note.answered": lambda values, say: say(ANSWERED),
    "note.back": _of(BACK),
    "note.heard": _of(HEARD),
    "note.kind": _of(KIND),
    "note.status": _status,
    "note.picked": _of(PICKED),
    "note.unpicked": _of(UNPICKED),
    "notes.picked": lambda values, say: say.number(*CHOSEN, values["n"]),
}
