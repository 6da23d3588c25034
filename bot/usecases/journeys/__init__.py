"""Journeys: starting one, finding the one that is meant, showing it, listing those somebody may see."""

from bot.usecases.journeys.finding import NoneHere, Several, changeable, must_have, resolve, row_of, show
from bot.usecases.journeys.listing import listing
from bot.usecases.journeys.listing.register import register
from bot.usecases.journeys.naming import named
from bot.usecases.journeys.starting import start

__all__ = [
    "NoneHere",
    "Several",
    "changeable",
    "listing",
    "must_have",
    "named",
    "register",
    "resolve",
    "row_of",
    "show",
    "start",
]
