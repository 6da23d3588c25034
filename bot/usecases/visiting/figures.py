"""The figures of a customer: segment, revenue a year, service hours a week; told by who may change a journey of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules import names, visiting
from bot.rules.projection.visits import CustomerFigures
from bot.rules.texts import N_, Refusal
from bot.rules.visiting import Figures
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done
from bot.usecases.recording import record
from bot.usecases.rights import NOT_FOUND, Access, Viewer, access, must_change, visible
from storage.engine import Store
from storage.tables import Customer, Journey

FIGURES = "customer.figures"
"""The message id of such a change."""
LONGEST = 60
SAME = N_("Those are the figures of {customer} already.")
NO_MONEY = N_("Please write an amount in figures, such as 1,200,000 or 1.2m.")
NO_HOURS = N_("Please write hours a week: 40, 8-17 or 24/7.")


class Newer(Exception):
    """Nothing is kept: somebody told other figures since the form was opened."""

    def __init__(self, now: CustomerFigures) -> None:
        super().__init__(now.uid)
        self.now = now


def figures_of(store: Store, viewer: Viewer, customer_uid: str) -> CustomerFigures:
    """For the form. Refuses who may not change any journey of the customer."""
    with store.read() as session:
        return _told(_changeable(session, viewer, customer_uid))


def keep_figures(store: Store, stamp: Stamp, viewer: Viewer, customer_uid: str, mark: str, *, now: Figures) -> Done:
    """Keep all three as they are told now, an empty one as not known. Raises Newer where they are not as at `mark`."""
    with changing(store, stamp) as session:
        customer = _changeable(session, viewer, customer_uid)
        told = _told(customer)
        if told.mark != mark:
            raise Newer(told)
        if told.figures == now:
            raise Refusal(SAME, customer=customer.name)
        customer.segment = now.segment
        customer.revenue = None if now.revenue is None else f"{now.revenue:.15g}"
        customer.service_hours = now.service_hours
        session.flush()
        values = {"customer": customer.name, **asdict(now)}
        uid = record(session, stamp, None, FIGURES, values).uid
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


def figures(customer: Customer) -> Figures:
    """Of a row, where a revenue is kept as a plain number."""
    revenue = float(customer.revenue) if customer.revenue else None
    return Figures(segment=customer.segment, revenue=revenue, service_hours=customer.service_hours)


def _told(customer: Customer) -> CustomerFigures:
    return CustomerFigures(uid=customer.uid, name=customer.name, figures=figures(customer))


def _changeable(session: Session, viewer: Viewer, uid: str) -> Customer:
    """The customer with that uid, if the viewer may change one of its journeys; hidden and unknown ones alike."""
    theirs = select(Journey).join(Customer, Customer.id == Journey.customer_id)
    journeys = session.scalars(theirs.where(visible(viewer), Customer.uid == uid).order_by(Journey.id)).all()
    if not journeys:
        raise Refusal(NOT_FOUND)
    if not any(access(session, viewer, one) == Access.CHANGE for one in journeys):
        must_change(session, viewer, journeys[0])
    return session.get_one(Customer, journeys[0].customer_id)
