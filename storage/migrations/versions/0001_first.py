"""The first tables: everything that the register, the engine and the reminders need."""

import sqlalchemy as sa
from alembic import op

from storage import triggers
from storage.columns import Instant

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "inbox",
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("answer", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("workspace_id", "key", name=op.f("pk_inbox")),
    )
    op.create_index("ix_inbox_at", "inbox", ["at"], unique=False)
    op.create_table(
        "worker",
        sa.Column("instance", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("beat_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("instance", name=op.f("pk_worker")),
    )
    op.create_table(
        "workspace",
        sa.Column("id", BIG, nullable=False),
        sa.Column("enterprise_id", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("tz", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("steps", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("at_time", sa.Time(), nullable=False),
        sa.Column("strict", sa.Boolean(), nullable=False),
        sa.Column("uncertain", sa.Text(), nullable=False),
        sa.Column("escalation_id", BIG, nullable=True),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("changes", BIG, nullable=False),
        sa.CheckConstraint("state IN ('active', 'revoked', 'erasing')", name=op.f("ck_workspace_state_known")),
        sa.CheckConstraint("uncertain IN ('repeat', 'hold')", name=op.f("ck_workspace_uncertain_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspace")),
        sa.UniqueConstraint("enterprise_id", "team_id", name=op.f("uq_workspace_enterprise_id_team_id")),
    )
    op.create_table(
        "channel",
        sa.Column("id", BIG, nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("slack_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("pending", sa.Boolean(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("bot_in", sa.Boolean(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("checked_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_channel_workspace_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_channel_workspace_id_id")),
        sa.UniqueConstraint("workspace_id", "slack_id", name=op.f("uq_channel_workspace_id_slack_id")),
    )
    op.create_table(
        "customer",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("fold", sa.Text(), nullable=False),
        sa.Column("segment", sa.Text(), nullable=True),
        sa.Column("revenue", sa.Text(), nullable=True),
        sa.Column("service_hours", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_customer_workspace_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sa.UniqueConstraint("uid", name=op.f("uq_customer_uid")),
        sa.UniqueConstraint("workspace_id", "fold", name=op.f("uq_customer_workspace_id_fold")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_customer_workspace_id_id")),
    )
    op.create_table(
        "person",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("slack_id", sa.Text(), nullable=True),
        sa.Column("outside_ref", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("fold", sa.Text(), nullable=False),
        sa.Column("class", sa.Text(), nullable=False),
        sa.Column("admin", sa.Boolean(), nullable=False),
        sa.Column("tz", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("digest", sa.Boolean(), nullable=False),
        sa.Column("active_from", sa.Date(), nullable=True),
        sa.Column("active_to", sa.Date(), nullable=True),
        sa.Column("checked_at", Instant(), nullable=True),
        sa.Column("merged_into", BIG, nullable=True),
        sa.Column("forgotten_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "class IN ('member', 'guest', 'stranger', 'bot', 'outside')", name=op.f("ck_person_class_known")
        ),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_person_workspace_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("uid", name=op.f("uq_person_uid")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_person_workspace_id_id")),
        sa.UniqueConstraint("workspace_id", "outside_ref", name=op.f("uq_person_workspace_id_outside_ref")),
        sa.UniqueConstraint("workspace_id", "slack_id", name=op.f("uq_person_workspace_id_slack_id")),
    )
    op.create_index("ix_person_fold", "person", ["workspace_id", "fold"], unique=False)
    op.create_table(
        "quiet_period",
        sa.Column("id", BIG, nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_quiet_period_workspace_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiet_period")),
    )
    op.create_index("ix_quiet_period", "quiet_period", ["workspace_id", "last"], unique=False)
    op.create_table(
        "template",
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("rank", BIG, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_template_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "rank", name=op.f("pk_template")),
    )
    op.create_table(
        "title",
        sa.Column("id", BIG, nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("fold", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Boolean(), nullable=False),
        sa.Column("carries", sa.Text(), nullable=False),
        sa.CheckConstraint("carries IN ('solution', 'relation')", name=op.f("ck_title_carries_known")),
        sa.CheckConstraint(
            "kind IN ('sales', 'manager', 'architect', 'consultant', 'support', 'other')",
            name=op.f("ck_title_kind_known"),
        ),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_title_workspace_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_title")),
        sa.UniqueConstraint("workspace_id", "fold", name=op.f("uq_title_workspace_id_fold")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_title_workspace_id_id")),
    )
    op.create_table(
        "absence",
        sa.Column("id", BIG, nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("void_change", BIG, nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "person_id"],
            ["person.workspace_id", "person.id"],
            name=op.f("fk_absence_workspace_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    op.create_index("ix_absence", "absence", ["person_id", "last"], unique=False)
    op.create_table(
        "journey",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("outside_ref", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("channel_id", BIG, nullable=True),
        sa.Column("tz", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("creator_id", BIG, nullable=False),
        sa.Column("quiet_until", sa.Date(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.Column("version", BIG, nullable=False),
        sa.Column("void_change", BIG, nullable=True),
        sa.CheckConstraint("state IN ('open', 'paused', 'lost', 'done')", name=op.f("ck_journey_state_known")),
        sa.ForeignKeyConstraint(
            ["workspace_id", "channel_id"],
            ["channel.workspace_id", "channel.id"],
            name=op.f("fk_journey_workspace_id_channel_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "creator_id"],
            ["person.workspace_id", "person.id"],
            name=op.f("fk_journey_workspace_id_creator_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "customer_id"],
            ["customer.workspace_id", "customer.id"],
            name=op.f("fk_journey_workspace_id_customer_id"),
        ),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_journey_workspace_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journey")),
        sa.UniqueConstraint("uid", name=op.f("uq_journey_uid")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_journey_workspace_id_id")),
        sa.UniqueConstraint("workspace_id", "key", name=op.f("uq_journey_workspace_id_key")),
    )
    op.create_index("ix_journey_channel", "journey", ["workspace_id", "channel_id"], unique=False)
    op.create_table(
        "membership",
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("channel_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("seen_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "channel_id"],
            ["channel.workspace_id", "channel.id"],
            name=op.f("fk_membership_workspace_id_channel_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "person_id"],
            ["person.workspace_id", "person.id"],
            name=op.f("fk_membership_workspace_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("channel_id", "person_id", name=op.f("pk_membership")),
    )
    op.create_table(
        "post",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("channel_id", BIG, nullable=True),
        sa.Column("person_id", BIG, nullable=True),
        sa.Column("slack_channel", sa.Text(), nullable=True),
        sa.Column("ts", sa.Text(), nullable=True),
        sa.Column("parent_id", BIG, nullable=True),
        sa.Column("shown_in_channel", sa.Boolean(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", BIG, nullable=False),
        sa.Column("lease", sa.Text(), nullable=True),
        sa.Column("lease_until", Instant(), nullable=True),
        sa.Column("next_at", Instant(), nullable=True),
        sa.Column("first_try", Instant(), nullable=True),
        sa.Column("last_try", Instant(), nullable=True),
        sa.Column("audit_at", Instant(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("wanted", BIG, nullable=False),
        sa.Column("shown", BIG, nullable=False),
        sa.CheckConstraint(
            "state IN ('ready', 'sending', 'uncertain', 'checking', 'sent', 'cancelled', 'dead')",
            name=op.f("ck_post_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "channel_id"],
            ["channel.workspace_id", "channel.id"],
            name=op.f("fk_post_workspace_id_channel_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "person_id"],
            ["person.workspace_id", "person.id"],
            name=op.f("fk_post_workspace_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sa.UniqueConstraint("uid", name=op.f("uq_post_uid")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_post_workspace_id_id")),
    )
    op.create_index(
        "ix_post_edit",
        "post",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'sent' AND shown < wanted"),
        postgresql_where=sa.text("state = 'sent' AND shown < wanted"),
    )
    op.create_index(
        "ix_post_next",
        "post",
        ["next_at"],
        unique=False,
        sqlite_where=sa.text("state IN ('ready', 'sending', 'uncertain', 'checking')"),
        postgresql_where=sa.text("state IN ('ready', 'sending', 'uncertain', 'checking')"),
    )
    op.create_index(
        "uq_post_ts",
        "post",
        ["slack_channel", "ts"],
        unique=True,
        sqlite_where=sa.text("ts IS NOT NULL"),
        postgresql_where=sa.text("ts IS NOT NULL"),
    )
    op.create_table(
        "change",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("n", BIG, nullable=False),
        sa.Column("journey_id", BIG, nullable=True),
        sa.Column("by_id", BIG, nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("values", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("patch", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("undoes", BIG, nullable=True),
        sa.Column("sealed_hash", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "journey_id"],
            ["journey.workspace_id", "journey.id"],
            name=op.f("fk_change_workspace_id_journey_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sa.UniqueConstraint("uid", name=op.f("uq_change_uid")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_change_workspace_id_id")),
        sa.UniqueConstraint("workspace_id", "n", name=op.f("uq_change_workspace_id_n")),
    )
    op.create_index("ix_change_journey", "change", ["journey_id", "id"], unique=False)
    op.create_index(
        "ix_change_undoes",
        "change",
        ["undoes"],
        unique=False,
        sqlite_where=sa.text("undoes IS NOT NULL"),
        postgresql_where=sa.text("undoes IS NOT NULL"),
    )
    op.create_table(
        "phase",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("journey_id", BIG, nullable=False),
        sa.Column("rank", BIG, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("start_latest", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("tentative", sa.Boolean(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=True),
        sa.Column("channel_id", BIG, nullable=True),
        sa.Column("void_change", BIG, nullable=True),
        sa.CheckConstraint("kind IN ('sales', 'project', 'maintenance', 'other')", name=op.f("ck_phase_kind_known")),
        sa.ForeignKeyConstraint(
            ["workspace_id", "channel_id"],
            ["channel.workspace_id", "channel.id"],
            name=op.f("fk_phase_workspace_id_channel_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "journey_id"],
            ["journey.workspace_id", "journey.id"],
            name=op.f("fk_phase_workspace_id_journey_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phase")),
        sa.UniqueConstraint("uid", name=op.f("uq_phase_uid")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_phase_workspace_id_id")),
    )
    op.create_index("ix_phase_journey", "phase", ["journey_id"], unique=False)
    op.create_index(
        "uq_phase_rank",
        "phase",
        ["journey_id", "rank"],
        unique=True,
        sqlite_where=sa.text("void_change IS NULL"),
        postgresql_where=sa.text("void_change IS NULL"),
    )
    op.create_table(
        "system",
        sa.Column("id", BIG, nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("journey_id", BIG, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("fold", sa.Text(), nullable=False),
        sa.Column("main", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "journey_id"],
            ["journey.workspace_id", "journey.id"],
            name=op.f("fk_system_workspace_id_journey_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_system")),
        sa.UniqueConstraint("journey_id", "fold", name=op.f("uq_system_journey_id_fold")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_system_workspace_id_id")),
    )
    op.create_table(
        "assignment",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("journey_id", BIG, nullable=False),
        sa.Column("phase_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("title_id", BIG, nullable=True),
        sa.Column("role_text", sa.Text(), nullable=False),
        sa.Column("lead", sa.Boolean(), nullable=False),
        sa.Column("key", sa.Boolean(), nullable=False),
        sa.Column("all_systems", sa.Boolean(), nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("percent", sa.Double(), nullable=True),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("added_by", BIG, nullable=True),
        sa.Column("added_at", Instant(), nullable=False),
        sa.Column("void_change", BIG, nullable=True),
        sa.CheckConstraint("given IN ('confirmed', 'unconfirmed', 'declined')", name=op.f("ck_assignment_given_known")),
        sa.CheckConstraint("side IN ('vendor', 'customer')", name=op.f("ck_assignment_side_known")),
        sa.ForeignKeyConstraint(
            ["workspace_id", "journey_id"],
            ["journey.workspace_id", "journey.id"],
            name=op.f("fk_assignment_workspace_id_journey_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "person_id"],
            ["person.workspace_id", "person.id"],
            name=op.f("fk_assignment_workspace_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "phase_id"],
            ["phase.workspace_id", "phase.id"],
            name=op.f("fk_assignment_workspace_id_phase_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint("uid", name=op.f("uq_assignment_uid")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_assignment_workspace_id_id")),
    )
    op.create_index("ix_assignment_journey", "assignment", ["journey_id"], unique=False)
    op.create_index("ix_assignment_person", "assignment", ["person_id"], unique=False)
    op.create_index("ix_assignment_phase", "assignment", ["phase_id"], unique=False)
    op.create_table(
        "handover",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("journey_id", BIG, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("to_phase_id", BIG, nullable=False),
        sa.Column("from_phase_id", BIG, nullable=True),
        sa.Column("person_id", BIG, nullable=True),
        sa.Column("plan_version", BIG, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("answer", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("next_due_at", Instant(), nullable=True),
        sa.Column("said_start", sa.Date(), nullable=True),
        sa.Column("later_until", sa.Date(), nullable=True),
        sa.Column("later_for", sa.Text(), nullable=True),
        sa.Column("accepted_by", BIG, nullable=True),
        sa.Column("accepted_at", Instant(), nullable=True),
        sa.Column("accepted_reason", sa.Text(), nullable=True),
        sa.Column("accepted_state", sa.Text(), nullable=True),
        sa.Column("accepted_start", sa.Date(), nullable=True),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.CheckConstraint("kind IN ('boundary', 'within')", name=op.f("ck_handover_kind_known")),
        sa.CheckConstraint("state IN ('holds', 'thin', 'breaks', 'unstaffed')", name=op.f("ck_handover_state_known")),
        sa.ForeignKeyConstraint(
            ["workspace_id", "journey_id"],
            ["journey.workspace_id", "journey.id"],
            name=op.f("fk_handover_workspace_id_journey_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "to_phase_id"],
            ["phase.workspace_id", "phase.id"],
            name=op.f("fk_handover_workspace_id_to_phase_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
        sa.UniqueConstraint("uid", name=op.f("uq_handover_uid")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_handover_workspace_id_id")),
    )
    op.create_index(
        "ix_handover_due",
        "handover",
        ["next_due_at"],
        unique=False,
        sqlite_where=sa.text("next_due_at IS NOT NULL"),
        postgresql_where=sa.text("next_due_at IS NOT NULL"),
    )
    op.create_index("ix_handover_journey", "handover", ["journey_id"], unique=False)
    op.create_index(
        "uq_handover_boundary",
        "handover",
        ["to_phase_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'boundary'"),
        postgresql_where=sa.text("kind = 'boundary'"),
    )
    op.create_index(
        "uq_handover_within",
        "handover",
        ["to_phase_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'within'"),
        postgresql_where=sa.text("kind = 'within'"),
    )
    op.create_table(
        "assignment_system",
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("assignment_id", BIG, nullable=False),
        sa.Column("system_id", BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "assignment_id"],
            ["assignment.workspace_id", "assignment.id"],
            name=op.f("fk_assignment_system_workspace_id_assignment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "system_id"],
            ["system.workspace_id", "system.id"],
            name=op.f("fk_assignment_system_workspace_id_system_id"),
        ),
        sa.PrimaryKeyConstraint("assignment_id", "system_id", name=op.f("pk_assignment_system")),
    )
    op.create_index("ix_assignment_system_system", "assignment_system", ["system_id"], unique=False)
    op.create_table(
        "occasion",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("handover_id", BIG, nullable=True),
        sa.Column("journey_id", BIG, nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=True),
        sa.Column("to_channel_id", BIG, nullable=True),
        sa.Column("to_person_id", BIG, nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("at_time", sa.Time(), nullable=False),
        sa.Column("tz", sa.Text(), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("plan_version", BIG, nullable=False),
        sa.Column("values", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("post_id", BIG, nullable=True),
        sa.CheckConstraint(
            "kind IN ('start', 'card', 'step', 'ask', 'told', 'tentative', 'day', 'alert', 'digest', 'meeting', 'note')",
            name=op.f("ck_occasion_kind_known"),
        ),
        sa.CheckConstraint(
            "state IN ('pending', 'attached', 'done', 'cancelled', 'expired')", name=op.f("ck_occasion_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "handover_id"],
            ["handover.workspace_id", "handover.id"],
            name=op.f("fk_occasion_workspace_id_handover_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "journey_id"],
            ["journey.workspace_id", "journey.id"],
            name=op.f("fk_occasion_workspace_id_journey_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "to_channel_id"],
            ["channel.workspace_id", "channel.id"],
            name=op.f("fk_occasion_workspace_id_to_channel_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "to_person_id"],
            ["person.workspace_id", "person.id"],
            name=op.f("fk_occasion_workspace_id_to_person_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occasion")),
        sa.UniqueConstraint("uid", name=op.f("uq_occasion_uid")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_occasion_workspace_id_id")),
    )
    op.create_index(
        "ix_occasion_due",
        "occasion",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.create_index("ix_occasion_handover", "occasion", ["handover_id"], unique=False)
    op.create_index("ix_occasion_journey", "occasion", ["journey_id"], unique=False)
    op.create_index("ix_occasion_post", "occasion", ["post_id"], unique=False)
    op.create_table(
        "post_item",
        sa.Column("post_id", BIG, nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("rank", BIG, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("handover_id", BIG, nullable=True),
        sa.Column("question_id", BIG, nullable=True),
        sa.Column("occasion_id", BIG, nullable=True),
        sa.CheckConstraint("role IN ('card', 'line', 'ask', 'old')", name=op.f("ck_post_item_role_known")),
        sa.ForeignKeyConstraint(
            ["workspace_id", "handover_id"],
            ["handover.workspace_id", "handover.id"],
            name=op.f("fk_post_item_workspace_id_handover_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "post_id"],
            ["post.workspace_id", "post.id"],
            name=op.f("fk_post_item_workspace_id_post_id"),
        ),
        sa.PrimaryKeyConstraint("post_id", "rank", name=op.f("pk_post_item")),
    )
    op.create_index("ix_post_item_handover", "post_item", ["handover_id"], unique=False)
    op.create_index(
        "uq_post_item_card",
        "post_item",
        ["handover_id"],
        unique=True,
        sqlite_where=sa.text("role = 'card'"),
        postgresql_where=sa.text("role = 'card'"),
    )
    op.create_table(
        "question",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("handover_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("asked_by", BIG, nullable=True),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("proposal", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'answered', 'withdrawn', 'past')", name=op.f("ck_question_state_known")),
        sa.ForeignKeyConstraint(
            ["workspace_id", "handover_id"],
            ["handover.workspace_id", "handover.id"],
            name=op.f("fk_question_workspace_id_handover_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "person_id"],
            ["person.workspace_id", "person.id"],
            name=op.f("fk_question_workspace_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("uid", name=op.f("uq_question_uid")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_question_workspace_id_id")),
    )
    op.create_index("ix_question_handover", "question", ["handover_id"], unique=False)
    op.create_index(
        "uq_question_open",
        "question",
        ["handover_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "word",
        sa.Column("id", BIG, nullable=False),
        sa.Column("workspace_id", BIG, nullable=False),
        sa.Column("handover_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("given_by", BIG, nullable=False),
        sa.Column("given_at", Instant(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("lapsed_at", Instant(), nullable=True),
        sa.Column("private_reason", sa.Text(), nullable=True),
        sa.CheckConstraint("answer IN ('yes', 'unsure', 'no')", name=op.f("ck_word_answer_known")),
        sa.ForeignKeyConstraint(
            ["workspace_id", "handover_id"],
            ["handover.workspace_id", "handover.id"],
            name=op.f("fk_word_workspace_id_handover_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "person_id"],
            ["person.workspace_id", "person.id"],
            name=op.f("fk_word_workspace_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_word")),
    )
    op.create_index(
        "uq_word_live",
        "word",
        ["handover_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("lapsed_at IS NULL"),
        postgresql_where=sa.text("lapsed_at IS NULL"),
    )
    triggers.make(op.get_bind())
