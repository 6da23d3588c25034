"""Who changed what, when; and taking changes back: the last one, any other, or one with all that was built on it."""

from bot.usecases.history.later_on import BuiltUpon, later_on, standing
from bot.usecases.history.latest import AnothersChange, undo_last, undo_own
from bot.usecases.history.lines import ChangeLine, listing, of_workspace
from bot.usecases.history.undoing import conclude, undo, undo_together

__all__ = [
    "AnothersChange",
    "BuiltUpon",
    "ChangeLine",
    "conclude",
    "later_on",
    "listing",
    "of_workspace",
    "standing",
    "undo",
    "undo_last",
    "undo_own",
    "undo_together",
]
