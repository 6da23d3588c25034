"""Taking in journeys from somebody else's data."""

from bot.usecases.importing.load import Imported, load

__all__ = ["Imported", "load"]
