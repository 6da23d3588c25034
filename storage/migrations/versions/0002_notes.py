"""Notes: what is known of a customer, who heard it and who has read it, and which pain a reliever is for."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

INDEXES = {
    "ix_note_customer": ("note", ["workspace_id", "customer_id"]),
    "ix_note_journey": ("note", ["journey_id"]),
    "ix_note_same": ("note", ["same_as_id"]),
    "ix_note_person_person": ("note_person", ["person_id"]),
    "ix_note_pair_reliever": ("note_pair", ["reliever_id"]),
}


def _within(table: str, parent: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", column],
        [f"{parent}.workspace_id", f"{parent}.id"],
        name=op.f(f"fk_{table}_workspace_id_{column}"),
    )


def upgrade() -> None:
    op.create_table(
        "note",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("customer_id", BIG, nullable=True),
        sa.Column("journey_id", BIG, nullable=True),
        sa.Column("system_id", BIG, nullable=True),
        sa.Column("channel_id", BIG, nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("fold", sa.Text(), nullable=False),
        sa.Column("author_id", BIG, nullable=False),
        sa.Column("said_by_id", BIG, nullable=True),
        sa.Column("permalink", sa.Text(), nullable=True),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("segment", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("same_as_id", BIG, nullable=True),
        sa.Column("kept_at", Instant(), nullable=False),
        sa.Column("retired_at", Instant(), nullable=True),
        sa.Column("void_change", BIG, nullable=True),
        sa.CheckConstraint(
            "kind IN ('pain', 'reliever', 'likes', 'wish', 'promise', 'decision', 'question', 'worry')",
            name=op.f("ck_note_kind_known"),
        ),
        sa.CheckConstraint("(journey_id IS NULL) <> (customer_id IS NULL)", name=op.f("ck_note_belongs")),
        sa.CheckConstraint("audience IN ('internal', 'shareable')", name=op.f("ck_note_audience_known")),
        sa.CheckConstraint("status IN ('open', 'delivered', 'confirmed')", name=op.f("ck_note_status_known")),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_note_workspace_id")),
        _within("note", "customer", "customer_id"),
        _within("note", "journey", "journey_id"),
        _within("note", "system", "system_id"),
        _within("note", "channel", "channel_id"),
        _within("note", "person", "author_id"),
        _within("note", "person", "said_by_id"),
        _within("note", "note", "same_as_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sa.UniqueConstraint("uid", name=op.f("uq_note_uid")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_note_workspace_id_id")),
    )
    op.create_table(
        "note_person",
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("note_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.CheckConstraint("how IN ('heard', 'read')", name=op.f("ck_note_person_how_known")),
        _within("note_person", "note", "note_id"),
        _within("note_person", "person", "person_id"),
        sa.PrimaryKeyConstraint("note_id", "person_id", "how", name=op.f("pk_note_person")),
    )
    op.create_table(
        "note_pair",
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("pain_id", BIG, nullable=False),
        sa.Column("reliever_id", BIG, nullable=False),
        _within("note_pair", "note", "pain_id"),
        _within("note_pair", "note", "reliever_id"),
        sa.PrimaryKeyConstraint("pain_id", "reliever_id", name=op.f("pk_note_pair")),
    )
    for name, (table, columns) in INDEXES.items():
        op.create_index(name, table, columns, unique=False)
