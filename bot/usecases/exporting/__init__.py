"""What somebody may read, as tables to take along; and what is held about one person."""

from bot.usecases.exporting.everything import Exported, everything, teams, whole
from bot.usecases.exporting.of_person import PersonHeld, held_of

__all__ = ["Exported", "PersonHeld", "everything", "held_of", "teams", "whole"]
