"""What a person is told or asked about what is known of a customer: still so, and as it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from bot.rules.projection import ItemShown
from bot.usecases import inquiries
from bot.usecases.posts.elsewhere import GONE, instead
from bot.usecases.projection import journey_shown
from storage.tables import Occasion, Person


def is_still(session: Session, occasion: Occasion, today: date) -> bool:
    """Right before it is said."""
    return inquiries.is_still(session, occasion, today)


def item(session: Session, occasion: Occasion, reader: Person, today: date) -> ItemShown:
    if instead(session, occasion) == GONE:
        journey = journey_shown(session, occasion.workspace_id, occasion.journey_id or 0, today)
        return ItemShown(kind=GONE, step=None, journey=journey)
    return _inquiry(session, occasion, reader, today)


def _inquiry(session: Session, occasion: Occasion, reader: Person, today: date) -> ItemShown:
    """A question, or that it was answered; who may no longer read what it is about is told no more."""
    row, last = inquiries.told_of(session, occasion), occasion.values.get(inquiries.LAST)
    shown = inquiries.shown_of(session, row, date.fromisoformat(last) if last else None)
    if not inquiries.may_know(session, row, reader, today):
        shown = replace(shown, hidden=True, customer="", question="", text="", answer="", system=None)
    kind = inquiries.INQUIRY if inquiries.INQUIRY in occasion.values else inquiries.ANSWERED
    return ItemShown(kind=kind, step=None, inquiry=shown)
