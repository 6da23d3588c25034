"""A customer's figures are kept where they were told, and no longer for everybody who may read any of its journeys.

What was told before goes to the newest journey of a customer whose journeys are all of one channel; where they are of
several, nobody knows where it was told: it is not taken along, and is told again by who wants to.
"""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage import triggers
from storage.columns import Instant, new_uid

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FIGURES = ("segment", "revenue", "service_hours")
TEXTS = [sa.column(name, sa.Text()) for name in FIGURES]
CUSTOMER = sa.table("customer", sa.column("id", BIG), sa.column("workspace_id", BIG), *TEXTS)
JOURNEY = sa.table("journey", *(sa.column(name, BIG) for name in ("id", "customer_id", "channel_id", "void_change")))
CHANGE = sa.table("change", sa.column("id", BIG), sa.column("patch", sa.JSON(none_as_null=True)))
TOLD = sa.table(
    "told_figures",
    sa.column("uid", sa.Text()),
    *(sa.column(name, BIG) for name in ("id", "workspace_id", "journey_id")),
    *(sa.column(name, sa.Text()) for name in FIGURES),
    sa.column("told_at", Instant()),
)


def _within(parent: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", column],
        [f"{parent}.workspace_id", f"{parent}.id"],
        name=op.f(f"fk_told_figures_workspace_id_{column}"),
    )


def upgrade() -> None:
    op.create_table(
        "told_figures",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        *(sa.Column(f"{name}_id", BIG, nullable=True) for name in ("customer", "journey", "channel", "author")),
        *(sa.Column(name, sa.Text(), nullable=True) for name in FIGURES),
        sa.Column("told_at", Instant(), nullable=False),
        sa.Column("void_change", BIG, nullable=True),
        sa.CheckConstraint("(journey_id IS NULL) <> (customer_id IS NULL)", name=op.f("ck_told_figures_belongs")),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_told_figures_workspace_id")),
        *(_within(name, f"{name}_id") for name in ("customer", "journey", "channel")),
        _within("person", "author_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_told_figures")),
        sa.UniqueConstraint("uid", name=op.f("uq_told_figures_uid")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_told_figures_workspace_id_id")),
    )
    op.create_index("ix_told_figures_journey", "told_figures", ["journey_id"], unique=False)
    op.create_index("ix_told_figures_customer", "told_figures", ["workspace_id", "customer_id"], unique=False)
    connection = op.get_bind()
    placed = _place(connection)
    triggers.drop(connection)
    _follow(connection, placed)
    triggers.make(connection)
    for name in FIGURES:
        op.drop_column("customer", name)


def _place(connection: sa.Connection) -> dict[int, int]:
    """Customer -> the row that has its figures now."""
    placed = {}
    told = sa.or_(*(CUSTOMER.c[name].is_not(None) for name in FIGURES))
    for customer in connection.execute(sa.select(CUSTOMER).where(told)).all():
        mine = sa.select(JOURNEY).where(JOURNEY.c.customer_id == customer.id).order_by(JOURNEY.c.id.desc())
        journeys = connection.execute(mine).all()
        live = [one.id for one in journeys if one.void_change is None]
        channels = {one.channel_id for one in journeys}
        if not live or len(channels) > 1 or (channels == {None} and len(journeys) > 1):
            continue
        values = {name: getattr(customer, name) for name in FIGURES}
        where = {"workspace_id": customer.workspace_id, "journey_id": live[0]}
        row = {"uid": new_uid(), "told_at": datetime.now(UTC), **where, **values}
        placed[customer.id] = connection.execute(sa.insert(TOLD).values(row).returning(TOLD.c.id)).scalar_one()
    return placed


def _follow(connection: sa.Connection, placed: dict[int, int]) -> None:
    """What undo puts back is where the figures are now; of those that were not taken along there is nothing to undo."""
    about = sa.cast(CHANGE.c.patch, sa.Text()).contains('"customer:')
    for change in connection.execute(sa.select(CHANGE).where(about)).all():
        patch = dict(_followed(change.patch, placed))
        if patch != change.patch:
            connection.execute(sa.update(CHANGE).where(CHANGE.c.id == change.id).values(patch=patch or sa.null()))


def _followed(patch: dict[str, Any], placed: dict[int, int]) -> Any:
    for key, pair in patch.items():
        table, _, id_ = key.partition(":")
        if table != "customer":
            yield key, pair
            continue
        rest, figures = ([_only(part, of) for part in pair] for of in (False, True))
        if any(rest):
            yield key, rest
        if any(figures) and int(id_) in placed:
            yield f"told_figures:{placed[int(id_)]}", figures


def _only(values: dict[str, Any] | None, figures: bool) -> dict[str, Any] | None:
    """The figures of a customer's row in a patch, or the rest."""
    return values and {name: one for name, one in values.items() if (name in FIGURES) == figures}
