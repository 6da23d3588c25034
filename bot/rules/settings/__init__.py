"""What a workspace may choose: as it stands, and as it is read from a typed line or a form."""

from bot.rules.settings.reading import read_hour, read_steps, read_switch
from bot.rules.settings.standing import Contact, Plain, Quiet, Standing
from bot.rules.settings.words import NAMES, named

__all__ = [
    "NAMES",
    "Contact",
    "Plain",
    "Quiet",
    "Standing",
    "named",
    "read_hour",
    "read_steps",
    "read_switch",
]
