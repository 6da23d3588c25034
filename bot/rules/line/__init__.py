"""Typed lines, read by kind and not by preposition (product.md: the command): what each subcommand asks for."""

from bot.rules.line.beginning import read_new
from bot.rules.line.changing import read_away, read_remove, read_replace
from bot.rules.line.head import Head, split
from bot.rules.line.mending import Mending, read_mending
from bot.rules.line.pausing import read_pause
from bot.rules.line.placing import read_placement
from bot.rules.line.planning import phase_named, read_event, read_phase_change
from bot.rules.line.renaming import read_new_names
from bot.rules.line.supposing import read_suppositions
from bot.rules.line.things import PhaseWord, Vocabulary

__all__ = [
    "Head",
    "Mending",
    "PhaseWord",
    "Vocabulary",
    "phase_named",
    "read_away",
    "read_event",
    "read_mending",
    "read_new",
    "read_new_names",
    "read_pause",
    "read_phase_change",
    "read_placement",
    "read_remove",
    "read_replace",
    "read_suppositions",
    "split",
]
