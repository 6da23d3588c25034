"""The figures of a customer, told in a form on one of its journeys by who may change that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import case, exists, false, select
from sqlalchemy.orm import Session

from bot.rules import names, visiting
from bot.rules.projection.visits import FiguresForm
from bot.rules.texts import N_, Refusal
from bot.rules.visiting import Figures
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done
from bot.usecases.figures import FIGURES, figures, its_customer, keep, known, on_journey, readable_figures
from bot.usecases.journeys import changeable
from bot.usecases.recording import record
from bot.usecases.rights import NOT_FOUND, Access, Viewer, access, must_change, visible
from storage.engine import Store
from storage.tables import Customer, Journey, ToldFigures

LONGEST = 60
SAME = N_("Those are the figures of {customer} already.")
NO_MONEY = N_("Please write an amount in figures, such as 1,200,000 or 1.2m.")
NO_HOURS = N_("Please write hours a week: 40, 8-17 or 24/7.")


class Newer(Exception):
    """Nothing is kept: somebody told other figures since the form was opened."""

    def __init__(self, now: FiguresForm) -> None:
        super().__init__(now.journey)
        self.now = now


def figures_of(store: Store, viewer: Viewer, customer_uid: str) -> FiguresForm:
    """For the form, on the journey that they are told on from here. Refuses who may change none of the customer's."""
    with store.read() as session:
        return _form(session, viewer, _journey(session, viewer, customer_uid))


def keep_figures(store: Store, stamp: Stamp, viewer: Viewer, journey_uid: str, mark: str, *, now: Figures) -> Done:
    """Keep all three as they are told now, an empty one as not known. Raises Newer where they are not as at `mark`."""
    with changing(store, stamp) as session:
        journey = changeable(session, viewer, journey_uid, None, closed=True)
        form = _form(session, viewer, journey)
        if form.mark != mark:
            raise Newer(form)
        if not keep(session, stamp, on_journey(session, journey), now):
            raise Refusal(SAME, customer=form.customer)
        values = {"customer": form.customer, **asdict(now)}
        uid = record(session, stamp, journey.id, FIGURES, values, beside=True).uid
        return Done(journey=None, change_uid=uid, what=FIGURES, values=values)


def read_figures(form: Mapping[str, Any], fields: Sequence[str]) -> Figures:
    """Segment, revenue and service hours as typed into these `fields`. Refuses, there, no amount and no hours."""
    segment, amount, hours = (names.tidy(str(form.get(name) or "")) for name in fields)
    revenue = visiting.money(amount) if amount else None
    if amount and revenue is None:
        raise Refusal(NO_MONEY, fields[1])
    if hours and visiting.hours_a_week(hours) is None:
        raise Refusal(NO_HOURS, fields[2])
    return Figures(segment=segment[:LONGEST] or None, revenue=revenue, service_hours=hours[:LONGEST] or None)


def _form(session: Session, viewer: Viewer, journey: Journey) -> FiguresForm:
    other = (its_customer == journey.customer_id, ToldFigures.journey_id.is_distinct_from(journey.id))
    elsewhere = known(session, readable_figures(viewer), *other)
    return FiguresForm(
        journey=journey.uid,
        name=journey.name,
        customer=session.get_one(Customer, journey.customer_id).name,
        figures=figures(on_journey(session, journey)),
        elsewhere=elsewhere.get(journey.customer_id, Figures()),
    )


def _journey(session: Session, viewer: Viewer, customer_uid: str) -> Journey:
    """Of the customer's journeys that the viewer may change one of this channel, else one with figures, else the
    latest that is on. Hidden and unknown customers are refused alike."""
    here = Journey.channel_id == viewer.channel_id if viewer.channel_id else false()
    told = exists().where(ToldFigures.journey_id == Journey.id, ToldFigures.void_change.is_(None))
    order = (case((one, 0), else_=1) for one in (here, told, Journey.state.in_(("open", "paused"))))
    theirs = select(Journey).join(Customer, Customer.id == Journey.customer_id)
    found = theirs.where(visible(viewer), Customer.uid == customer_uid).order_by(*order, Journey.id.desc())
    journeys = session.scalars(found).all()
    if not journeys:
        raise Refusal(NOT_FOUND)
    for journey in journeys:
        if access(session, viewer, journey) == Access.CHANGE:
            return journey
    must_change(session, viewer, journeys[0])
    raise AssertionError("access and must_change disagree")
