"""The sentences about a phase, or a side of a handover, that nobody is named for yet."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.projection import HandoverShown, PhaseShown
from bot.rules.texts import N_
from bot.views.phases import known_kind, phase_name, the_phase

NOBODY_NAMED = {
    "sales": N_("Nobody is named for the sale."),
    "project": N_("Nobody is named for the project yet."),
    "maintenance": N_("Nobody is named for the maintenance yet."),
}


def as_a_whole(shown: HandoverShown) -> bool:
    """Whether the whole delivery lacks people, and not one of its systems only."""
    return shown.vendor is None or shown.vendor.state == "unstaffed"


def reason(shown: HandoverShown, code: str, say: Say) -> str:
    """By which side has nobody: `unstaffed_from`, `unstaffed_to`, `unstaffed_both`."""
    if code == "unstaffed_from" and shown.from_phase is not None:
        return nobody_named(shown.from_phase, say)
    if code == "unstaffed_both" and shown.from_phase is not None:
        return say(
            N_("Nobody is named for {giver} or {receiver} yet."),
            giver=the_phase(shown.from_phase, say),
            receiver=the_phase(shown.to_phase, say),
        )
    return nobody_named(shown.to_phase, say)


def nobody_named(phase: PhaseShown, say: Say) -> str:
    """Of one phase."""
    if kind := known_kind(phase):
        return say(NOBODY_NAMED[kind])
    return say(N_("Nobody is named for {phase} yet."), phase=phase_name(phase, say))
