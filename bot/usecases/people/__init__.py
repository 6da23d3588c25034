"""People on a journey: put, replaced, removed; and away, everywhere."""

from bot.usecases.people.leaving import account_changed, away, remove, replace
from bot.usecases.people.put import put

__all__ = ["account_changed", "away", "put", "remove", "replace"]
