"""Who hands over inside a phase: a key person leaves while it goes on (`continuity.md` D15)."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from bot.rules.continuity.crossing import together
from bot.rules.continuity.days import FUTURE, PAST, Days, days, working_days
from bot.rules.continuity.phases import phase_days, window
from bot.rules.continuity.presence import Presence, stays
from bot.rules.continuity.roster import Roster, rosters
from bot.rules.facts import Constants, Journey, Side, State

DEFAULTS = Constants()
STAY_OVER = 30
"""Calendar days: who stays on from the phase before for no longer has handed over at the handover itself."""


class Change(NamedTuple):
    """A change of hands; `phase` and `person` are its identity, `last_day` its date."""

    phase: str
    person: str
    side: Side
    last_day: date
    """The person's last present day in the phase."""
    state: State
    """holds or breaks."""
    reason: str
    """key_stays, side_by_side; brief_contact (some days with somebody who stays, not enough) or nobody."""
    stays: tuple[str, ...]
    """Who it rests on: everybody who goes on in the phase and gives that reason, by id."""
    together: tuple[tuple[str, float], ...] = ()
    """Who goes on and has worked beside them, with effective working days (D6), the longest first; not of key_stays."""


Refused = Mapping[tuple[str, str], Container[str]]
"""By phase and who leaves it: who said that they can't take over, by id."""


def changes_of_hands(
    journey: Journey,
    constants: Constants = DEFAULTS,
    *,
    horizon: date | None = None,
    refused: Refused = MappingProxyType({}),
) -> tuple[Change, ...]:
    """Every change of hands, by phase, side and day.

    Asked for only in phases whose first and last day are known (D2), of people whose end there is known, and not in a
    phase's last days (the tolerance), nor of who goes on in a later phase within the tolerance, nor of who only stayed
    over from an earlier phase (STAY_OVER). `horizon` as in `handovers`. It rests on nobody who refused.
    """
    if not any(one.last for one in journey.assignments):
        return ()
    known = phase_days(journey)
    there = rosters(stays(journey, known), days(window(journey, horizon)))
    asked = _Asked(constants, refused)
    return tuple(
        change
        for place, phase in enumerate(journey.phases)
        if known[phase.id].first is not None and known[phase.id].last is not None
        for side, roster in there.items()
        for change in asked.about(place, side, days(known[phase.id]), _on(roster, journey))
    )


def _on(roster: Roster, journey: Journey) -> Sequence[tuple[str, Mapping[str, Presence]]]:
    """The phases in their order, each with its people."""
    return [(phase.id, roster.people(phase.id, None)) for phase in journey.phases]


Judged = tuple[State, str, tuple[str, ...], tuple[tuple[str, float], ...]]
"""The last four fields of a Change."""


class _Asked:
    """The questions to one side of one phase."""

    def __init__(self, constants: Constants, refused: Refused) -> None:
        self.constants, self.refused = constants, refused
        self.working = working_days(constants.holidays, calendar=constants.calendar)

    def about(
        self, place: int, side: Side, whole: Days, on: Sequence[tuple[str, Mapping[str, Presence]]]
    ) -> Iterator[Change]:
        """Of the phase at that place among all, whose days are `whole`."""
        phase, here = on[place]
        before, later = ([people for _, people in some] for some in (on[:place], on[place + 1 :]))
        leaving = ((self._leaves(one, whole), one) for one in here.values() if one.key)
        for last, one in sorted((last, one.person) for last, one in leaving if last is not None):
            if any(self._goes_on(people[one], last) for people in later if one in people):
                continue
            if last < whole.first + STAY_OVER and any(one in people for people in before):
                continue
            judged = self._judged(here, one, last, self.refused.get((phase, one), ()))
            yield Change(phase, one, side, date.fromordinal(last), *judged)

    def _leaves(self, one: Presence, phase: Days) -> int | None:
        """The last day there of somebody whose own end is given and is not one of the phase's last days.

        The end of an active period is none: that an account was closed is nothing anybody planned.
        """
        ended = all(stay.assignment.last is not None for stay in one.stays)
        last = _last(one)
        return last if ended and phase.first <= last <= phase.last - self.constants.tolerance else None

    def _goes_on(self, later: Presence, last: int) -> bool:
        """Whether somebody is in the later phase soon after their last day here; without dates they are."""
        soon = Days(last + 1, last + 1 + self.constants.tolerance)
        return any(stay.undated or any(spell.meets(soon) for spell in stay.present) for stay in later.stays)

    def _judged(self, here: Mapping[str, Presence], gone: str, last: int, refused: Container[str]) -> Judged:
        staying = {id_: one for id_, one in here.items() if id_ != gone and _last(one) > last and id_ not in refused}
        if keys := tuple(id_ for id_, one in staying.items() if one.key and _first(one) <= last):
            return State.HOLDS, "key_stays", keys, ()
        times = [(id_, together(here[gone], one, self.working) / 100) for id_, one in staying.items()]
        beside = tuple(sorted((one for one in times if one[1]), key=lambda one: (-one[1], one[0])))
        if long := tuple(id_ for id_, time in times if time >= self.constants.transfer):
            return State.HOLDS, "side_by_side", long, beside
        return State.BREAKS, "brief_contact" if beside else "nobody", (), beside


def _last(one: Presence) -> int:
    return max((stay.present[-1].last for stay in one.stays if stay.present), default=PAST)


def _first(one: Presence) -> int:
    return min((stay.present[0].first for stay in one.stays if stay.present), default=FUTURE)
