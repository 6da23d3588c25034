"""What a phase is called: the name people gave it, else its kind in the reader's language."""

from __future__ import annotations

from datetime import date

from bot.i18n import Say
from bot.rules.projection import PhaseShown
from bot.rules.texts import N_

KINDS = {
    "sales": N_("Sales"),
    "project": N_("Project"),
    "maintenance": N_("Maintenance"),
}


SPOKEN = {
    "sales": N_("the sale"),
    "project": N_("the project"),
    "maintenance": N_("the maintenance"),
}


def phase_name(phase: PhaseShown, say: Say) -> str:
    """The name as plain text; `say` makes it inert when it goes into a sentence."""
    return phase.name or say.plain(KINDS.get(phase.kind, N_("Phase")))


def the_phase(phase: PhaseShown, say: Say) -> str:
    """The same inside a sentence: "the project", or the name people gave it."""
    return phase.name or say.plain(SPOKEN.get(phase.kind, N_("the phase")))


def latest_day(phase: PhaseShown) -> date | None:
    """The last day of a range of starts; None where the start is one day, is not known, or has come."""
    if phase.start is None or phase.begun or phase.start_latest == phase.start:
        return None
    return phase.start_latest


def known_kind(phase: PhaseShown | None) -> str | None:
    """The phase's kind, when sentences may speak of it by that ("the sale"); None when people named it themselves."""
    return phase.kind if phase and phase.name is None and phase.kind in KINDS else None
