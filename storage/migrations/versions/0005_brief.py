"""What receivers make of a brief, and questions about a customer put to somebody who may know."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

INDEXES = {
    "ix_receipt_person": ("receipt", ["person_id"]),
    "ix_inquiry_handover": ("inquiry", ["handover_id"]),
    "ix_inquiry_note": ("inquiry", ["note_id"]),
}


def _within(table: str, parent: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", column],
        [f"{parent}.workspace_id", f"{parent}.id"],
        name=op.f(f"fk_{table}_workspace_id_{column}"),
    )


def upgrade() -> None:
    op.create_table(
        "receipt",
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("handover_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("read_at", Instant(), nullable=True),
        sa.Column("takes_with", sa.Text(), nullable=True),
        sa.Column("taken_at", Instant(), nullable=True),
        sa.Column("seen_at", Instant(), nullable=True),
        sa.Column("corrected", sa.Text(), nullable=True),
        sa.Column("corrected_by", BIG, nullable=True),
        sa.Column("corrected_at", Instant(), nullable=True),
        sa.Column("pulse", sa.Text(), nullable=True),
        sa.Column("pulse_at", Instant(), nullable=True),
        sa.CheckConstraint("pulse IN ('yes', 'some', 'repeat')", name=op.f("ck_receipt_pulse_known")),
        _within("receipt", "handover", "handover_id"),
        _within("receipt", "person", "person_id"),
        _within("receipt", "person", "corrected_by"),
        sa.PrimaryKeyConstraint("handover_id", "person_id", name=op.f("pk_receipt")),
    )
    op.create_table(
        "inquiry",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("handover_id", BIG, nullable=False),
        sa.Column("asked_by", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("note_id", BIG, nullable=True),
        sa.Column("wanted", sa.Text(), nullable=True),
        sa.Column("system_id", BIG, nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.Column("answer_id", BIG, nullable=True),
        sa.CheckConstraint(
            "wanted IN ('pain', 'reliever', 'likes', 'wish', 'promise', 'decision', 'question', 'worry')",
            name=op.f("ck_inquiry_wanted_known"),
        ),
        sa.CheckConstraint("state IN ('open', 'answered', 'passed')", name=op.f("ck_inquiry_state_known")),
        _within("inquiry", "handover", "handover_id"),
        _within("inquiry", "note", "note_id"),
        _within("inquiry", "note", "answer_id"),
        _within("inquiry", "system", "system_id"),
        _within("inquiry", "person", "asked_by"),
        _within("inquiry", "person", "person_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry")),
        sa.UniqueConstraint("uid", name=op.f("uq_inquiry_uid")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_inquiry_workspace_id_id")),
    )
    for name, (table, columns) in INDEXES.items():
        op.create_index(name, table, columns, unique=False)
    open_ones = sa.text("state = 'open'")
    op.create_index(
        "ix_inquiry_open", "inquiry", ["person_id"], unique=False, sqlite_where=open_ones, postgresql_where=open_ones
    )
