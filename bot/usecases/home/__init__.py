"""The Home tab: who has opened it, and whose may look different after a change; what it shows is read by `reading`."""

from bot.usecases.home.opened import is_open, looked_at, opened, published, turn
from bot.usecases.home.stirred import Mark, mark, stirred

__all__ = ["Mark", "is_open", "looked_at", "mark", "opened", "published", "stirred", "turn"]
