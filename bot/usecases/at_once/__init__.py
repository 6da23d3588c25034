"""Told at once, to whoever answers for it: handovers that held and break, by whom or what it was (`product.md` §4)."""

from bot.usecases.at_once.booked import after_booking
from bot.usecases.at_once.causes import CLOSED, Cause, closing
from bot.usecases.at_once.channel import BROKE, breaking
from bot.usecases.at_once.shown import cause_shown
from bot.usecases.at_once.standing import standing
from bot.usecases.at_once.telling import after_change, tell

__all__ = [
    "BROKE",
    "CLOSED",
    "Cause",
    "after_booking",
    "after_change",
    "breaking",
    "cause_shown",
    "closing",
    "standing",
    "tell",
]
