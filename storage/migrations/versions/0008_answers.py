"""Which note answers which, what was picked for the day of a handover, and when open questions are looked at."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _within(table: str, parent: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", column],
        [f"{parent}.workspace_id", f"{parent}.id"],
        name=op.f(f"fk_{table}_workspace_id_{column}"),
    )


def upgrade() -> None:
    op.create_table(
        "note_answer",
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("answer_id", BIG, nullable=False),
        sa.Column("question_id", BIG, nullable=False),
        _within("note_answer", "note", "answer_id"),
        _within("note_answer", "note", "question_id"),
        sa.PrimaryKeyConstraint("answer_id", name=op.f("pk_note_answer")),
    )
    op.create_index("ix_note_answer_question", "note_answer", ["question_id"], unique=False)
    op.create_table(
        "note_pick",
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("handover_id", BIG, nullable=False),
        sa.Column("note_id", BIG, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        _within("note_pick", "handover", "handover_id"),
        _within("note_pick", "note", "note_id"),
        sa.PrimaryKeyConstraint("handover_id", "note_id", name=op.f("pk_note_pick")),
    )
    op.create_index("ix_note_pick_note", "note_pick", ["note_id"], unique=False)
    op.add_column("workspace", sa.Column("questions_at", Instant(), nullable=True))
