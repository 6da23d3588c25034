"""One supposition after the other, on a copy of a journey's facts, by the rules that the changes themselves keep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from bot.rules import facts, names, supposing
from bot.rules.standing import has_begun
from bot.rules.texts import Refusal
from bot.rules.titles import of_role
from bot.rules.typed import PersonRef, PhaseChange, Placement, Removal, Supposition
from bot.rules.values import value
from bot.usecases.people.leaving import NOT_ON_IT
from bot.usecases.people.put import NO_SUCH_SYSTEM, check
from bot.usecases.people.who import NOBODY, must_be_addable
from bot.usecases.phases import replan
from bot.usecases.rights import NOT_FOUND
from bot.usecases.timeline import must_fit
from bot.usecases.titles import table
from storage.showing import Shown
from storage.tables import Person, Phase


@value
class Supposed:
    """What was supposed, of whom (our ids), from which day, on which phases (uids)."""

    wanted: Supposition
    people: tuple[int, ...] = ()
    since: date | None = None
    phases: tuple[str, ...] = ()


class Supposing:
    """`then` is the journey as it would be, `people` everybody who was named, by our id.

    Somebody outside Slack whom we do not know yet gets an id below 0.
    """

    def __init__(self, session: Session, rows: Shown, then: facts.Journey, today: date) -> None:
        self.session, self.rows, self.then, self.today = session, rows, then, today
        self.ids = {row.uid: str(row.id) for row in rows.phases if row.void_change is None}
        self.systems = {names.fold(row.name): row.name for row in rows.systems}
        self.people: dict[int, Person] = {}
        self.done: list[Supposed] = []

    @property
    def gone(self) -> frozenset[int]:
        """Who would not be there on some phase."""
        return frozenset(id_ for one in self.done if isinstance(one.wanted, Removal) for id_ in one.people)

    def suppose(self, workspace: int, wanted: Supposition, ids: Sequence[int | None]) -> None:
        """Raises the Refusal that the change itself would meet."""
        if isinstance(wanted, PhaseChange):
            self._move(wanted)
            return
        people = [self._person(workspace, ref, id_) for ref, id_ in zip(wanted.people, ids, strict=True)]
        if not people:
            raise Refusal(NOBODY, field="people")
        if isinstance(wanted, Removal):
            self._remove(wanted, people)
        else:
            self._put(workspace, wanted, people)

    def _move(self, wanted: PhaseChange) -> None:
        place = next((n for n, one in enumerate(self.then.phases) if one.id == self.ids.get(wanted.phase or "")), None)
        if place is None:
            raise Refusal(NOT_FOUND, field="phase")
        rows = [_planned(one) for one in self.then.phases]
        replan(rows[place], wanted, self.today)
        must_fit(rows)
        phases = tuple(_as_planned(one, row) for one, row in zip(self.then.phases, rows, strict=True))
        self.then = replace(self.then, phases=phases)
        self.done.append(Supposed(wanted, phases=(wanted.phase or "",)))

    def _remove(self, wanted: Removal, people: Iterable[Person]) -> None:
        since = wanted.since or self.today
        phases = self._phases(wanted.phases)
        for person in people:
            if not supposing.is_on(self.then, str(person.id), since, phases):
                raise Refusal(NOT_ON_IT, field="old", name=person.name, journey=self.rows.journey.name)
            self.then = supposing.left(self.then, str(person.id), since, phases)
        self.done.append(Supposed(wanted, tuple(one.id for one in people), since, wanted.phases))

    def _put(self, workspace: int, wanted: Placement, people: Sequence[Person]) -> None:
        check(wanted)
        missing = next((name for name in wanted.systems if names.fold(name) not in self.systems), None)
        if missing is not None:
            raise Refusal(NO_SUCH_SYSTEM, field="systems", journey=self.rows.journey.name, system=missing)
        title = of_role(wanted.role, table(self.session, workspace))
        systems = tuple(self.systems[names.fold(name)] for name in wanted.systems)
        known = replace(wanted, title=title, systems=systems)
        chosen = self._chosen(wanted)
        for person in people:
            must_be_addable(person, self.today)
            self.then = replace(self.then, people={**self.then.people, str(person.id): _as_person(person)})
            self.then = supposing.joined(self.then, str(person.id), chosen, known)
        uids = {id_: uid for uid, id_ in self.ids.items()}
        self.done.append(Supposed(wanted, tuple(one.id for one in people), None, tuple(uids[one.id] for one in chosen)))

    def _chosen(self, wanted: Placement) -> list[facts.Phase]:
        """Those named, all, or the one that is on."""
        if wanted.throughout:
            return list(self.then.phases)
        named = self._phases(wanted.phases)
        if named:
            return [one for one in self.then.phases if one.id in named]
        begun = [one for one in self.then.phases if has_begun(one.start, one.begun_on, one.tentative, self.today)]
        return begun[-1:] or list(self.then.phases[:1])

    def _phases(self, uids: Iterable[str]) -> list[str]:
        if not set(uids) <= self.ids.keys():
            raise Refusal(NOT_FOUND, field="phases")
        return [self.ids[uid] for uid in uids]

    def _person(self, workspace: int, ref: PersonRef, id_: int | None) -> Person:
        if id_ is None:
            person = Person(id=-1 - len(self.people), uid="", name=names.tidy(ref.name or ""), kind="outside")
        else:
            known = self.session.get(Person, id_)
            if known is None or known.workspace_id != workspace or known.forgotten_at is not None:
                raise Refusal(NOT_FOUND)
            person = known
        self.people[person.id] = person
        return person


def _planned(one: facts.Phase) -> Phase:
    """A row that is in no session, so that it is never kept."""
    return Phase(
        kind=one.kind,
        name=one.name,
        start=one.start,
        start_latest=one.start_latest,
        end=one.end,
        tentative=one.tentative,
        begun_on=one.begun_on,
    )


def _as_planned(one: facts.Phase, row: Phase) -> facts.Phase:
    return replace(
        one,
        start=row.start,
        start_latest=row.start_latest,
        end=row.end,
        tentative=row.tentative,
        begun_on=row.begun_on,
    )


def _as_person(person: Person) -> facts.Person:
    return facts.Person(id=str(person.id), active=facts.Span(person.active_from, person.active_to))
