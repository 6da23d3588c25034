"""The lines of a meeting's kit: edited as one text, reworded, copied from an earlier meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.meetings.kit import GUIDES, MOST, GuideLine, as_typed, kept_as, mark, read_guide
from bot.rules.texts import N_, Refusal
from bot.rules.values import fact
from bot.usecases.changing import Stamp, changing
from bot.usecases.meetings.following import Met, recorded
from bot.usecases.meetings.rights import changeable_meeting, held, its_customer, meeting_of, readable_meetings
from bot.usecases.recording import number
from bot.usecases.rights import NOT_FOUND, Viewer
from storage import patches
from storage.engine import Store
from storage.tables import Customer, GuideItem, Meeting

NOTHING_NEW = N_("That is what it says already.")
GONE = N_("Somebody has changed this question meanwhile. Please look at it again.")
NOTHING_THERE = N_("There is no earlier meeting yet whose kit you may read.")
EARLIER = 50
"""Meetings offered to copy from."""


class Stale(Exception):
    """Somebody changed the guide while a form was open; `text` is what it says now."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


@fact
class Earlier:
    """A meeting whose kit may be copied."""

    uid: str
    customer: str
    day: str
    """ISO."""


def edit(store: Store, stamp: Stamp, viewer: Viewer, uid: str, *, kind: str, text: str, seen: int) -> Met:
    """The guide is these lines from now on, in this order; a line reworded keeps what was answered to it.

    `seen`: the mark of the text that the form was made from. Raises Stale.
    """
    with changing(store, stamp) as session:
        meeting = changeable_meeting(session, viewer, uid)
        if kind not in GUIDES:
            raise Refusal(NOT_FOUND)
        rows = lines_of(session, meeting, kind)
        now = as_typed(map(_line, rows))
        if mark(now) != seen:
            raise Stale(now)
        _replaced(session, stamp, meeting, kind, rows, read_guide(kind, text))
        if patches.nothing(session):
            raise Refusal(NOTHING_NEW)
        return recorded(session, stamp, viewer, meeting, f"meeting.{kind}")


def reword(store: Store, stamp: Stamp, viewer: Viewer, uid: str, *, item: str, seen: int, text: str) -> Met:
    """`Take this instead`: an open question in the place of one that leads, while it still reads as it did."""
    with changing(store, stamp) as session:
        meeting = changeable_meeting(session, viewer, uid)
        row = next((one for one in lines_of(session, meeting, "question") if one.uid == item), None)
        if row is None or mark(row.text) != seen:
            raise Refusal(GONE)
        number(session, stamp.workspace)
        row.text = text
        return recorded(session, stamp, viewer, meeting, "meeting.question")


def copy(store: Store, stamp: Stamp, viewer: Viewer, uid: str, *, source: str, starters: Sequence[str]) -> Met:
    """The lines of an earlier meeting's kit that this one lacks; questions nobody has touched make room for them."""
    with changing(store, stamp) as session:
        meeting, earlier = changeable_meeting(session, viewer, uid), meeting_of(session, viewer, source)
        number(session, stamp.workspace)
        for kind in GUIDES:
            rows, theirs = lines_of(session, meeting, kind), [_line(row) for row in lines_of(session, earlier, kind)]
            if theirs and kind == "question" and {row.text for row in rows} <= set(starters):
                _replaced(session, stamp, meeting, kind, rows, theirs)
            else:
                there = {names.fold(row.text) for row in rows}
                lacking = [line for line in theirs if names.fold(line.text) not in there]
                add_lines(session, meeting, kind, lacking[: max(0, MOST[kind] - len(rows))])
        if patches.nothing(session):
            raise Refusal(NOTHING_NEW)
        return recorded(session, stamp, viewer, meeting, "meeting.copied")


def earlier(store: Store, viewer: Viewer, uid: str) -> tuple[Earlier, ...]:
    """Other meetings with a kit, those with the same customer first, then the latest."""
    with store.read() as session:
        meeting = changeable_meeting(session, viewer, uid)
        found = select(Meeting, Customer).outerjoin(held, held.id == Meeting.journey_id)
        found = found.join(Customer, Customer.id == its_customer).where(readable_meetings(viewer))
        live = exists().where(GuideItem.meeting_id == Meeting.id, GuideItem.void_change.is_(None))
        mine = session.scalar(
            select(its_customer)
            .select_from(Meeting)
            .outerjoin(held, held.id == Meeting.journey_id)
            .where(Meeting.id == meeting.id)
        )
        ordered = found.where(live, Meeting.id != meeting.id).order_by(
            (its_customer == mine).desc(), Meeting.day.desc(), Meeting.id.desc()
        )
        rows = session.execute(ordered.limit(EARLIER)).all()
        if not rows:
            raise Refusal(NOTHING_THERE)
        return tuple(Earlier(uid=row.uid, customer=customer.name, day=row.day.isoformat()) for row, customer in rows)


def lines_of(session: Session, meeting: Meeting, kind: str) -> Sequence[GuideItem]:
    """The rows of one guide, in their order."""
    mine = (GuideItem.meeting_id == meeting.id, GuideItem.kind == kind, GuideItem.void_change.is_(None))
    return session.scalars(select(GuideItem).where(*mine).order_by(GuideItem.rank, GuideItem.id)).all()


def add_lines(
    session: Session, meeting: Meeting, kind: str, lines: Iterable[GuideLine], *, answers: bool = False
) -> None:
    """Put these after those that are there; `answers`: what came up by itself, which is of no guide."""
    mine = (GuideItem.meeting_id == meeting.id, GuideItem.kind == kind)
    last = session.scalar(select(func.max(GuideItem.rank)).where(*mine)) or 0
    for n, line in enumerate(lines, start=1):
        session.add(_row(meeting, kind, last + n, line, answers=answers))
    session.flush()


def _row(meeting: Meeting, kind: str, rank: int, line: GuideLine, *, answers: bool = False) -> GuideItem:
    said = {"text": "", "answer": line.text} if answers else {"text": line.text, "place": line.place or None}
    return GuideItem(workspace_id=meeting.workspace_id, meeting_id=meeting.id, kind=kind, rank=rank, **said)


def _line(row: GuideItem) -> GuideLine:
    return GuideLine(row.text, row.place or "")


def _replaced(  # noqa: PLR0917 - a guide, and what becomes of it
    session: Session,
    stamp: Stamp,
    meeting: Meeting,
    kind: str,
    rows: Sequence[GuideItem],
    lines: Sequence[GuideLine],
) -> None:
    change, kept = number(session, stamp.workspace), kept_as([row.text for row in rows], [line.text for line in lines])
    for rank, (line, at) in enumerate(zip(lines, kept, strict=True), start=1):
        if at is None:
            session.add(_row(meeting, kind, rank, line))
        else:
            rows[at].text, rows[at].place, rows[at].rank = line.text, line.place or None, rank
    for at, row in enumerate(rows):
        if at not in kept:
            row.void_change = change
    session.flush()
