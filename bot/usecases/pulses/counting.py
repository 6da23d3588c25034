"""How it came out, by the shape of the journey: what proves the idea, or does not."""

from __future__ import annotations

from collections import Counter, defaultdict

from sqlalchemy import select

from bot.rules.projection.arrived import Arrived
from bot.usecases.rights import Viewer, readable, visible
from storage.engine import Store
from storage.tables import Handover, Journey, Receipt


def counted(store: Store, viewer: Viewer) -> tuple[Arrived, ...]:
    """Over all journeys that the viewer may read; the shape with the most answers first."""
    with store.read() as session:
        found = (
            select(Receipt.pulse, Handover.answer)
            .join(Handover, Handover.id == Receipt.handover_id)
            .join(Journey, Journey.id == Handover.journey_id)
            .where(visible(viewer), readable(viewer), Receipt.pulse.is_not(None))
        )
        by_shape: dict[str, Counter[str]] = defaultdict(Counter)
        for pulse, answer in session.execute(found):
            shape = answer.get("shape") or ("", ())
            by_shape[shape[0]][pulse or ""] += 1
    told = (Arrived(shape=shape, yes=n["yes"], some=n["some"], repeat=n["repeat"]) for shape, n in by_shape.items())
    return tuple(sorted(told, key=lambda one: (-one.answers, one.shape)))
