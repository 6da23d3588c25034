"""How it came out, by the shape of the journey: what proves the idea, or does not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from sqlalchemy import select

from bot.rules.projection.arrived import Arrived
from bot.usecases.rights import Viewer, readable, visible
from storage.engine import Store
from storage.tables import Handover, Journey, Receipt


def counted(store: Store, viewer: Viewer) -> tuple[Arrived, ...]:
    """Over all journeys that the viewer may read, what may be told; the shape with the most answers first.

    With fewer than three answers of three people a shape is left out: they answered without their names.
    """
    with store.read() as session:
        found = (
            select(Receipt.pulse, Receipt.person_id, Handover.answer)
            .join(Handover, Handover.id == Receipt.handover_id)
            .join(Journey, Journey.id == Handover.journey_id)
            .where(visible(viewer), readable(viewer), Receipt.pulse.is_not(None))
        )
        by_shape: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for pulse, person, answer in session.execute(found):
            shape = answer.get("shape") or ("", ())
            by_shape[shape[0]].append((pulse or "", person))
    all_ = (_arrived(shape, given) for shape, given in by_shape.items())
    return tuple(sorted((one for one in all_ if one.is_told), key=lambda one: (-one.answers, one.shape)))


def _arrived(shape: str, given: Sequence[tuple[str, int]]) -> Arrived:
    n = Counter(pulse for pulse, _ in given)
    people = len({person for _, person in given})
    return Arrived(shape=shape, yes=n["yes"], some=n["some"], repeat=n["repeat"], people=people)
