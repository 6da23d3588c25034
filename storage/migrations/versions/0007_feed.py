"""Addresses from which calendars are read."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LIVE = sa.text("revoked_at IS NULL")
LIVE_WORKSPACE = sa.text("person_id IS NULL AND revoked_at IS NULL")


def _person(column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", column],
        ["person.workspace_id", "person.id"],
        name=op.f(f"fk_feed_workspace_id_{column}"),
    )


def upgrade() -> None:
    op.create_table(
        "feed",
        sa.Column("id", BIG, nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=True),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("made_by", BIG, nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("revoked_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_feed_workspace_id")),
        _person("person_id"),
        _person("made_by"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_feed_secret_hash")),
    )
    for name, column, where in (
        ("uq_feed_person", "person_id", LIVE),
        ("uq_feed_workspace", "workspace_id", LIVE_WORKSPACE),
    ):
        op.create_index(name, "feed", [column], unique=True, sqlite_where=where, postgresql_where=where)
