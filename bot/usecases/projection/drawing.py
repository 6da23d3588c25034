"""From the rows of one journey to what is shown of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from bot.rules import advice, taking_over
from bot.rules.projection import (
    Advice,
    AssignmentShown,
    HandoverShown,
    JourneyShown,
    PhaseShown,
    ScopeShown,
    Who,
    WordShown,
)
from bot.rules.reminders import as_it_stands, is_accepted
from bot.rules.reminders.quiet import is_quiet
from bot.rules.standing import has_begun, known_since, owner, present_phase
from bot.usecases.projection.people import everybody
from bot.usecases.projection.words import words_about
from storage.showing import Shown

DAY = timedelta(days=1)


class Drawing:
    """One journey's rows, turned into what is shown."""

    def __init__(self, rows: Shown, today: date) -> None:
        self.rows = rows
        self.today = today
        self.known = everybody(rows)
        self.people = tuple(self.known.values())
        each = {row.id: row for row in reversed(rows.phases)}  # of a phase's rows the first is of what leads into it
        self.by_id = {row.id: self._phase(row) for row in each.values()}
        self.phases = tuple(self.by_id[row.id] for row in reversed(each.values()) if row.void_change is None)
        self.assignments = self._assignments()
        self.present = present_phase(self.phases)
        self.gone = {row.person_id for row in rows.assignments if row.active_to and row.active_to <= today}
        self.owner = owner(self.present, self.assignments, self.known[rows.journey.creator_id], today, self.gone)

    def journey(self) -> JourneyShown:
        row = self.rows.journey
        systems = {one.id: (one.name, one.main) for one in self.rows.systems}
        held = [one for one in self.rows.phases if one.handover_id and not one.closed_at and one.void_change is None]
        shape, by = next((one.answer["shape"] for one in held if one.answer.get("shape")), ("", ()))
        return JourneyShown(
            uid=row.uid,
            key=row.key,
            name=row.name,
            customer=row.customer,
            state=row.state,
            phases=self.phases,
            assignments=self.assignments,
            handovers=tuple([self._handover(one) for one in held]),
            systems=tuple(systems.values()),
            owner=self.owner,
            present_phase=self.present.uid if self.present else None,
            channel=row.channel,
            quiet_until=row.quiet_until if row.state == "paused" or is_quiet(row.quiet_until, self.today) else None,
            version=self.rows.version,
            people=self.people,
            shape=shape,
            shaped_by=self._people(by),
        )

    def handover(self, handover_id: int) -> HandoverShown:
        return self._handover(next(one for one in self.rows.phases if one.handover_id == handover_id))

    # -- parts ------------------------------------------------------------------------------------------------------

    def _phase(self, row: Any) -> PhaseShown:
        start = row.start or (row.handover_id and row.leaves_id is None and _day(row.answer.get("start")))
        return PhaseShown(
            uid=row.uid,
            kind=row.kind,
            name=row.name,
            start=row.start,
            start_latest=row.start_latest,
            end=row.end,
            tentative=row.tentative,
            begun=has_begun(start or None, row.begun_on, row.tentative, self.today),
        )

    def _assignments(self) -> tuple[AssignmentShown, ...]:
        systems: dict[int, list[str]] = {}
        for row in self.rows.systems:
            systems.setdefault(row.assignment_id, []).append(row.name)
        live = {row.id: row.uid for row in self.rows.phases if row.void_change is None}
        return tuple([self._assignment(row, live, systems) for row in self.rows.assignments if row.phase_id in live])

    def _assignment(self, row: Any, phases: dict[int, str], systems: dict[int, list[str]]) -> AssignmentShown:
        """In the order of its fields: names would cost more than all the rest, and there is one for each person."""
        return AssignmentShown(
            row.uid,
            self.known[row.person_id],
            phases[row.phase_id],
            row.side,
            row.role_text,
            row.lead,
            row.key,
            tuple(systems[row.id]) if row.id in systems else (),
            row.all_systems,
            row.first,
            row.last,
            row.percent,
            row.given,
            row.carries or "solution",
        )

    def _handover(self, row: Any) -> HandoverShown:
        journey, answer = self.rows.journey, row.answer
        start = _day(answer["start"])
        scopes = tuple([self._scope(scope) for scope in answer["scopes"]])
        words = words_about(row.handover_id, scopes, self.rows.words, self.known)
        return HandoverShown(
            uid=row.handover_uid,
            journey_uid=journey.uid,
            journey_key=journey.key,
            journey_name=journey.name,
            customer=journey.customer,
            from_phase=self.by_id.get(row.from_phase_id),
            to_phase=self.by_id[row.id],
            within=row.leaves_id is not None,
            leaves=self.known.get(row.leaves_id),
            start=start,
            days_left=None if start is None else (start - self.today).days,
            tentative=answer["tentative"],
            state=row.state,
            scopes=scopes,
            words=words,
            leads_to=self._people(answer["leads_to"]),
            owner=self.owner,
            advice=advice.NONE if row.state == "holds" else self._advice(row, scopes, words, start),
            accepted_by=self._accepted(row, start),
            accepted_reason=row.accepted_reason,
            accepted_on=row.accepted_at and row.accepted_at.date(),
            later_until=row.later_until if is_quiet(row.later_until, self.today) else None,
            later_for=row.later_for or "",
            later_by=self.known.get(row.later_by),
            closed=row.closed_at is not None or journey.state in ("lost", "done"),
            ended=journey.state if journey.state in ("lost", "done") else "",
            paused=journey.state == "paused",
            gap_days=answer["gap"],
            covers=tuple([(self.known[who], date.fromisoformat(back)) for who, back in answer["covers"]])
            if "covers" in answer
            else (),
            version=self.rows.version,
            people=self.people,
        )

    def _advice(
        self, row: Any, scopes: tuple[ScopeShown, ...], words: tuple[WordShown, ...], start: date | None
    ) -> Advice:
        if row.leaves_id is None or start is None:
            giving = self._on(row.from_phase_id)
            return advice.best(scopes, self._askable(giving), words, self.since, self._last_day(row, start))
        leaves, phase = self.known.get(row.leaves_id), self.by_id[row.id].uid
        return taking_over.best(leaves, start, phase, self._askable(self.assignments), words, self.since)

    def _askable(self, some: tuple[AssignmentShown, ...]) -> tuple[AssignmentShown, ...]:
        return tuple([one for one in some if one.who.id not in self.gone]) if self.gone else some

    def _scope(self, scope: dict[str, Any]) -> ScopeShown:
        return ScopeShown(
            side=scope["side"],
            system=scope["system"],
            state=scope["state"],
            reason=scope["reason"],
            carriers=self._people(scope["carriers"]),
            rests_on=self._people(scope["rests_on"]),
            givers=self._people(scope["givers"]),
            receivers=self._people(scope["receivers"]),
            together=tuple(
                [
                    (self.known[giver], self.known[receiver], days)
                    for giver, receiver, days in scope["together"]
                    if giver in self.known and receiver in self.known
                ]
            ),
            returners=self._people(scope["returners"]),
            because=self._people(scope.get("because", ())),
        )

    def _people(self, ids: Iterable[int]) -> tuple[Who, ...]:
        """Those ids that are still known here; a closed handover's answer may name others."""
        return tuple(filter(None, map(self.known.get, ids))) if ids else ()

    def _last_day(self, row: Any, start: date | None) -> date | None:
        """Of the giving phase: its own, else the eve of the next one."""
        giving = self.by_id.get(row.from_phase_id)
        return (giving and giving.end) or (start and start - DAY)

    def _on(self, phase_id: int | None) -> tuple[AssignmentShown, ...]:
        phase = self.by_id.get(phase_id) if phase_id is not None else None
        return tuple([one for one in self.assignments if one.phase_uid == phase.uid]) if phase else ()

    @cached_property
    def since(self) -> dict[int, date | None]:
        return known_since(self.phases, self.assignments)

    def _accepted(self, row: Any, start: date | None) -> Who | None:
        """Who let it go without overlap, as long as that holds: no worse, and moved little."""
        if row.accepted_by is None:
            return None
        now = as_it_stands(row.state, row.answer["scopes"])
        if not is_accepted(row.accepted_state or now, row.accepted_start, now, start):
            return None
        return self.known[row.accepted_by]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
