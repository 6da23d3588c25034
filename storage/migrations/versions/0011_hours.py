"""When a meeting begins and ends, and whose words at the customer are quoted."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    for column in (
        sa.Column("begins", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("tz", sa.Text(), nullable=True),
        sa.Column("quote_by_id", BIG, nullable=True),
    ):
        op.add_column("meeting", column)
