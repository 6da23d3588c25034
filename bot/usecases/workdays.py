"""Which days people work: the country's calendar and the workspace's quiet periods."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.rules.facts import Span
from bot.rules.reminders import WorkDays
from bot.rules.values import value
from bot.usecases.calendars import is_off
from storage.tables import QuietPeriod

_PERIODS = select(QuietPeriod.first, QuietPeriod.last).where(QuietPeriod.workspace_id == bindparam("workspace"))


@value
class DaysOff(Container[date]):
    """A country's public holidays, of whatever year is asked for."""

    country: str

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and is_off(self.country, day)


def work_days(session: Session, workspace: int, country: str) -> WorkDays:
    """The working days of a journey in this workspace and country."""
    periods = session.connection().execute(_PERIODS, {"workspace": workspace})
    return WorkDays(DaysOff(country), tuple(Span(first, last) for first, last in periods))
