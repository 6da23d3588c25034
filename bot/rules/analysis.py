"""Every journey of a company answered, one after the other, never all at once: what `handover analyse` tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from bot.rules.continuity import (
    Booked,
    Boundary,
    JourneyAnswer,
    handovers,
    journey_answers,
    slacks,
)
from bot.rules.facts import Constants, Journey


class Judged(NamedTuple):
    """A journey, the places of its phases as they are to be shown, and the holidays that count for it."""

    journey: Journey
    seqs: tuple[int, ...]
    holidays: frozenset[date]


class Answered(NamedTuple):
    """The answers for it; `slacks`, in days (D11), go with `boundaries`."""

    judged: Judged
    boundaries: tuple[Boundary, ...]
    slacks: tuple[int | None, ...]
    answers: tuple[JourneyAnswer, ...]


def answered(every: Iterable[Judged], constants: Constants, booked: Booked, horizon: date | None) -> Iterator[Answered]:
    """The answers for each journey. `booked` are the loads of all of them, `horizon` is `open_until` of all of them."""
    for judged in every:
        journey = judged.journey
        here = replace(constants, holidays=judged.holidays) if judged.holidays else constants
        boundaries = handovers(journey, here, horizon=horizon)
        yield Answered(judged, boundaries, slacks(journey, boundaries, booked), journey_answers(journey, boundaries))


def takes_time(journey: Journey, constants: Constants) -> bool:
    """Whether it counts for anything in somebody's load (D13)."""
    return constants.blank_allocation > 0 or any(one.percent for one in journey.assignments)
