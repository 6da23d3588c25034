"""Until when a handover may be put off; who did, and until when: small print of its card."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.projection import HandoverShown
from bot.rules.texts import N_

UNTIL = ((N_("Tomorrow"), "tomorrow"), (N_("On Monday"), "monday"), (N_("In a week"), "week"))
SIGNED = (N_("When the order is signed"), "signed")


def choices(shown: HandoverShown) -> tuple[tuple[str, str], ...]:
    """Text, not said yet, and what it stands for."""
    return (*UNTIL, SIGNED) if shown.tentative else UNTIL


def put_off(shown: HandoverShown, say: Say) -> tuple[str, ...]:
    """Nothing where nobody did, or the day has come."""
    if shown.later_by is None or shown.has_come:
        return ()
    who = shown.later_by.called
    if shown.later_for:
        return (say(N_("{person} put this off until the order is signed."), person=who),)
    if shown.later_until is None:
        return ()
    return (say(N_("{person} put this off until {day}."), person=who, day=say.day(shown.later_until)),)
