"""A language that people chose themselves, and job titles that a workspace does not use any more."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("person", sa.Column("speaks", sa.Text(), nullable=True))
    op.add_column("title", sa.Column("off_at", Instant(), nullable=True))
