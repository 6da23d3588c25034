"""Who has opened their Home tab and what they look at there; and what was to be told an owner at once, by reader."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ALERTS = sa.text("kind = 'alert'")


def upgrade() -> None:
    op.create_table(
        "home",
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("look", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("slack_hash", sa.Text(), nullable=True),
        sa.Column("drawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "person_id"],
            ["person.workspace_id", "person.id"],
            name=op.f("fk_home_workspace_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_home")),
    )
    op.create_index("ix_home_opened", "home", ["workspace_id", "opened_at"], unique=False)
    op.create_index(
        "ix_occasion_alert",
        "occasion",
        ["to_person_id", "due_at"],
        unique=False,
        sqlite_where=ALERTS,
        postgresql_where=ALERTS,
    )
