"""Customer meetings: who takes part, the lines of their kit, and what is said about them."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

INDEXES = {
    "ix_meeting_customer": ("meeting", ["workspace_id", "customer_id"]),
    "ix_meeting_day": ("meeting", ["workspace_id", "day"]),
    "ix_meeting_journey": ("meeting", ["journey_id"]),
    "ix_meeting_person_person": ("meeting_person", ["person_id"]),
    "ix_guide_item_meeting": ("guide_item", ["meeting_id"]),
}
PARTIAL = {
    "ix_meeting_due": ("meeting", "next_due_at"),
    "ix_occasion_meeting": ("occasion", "meeting_id"),
}


def _within(table: str, parent: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", column],
        [f"{parent}.workspace_id", f"{parent}.id"],
        name=op.f(f"fk_{table}_workspace_id_{column}"),
    )


def upgrade() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("customer_id", BIG, nullable=True),
        sa.Column("journey_id", BIG, nullable=True),
        sa.Column("channel_id", BIG, nullable=True),
        sa.Column("author_id", BIG, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("next_due_at", Instant(), nullable=True),
        sa.Column("cancelled_at", Instant(), nullable=True),
        sa.Column("void_change", BIG, nullable=True),
        sa.CheckConstraint("(journey_id IS NULL) <> (customer_id IS NULL)", name=op.f("ck_meeting_belongs")),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_meeting_workspace_id")),
        _within("meeting", "customer", "customer_id"),
        _within("meeting", "journey", "journey_id"),
        _within("meeting", "channel", "channel_id"),
        _within("meeting", "person", "author_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("uid", name=op.f("uq_meeting_uid")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_meeting_workspace_id_id")),
    )
    op.create_table(
        "meeting_person",
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("meeting_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("profile", sa.Text(), nullable=True),
        sa.Column("came", sa.Boolean(), nullable=True),
        sa.CheckConstraint(
            "profile IN ('cto', 'cio', 'partner', 'architect', 'expert', 'other')",
            name=op.f("ck_meeting_person_profile_known"),
        ),
        _within("meeting_person", "meeting", "meeting_id"),
        _within("meeting_person", "person", "person_id"),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_meeting_person")),
    )
    op.create_table(
        "guide_item",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("meeting_id", BIG, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("rank", BIG, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("reaction", sa.Text(), nullable=True),
        sa.Column("note_id", BIG, nullable=True),
        sa.Column("void_change", BIG, nullable=True),
        sa.CheckConstraint(
            "kind IN ('question', 'observe', 'step', 'alternative', 'heard')", name=op.f("ck_guide_item_kind_known")
        ),
        sa.CheckConstraint("reaction IN ('liked', 'unsure', 'disliked')", name=op.f("ck_guide_item_reaction_known")),
        _within("guide_item", "meeting", "meeting_id"),
        _within("guide_item", "note", "note_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guide_item")),
        sa.UniqueConstraint("uid", name=op.f("uq_guide_item_uid")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_guide_item_workspace_id_id")),
    )
    op.add_column("occasion", sa.Column("meeting_id", BIG, nullable=True))
    for name, (table, columns) in INDEXES.items():
        op.create_index(name, table, columns, unique=False)
    for name, (table, column) in PARTIAL.items():
        there = sa.text(f"{column} IS NOT NULL")
        op.create_index(name, table, [column], unique=False, sqlite_where=there, postgresql_where=there)
