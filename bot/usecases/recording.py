"""Writing changes down: each is numbered, kept with the rows before and after, and its rows can be put back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, exists, insert, select, update
from sqlalchemy.orm import Session, aliased

from bot.rules.nameless import nameless
from bot.rules.texts import N_, Refusal
from bot.usecases.changing import Stamp
from storage import patches
from storage.columns import new_uid
from storage.patches import Patch
from storage.tables import Change, Journey, Person, Workspace

OF_IMPORTS = ("files.imported", "people.imported", "customers.imported")
"""What an import writes down of no journey."""
UNDO_DAYS = timedelta(days=30)

NOTHING_TO_UNDO = N_("There is nothing left to undo here.")
TOO_OLD = N_("Undo is offered for 30 days. Please make the change anew.")
UNDONE_ALREADY = N_("This was undone already, by {name} on {day}.")
CHANGED_SINCE = N_("{name} changed the same thing later, on {day}. Undo that first, or make the change anew.")

_WRITE = insert(Change.__table__)  # type: ignore[arg-type]
_workspace = Workspace.__table__
_NEXT = (
    update(_workspace)  # type: ignore[arg-type]
    .where(_workspace.c.id == bindparam("workspace"))
    .values(changes=_workspace.c.changes + 1)
    .returning(_workspace.c.changes)
)

_journey = Journey.__table__
_RAISE: Any = (
    update(_journey)  # type: ignore[arg-type]
    .where(_journey.c.id == bindparam("journey"))
    .values(version=_journey.c.version + 1, changed_at=bindparam("now"))
    .returning(_journey.c.version)
)


class Recorded(NamedTuple):
    """A change as it was written down."""

    uid: str
    version: int | None
    """The journey's, from now on; None when the change was about none."""


def number(session: Session, workspace: int) -> int:
    """The number of the change under way: what voided rows are marked with. Taken once a change."""
    taken: int | None = session.info.get("change")
    if taken is None:
        taken = session.connection().execute(_NEXT, {"workspace": workspace}).scalar_one()
        session.info["change"] = taken
    return taken


def record(
    session: Session,
    stamp: Stamp,
    journey_id: int | None,
    what: str,
    values: dict[str, Any],
    *,
    undoes: int | None = None,
    beside: bool = False,
) -> Recorded:
    """Write the change down. `what` is a message id, `values` are facts, never sentences; people are kept by id alone.

    The journey's version rises, unless it is `beside` its plan: then forms and buttons of the plan stay good.
    What rows were like before and after is noted by `changing` on its own.
    """
    connection = session.connection()
    version = None
    if journey_id is not None and not beside:
        version = connection.execute(_RAISE, {"journey": journey_id, "now": stamp.at}).scalar_one()
    n = number(session, stamp.workspace)
    uid = new_uid()
    change = {
        "uid": uid,
        "workspace_id": stamp.workspace,
        "n": n,
        "journey_id": journey_id,
        "by_id": stamp.by,
        "at": stamp.at,
        "what": what,
        "values": nameless(values),
        "patch": patches.take(session),
        "undoes": undoes,
    }
    connection.execute(_WRITE, change)
    del session.info["change"]
    return Recorded(uid, version)


def last(session: Session, workspace: int, journey_id: int) -> Change:
    """The latest change of the journey that is neither an undo nor undone, whosever, but for somebody's own answer."""
    found = _standing(workspace).where(Change.journey_id == journey_id, Change.what.not_like("word.%"))
    change = session.scalar(found)
    if change is None:
        raise Refusal(NOTHING_TO_UNDO)
    return change


def own_last(
    session: Session, workspace: int, by: int, journeys: Sequence[int], *, alone: bool = False
) -> Change | None:
    """One's own latest change of the journeys, or of none (of oneself, of a channel); `alone`: of them alone."""
    here = Change.journey_id.in_(journeys)
    return session.scalar(
        _standing(workspace).where(Change.by_id == by, here if alone else here | Change.journey_id.is_(None))
    )


def _standing(workspace: int) -> Select[Change]:
    """Changes that are neither an undo nor undone, the latest; an import's own goes with the whole of it only."""
    later = aliased(Change)
    undone = exists().where(later.workspace_id == workspace, later.undoes == Change.id)
    return (
        select(Change)
        .where(Change.workspace_id == workspace, Change.undoes.is_(None), ~undone, Change.what.not_in(OF_IMPORTS))
        .order_by(Change.id.desc())
        .limit(1)
    )


def put_back(session: Session, stamp: Stamp, change: Change, *, anyway: bool = False) -> None:
    """Make the rows look as before the change. Refused when it is too old or undone.

    So it is when a later change has touched them, but `anyway`: for rows that all go with it.
    """
    must_stand(session, stamp, change)
    patch: Patch = change.patch or {}
    if not anyway and (touched := written_over(session, patch)):
        raise _changed_since(session, change, touched)
    n = number(session, stamp.workspace)
    # What is new goes first: what comes back takes its place (one live word a person, one phase a rank).
    for key, (before, _) in sorted(patch.items(), key=lambda item: item[1][0] is not None):
        patches.put_back(session, key, before, number=n, at=stamp.at)
        session.flush()


def written_over(session: Session, patch: Patch) -> list[str]:
    """Keys of the rows that do not look any more as the change left them."""
    return [key for key, (_, after) in patch.items() if not patches.fits(session, key, after)]


def must_stand(session: Session, stamp: Stamp, change: Change) -> None:
    """Refuse to take back what was taken back already, naming by whom, or what is too old."""
    undone = (
        select(Change.at, Person.name)
        .outerjoin(Person, Person.id == Change.by_id)
        .where(Change.workspace_id == stamp.workspace, Change.undoes == change.id)
    )
    if found := session.execute(undone).first():
        raise Refusal(UNDONE_ALREADY, name=found.name or "Handover", day=found.at.date())
    if change.patch is None or stamp.at - change.at > UNDO_DAYS:
        raise Refusal(TOO_OLD)


def _changed_since(session: Session, change: Change, touched: list[str]) -> Refusal:
    """The refusal that names the last later change of the same rows."""
    later = (
        select(Change.at, Change.patch, Person.name)
        .outerjoin(Person, Person.id == Change.by_id)
        .where(Change.workspace_id == change.workspace_id, Change.id > change.id)
        .order_by(Change.id.desc())
    )
    if change.journey_id is not None:
        later = later.where((Change.journey_id == change.journey_id) | Change.journey_id.is_(None))
    for at, patch, name in session.execute(later):
        if patch and not set(patch).isdisjoint(touched):
            return Refusal(CHANGED_SINCE, name=name or "Handover", day=at.date())
    return Refusal(TOO_OLD)
