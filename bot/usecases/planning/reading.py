"""A journey's handovers with all that their reminders go by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.rules.facts import State
from bot.rules.reminders import LONGEST_REST, Plan, WorkDays, as_it_stands, instant, is_accepted, steps
from bot.rules.reminders.quiet import FOREVER, NEVER
from bot.usecases.planning.watch import Reader, Watch
from bot.usecases.projection.drawing import Drawing
from bot.usecases.workdays import DaysOff, work_days
from storage import watching
from storage.tables import Handover, Person

DAY = timedelta(days=1)
OLD_WORD = timedelta(days=60)
"""A yes older than this is asked for once more."""
ASKABLE = ("member", "guest")

_person = Person.__table__
_READERS = select(
    _person.c.id.label("person_id"),
    _person.c.uid.label("person_uid"),
    *(_person.c[name] for name in ("slack_id", "tz", "active_to")),
    _person.c["class"].label("class_"),
).where(_person.c.id.in_(bindparam("people", expanding=True)))


def read(session: Session, journey: Any, now: datetime) -> Drawing | None:
    """A journey (`watching.journey`) whose handovers are watched, as of its day: it is open, and has a channel."""
    if journey.state != "open" or journey.void_change is not None or journey.channel_id is None:
        return None
    rows = watching.whole(session.connection(), journey)
    return Drawing(rows, now.astimezone(ZoneInfo(journey.tz)).date())


def wakes(session: Session, journey: Any) -> datetime | None:
    """When a pause of that journey ends by itself: at the time of the steps, on a working day."""
    if journey.state != "paused" or journey.quiet_until is None or journey.void_change is not None:
        return None
    return instant(_days(session, journey).on_or_after(journey.quiet_until), journey.at_time, journey.tz)


def watches(session: Session, drawing: Drawing | None, now: datetime, *, only: int | None = None) -> tuple[Watch, ...]:
    """The handovers to come, or `only` that one; none without `drawing`: the journey is quiet, or has no channel.

    The day of a start moves forward to a working day, but not forever: what began long before is over.
    """
    if drawing is None:
        return ()
    over = (now - (LONGEST_REST + 2) * DAY).date().isoformat()
    ahead = [
        row
        for row in drawing.rows.phases
        if row.handover_id is not None
        and row.closed_at is None
        and (row.answer.get("start") or "") > over
        and only in (None, row.handover_id)
    ]
    return _Reading(session, ahead, drawing, now).watches() if ahead else ()


def watch_of(session: Session, handover: Handover, now: datetime) -> Watch | None:
    """One handover, when it is to come."""
    session.flush()
    journey = watching.journey(session.connection(), handover.workspace_id, handover.journey_id)
    return next(iter(watches(session, read(session, journey, now), now, only=handover.id)), None)


class _Reading:
    """What all handovers of one journey share."""

    def __init__(self, session: Session, handovers: list[Any], drawing: Drawing, now: datetime) -> None:
        journey = drawing.rows.journey
        self.session, self.journey, self.handovers, self.now = session, journey, handovers, now
        self.tz, self.at, self.steps = journey.tz, journey.at_time, journey.steps
        self.drawing = drawing
        self.days = _days(session, journey)
        self.owner = drawing.owner.id
        self.words = [row for row in drawing.rows.words if row.answer is not None]
        self.questions = [row for row in drawing.rows.words if row.answer is None]

    def watches(self) -> tuple[Watch, ...]:
        people = {person for row in self.handovers for person in rests_on(row)}
        people |= {question.person_id for question in self.questions} | {self.owner}
        readers = self._readers(people | {self.journey.escalation_id or self.owner})
        return tuple(self._watch(row, readers) for row in self.handovers)

    def _readers(self, people: set[int]) -> dict[str, Reader]:
        """Those of them who can be written to; most stand in the plan, and only others are looked up."""
        rows = {row.person_id: row for row in self.drawing.rows.assignments if row.person_id in people}
        if others := people - rows.keys():
            found = self.session.connection().execute(_READERS, {"people": [*others]})
            rows.update((row.person_id, row) for row in found)
        return {
            str(row.person_id): Reader(row.person_id, row.person_uid, row.slack_id, row.tz or self.tz)
            for row in rows.values()
            if row.slack_id is not None
            and row.class_ in ASKABLE
            and not (row.active_to and row.active_to < self.drawing.today)
        }

    def _watch(self, row: Any, readers: Mapping[str, Reader]) -> Watch:
        start = date.fromisoformat(row.answer["start"])
        home = self.journey.channel_id
        card = self._channel_of(row.from_phase_id) or home
        later, quiet = self._ends(row.later_until), self._ends(self.journey.quiet_until)
        plan = self._plan(row, start, readers, silent=later is not None and self.now < later)
        about = {*plan.missing, *plan.old_words, *plan.asked, plan.owner, plan.escalation}
        return Watch(
            handover=row,
            workspace=self.journey.workspace_id,
            start=start,
            steps=steps(start, self.steps, self.days),
            plan=plan,
            at=self.at,
            tz=self.tz,
            days=self.days,
            readers={person: reader for person, reader in readers.items() if person in about},
            card_channel=card,
            day_channels=tuple(dict.fromkeys((card, row.channel_id or home))),
            later_until=later,
            quiet_until=quiet,
        )

    def _channel_of(self, phase_id: int | None) -> int | None:
        return next((row.channel_id for row in self.drawing.rows.phases if row.id == phase_id), None)

    def _ends(self, silence: date | None) -> datetime | None:
        """When silence until a day is over: at the time of the steps, on a working day."""
        if silence is None:
            return None
        return NEVER if silence == FOREVER else instant(self.days.on_or_after(silence), self.at, self.tz)

    def _plan(self, row: Any, start: date, readers: Mapping[str, Reader], *, silent: bool) -> Plan:
        words = {word.person_id: word for word in self.words if word.handover_id == row.handover_id}
        reachable = [person for person in rests_on(row) if str(person) in readers]
        asked = {question.person_id for question in self.questions if question.handover_id == row.handover_id}

        def known(person: int | None) -> str | None:
            return str(person) if str(person) in readers else None

        return Plan(
            state=State(row.state),
            tentative=_is_unsure(row),
            accepted=_accepted(row, start),
            later=silent or row.later_for is not None,
            card_up=row.card_up,
            missing=tuple(str(p) for p in reachable if p not in words or words[p].answer == "unsure"),
            old_words=tuple(str(p) for p in reachable if p in words and self._is_old(words[p])),
            asked=tuple(str(person) for person in sorted(asked) if str(person) in readers),
            owner=known(self.owner),
            escalation=known(self.journey.escalation_id),
        )

    def _is_old(self, word: Any) -> bool:
        return bool(word.answer == "yes" and self.now - word.at > OLD_WORD)


def rests_on(row: Any) -> tuple[int, ...]:
    """Whom the vendor's answers of a handover rest on, over the whole and its systems."""
    scopes = [scope for scope in row.answer.get("scopes", ()) if scope["side"] == "vendor"]
    return tuple(sorted({int(person) for scope in scopes for person in scope["rests_on"]}))


def _is_unsure(row: Any) -> bool:
    """Whether the start of the next phase is; who leaves within a phase has a day of their own."""
    return bool(row.leaves_id is None and (row.tentative or row.start_latest is not None) and row.begun_on is None)


def _days(session: Session, journey: Any) -> WorkDays:
    if not journey.knows_quiet:
        return WorkDays(DaysOff(journey.country))
    return work_days(session, journey.workspace_id, journey.country)


def _accepted(row: Any, start: date) -> bool:
    if row.accepted_by is None:
        return False
    now = as_it_stands(row.state, row.answer["scopes"])
    return is_accepted(row.accepted_state or now, row.accepted_start, now, start)
