"""The forms of the register: what a typed line says can be filled in as well, with what was understood filled in."""

from bot.views.register.journeys import new_journey
from bot.views.register.life import paused, reminders_off, signed
from bot.views.register.people import add_person, away, remove_person, replace_person
from bot.views.register.phases import add_phase, mend_phase, move_phase

__all__ = [
    "add_person",
    "add_phase",
    "away",
    "mend_phase",
    "move_phase",
    "new_journey",
    "paused",
    "reminders_off",
    "remove_person",
    "replace_person",
    "signed",
]
