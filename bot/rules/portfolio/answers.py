"""Every answer about each journey of a source in turn, so that no source has to be held whole (`continuity.md`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import NamedTuple

from bot.rules.continuity import Booked, Boundary, JourneyAnswer, Slip, handovers, journey_answers, slips
from bot.rules.facts import Constants, Given, Journey


class Judged(NamedTuple):
    """A journey that is to be judged. `seqs` are its phases' places as its tables show them."""

    journey: Journey
    seqs: tuple[int, ...]
    holidays: frozenset[date]
    """Of the country it is in, beside those of the constants."""


class Answered(NamedTuple):
    """A journey with its answers; `slips` go with `boundaries`, one for one."""

    judged: Judged
    boundaries: tuple[Boundary, ...]
    slips: tuple[Slip | None, ...]
    answers: tuple[JourneyAnswer, ...]


def answered(
    judged: Iterable[Judged], constants: Constants, booked: Booked, horizon: date | None
) -> Iterator[Answered]:
    """The answers of each journey in turn. `booked` are the loads of all of them, `horizon` as in `handovers`."""

    @cache
    def figures(holidays: frozenset[date]) -> Constants:
        return replace(constants, holidays=constants.holidays | holidays)

    for one in judged:
        boundaries = handovers(one.journey, figures(one.holidays), horizon=horizon)
        yield Answered(
            one, boundaries, slips(one.journey, boundaries, booked), journey_answers(one.journey, boundaries)
        )


def takes_time(journey: Journey, constants: Constants) -> bool:
    """Whether the journey counts for something in anybody's load (D13): one without figures may be left out."""
    return constants.blank_allocation > 0 or any(
        one.percent and one.given is not Given.DECLINED for one in journey.assignments
    )
