"""Who is on the phases of one side of a journey, in one scope after the other (`continuity.md` D7, D8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.rules.continuity.days import Days
from bot.rules.continuity.presence import Presence, Stay
from bot.rules.facts import Side

SIDES = tuple(Side)


class Staff:
    """The people on one phase who count for one scope, by id, sorted."""

    def __init__(self, by_id: Mapping[str, Presence]) -> None:
        self.by_id = by_id
        self.ids = tuple(by_id)
        self.leads = tuple([id_ for id_, one in by_id.items() if one.lead])


class OnPhase:
    """The live assignments on one phase; `window` as in `Presence`."""

    def __init__(self, stays: Sequence[Stay], window: Days) -> None:
        self.stays, self.window = stays, window
        self._found: dict[str | None, Staff] = {}

    def scopes(self) -> tuple[str | None, ...]:
        """The whole delivery, then every system that somebody is named for."""
        return (None, *sorted({system for stay in self.stays for system in stay.assignment.systems}))

    def scope(self, system: str | None) -> str | None:
        """The system, or None where everybody counts for it with all they do: it is the whole then."""
        if system is not None:
            for stay in self.stays:
                if not stay.assignment.covers(system):
                    return system
        return None

    def staff(self, system: str | None) -> Staff:
        """The people who count for a system, or for the whole delivery (None)."""
        if system not in self._found:
            self._found[system] = Staff(self._people(system))
        return self._found[system]

    def _people(self, system: str | None) -> dict[str, Presence]:
        stays: dict[str, list[Stay]] = {}
        for stay in self.stays:
            if stay.assignment.covers(system):
                stays.setdefault(stay.assignment.person, []).append(stay)
        whole = self.staff(None).by_id if stays and system is not None else {}
        return {
            person: whole[person]
            if person in whole and len(whole[person].stays) == len(stays[person])
            else Presence(stays[person], self.window)
            for person in sorted(stays)
        }


class Roster:
    """Everybody on one side, phase by phase."""

    def __init__(self, stays: Iterable[Stay], window: Days) -> None:
        on: dict[str, list[Stay]] = {}
        for stay in stays:
            on.setdefault(stay.assignment.phase, []).append(stay)
        self._on = {phase: OnPhase(there, window) for phase, there in on.items()}
        self._nobody = OnPhase((), window)

    def on(self, phase: str) -> OnPhase:
        return self._on.get(phase, self._nobody)

    def people(self, phase: str, system: str | None) -> Mapping[str, Presence]:
        """The people on a phase who count for a system, or for the whole delivery (None), by id, sorted."""
        return self.on(phase).staff(system).by_id


def rosters(stays: Sequence[Stay], window: Days) -> dict[Side, Roster]:
    """A roster for every side that has a live assignment; the other side has no answer (D7)."""
    there: dict[Side, list[Stay]] = {}
    for stay in stays:
        there.setdefault(stay.assignment.side, []).append(stay)
    return {side: Roster(there[side], window) for side in SIDES if side in there}
