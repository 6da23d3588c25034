"""The rows of journeys.csv beside their facts: what a journey is called, whose it is, what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from bot.files import cells
from bot.files.sheet import Sheet
from bot.files.source import JourneyRow
from bot.rules.facts import Assignment


class State(StrEnum):
    """What has become of a journey."""

    OPEN = "open"
    PAUSED = "paused"
    LOST = "lost"
    DONE = "done"


def journey_rows(
    sheet: Sheet, phases: Mapping[str, Iterable[int]], assignments: Mapping[str, Sequence[Assignment]]
) -> Iterator[JourneyRow]:
    """`phases`: the `seq` of each journey's, in order."""
    columns = (
        *(sheet.texts("journey_id"), sheet.texts("name"), sheet.texts("customer_id"), sheet.texts("segment")),
        *(sheet.read("revenue", cells.number, None), sheet.texts("service_hours")),
        *(sheet.read("state", cells.choice(State), State.OPEN), sheet.texts("systems")),
    )
    for id_, name, customer, segment, revenue, hours, state, systems in zip(*columns, strict=True):
        yield JourneyRow(
            id=id_,
            name=name or id_,
            customer=customer,
            segment=segment,
            revenue=revenue,
            service_hours=hours,
            systems=tuple(dict.fromkeys([*_split(systems), *_covered_by(assignments.get(id_, ()), systems)])),
            state=state.value,
            seqs=tuple(phases.get(id_, ())),
        )


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _covered_by(assignments: Sequence[Assignment], named: str) -> list[str]:
    """Systems that somebody covers and that are not named for the journey itself."""
    known = {part.removesuffix("*").casefold() for part in _split(named)}
    return sorted({system for one in assignments for system in one.systems if system.casefold() not in known})
