"""With which phases a journey begins in a workspace."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.rules.settings.template import USUAL
from bot.rules.settings.template import Template as Phases
from storage.engine import Store
from storage.tables import Template

ROWS = select(Template).where(Template.workspace_id == bindparam("workspace")).order_by(Template.rank)


def template(store: Store, workspace: int) -> Phases:
    with store.read() as session:
        return template_of(session, workspace)


def template_of(session: Session, workspace: int) -> Phases:
    """Its own, else the usual ones, which are called as the reader's language has it."""
    rows = session.scalars(ROWS, {"workspace": workspace})
    return tuple((row.kind, row.name) for row in rows) or USUAL
