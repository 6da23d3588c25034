"""The settings of a workspace: members read them, admins change them, each change is in history with its undo."""

from bot.usecases.settings.changing import Moved, change
from bot.usecases.settings.countries import read_country
from bot.usecases.settings.quiet import add_quiet, end_quiet
from bot.usecases.settings.reading import for_admins, standing
from bot.usecases.settings.undoing import SETTINGS, take_back
from bot.usecases.settings.zones import read_zone

__all__ = [
    "SETTINGS",
    "Moved",
    "add_quiet",
    "change",
    "end_quiet",
    "for_admins",
    "read_country",
    "read_zone",
    "standing",
    "take_back",
]
