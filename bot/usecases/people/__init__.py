"""People on a journey: put, replaced, removed; and away, everywhere."""

from bot.usecases.people.leaving import away, remove, replace
from bot.usecases.people.put import put

__all__ = ["away", "put", "remove", "replace"]
