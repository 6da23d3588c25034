"""Taking in journeys from somebody else's data."""

from bot.usecases.importing.ahead import Ahead, is_in, next_morning, speak_from
from bot.usecases.importing.bringing import Brought, Wanted, bring, unknown_accounts
from bot.usecases.importing.imported import Imported
from bot.usecases.importing.load import load
from bot.usecases.importing.place import Place
from bot.usecases.importing.taking_back import TakenBack, take_back, take_back_now

__all__ = [
    "Ahead",
    "Brought",
    "Imported",
    "Place",
    "TakenBack",
    "Wanted",
    "bring",
    "is_in",
    "load",
    "next_morning",
    "speak_from",
    "take_back",
    "take_back_now",
    "unknown_accounts",
]
