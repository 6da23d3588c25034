"""Why a date is not read: the sentences, and the refusals that carry what it may mean instead."""

from __future__ import annotations

from datetime import date

from bot.rules.texts import N_, OnWeekday
from bot.rules.typed import Period, Unclear

NOT_A_DATE = N_("I can't read *{text}* as a date. Please write it like 1 Dec or 2026-12-01.")
NO_SUCH_DAY = N_("There is no *{text}* in the calendar. Please check the date.")
TOO_FAR = N_("*{text}* lies too far from today. Please check the year.")
OTHER_WEEKDAY = N_("*{text}* does not fit together: the date is {day}. Please check which one you mean.")
TWO_WAYS = N_("*{text}* can mean {one} or {other}. Which one do you mean?")
BACKWARDS = N_("*{text}* ends before it begins. Please check the dates.")


def two_ways(text: str, one: Period, other: Period) -> Unclear:
    """Both readings, for the person to choose from; said by the days in which they differ."""
    days = (one.first, other.first) if one.first != other.first else (one.last, other.last)
    said = [OnWeekday(day.year, day.month, day.day) for day in days if day]
    return Unclear(TWO_WAYS, readings=(one, other), text=text, one=said[0], other=said[1])


def other_weekday(text: str, day: date) -> Unclear:
    """A weekday that contradicts its date: both are said, the typed one in `text`."""
    return Unclear(OTHER_WEEKDAY, readings=(Period(day, day),), text=text, day=OnWeekday(day.year, day.month, day.day))
