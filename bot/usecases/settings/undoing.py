"""Taking a change of the settings back: any admin may; that of a channel's language also who made it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.rules.undone import about
from bot.usecases.changing import Stamp
from bot.usecases.recording import put_back
from bot.usecases.rights import Viewer
from bot.usecases.settings.again import reckon
from bot.usecases.settings.reading import must_be_admin
from storage.tables import Change

CHANNEL = "channel."
SETTINGS = ("workspace.", CHANNEL)
"""How the message ids of their changes begin."""


def take_back(session: Session, stamp: Stamp, viewer: Viewer, change: Change) -> None:
    """The settings are as before the change, and so is what follows from them."""
    mine = change.by_id == viewer.person_id and about(change.what, change.values)[0].startswith(CHANNEL)
    if not mine:
        must_be_admin(session, viewer)
    put_back(session, stamp, change)
    reckon(session, stamp)
