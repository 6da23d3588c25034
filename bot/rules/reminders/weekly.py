"""Monday's digest: when it falls, and what of a handover stands in it (`product.md` §4)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.rules.projection import HandoverShown
from bot.rules.reminders.days import WorkDays, instant
from bot.rules.reminders.tracks import SURE_BEFORE, UNSTAFFED_BEFORE

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
MISSED = timedelta(days=1)
"""A digest that could not be sent for so long is not sent any more."""
FAR = 56
"""Days before a start that is not sure from which its owner is asked about it."""
EVERY = 4
"""Weeks after which the same question about a date is put again."""


class Need(StrEnum):
    """What a handover wants of its owner."""

    STATE = "state"
    """It breaks or is thin, and there is something to do."""
    SURE = "sure"
    """Whether a date that is not sure still stands."""
    DATE = "date"
    """There is no date yet."""


def monday(day: date) -> date:
    return day - day.weekday() * DAY


def following(after: datetime, at: time, tz: str) -> datetime:
    """The first Monday morning in that zone after an instant."""
    first = monday(after.astimezone(ZoneInfo(tz)).date())
    this = instant(first, at, tz)
    return this if this > after else instant(first + WEEK, at, tz)


def moved(now: datetime, at: time, tz: str, days: WorkDays) -> datetime | None:
    """Where nobody works today: the first working morning of this week, else next Monday's; None on a working day."""
    today = now.astimezone(ZoneInfo(tz)).date()
    works = days.on_or_after(today)
    if works == today:
        return None
    return instant(works, at, tz) if monday(works) == monday(today) else following(now, at, tz)


def need(shown: HandoverShown, reader: int, first_step: int, weeks: int) -> Need | None:
    """What the handover wants of the reader (person id), who must own it; None: nothing, or silence is wished.

    `first_step`: days before a start on which the steps begin; `weeks`: since the journey was made, whole ones.
    """
    if shown.owner is None or shown.owner.id != reader or _is_quiet(shown):
        return None
    in_turn = weeks > 0 and weeks % EVERY == 0
    if shown.start is None or shown.days_left is None:
        sold = shown.from_phase is not None and shown.from_phase.begun
        return Need.DATE if sold and in_turn else None
    if shown.tentative and shown.days_left > SURE_BEFORE:
        return Need.SURE if in_turn and shown.days_left <= FAR else None
    near = 0 < shown.days_left <= first_step
    return Need.STATE if near and not is_awaited(shown) and _wants_somebody(shown, shown.days_left) else None


def _is_quiet(shown: HandoverShown) -> bool:
    over = shown.closed or shown.paused or shown.has_come
    return over or shown.accepted_by is not None or shown.later_until is not None or bool(shown.later_for)


def is_awaited(shown: HandoverShown) -> bool:
    """Whether somebody was asked to come in where the plan lacks somebody, and has not said yes or no."""
    return any(word.asked_on and word.answer is None and not word.needed for word in shown.words)


def _wants_somebody(shown: HandoverShown, days_left: int) -> bool:
    if shown.state == "thin":
        return shown.advice is not None and shown.advice.kind == "ask"
    return shown.state == "breaks" or (shown.state == "unstaffed" and days_left <= UNSTAFFED_BEFORE)
