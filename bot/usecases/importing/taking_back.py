"""A whole import taken back in one transaction, but for what somebody has changed since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, select, update
from sqlalchemy.orm import Session

from bot.rules.texts import N_, Refusal
from bot.rules.undone import UNDONE, takes_back
from bot.rules.values import fact
from bot.usecases import history, planning
from bot.usecases.changing import Stamp, changing
from bot.usecases.importing.held import in_parts
from bot.usecases.importing.new import insert_many
from bot.usecases.importing.recorded import taken
from bot.usecases.importing.rows_back import Back
from bot.usecases.importing.summed import WHOLE
from bot.usecases.importing.vanished import IMPORTED
from bot.usecases.recording import must_stand, record
from bot.usecases.rights import NOT_FOUND, Viewer
from storage.columns import new_uid
from storage.engine import Store
from storage.tables import Change, Journey

_journey = Journey.__table__
_VOID: Any = (
    update(_journey)  # type: ignore[arg-type]
    .where(_journey.c.id == bindparam("journey"))
    .values(void_change=bindparam("void"), version=_journey.c.version + 1, changed_at=bindparam("now"))
)
NO_SUCH = N_("No import here has that id.")


@fact
class TakenBack:
    """What went again, and what stays as somebody has changed it since."""

    gone: int
    """Journeys that came with it."""
    as_before: int
    """Journeys that it had changed."""
    notes: int
    customers: int
    """Those with the figures of before, as far as the reader may know."""
    kept: tuple[str, ...]
    """Names of journeys and customers, as far as the reader may see them."""

    @property
    def nothing(self) -> bool:
        return not (self.gone or self.as_before or self.notes or self.customers)


def take_back(store: Store, stamp: Stamp, viewer: Viewer, uid: str) -> TakenBack:
    """For who brought it, however long it takes. Raises Refusal where it was taken back already or is too old."""
    with changing(store, replace(stamp, late=lambda: False)) as session:
        whole = session.scalar(_whole(uid).where(Change.workspace_id == viewer.workspace))
        if whole is None or whole.by_id != viewer.person_id or viewer.kind != "member":
            raise Refusal(NOT_FOUND)
        return _taken_back(session, stamp, viewer, whole)


def take_back_now(store: Store, uid: str, at: datetime) -> TakenBack:
    """On nobody's word but the operator's; history says that the bot itself did it."""
    with store.read() as session:
        workspace = session.scalar(_whole(uid).with_only_columns(Change.workspace_id))
    if workspace is None:
        raise Refusal(NO_SUCH)
    stamp = Stamp(workspace=workspace, by=None, at=at)
    with changing(store, stamp) as session:
        return _taken_back(session, stamp, None, session.scalars(_whole(uid)).one())


def _whole(uid: str) -> Any:
    return select(Change).where(Change.uid == uid, Change.what == WHOLE)


def _taken_back(session: Session, stamp: Stamp, viewer: Viewer | None, whole: Change) -> TakenBack:
    """The latest first: what is of no journey alone, and journeys that were there before. Then all that are new."""
    must_stand(session, stamp, whole)
    mine = _written_by(whole)
    before = set(session.scalars(select(Change.undoes).where(Change.undoes.in_(select(Change.id).where(*mine)))))
    since = _changed_since(session, whole, mine)
    new = [row for row in _new(session, mine) if row.id not in before]
    gone = [row for row in new if row.journey_id not in since]
    staying = [row for row in new if row.journey_id in since]
    back = Back(session, stamp, viewer, going=_journeys(gone), staying=_journeys(staying))
    back.kept += [row.name for row in staying]
    going = {row.id for row in new}
    for id_ in session.scalars(select(Change.id).where(*mine).order_by(Change.id.desc())).all():
        if id_ not in going and id_ not in before:
            back.take(session.get_one(Change, id_))
    for some in in_parts(gone):
        _void(session, stamp, some)
    told = TakenBack(
        gone=len(gone),
        as_before=back.journeys,
        notes=back.notes,
        customers=whole.values["customers"] - len(back.customers),
        kept=tuple(dict.fromkeys([*back.kept, *back.customers])),
    )
    if not told.nothing:
        values = {"what": whole.what, "values": whole.values, "change": whole.uid}
        record(session, stamp, None, UNDONE, values, undoes=whole.id)
    return told


def _written_by(whole: Change) -> Sequence[ColumnElement[bool]]:
    """The changes of that import: numbers that follow each other, of one person and moment."""
    numbered = Change.n.between(whole.values["first"], whole.n - 1)
    return Change.workspace_id == whole.workspace_id, numbered, Change.by_id == whole.by_id, Change.at == whole.at


def _new(session: Session, mine: Sequence[ColumnElement[bool]]) -> Iterator[Row[Any]]:
    """The journeys that came with it and are still there."""
    made = select(Change.id, Change.uid, Change.journey_id, Change.values, Journey.name)
    there = made.join(Journey, Journey.id == Change.journey_id).where(Journey.void_change.is_(None))
    rows = session.execute(there.where(*mine, Change.what == IMPORTED).order_by(Change.id))
    return (row for row in rows if row._mapping["values"].get("new"))


def _changed_since(session: Session, whole: Change, mine: Sequence[ColumnElement[bool]]) -> set[int]:
    """Journeys of it that somebody has changed later. When I may speak of them is no change of theirs, nor is a part of
    the import that was taken back alone."""
    columns = (Change.id, Change.journey_id, Change.what, Change.values, Change.undoes, Change.by_id)
    later = select(*columns).where(Change.workspace_id == whole.workspace_id, Change.n > whole.n)
    of_these = Change.journey_id.in_(select(Change.journey_id).where(*mine))
    rows: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in session.execute(later.where(of_these).order_by(Change.id)):
        if row.by_id is not None and row._mapping["values"].get("import") != whole.values["import"]:
            rows[row.journey_id].append(row)
    own = set(session.scalars(select(Change.id).where(*mine)))
    return {
        journey
        for journey, some in rows.items()
        for row in history.standing(some)
        if not (row.undoes in own and takes_back(row.what, row._mapping["values"]))
    }


def _void(session: Session, stamp: Stamp, gone: Sequence[Row[Any]]) -> None:
    """Each a change of its own, as if taken back alone; the journey's row is voided, and nothing else."""
    numbered = list(zip(taken(session, stamp.workspace, len(gone)), gone, strict=True))
    changes = [
        {
            "uid": new_uid(),
            "workspace_id": stamp.workspace,
            "n": n,
            "journey_id": row.journey_id,
            "by_id": stamp.by,
            "at": stamp.at,
            "what": UNDONE,
            "values": {"what": IMPORTED, "values": row._mapping["values"], "change": row.uid},
            "patch": {f"journey:{row.journey_id}": [{"void_change": None}, {"void_change": n}]},
            "undoes": row.id,
        }
        for n, row in numbered
    ]
    insert_many(session, Change, changes)
    away = [{"journey": row.journey_id, "void": n, "now": stamp.at} for n, row in numbered]
    session.connection().execute(_VOID, away)
    planning.close(session, [row.journey_id for row in gone], stamp.at)


def _journeys(rows: Iterable[Row[Any]]) -> set[int]:
    return {row.journey_id for row in rows}
