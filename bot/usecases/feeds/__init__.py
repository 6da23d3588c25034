"""Calendars that people subscribe to: their addresses, and what is read from them."""

from bot.usecases.feeds.addresses import Standing, make, standing, turn_off
from bot.usecases.feeds.contents import contents
from bot.usecases.feeds.readers import Reader, reader

__all__ = ["Reader", "Standing", "contents", "make", "reader", "standing", "turn_off"]
