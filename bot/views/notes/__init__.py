"""Notes as people see them: kept, in a list, in the answer to `who`, and their forms."""

from bot.views.notes.changes import SENTENCES as CHANGES

__all__ = ["CHANGES"]
