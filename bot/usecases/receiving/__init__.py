"""Whoever takes over hears so in person, and the brief waits for them until they have read it."""

from bot.usecases.receiving.people import receivers, takes_over
from bot.usecases.receiving.showing import is_still, receives_shown, redraw, unread
from bot.usecases.receiving.telling import RECEIVES, tell
from bot.usecases.receiving.waiting import Waiting, waiting

__all__ = [
    "RECEIVES",
    "Waiting",
    "is_still",
    "receivers",
    "receives_shown",
    "redraw",
    "takes_over",
    "tell",
    "unread",
    "waiting",
]
