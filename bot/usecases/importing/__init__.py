"""Taking in journeys from somebody else's data."""

from bot.usecases.importing.load import Imported, load
from bot.usecases.importing.place import Place

__all__ = ["Imported", "Place", "load"]
