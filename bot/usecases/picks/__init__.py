"""Three things that the customer should not have to tell us again: asked for, picked, and shown on the day."""

from bot.usecases.picks.asking import PICKS, ask
from bot.usecases.picks.choosing import after_undo, choose, pick, unpick
from bot.usecases.picks.showing import fields, is_still, picks_shown, things

__all__ = [
    "PICKS",
    "after_undo",
    "ask",
    "choose",
    "fields",
    "is_still",
    "pick",
    "picks_shown",
    "things",
    "unpick",
]
