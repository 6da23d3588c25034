"""What erasing a person does to rows: theirs are emptied or go, what they were part of stays, of “someone”."""

from __future__ import annotations

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from bot.i18n import speaker
from bot.rules.texts import N_
from bot.usecases import planning
from bot.usecases.changing import Stamp
from bot.usecases.done import today
from bot.usecases.forgetting.standing import draw_again
from bot.usecases.forgetting.texts import take_out, without_patches
from bot.usecases.people.orphans import ask_for_owners
from storage.tables import (
    Absence,
    Assignment,
    Feed,
    Handover,
    Home,
    Inquiry,
    Journey,
    Membership,
    Occasion,
    Person,
    Post,
    Question,
    Word,
    Workspace,
)

SOMEONE = N_("someone")
GONE = (Absence, Membership, Home, Feed)
"""Rows about a person that are of no use without them. The workspace's calendar is not: it stays, of “someone”."""
UNSENT = ("ready", "uncertain", "checking")


def erase(session: Session, stamp: Stamp, person: Person) -> None:
    """1. What people wrote loses the name; changes lose what would bring it back. 2. What is only about them goes.
    3. The row is emptied. 4. Their journeys are judged anew, and all that was said about these is drawn again."""
    workspace = session.get_one(Workspace, stamp.workspace)
    someone = speaker(workspace.language).plain(SOMEONE)
    everybody = [person, *session.scalars(select(Person).where(Person.merged_into == person.id))]
    journeys = _journeys(session, person)
    rewritten = []
    for one in everybody:
        rewritten += take_out(session, one, someone)
        without_patches(session, one)
    _let_go(session, person, stamp)
    if workspace.escalation_id == person.id:
        workspace.escalation_id = None
    for one in everybody:
        _empty(one, someone, stamp)
        one.active_to = one.active_to or today(session, stamp.workspace, stamp.at)
    session.flush()
    for journey in journeys:
        planning.refresh(session, stamp, journey)
        planning.redraw_all(session, journey)
    draw_again(session, [one.id for one in everybody], rewritten)
    ask_for_owners(session, stamp, person.id)


def _journeys(session: Session, person: Person) -> list[int]:
    """Where they have, or had, a part, a word or a question, or which they started."""
    parts = select(Assignment.journey_id).where(Assignment.person_id == person.id)
    heard = (
        select(Handover.journey_id).join(table, table.handover_id == Handover.id).where(table.person_id == person.id)
        for table in (Word, Question)
    )
    mine = or_(Journey.creator_id == person.id, Journey.id.in_(parts), *(Journey.id.in_(each) for each in heard))
    return list(session.scalars(select(Journey.id).where(Journey.workspace_id == person.workspace_id, mine)))


def _let_go(session: Session, person: Person, stamp: Stamp) -> None:
    for table in GONE:
        session.execute(delete(table).where(table.person_id == person.id))
    session.execute(update(Word).where(Word.person_id == person.id).values(private_reason=None))
    asked = (Inquiry.person_id == person.id, Inquiry.state == "open")
    session.execute(update(Inquiry).where(*asked).values(state="passed", closed_at=stamp.at))
    waiting = (Occasion.to_person_id == person.id, Occasion.state == "pending")
    session.execute(update(Occasion).where(*waiting).values(state="cancelled"))
    unsent = (Post.person_id == person.id, Post.state.in_(UNSENT))
    session.execute(update(Post).where(*unsent).values(state="cancelled", next_at=None))


def _empty(row: Person, someone: str, stamp: Stamp) -> None:
    """The row stays, for what it was part of, and says nothing of anybody."""
    row.slack_id = row.outside_ref = row.email = row.tz = row.language = row.speaks = None
    row.digest_at = row.active_from = row.checked_at = row.unread_since = None
    row.name, row.fold, row.kind, row.admin, row.digest = someone, "", "outside", False, False
    row.forgotten_at = stamp.at
