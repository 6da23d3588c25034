"""Who changed what, when; and taking changes back: the last one, any other, or one with all that was built on it."""

from bot.usecases.history.later_on import BuiltUpon
from bot.usecases.history.lines import ChangeLine, listing, of_workspace
from bot.usecases.history.undoing import AnothersChange, undo, undo_last, undo_together

__all__ = [
    "AnothersChange",
    "BuiltUpon",
    "ChangeLine",
    "listing",
    "of_workspace",
    "undo",
    "undo_last",
    "undo_together",
]
