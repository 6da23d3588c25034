"""A journey's handovers with all that their reminders go by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.rules.facts import State
from bot.rules.reminders import LONGEST_REST, Plan, instant, is_accepted, steps
from bot.usecases.planning.watch import Reader, Watch
from bot.usecases.projection.drawing import Drawing
from bot.usecases.workdays import work_days
from storage import showing
from storage.tables import Handover, Journey, Person, Workspace

DAY = timedelta(days=1)
OLD_WORD = timedelta(days=60)
"""A yes older than this is asked for once more."""

_person = Person.__table__
_READERS = select(_person.c.id, _person.c.uid, _person.c.slack_id, _person.c.tz, _person.c.active_to).where(
    _person.c.id.in_(bindparam("people", expanding=True)),
    _person.c.slack_id.is_not(None),
    _person.c["class"].in_(("member", "guest")),
)


def read(session: Session, journey: Journey, now: datetime) -> Drawing | None:
    """A journey whose handovers are watched, as of its day: it is open, and has a channel."""
    if journey.state != "open" or journey.void_change is not None or journey.channel_id is None:
        return None
    rows = showing.of_journey(session.connection(), journey.workspace_id, journey.id)
    tz = journey.tz or session.get_one(Workspace, journey.workspace_id).tz
    return rows and Drawing(rows, now.astimezone(ZoneInfo(tz)).date())


def watches(
    session: Session, journey: Journey, handovers: Iterable[Handover], drawing: Drawing | None, now: datetime
) -> tuple[Watch, ...]:
    """Of these handovers those to come; none without `drawing`: the journey is quiet, has no channel, or is not open.

    The day of a start moves forward to a working day, but not forever: what began long before is over.
    """
    over = (now - (LONGEST_REST + 2) * DAY).date().isoformat()
    ahead = [row for row in handovers if row.closed_at is None and (row.answer.get("start") or "") > over]
    return _Reading(session, journey, ahead, drawing, now).watches() if ahead and drawing else ()


def watch_of(session: Session, handover: Handover, now: datetime) -> Watch | None:
    """One handover, when it is to come."""
    journey = session.get_one(Journey, handover.journey_id)
    return next(iter(watches(session, journey, [handover], read(session, journey, now), now)), None)


class _Reading:
    """What all handovers of one journey share."""

    def __init__(
        self, session: Session, journey: Journey, handovers: list[Handover], drawing: Drawing, now: datetime
    ) -> None:
        self.session, self.journey, self.handovers, self.now = session, journey, handovers, now
        self.workspace = session.get_one(Workspace, journey.workspace_id)
        self.tz = journey.tz or self.workspace.tz
        self.today = drawing.today
        self.days = work_days(session, journey.workspace_id, journey.country or self.workspace.country)
        self.owner = drawing.owner.id
        self.words = [row for row in drawing.rows.words if row.answer is not None]
        self.questions = [row for row in drawing.rows.words if row.answer is None]
        self.cards = {phase.handover_id for phase in drawing.rows.phases if phase.card_up}
        self.phases = {phase.id: phase for phase in drawing.rows.phases}

    def watches(self) -> tuple[Watch, ...]:
        people = {person for row in self.handovers for person in rests_on(row)}
        people |= {question.person_id for question in self.questions} | {self.owner}
        readers = self._readers(people | {self.workspace.escalation_id or self.owner})
        return tuple(self._watch(row, readers) for row in self.handovers)

    def _readers(self, people: Iterable[int]) -> dict[str, Reader]:
        rows = self.session.connection().execute(_READERS, {"people": [*people]})
        return {
            str(row.id): Reader(row.id, row.uid, row.slack_id, row.tz or self.tz)
            for row in rows
            if not (row.active_to and row.active_to < self.today)
        }

    def _watch(self, row: Handover, readers: Mapping[str, Reader]) -> Watch:
        start = date.fromisoformat(row.answer["start"])
        to_phase = self.phases[row.to_phase_id]
        home = self.journey.channel_id or 0
        giving = self.phases.get(row.from_phase_id or 0)
        card = (giving and giving.channel_id) or home
        later, quiet = self._ends(row.later_until), self._ends(self.journey.quiet_until)
        plan = self._plan(row, to_phase, start, readers, silent=later is not None and self.now < later)
        about = {*plan.missing, *plan.old_words, *plan.asked, plan.owner, plan.escalation}
        return Watch(
            handover=row,
            start=start,
            steps=steps(start, self.workspace.steps, self.days),
            plan=plan,
            at=self.workspace.at_time,
            tz=self.tz,
            days=self.days,
            readers={person: reader for person, reader in readers.items() if person in about},
            card_channel=card,
            day_channels=tuple(dict.fromkeys((card, to_phase.channel_id or home))),
            later_until=later,
            quiet_until=quiet,
        )

    def _ends(self, silence: date | None) -> datetime | None:
        """When silence until a day is over: at the time of the steps, on a working day."""
        if silence is None:
            return None
        return instant(self.days.on_or_after(silence), self.workspace.at_time, self.tz)

    def _plan(self, row: Handover, to_phase: Any, start: date, readers: Mapping[str, Reader], *, silent: bool) -> Plan:
        words = {word.person_id: word for word in self.words if word.handover_id == row.id}
        reachable = [person for person in rests_on(row) if str(person) in readers]
        asked = {question.person_id for question in self.questions if question.handover_id == row.id}

        def known(person: int | None) -> str | None:
            return str(person) if str(person) in readers else None

        return Plan(
            state=State(row.state),
            tentative=(to_phase.tentative or to_phase.start_latest is not None) and to_phase.begun_on is None,
            accepted=_accepted(row, start),
            later=silent or row.later_for is not None,
            card_up=row.id in self.cards,
            missing=tuple(str(p) for p in reachable if p not in words or words[p].answer == "unsure"),
            old_words=tuple(str(p) for p in reachable if p in words and self._is_old(words[p])),
            asked=tuple(str(person) for person in sorted(asked) if str(person) in readers),
            owner=known(self.owner),
            escalation=known(self.workspace.escalation_id),
        )

    def _is_old(self, word: Any) -> bool:
        return bool(word.answer == "yes" and self.now - word.at > OLD_WORD)


def rests_on(row: Handover) -> tuple[int, ...]:
    """Whom the vendor's answers of a handover rest on, over the whole and its systems."""
    scopes = [scope for scope in row.answer.get("scopes", ()) if scope["side"] == "vendor"]
    return tuple(sorted({int(person) for scope in scopes for person in scope["rests_on"]}))


def _accepted(row: Handover, start: date) -> bool:
    if row.accepted_by is None:
        return False
    return is_accepted(State(row.accepted_state or row.state), row.accepted_start, State(row.state), start)
