"""Quiet days of a workspace: nothing falls on them, as on a holiday."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.names import tidy
from bot.rules.settings import Quiet
from bot.rules.texts import N_, Refusal
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done
from bot.usecases.recording import record
from bot.usecases.rights import NOT_FOUND, Viewer
from bot.usecases.settings.again import reckon
from bot.usecases.settings.reading import must_be_admin
from storage.engine import Store
from storage.tables import QuietPeriod

QUIET, ORDINARY = "workspace.quiet", "workspace.ordinary"
MOST = 40
LONGEST = timedelta(days=120)

OVER = N_("Those days are over already. Please give days to come.")
TURNED = N_("The last day is before the first. Please choose a later one.")
TOO_LONG = N_("That is very long: I would keep silent for months. Please give 120 days at most.")
THERE = N_("Those days are quiet already: {first} to {last}.")
TOO_MANY = N_("There are {most} quiet periods already. Please take out one that is not needed first.")


def add_quiet(store: Store, stamp: Stamp, viewer: Viewer, period: Quiet) -> Done:
    """Nothing falls on these days any more; what would, falls on the working day before."""
    with changing(store, stamp) as session:
        must_be_admin(session, viewer)
        _check(session, viewer, period)
        label = tidy(period.label or "") or None
        session.add(QuietPeriod(workspace_id=stamp.workspace, first=period.first, last=period.last, label=label))
        return _finish(session, stamp, QUIET, Quiet(period.first, period.last, label))


def end_quiet(store: Store, stamp: Stamp, viewer: Viewer, first: date, last: date) -> Done:
    """These days are ordinary ones again."""
    with changing(store, stamp) as session:
        must_be_admin(session, viewer)
        row = session.scalar(_periods(stamp.workspace).where(QuietPeriod.first == first, QuietPeriod.last == last))
        if row is None:
            raise Refusal(NOT_FOUND)
        gone = Quiet(row.first, row.last, row.label)
        session.delete(row)
        return _finish(session, stamp, ORDINARY, gone)


def _check(session: Session, viewer: Viewer, period: Quiet) -> None:
    if period.last < period.first:
        raise Refusal(TURNED, "last")
    if viewer.today is not None and period.last < viewer.today:
        raise Refusal(OVER, "last")
    if period.last - period.first >= LONGEST:
        raise Refusal(TOO_LONG, "last")
    known = list(session.scalars(_periods(viewer.workspace)))
    for row in known:
        if row.first <= period.first and period.last <= row.last:
            raise Refusal(THERE, "first", first=row.first, last=row.last)
    if len([row for row in known if viewer.today is None or row.last >= viewer.today]) >= MOST:
        raise Refusal(TOO_MANY, "first", most=MOST)


def _periods(workspace: int) -> Any:
    return select(QuietPeriod).where(QuietPeriod.workspace_id == workspace)


def _finish(session: Session, stamp: Stamp, what: str, period: Quiet) -> Done:
    days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
    values = {**days, "label": period.label, **reckon(session, stamp).told}
    uid = record(session, stamp, None, what, values).uid
    return Done(journey=None, change_uid=uid, what=what, values=values)
