"""The statements that read what reminders go by, beside what is shown of a journey: one reading for both."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, exists, func

from storage.showing import ASSIGNMENTS, ONE, PHASES, Shown, columns, joined, read
from storage.tables import Handover, Journey, Person, QuietPeriod, Workspace

_journey = Journey.__table__
_workspace = Workspace.__table__
_quiet = QuietPeriod.__table__
_person = Person.__table__

_JOURNEY = ONE.add_columns(
    *columns(_journey, "workspace_id channel_id void_change"),
    func.coalesce(_journey.c.tz, _workspace.c.tz).label("tz"),
    func.coalesce(_journey.c.country, _workspace.c.country).label("country"),
    *columns(_workspace, "steps at_time escalation_id"),
    exists().where(_quiet.c.workspace_id == _workspace.c.id).label("knows_quiet"),
).join(_workspace, _workspace.c.id == _journey.c.workspace_id)
_PHASES = PHASES.add_columns(*columns(Handover.__table__, "plan_version said_start next_due_at"))
_ASSIGNMENTS = ASSIGNMENTS.add_columns(_person.c.tz, _person.c["class"].label("class_"))


def journey(connection: Connection, workspace: int, journey_id: int) -> Any:
    """The journey's row, with its zone and country, the workspace's steps, and how long it keeps silent."""
    return read(connection, _JOURNEY, workspace=workspace, journey=journey_id)[0]


def whole(connection: Connection, journey: Any) -> Shown:
    """All that is shown of that journey; its phases with what is due, its assignments with where people live."""
    return joined(connection, journey, _PHASES, _ASSIGNMENTS)
