"""What a transaction did to a journey's rows, before and after: noted while it happens, put back by undo.

Only changes made through the session (ORM) are seen, and rows put in by `add`. Derived columns are left out: they
follow from the rest.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import event, insert, inspect, select
from sqlalchemy.orm import Mapper, Session

from storage.plain import as_column, as_json
from storage.tables import (
    Absence,
    Assignment,
    AssignmentSystem,
    Channel,
    Customer,
    GuideItem,
    Handover,
    Journey,
    Meeting,
    MeetingPerson,
    Note,
    NoteAnswer,
    NotePair,
    NotePerson,
    NotePick,
    Phase,
    QuietPeriod,
    Table,
    Template,
    Title,
    ToldFigures,
    Word,
    Workspace,
)

Values = dict[str, Any]
Patch = dict[str, list[Values | None]]
"""{"table:id": [before, after]}; None = there was, or is, no such row. An update holds the changed columns only."""

_BARE = (AssignmentSystem, NoteAnswer, NotePerson, NotePair, NotePick, MeetingPerson, QuietPeriod, Template)
"""Rows that nothing points to: they go when their change is taken back."""
_WHOLE = (Journey, Phase, Assignment, Absence, Word, Note, Meeting, GuideItem, ToldFigures, *_BARE)
_KINDS: dict[str, type[Table]] = {
    kind.__tablename__: kind for kind in (*_WHOLE, Handover, Channel, Customer, Workspace, Title)
}
_CHOSEN = {
    "handover": "accepted_by accepted_at accepted_reason accepted_state accepted_start later_until later_for later_by",
    "channel": "language",
    "customer": "name",
    "workspace": "language tz country steps at_time strict uncertain escalation_id",
    "title": "words kind key carries off_at",
}
"""Of these tables only what people decide; no row of theirs comes or goes by a change."""
_DERIVED = {"journey": {"version", "changed_at"}, "meeting": {"next_due_at"}}


def begin(session: Session) -> None:
    """Note from now on what the session writes."""
    session.info["patch"] = {}


def add(session: Session, kind: type[Table], values: dict[str, Any]) -> int:
    """Insert a row by its statement alone, a fifth of what the session takes, note it, and return its id.

    `values` are all columns that are not empty, but for the id.
    """
    made: int = session.connection().execute(_insert(kind), values).scalar_one()
    whole = {"id": made, **{name: as_json(value) for name, value in values.items() if value is not None}}
    session.info["patch"][f"{kind.__tablename__}:{made}"] = [None, whole]
    return made


@cache
def _insert(kind: type[Table]) -> Any:
    return insert(kind.__table__).returning(kind.__table__.c.id)  # type: ignore[arg-type]


def take(session: Session) -> Patch:
    """What was written since `begin` or the last `take`, ready for JSON."""
    session.flush()
    patch: Patch = session.info["patch"]
    session.info["patch"] = {}
    return {key: pair for key, pair in patch.items() if pair[0] != pair[1]}


def nothing(session: Session) -> bool:
    """Whether nothing was written since."""
    session.flush()
    return not session.info["patch"]


def only(session: Session, *kinds: type[Table]) -> bool:
    """Whether something was written since, and rows of these tables alone."""
    tables = {kind.__tablename__ for kind in kinds}
    patch: Patch = session.info.get("patch", {})
    return bool(patch) and all(key.split(":", 1)[0] in tables for key in patch)


def of(session: Session, kind: type[Table]) -> dict[int, Values]:
    """Rows of that table written since, by id: of a new one every column that is not empty, else what changed."""
    patch: Patch = session.info.get("patch", {})
    mine = (key.split(":") for key in patch if key.split(":", 1)[0] == kind.__tablename__)
    return {int(id_): patch[f"{table}:{id_}"][1] or {} for table, id_ in mine}


def fits(session: Session, key: str, after: Values | None) -> bool:
    """Whether the row still looks as the change left it."""
    row = _row(session, key)
    if row is None or after is None:
        return row is None and after is None
    return all(as_json(getattr(row, name)) == value for name, value in _whole(key, after).items())


def put_back(session: Session, key: str, before: Values | None, *, number: int, at: datetime) -> None:
    """Make the row look as before. A row that was new is voided by change `number`, never deleted."""
    row = _row(session, key)
    if row is None:
        session.add(_kind(key)(**_read(key, before or {})))
    elif isinstance(row, Word) and _is_said_anew(session, row):
        return
    elif before is not None:
        for name, value in _read(key, before).items():
            setattr(row, name, value)
    elif isinstance(row, Word):
        row.lapsed_at = at
    elif isinstance(row, _BARE):
        session.delete(row)
    elif hasattr(row, "void_change"):
        row.void_change = number


def _is_said_anew(session: Session, lapsed: Word) -> bool:
    """Whether the person has spoken since a word lapsed: then the later word stands, and the earlier stays as it is."""
    mine = (Word.handover_id == lapsed.handover_id, Word.person_id == lapsed.person_id, Word.lapsed_at.is_(None))
    return lapsed.lapsed_at is not None and session.scalar(select(Word.id).where(*mine)) is not None


# -- noting ---------------------------------------------------------------------------------------------------------


@event.listens_for(Session, "after_flush")
def _noted(session: Session, context: Any) -> None:
    patch: Patch | None = session.info.get("patch")
    if patch is None:
        return
    for row in session.new:
        _note(patch, row, None, _values(row))
    for row in session.deleted:
        _note(patch, row, _values(row), None)
    for row in session.dirty:
        before, after = _changed(row)
        if after:
            _note(patch, row, before, after)


def _note(patch: Patch, row: Any, before: Values | None, after: Values | None) -> None:
    if row.__tablename__ not in _KINDS or (row.__tablename__ in _CHOSEN and before is None):
        return
    key = ":".join((row.__tablename__, *map(str, _mapper(row).primary_key_from_instance(row))))
    first = patch.setdefault(key, [before, after])
    if first[1] is not after:
        known = first[0] if first[0] is None else {**(before or {}), **first[0]}
        patch[key] = [known, after if after is None else {**(first[1] or {}), **after}]


def _changed(row: Any) -> tuple[Values, Values]:
    """The columns that this flush changes: their values before and after."""
    state: Any = inspect(row)
    histories = ((name, state.attrs[name].history) for name in _columns(row))
    changed = [(name, old) for name, old in histories if old.has_changes()]
    return (
        {name: as_json(old.deleted[0]) if old.deleted else None for name, old in changed},
        {name: as_json(old.added[0]) if old.added else None for name, old in changed},
    )


def _values(row: Any) -> Values:
    """A whole row; empty columns are left out to keep history small."""
    found = ((name, as_json(getattr(row, name))) for name in _columns(row))
    return {name: value for name, value in found if value is not None}


# -- shapes ---------------------------------------------------------------------------------------------------------


def _kind(key: str) -> type[Table]:
    return _KINDS[key.split(":", 1)[0]]


def _mapper(row: Any) -> Mapper[Any]:
    return inspect(row if isinstance(row, type) else type(row))


def _row(session: Session, key: str) -> Any:
    return session.get(_kind(key), tuple(int(part) if part.isdecimal() else part for part in key.split(":")[1:]))


def _columns(row: Any) -> list[str]:
    if row.__tablename__ in _CHOSEN:
        return _CHOSEN[row.__tablename__].split()
    left_out = _DERIVED.get(row.__tablename__, set())
    return [attribute.key for attribute in _mapper(row).column_attrs if attribute.key not in left_out]


def _whole(key: str, after: Values) -> Values:
    """The values to compare: of a new row every column, also those that were empty."""
    is_new = {column.key for column in _mapper(_kind(key)).primary_key} <= after.keys()
    return {name: after.get(name) for name in _columns(_kind(key))} if is_new else after


def _read(key: str, values: Values) -> Values:
    columns = _mapper(_kind(key)).column_attrs
    return {name: as_column(columns[name].columns[0].type, value) for name, value in values.items()}
