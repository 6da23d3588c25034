"""What holds in a workspace, and who may change it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.settings import Contact, Quiet, Standing
from bot.rules.texts import N_, Refusal
from bot.usecases.phase_template import template_of
from bot.usecases.rights import NOT_FOUND, Viewer
from storage.engine import Store
from storage.tables import Person, QuietPeriod, Workspace

ONLY_ADMINS = N_("Only admins of this Slack workspace can change that. Please ask one of them.")
ONLY_THESE = N_("Only admins of this Slack workspace can change that. Please ask {people}.")
MOST_NAMED = 5


def standing(store: Store, viewer: Viewer) -> Standing:
    """For every full member; raises Refusal for others."""
    with store.read() as session:
        return of(session, viewer)


def of(session: Session, viewer: Viewer) -> Standing:
    """The same inside a transaction."""
    if viewer.kind != "member":
        raise Refusal(NOT_FOUND)
    row = session.get_one(Workspace, viewer.workspace)
    return Standing(
        language=row.language,
        tz=row.tz,
        country=row.country,
        at_time=row.at_time,
        steps=tuple(row.steps),
        strict=row.strict,
        uncertain=row.uncertain,
        escalation=contact(session, row.escalation_id),
        quiet=_quiet(session, viewer),
        phases=template_of(session, viewer.workspace),
        admins=admins(session, viewer.workspace),
        may_change=is_admin(session, viewer),
    )


def contact(session: Session, person_id: int | None) -> Contact | None:
    person = session.get(Person, person_id) if person_id is not None else None
    return Contact(person.uid, person.name, person.slack_id) if person else None


def _quiet(session: Session, viewer: Viewer) -> tuple[Quiet, ...]:
    ahead = select(QuietPeriod).where(QuietPeriod.workspace_id == viewer.workspace)
    if viewer.today is not None:
        ahead = ahead.where(QuietPeriod.last >= viewer.today)
    return tuple(Quiet(one.first, one.last, one.label) for one in session.scalars(ahead.order_by(QuietPeriod.first)))


def admins(session: Session, workspace: int) -> tuple[str, ...]:
    """Those we have met, at most five, by name."""
    known = select(Person.name).where(
        Person.workspace_id == workspace, Person.admin.is_(True), Person.kind == "member", Person.active_to.is_(None)
    )
    return tuple(session.scalars(known.order_by(Person.name).limit(MOST_NAMED)))


def is_admin(session: Session, viewer: Viewer) -> bool:
    """As of now, whatever the request says."""
    person = session.get(Person, viewer.person_id)
    return person is not None and person.admin and person.kind == "member" and person.active_to is None


def must_be_admin(session: Session, viewer: Viewer) -> None:
    if not is_admin(session, viewer):
        names = admins(session, viewer.workspace)
        raise Refusal(ONLY_THESE if names else ONLY_ADMINS, people=", ".join(names))


def for_admins(store: Store, viewer: Viewer) -> Standing:
    """What holds, for a form that changes it; refuses whoever is no admin, in words that name those who are."""
    with store.read() as session:
        must_be_admin(session, viewer)
        return of(session, viewer)
