"""What a person is told or asked about what is known of a customer: still so, and as it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from bot.rules.projection import ItemShown
from bot.usecases import inquiries, picks, pulses, receiving
from bot.usecases.brief import telling
from bot.usecases.posts.elsewhere import GONE, about, instead
from bot.usecases.projection import handover_shown, journey_shown
from storage.tables import Occasion, Person


def is_still(session: Session, occasion: Occasion, today: date) -> bool:
    """Right before it is said."""
    if telling.is_about(occasion):
        return telling.is_news(session, occasion, today)
    if picks.PICKS in occasion.values:
        reader = session.get_one(Person, occasion.to_person_id)
        return picks.is_still(session, occasion.values[picks.PICKS], reader, today)
    if pulses.PULSE in occasion.values:
        reader = session.get_one(Person, occasion.to_person_id)
        return pulses.is_still(session, occasion.values[pulses.PULSE], reader, today)
    if receiving.RECEIVES in occasion.values:
        reader = session.get_one(Person, occasion.to_person_id)
        return receiving.is_still(session, occasion.values[receiving.RECEIVES], reader, today)
    return inquiries.is_still(session, occasion, today)


def item(session: Session, occasion: Occasion, reader: Person, today: date) -> ItemShown:
    if instead(session, occasion) == GONE:
        journey = journey_shown(session, occasion.workspace_id, about(session, occasion) or 0, today)
        return ItemShown(kind=GONE, step=None, journey=journey)
    if telling.is_about(occasion):
        return _taken(session, occasion, today)
    if picks.PICKS in occasion.values:
        shown = picks.picks_shown(session, occasion.values[picks.PICKS], reader, today)
        return ItemShown(kind=picks.PICKS, step=None, picks=shown)
    if pulses.PULSE in occasion.values:
        asked = pulses.pulse_shown(session, occasion.values[pulses.PULSE], reader, today)
        return ItemShown(kind=pulses.PULSE, step=None, pulse=asked)
    if receiving.RECEIVES in occasion.values:
        told = receiving.receives_shown(session, occasion.values[receiving.RECEIVES], reader, today)
        return ItemShown(kind=receiving.RECEIVES, step=None, handover=told.handover, receives=told)
    return _inquiry(session, occasion, reader, today)


def _taken(session: Session, occasion: Occasion, today: date) -> ItemShown:
    """What somebody takes along, for who hands over; or what is said to it, for who takes over."""
    shown = handover_shown(session, occasion.workspace_id, occasion.handover_id or 0, today)
    kind = telling.TOOK if telling.TOOK in occasion.values else telling.CORRECTED
    return ItemShown(kind=kind, step=None, handover=shown, taken=telling.told(session, occasion, today))


def _inquiry(session: Session, occasion: Occasion, reader: Person, today: date) -> ItemShown:
    """A question, or that it was answered; who may no longer read what it is about is told no more."""
    row, last = inquiries.told_of(session, occasion), occasion.values.get(inquiries.LAST)
    shown = inquiries.shown_of(session, row, date.fromisoformat(last) if last else None)
    if not inquiries.may_know(session, row, reader, today):
        shown = replace(shown, hidden=True, customer="", question="", text="", answer="", system=None)
    kind = inquiries.INQUIRY if inquiries.INQUIRY in occasion.values else inquiries.ANSWERED
    return ItemShown(kind=kind, step=None, inquiry=shown)
