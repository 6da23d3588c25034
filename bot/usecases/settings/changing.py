"""The settings of the one form: changed together, one line of history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any

from sqlalchemy.orm import Session

from bot.rules.settings import Plain, Standing
from bot.rules.texts import N_, Refusal
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done
from bot.usecases.recording import record
from bot.usecases.rights import Viewer
from bot.usecases.settings.again import reckon
from bot.usecases.settings.reading import contact, must_be_admin, of
from storage.engine import Store
from storage.tables import Person, Workspace

CHANGED = "workspace.changed"
SO_ALREADY = N_("That is so already, so nothing was changed.")
NO_CONTACT = N_("The escalation contact has to be a full member of this Slack workspace. Please choose somebody else.")


class Moved(Exception):
    """Somebody else changed the settings since the form was opened: nothing is changed."""

    def __init__(self, standing: Standing) -> None:
        super().__init__("moved")
        self.standing = standing


def change(store: Store, stamp: Stamp, viewer: Viewer, wanted: Mapping[str, Any], *, seen: Plain | None = None) -> Done:
    """Change those settings: by column, with values of its kind; `escalation_id` is our id of a person or None.

    `seen`: the settings that the form was opened with. Raises Moved where they are others now.
    """
    with changing(store, stamp) as session:
        must_be_admin(session, viewer)
        if seen is not None:
            now = of(session, viewer)
            if now.plain != seen:
                raise Moved(now)
        _must_be_member(session, stamp.workspace, wanted.get("escalation_id"))
        row = session.get_one(Workspace, stamp.workspace)
        told = {name: _told(session, row, name, value) for name, value in wanted.items() if getattr(row, name) != value}
        if not told:
            raise Refusal(SO_ALREADY)
        for name in told:
            setattr(row, name, wanted[name])
        values = {"changed": told, **reckon(session, stamp).told}
        uid = record(session, stamp, None, CHANGED, values).uid
        return Done(journey=None, change_uid=uid, what=CHANGED, values=values)


def _must_be_member(session: Session, workspace: int, person_id: int | None) -> None:
    if person_id is None:
        return
    person = session.get(Person, person_id)
    fits = person is not None and person.workspace_id == workspace and person.kind == "member"
    if person is None or not fits or person.active_to is not None or person.slack_id is None:
        raise Refusal(NO_CONTACT, "escalation")


def _told(session: Session, row: Workspace, name: str, value: Any) -> list[Any]:
    """Before and after, for the history."""
    return [_plain(session, name, one) for one in (getattr(row, name), value)]


def _plain(session: Session, name: str, value: Any) -> Any:
    if name == "escalation_id":
        person = contact(session, value)
        return person and {"uid": person.uid, "name": person.name}
    return f"{value:%H:%M}" if isinstance(value, time) else value
