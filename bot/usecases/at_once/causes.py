"""Why handovers turn, as it is told to their owners: by the change that was made, or by what became of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.values import fact
from bot.usecases.changing import Stamp
from storage.tables import Person

PERSON = {
    "person.removed": ("removed", "person"),
    "person.replaced": ("replaced", "old"),
    "word.no": ("declined", "person"),
}
"""By message id of the change: the cause, and where its values hold whose it is."""
DATES = ("phase.", "journey.signed")
CLOSED = "closed"
"""Somebody's account: nobody's change, so that it is found out anew after a backup was put back."""
LEAVES = ("removed", "replaced", CLOSED)
"""Causes by which somebody leaves a phase that goes on: that is a handover of its own."""


@fact
class Cause:
    """`kind` as in `CauseShown`."""

    kind: str
    who: int | None = None
    """Id of whose it is; None: whoever changed the plan."""
    told: str = ""
    """uid of the handover that its owner hears of otherwise."""
    more: Mapping[str, Any] = field(default_factory=dict)
    """What the text needs beside: {first, last}, as text."""


def cause_of(session: Session, stamp: Stamp, what: str, values: Mapping[str, Any]) -> Cause:
    """Of a change of one journey; what is of no other kind is a change of the plan."""
    if what in PERSON:
        kind, held = PERSON[what]
        uid = values[held]["uid"]
        who = session.scalar(select(Person.id).where(Person.workspace_id == stamp.workspace, Person.uid == uid))
        return Cause(kind=kind, who=who, told=str(values.get("handover", "")))
    return Cause(kind="moved" if what.startswith(DATES) else "changed")


def closing(person_uid: str) -> str:
    """What tells the message of somebody's closed account from another of the same day."""
    return f"{CLOSED} {person_uid}"
