"""People can be forgotten: tombstones, and a history that names people by id alone."""

import json
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage import triggers
from storage.columns import Instant

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
CHANGE = sa.table(
    "change",
    *(sa.column(name, BIG) for name in ("id", "workspace_id", "n", "journey_id", "by_id", "undoes")),
    *(sa.column(name, sa.Text()) for name in ("uid", "what", "sealed_hash")),
    sa.column("at", Instant()),
    sa.column("values", sa.JSON(none_as_null=True)),
)
TOLD = ("uid", "workspace_id", "n", "journey_id", "by_id")


def upgrade() -> None:
    op.create_table(
        "tombstone",
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("person_uid", sa.String(length=36), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_tombstone_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "person_uid", name=op.f("pk_tombstone")),
    )
    connection = op.get_bind()
    triggers.drop(connection)
    _take_names_out(connection)
    triggers.make(connection)


def _take_names_out(connection: sa.Connection) -> None:
    """Each row that was sealed is sealed anew; one that did not fit its seal keeps it, and still does not fit."""
    before: dict[int, tuple[str, str]] = {}
    for row in connection.execute(sa.select(CHANGE).order_by(CHANGE.c.workspace_id, CHANGE.c.n)).all():
        was, now = before.get(row.workspace_id, ("", ""))
        values = _nameless(row._mapping["values"])
        sound = row.sealed_hash == _seal(was, row, row._mapping["values"])
        seal = _seal(now, row, values) if row.sealed_hash and sound else row.sealed_hash
        if seal != row.sealed_hash or values != row._mapping["values"]:
            kept = sa.update(CHANGE).where(CHANGE.c.id == row.id).values({"values": values, "sealed_hash": seal})
            connection.execute(kept)
        before[row.workspace_id] = (row.sealed_hash or "", seal or "")


def _nameless(values: Any) -> Any:
    if isinstance(values, list):
        return [_nameless(one) for one in values]
    if not isinstance(values, dict):
        return values
    if values.keys() == {"uid", "name"}:
        return {"uid": values["uid"]}
    return {name: _nameless(one) for name, one in values.items()}


def _seal(before: str, row: Any, values: Any) -> str:
    told = [*(getattr(row, name) for name in TOLD), row.at.isoformat(), row.what, row.undoes]
    text = json.dumps([before, *told, values], sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()
