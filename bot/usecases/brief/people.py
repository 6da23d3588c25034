"""The people of a brief: who takes over and what they should know, who has met the customer, whom to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import islice

from sqlalchemy.orm import Session

from bot.rules.knowledge import brief as rules
from bot.rules.projection.briefed import Met, Missing, NoteInBrief, Receiver
from bot.rules.projection.inquired import AskedShown
from bot.rules.projection.knowing import Stay
from bot.usecases import titles
from bot.usecases.brief.asked import Asked
from bot.usecases.brief.finding import Passing, reads
from bot.usecases.brief.receipts import received
from bot.usecases.done import day_in
from bot.usecases.meetings import met as has_met
from bot.usecases.projection import as_called
from bot.usecases.rights import Viewer
from bot.usecases.who import staying
from storage.tables import Journey, Person, Workspace

LIKELY = 6
"""People looked at for whom to ask."""


def stays(session: Session, journey: Journey) -> list[Stay]:
    """The days on the journey of members who are still here."""
    rows = staying.stays(session, staying.journeys(session, Journey.id == journey.id), Person.slack_id.is_not(None))
    return [stay for row, stay in rows if row.kind == "member"]


def receivers(session: Session, found: Passing, notes: Sequence[NoteInBrief]) -> tuple[Receiver, ...]:
    """Each once, with what they should know of which nothing is noted."""
    table = titles.table(session, found.journey.workspace_id)
    noted = {one.note.kind for one in notes}
    said = received(session, found.row.id)
    workspace = session.get_one(Workspace, found.journey.workspace_id)
    made = []
    for row in {one.who.id: one for one in found.receiving}.values():
        needs = rules.needs(row.role, lead=row.lead, phase=found.handover.to_phase.kind, table=table)
        receipt = said.get(row.who.id)
        by = receipt and receipt.corrected_by and session.get_one(Person, receipt.corrected_by)
        made.append(
            Receiver(
                who=row.who,
                role=row.role,
                lead=row.lead,
                needs=needs,
                missing=rules.missing(needs, noted),
                stays=row.who.id not in found.newcomers,
                read_on=day_in(workspace, receipt.read_at) if receipt and receipt.read_at else None,
                takes_with=(receipt and receipt.takes_with) or "",
                corrected=(receipt and receipt.corrected) or "",
                corrected_by=as_called(by, found.shown.people) if by else None,
                seen=bool(receipt and receipt.seen_at),
            )
        )
    return tuple(made)


def met(
    session: Session, viewer: Viewer, found: Passing, notes: Sequence[NoteInBrief], there: Sequence[Stay]
) -> tuple[Met, ...]:
    """Ours who have met the customer: who heard one of the notes, or was at a meeting that the reader may read."""
    heard = _heard(notes)
    customers = [found.journey.customer_id]
    meetings = {one.person_id: one.times for one in has_met.met(session, viewer, customers=customers)}
    who = {one.who.id: one.who for each in notes for one in each.note.heard}
    for person in meetings.keys() - who.keys():
        who[person] = as_called(session.get_one(Person, person), found.shown.people)
    found_out = [
        Met(who=who[person], notes=heard.get(person, 0), meetings=meetings.get(person, 0), until=_until(there, person))
        for person in who
    ]
    return tuple(sorted(found_out, key=lambda one: (-one.meetings, -one.notes, one.who.name)))


def _heard(notes: Sequence[NoteInBrief]) -> Counter[int]:
    """How many notes each person (id) heard."""
    return Counter(one.who.id for each in notes for one in each.note.heard)


def _until(stays: Sequence[Stay], person: int) -> date | None:
    days = [one.last for one in stays if one.who.id == person]
    return None if None in days else max((day for day in days if day is not None), default=None)


def missing(
    session: Session,
    viewer: Viewer,
    found: Passing,
    taking_over: Sequence[Receiver],
    notes: Sequence[NoteInBrief],
    *,
    there: Sequence[Stay],
    asked: Asked,
) -> tuple[Missing, ...]:
    """What those who come in should know and nobody has noted; whom to ask was there before, and is not the reader."""
    kinds = rules.wanted((one.who, one.missing) for one in taking_over if not one.stays)
    known = {one.id: one for one in found.shown.people}
    ranked = rules.ranked(there, _heard(notes), found.today)
    likely = (person for person in ranked if person not in found.newcomers and person != viewer.person_id)
    able = [one for one in islice(likely, LIKELY) if reads(session, one, found)] if kinds else []
    return tuple(
        Missing(
            kind=kind,
            wanted_by=people,
            whom=known.get(_first_but(able, asked.wanted.get(kind, ()))),
            asked=asked.wanted[kind][-1] if kind in asked.wanted else None,
        )
        for kind, people in kinds.items()
    )


def _first_but(able: Sequence[int], asked: Sequence[AskedShown]) -> int:
    """The likeliest (id) who has not said that they do not know; 0: nobody."""
    passed = {one.to.id for one in asked if one.state == "passed"}
    return next((one for one in able if one not in passed), 0)
