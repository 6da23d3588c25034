"""A name in what people wrote, and in what history keeps for undo."""

from __future__ import annotations

import json
import re
from typing import Any

from sqlalchemy import Text, cast, or_, select, update
from sqlalchemy.orm import Session

from bot.rules.names import fold
from storage.tables import (
    Change,
    GuideItem,
    Handover,
    Inquiry,
    Meeting,
    Note,
    Occasion,
    Person,
    Receipt,
    ToldFigures,
    Word,
)

WRITTEN: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (Note, ("text",)),
    (ToldFigures, ("segment",)),
    (Handover, ("accepted_reason",)),
    (Word, ("private_reason",)),
    (Receipt, ("takes_with", "corrected")),
    (Inquiry, ("text",)),
    (Meeting, ("about", "quote")),
    (GuideItem, ("text", "place", "answer")),
)
"""Where people write freely, and may have named somebody."""


def take_out(session: Session, person: Person, someone: str) -> list[Any]:
    """The whole name, as Slack spells a mention too, and Slack's id of them become `someone`. A name of one word is any
    word: only where it stands as a mention. Returns the rows that had it."""
    rows = []
    by_name = rf"{'@?' if ' ' in person.name else '@'}\b{re.escape(person.name)}\b"
    by_id = rf"|<?@?\b{re.escape(person.slack_id)}\b>?" if person.slack_id else ""
    called = re.compile(by_name + by_id, re.IGNORECASE)
    known = [text for text in (person.name, person.slack_id) if text]
    for table, columns in WRITTEN:
        for column in columns:
            named = or_(*(getattr(table, column).icontains(text, autoescape=True) for text in known))
            for row in session.scalars(select(table).where(table.workspace_id == person.workspace_id, named)):
                text, n = called.subn(someone, getattr(row, column))
                if not n:
                    continue
                setattr(row, column, text)
                rows.append(row)
                if table is Note:
                    row.fold = fold(row.text)
    session.flush()
    return rows


def without_patches(session: Session, person: Person) -> None:
    """What they changed themselves, and what names them, cannot be taken back any more; nor can a message that quotes
    their own answer say it again."""
    here = Change.workspace_id == person.workspace_id
    quoted = [json.dumps(text)[1:-1] for text in (person.name, person.slack_id, person.email) if text]
    named = (cast(Change.patch, Text).icontains(text, autoescape=True) for text in quoted)
    session.execute(
        update(Change).where(here, Change.patch.is_not(None), or_(Change.by_id == person.id, *named)).values(patch=None)
    )
    about = select(Occasion).where(
        Occasion.workspace_id == person.workspace_id, cast(Occasion.values, Text).contains(f'"about": {person.id}')
    )
    for said in session.scalars(about):
        if said.values.get("about") == person.id:
            said.values = {name: "" if name in {"knows", "days", "note"} else one for name, one in said.values.items()}
    session.flush()
