"""Taking in journeys from somebody else's data: all of it in one transaction, the second time as an update."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from bot.rules import facts, names
from bot.rules.reminders.quiet import FOREVER
from bot.usecases import answers, planning
from bot.usecases.changing import Stamp
from bot.usecases.importing.figures import Told, write_figures
from bot.usecases.importing.fresh import write
from bot.usecases.importing.held import Held, customers, held
from bot.usecases.importing.imported import Imported
from bot.usecases.importing.new import New, described
from bot.usecases.importing.people import keep_people
from bot.usecases.importing.place import Place, find
from bot.usecases.importing.rows import Known, keep_assignments, keep_phases
from bot.usecases.importing.summed import PEOPLE, begun, summed
from bot.usecases.importing.told import Pair, Row
from bot.usecases.importing.vanished import IMPORTED, take_away
from bot.usecases.journeys.keys import keys
from bot.usecases.journeys.starting import keep_systems
from bot.usecases.people.known import may_know
from bot.usecases.recording import record
from bot.usecases.rights import Access, Viewer, access, readable, visible
from storage import patches
from storage.columns import new_uid
from storage.engine import Store
from storage.tables import Customer, Journey, Person


def load(
    store: Store,
    place: Place,
    journeys: Sequence[Pair],
    at: datetime,
    *,
    dry_run: bool = False,
    watch: Callable[[Sequence[Pair]], Iterable[Pair]] = iter,
) -> Imported:
    """Keep the journeys, all or none.

    A journey is known again by the source's id of it, a person by theirs (a Slack id is that person; others are
    outside Slack and never asked), a phase by its place in the order. What people added themselves stays, and so does a
    phase of an earlier import that is no longer in the source, when people have worked on it. `watch` sees the
    journeys go by, one after the other.
    """
    done: Counter[str] = Counter()
    with store.aside() if dry_run else store.write() as session:
        patches.begin(session)
        loading = Loading(session, *find(session, place, at))
        loading.meet(journeys)
        for row, journey in watch(journeys):
            done[loading.keep(row, journey)] += 1
        loading.write_new()
        uid = loading.summed(len(loading.write_figures()))
    return Imported(
        new=done["new"],
        changed=done["changed"],
        same=done["same"],
        people=loading.met,
        stayed=loading.stayed,
        uid="" if dry_run else uid,
    )


class Loading:
    """One import under way: what it knows of the workspace, read once."""

    def __init__(self, session: Session, stamp: Stamp, channel_id: int | None, viewer: Viewer | None = None) -> None:
        """`viewer`: a member brings it, who changes what they may change and moves nothing to another channel."""
        self.session = session
        self.stamp = stamp
        self.channel_id = channel_id
        self.viewer = viewer
        self.taken = keys(session, stamp.workspace)
        here = Journey.workspace_id == stamp.workspace if viewer is None else and_(visible(viewer), readable(viewer))
        rows = [row for row in session.scalars(select(Journey).where(here)) if row.void_change is None]
        self.journeys = {row.outside_ref: row for row in rows if row.outside_ref is not None}
        self.by_key = {row.key: row for row in rows if row.outside_ref is None and viewer is not None}
        """Journeys of no source: an export calls them by their key."""
        self.import_uid = new_uid()
        self.not_yours: list[str] = []
        """Names of journeys that are not the viewer's to change."""
        self.ahead: list[int] = []
        """New journeys with a handover that is not long over."""
        self.held: dict[int, Held] = {}
        self.customers: dict[str, Customer] = {}
        self.known = Known(session=session, stamp=stamp, people={})
        self.new: list[New] = []
        self.told: list[Told] = []
        """What is told of customers."""
        self.begun = begun(session, stamp.workspace)
        self.met = self.stayed = 0

    def found(self, row: Row) -> Journey | None:
        """The journey that the row is about; one of no source is known by key and name together."""
        known = self.by_key.get(row.id)
        alike = known is not None and names.fold(known.name) == names.fold(_name(row))
        return self.journeys.get(row.id) or (known if alike else None)

    def meet(self, journeys: Sequence[Pair], named: Mapping[str, str] | None = None) -> None:
        """Look up the journeys and customers, and keep everybody who stands in the source.

        Absences belong to no journey: they are a change of their own.
        """
        again = [known.id for row, _ in journeys if (known := self.found(row)) is not None]
        self.held = held(self.session, again)
        self.customers = customers(self.session, self.stamp.workspace, (_customer(row) for row, _ in journeys))
        every = [journey for _, journey in journeys]
        self.known.people, self.met = keep_people(self.session, self.stamp, every, named, among=self._people_known())
        if not patches.nothing(self.session):
            record(self.session, self.stamp, None, PEOPLE, {"people": self.met, "import": self.import_uid})

    def _people_known(self) -> set[int] | None:
        """Ids of people outside Slack of whom the viewer may know; None: everybody."""
        if self.viewer is None:
            return None
        outside = (Person.workspace_id == self.viewer.workspace, Person.slack_id.is_(None), may_know(self.viewer))
        return set(self.session.scalars(select(Person.id).where(*outside)))

    def keep(self, row: Row, journey: facts.Journey) -> str:
        """Keep one journey; says whether it is new, changed, or the same as before. New ones are written at the end."""
        found = self.found(row)
        if found is None:
            self._prepare(row, journey)
            return "new"
        if self.viewer is not None and access(self.session, self.viewer, found) < Access.CHANGE:
            self.not_yours.append(found.name)
            return "same"
        self._describe(found, row)
        here = self.held.pop(found.id, Held())
        marked = ((name.removesuffix("*"), name.endswith("*")) for name in row.systems)
        keep_systems(self.session, found, marked, here.systems)
        phases = keep_phases(self.session, found, here, journey)
        keep_assignments(self.known, found, here, journey, phases)
        left = [phase for phase in here.phases.values() if phase not in phases.values()]
        self.stayed += take_away(self.session, found, left, here.assignments)
        if patches.nothing(self.session):
            return "same"
        self._follow(found)
        told = {"key": found.key, "name": found.name, "import": self.import_uid}
        record(self.session, self.stamp, found.id, IMPORTED, told)
        return "changed"

    def write_new(self) -> None:
        """What is ahead of those in a channel is planned."""
        if not self.new:
            return
        self.ahead = write(self.session, self.known, self.new, self.import_uid)
        if self.viewer is None and self.channel_id is not None:
            for journey in self.ahead:
                planning.refresh(self.session, self.stamp, journey)

    def _prepare(self, row: Row, journey: facts.Journey) -> None:
        customer = self.customers[names.fold(_customer(row))]
        key = names.key(_name(row), self.taken)
        self.taken.add(key)
        columns = described(
            self.stamp,
            key=key,
            name=_name(row),
            customer_id=customer.id,
            outside_ref=row.id,
            channel_id=self.channel_id,
            quiet_until=None if self.viewer is None or self.channel_id is None else FOREVER,
            state=row.state,
        )
        self.told.append((customer, columns, row))
        self.new.append(New(told=journey, columns=columns, systems=row.systems))

    def _describe(self, journey: Journey, row: Row) -> None:
        customer = self.customers[names.fold(_customer(row))]
        journey.name, journey.customer_id = _name(row), customer.id
        if self.channel_id is not None and self.viewer is None:
            journey.channel_id = self.channel_id
        self.told.append((customer, {"id": journey.id}, row))

    def write_figures(self) -> set[int]:
        """Customers (ids) of whom other figures are told than before."""
        where = (self.viewer, self.channel_id)
        return write_figures(self.session, self.stamp, self.told, where, self.import_uid)

    def summed(self, customers: int) -> str:
        """The uid of the change that says what all was brought; blank where nothing was."""
        return summed(self.session, self.stamp, self.import_uid, self.begun, customers)

    def _follow(self, journey: Journey) -> None:
        """A journey without a channel is quiet: it has answers, but nothing is planned for it."""
        if journey.channel_id is None:
            answers.write(self.session, journey.id, self.stamp.at)
        else:
            planning.refresh(self.session, self.stamp, journey.id)


def _name(row: Row) -> str:
    return names.tidy(row.name) or row.id


def _customer(row: Row) -> str:
    """What the customer is called; a source that does not say gives each journey its own."""
    return names.tidy(row.customer) or _name(row)
