"""The statements that read what is shown of a journey: a fixed handful, built once, no lazy loads."""

from __future__ import annotations

from collections import namedtuple
from functools import cache, partial
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, bindparam, exists, literal, literal_column, null, select, union_all

from storage.columns import called
from storage.tables import (
    Assignment,
    AssignmentSystem,
    Channel,
    Customer,
    Handover,
    Journey,
    Person,
    Phase,
    Post,
    PostItem,
    Question,
    System,
    Title,
    Word,
)

_journey = Journey.__table__
_customer = Customer.__table__
_channel = Channel.__table__
_creator = Person.__table__.alias("creator")
_person = Person.__table__
_phase = Phase.__table__
_handover = Handover.__table__
_assignment = Assignment.__table__
_title = Title.__table__
_system = System.__table__
_link = AssignmentSystem.__table__
_word = Word.__table__
_question = Question.__table__
_item = PostItem.__table__
_post = Post.__table__
_by = Person.__table__.alias("by")
_later = Person.__table__.alias("later")

GONE_OUT = ("sending", "uncertain", "checking", "sent")
"""States of a post that people may see."""


def columns(table: Any, names: str) -> list[Any]:
    return [table.c[name] for name in names.split()]


_HERE: Any = bindparam("journey")
"""The journey is looked for in its workspace; what it holds cannot be of another one (composite foreign keys)."""

_JOURNEY = (
    select(
        *columns(_journey, "id uid key name state version creator_id quiet_until"),
        _customer.c.name.label("customer"),
        _channel.c.slack_id.label("channel"),
        *called(_creator, "creator"),
        exists().where(_system.c.journey_id == _journey.c.id).label("names_systems"),
    )
    .join(_customer, _customer.c.id == _journey.c.customer_id)
    .join(_creator, _creator.c.id == _journey.c.creator_id)
    .outerjoin(_channel, _channel.c.id == _journey.c.channel_id)
    .where(_journey.c.workspace_id == bindparam("workspace"))
)
ONE = _JOURNEY.where(_journey.c.id == _HERE)
_LINKED = _JOURNEY.where(_journey.c.channel_id == bindparam("channel"), _journey.c.void_change.is_(None)).order_by(
    _journey.c.id
)
_CARD_OUT = (
    select(_item.c.post_id)
    .join(_post, _post.c.id == _item.c.post_id)
    .where(
        _item.c.role == literal_column("'card'"), _post.c.state.in_([literal_column(f"'{one}'") for one in GONE_OUT])
    )
)
PHASES = (
    select(
        *columns(_phase, "id uid kind name start start_latest end tentative begun_on channel_id void_change"),
        _handover.c.id.label("handover_id"),
        _handover.c.uid.label("handover_uid"),
        _handover.c.person_id.label("leaves_id"),
        *columns(_handover, "from_phase_id state answer later_until later_for later_by closed_at"),
        *columns(_handover, "accepted_by accepted_at accepted_reason accepted_state accepted_start"),
        exists(_CARD_OUT.where(_item.c.handover_id == _handover.c.id)).label("card_up"),
        *called(_by, "accepted"),
        *called(_later, "later"),
    )
    .select_from(_phase)
    .outerjoin(_handover, and_(_handover.c.journey_id == _HERE, _handover.c.to_phase_id == _phase.c.id))
    .outerjoin(_by, _by.c.id == _handover.c.accepted_by)
    .outerjoin(_later, _later.c.id == _handover.c.later_by)
    .where(_phase.c.journey_id == _HERE)
    .order_by(_phase.c.rank, _handover.c.kind, _handover.c.id)
)
"""A row for each handover into a phase, then for each change of hands within it (`leaves_id`); else one row."""
ASSIGNMENTS = (
    select(
        *columns(_assignment, "id uid phase_id person_id side role_text lead key all_systems first last percent given"),
        *columns(_person, "name slack_id active_to"),
        _person.c.uid.label("person_uid"),
        _title.c.carries,
    )
    .join(_person, _person.c.id == _assignment.c.person_id)
    .outerjoin(_title, _title.c.id == _assignment.c.title_id)
    .where(_assignment.c.journey_id == _HERE, _assignment.c.void_change.is_(None))
    .order_by(_assignment.c.id)
)
_SYSTEMS = (
    select(_system.c.id, _system.c.name, _system.c.main, _link.c.assignment_id)
    .outerjoin(_link, _link.c.system_id == _system.c.id)
    .where(_system.c.journey_id == _HERE)
    .order_by(_system.c.id)
)
_SAID = (
    select(
        _word.c.handover_id,
        _word.c.person_id,
        _person.c.name,
        _person.c.slack_id,
        _person.c.uid,
        _word.c.answer,
        _word.c.given_at.label("at"),
        literal(None, _question.c.also_on.type).label("also_on"),
        _by.c.id.label("by_id"),
        *called(_by, "by"),
    )
    .join(_handover, _handover.c.id == _word.c.handover_id)
    .join(_person, _person.c.id == _word.c.person_id)
    .join(_by, _by.c.id == _word.c.given_by)
    .where(_handover.c.journey_id == _HERE, _word.c.lapsed_at.is_(None))
)
_ASKED = (
    select(
        _question.c.handover_id,
        _question.c.person_id,
        _person.c.name,
        _person.c.slack_id,
        _person.c.uid,
        literal(None).label("answer"),
        *(_question.c.asked_at.label("at"), _question.c.also_on),
        null().label("by_id"),
        null().label("by_name"),
        null().label("by_slack"),
        null().label("by_uid"),
    )
    .select_from(_question)
    .join(_handover, _handover.c.id == _question.c.handover_id)
    .join(_person, _person.c.id == _question.c.person_id)
    .where(_handover.c.journey_id == _HERE, _question.c.state == literal_column("'open'"))
)
_WORDS = union_all(_SAID, _ASKED)
_OF_HANDOVER = select(_handover.c.journey_id).where(
    _handover.c.workspace_id == bindparam("workspace"), _handover.c.id == bindparam("handover")
)

Rows = list[Any]
"""Named tuples: a name of theirs is looked up ten times as fast as one of a database row."""


class Shown(NamedTuple):
    """Everything kept about one journey, as rows."""

    journey: Any
    phases: Rows
    """Each with its handover, if it receives one, and again with each change of hands in it; voided phases too."""
    assignments: Rows
    systems: Rows
    """A row per system and assignment that names it."""
    words: Rows
    """Live words and open questions (`answer` None)."""
    version: int
    """The journey's; a change raises it when all else is done."""


def of_journey(connection: Connection, workspace: int, journey_id: int) -> Shown | None:
    """The journey's rows; None when the workspace has no such journey."""
    found = read(connection, ONE, workspace=workspace, journey=journey_id)
    return whole(connection, found[0]) if found else None


def linked(connection: Connection, workspace: int, channel_id: int) -> Rows:
    """The channel's journeys, the oldest first."""
    return read(connection, _LINKED, workspace=workspace, channel=channel_id)


def whole(connection: Connection, journey: Any) -> Shown:
    """A journey's row with the rows that belong to it."""
    return joined(connection, journey, PHASES, ASSIGNMENTS)


def joined(connection: Connection, journey: Any, about_phases: Any, about_assignments: Any) -> Shown:
    """The same with phases and assignments by these statements, which may read more of them."""
    phases, assignments, words = (
        read(connection, statement, journey=journey.id) for statement in (about_phases, about_assignments, _WORDS)
    )
    systems = read(connection, _SYSTEMS, journey=journey.id) if journey.names_systems else []
    return Shown(journey, phases, assignments, systems, words, journey.version)


def journey_of(connection: Connection, workspace: int, handover_id: int) -> int | None:
    """The journey that a handover belongs to."""
    found: int | None = connection.execute(_OF_HANDOVER, {"workspace": workspace, "handover": handover_id}).scalar()
    return found


def read(connection: Connection, statement: Any, **here: int) -> Rows:
    return list(map(_line(statement), connection.execute(statement, here).all()))


@cache
def _line(statement: Any) -> Any:
    line = namedtuple("Line", statement.selected_columns.keys())  # type: ignore[misc]  # mypy wants literal names
    return partial(tuple.__new__, line)  # a database row has as many values as its statement: nothing is to be counted
