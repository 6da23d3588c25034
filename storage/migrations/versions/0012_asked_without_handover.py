"""A question can be put to somebody where there is no handover: about a customer's note, or in a journey of one phase."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("inquiry") as inquiry:
        inquiry.alter_column("handover_id", existing_type=BIG, nullable=True)
        inquiry.create_check_constraint(op.f("ck_inquiry_about"), "handover_id IS NOT NULL OR note_id IS NOT NULL")
