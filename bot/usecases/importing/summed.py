"""One import in history: a change that stands for all that it wrote, so that the whole can be taken back at once."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.usecases.changing import Stamp
from bot.usecases.recording import OF_IMPORTS, record
from storage.tables import Workspace

WHOLE, PEOPLE, FIGURES = OF_IMPORTS
"""The whole; absences; figures of customers. The values of the whole: `import`, by which its journeys' changes are
known, and `first`, the number of its first change; its own is the last; and of how many `customers`
figures were told, as far as who brought them may know."""


def begun(session: Session, workspace: int) -> int:
    """The number of the last change before the import."""
    return session.scalar(select(Workspace.changes).where(Workspace.id == workspace)) or 0


def summed(session: Session, stamp: Stamp, import_uid: str, before: int, customers: int) -> str:
    """Write it down, after all else; its uid, or blank where nothing was written since `before`."""
    if begun(session, stamp.workspace) == before:
        return ""
    return record(session, stamp, None, WHOLE, {"import": import_uid, "first": before + 1, "customers": customers}).uid
