"""What the journeys somebody may see are called, to offer one where another was typed."""

from __future__ import annotations

from sqlalchemy import select

from bot.usecases.rights import Viewer, visible
from storage.engine import Store
from storage.tables import Journey


def named(store: Store, viewer: Viewer) -> tuple[tuple[str, str, str], ...]:
    """(uid, key, name) of every journey that exists for the viewer."""
    with store.read() as session:
        found = session.execute(select(Journey.uid, Journey.key, Journey.name).where(visible(viewer)))
        return tuple((uid, key, name) for uid, key, name in found)
