"""What a phase is called: the name people gave it, else its kind in the reader's language."""

from __future__ import annotations

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


def known_kind(phase: PhaseShown | None) -> str | None:
    """The phase's kind, when sentences may speak of it by that ("the sale"); None when people named it themselves."""
    return phase.kind if phase and phase.name is None and phase.kind in KINDS else None
