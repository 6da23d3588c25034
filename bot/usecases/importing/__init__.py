"""Taking in journeys from somebody else's data."""

from bot.usecases.importing.ahead import Ahead, is_in, next_morning, speak_from
from bot.usecases.importing.bringing import Brought, Wanted, bring, unknown_accounts
from bot.usecases.importing.load import Imported, load
from bot.usecases.importing.place import Place

__all__ = [
    "Ahead",
    "Brought",
    "Imported",
    "Place",
    "Wanted",
    "bring",
    "is_in",
    "load",
    "next_morning",
    "speak_from",
    "unknown_accounts",
]
