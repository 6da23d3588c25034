"""Two journeys, one in a public channel and one in a private one, and everybody who may or may not come near them.

What people try is decided as in real life (identity, rights, subcommands, use cases), but nothing of it is kept, so
that a hundred ways in can be tried by each.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot import commands
from bot.app import one_client
from bot.cli.manifest import manifest
from bot.i18n import speaker
from bot.listeners.admission import Admission
from bot.listeners.door import Door
from bot.listeners.flood import Flood
from bot.listeners.identity import Directory
from bot.listeners.payload import Given, Request, Way
from bot.listeners.routes import Routes
from bot.listeners.way import Mail
from bot.rules.projection.visits import FiguresForm
from bot.rules.texts import Refusal
from bot.rules.typed import NewJourney, NewPhase, Period
from bot.rules.visiting import Figures
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Server
from bot.settings import Settings
from bot.usecases import identity, journeys
from bot.usecases.changing import Stamp
from bot.usecases.identity import PersonSeen
from bot.views.parts import View
from storage.engine import Store, open_store
from storage.tables import (
    Change,
    Customer,
    GuideItem,
    Handover,
    Inquiry,
    Journey,
    Meeting,
    Note,
    Occasion,
    Person,
    Phase,
    Workspace,
)
from tests.rights.placed import Placed, told

PEOPLE = {
    "anna": "Anna Berg",
    "nils": "Nils Nord",
    "bo": "Bo Ek",
    "eva": "Eva Holm",
    "sara": "Sara Nyman",
    "kim": "Kim Lind",
    "ada": "Ada Lund",
    "per": "Per Dahl",
    "rob": "Rob Ot",
}
GUESTS = {"gus": "Gus Guest", "gil": "Gil Guest"}
CHANNELS = {"acme": "C0ACME", "secret": "C0SECRET", "other": "C0OTHER"}
DAY = ["2026-12-08", "2026-12-08", False]
FOREIGN = (PEOPLE["nils"], PEOPLE["sara"])
FOREIGN_PLAN = {"sales": date(2026, 9, 1), "project": date(2026, 12, 1)}
NEVER_LATE = float("inf")
"""Slow machines are not what is tried here."""
SETTINGS = {
    "language": "en",
    "tz": "Europe/Stockholm",
    "country": "SE",
    "at_time": "09:00",
    "steps": "28, 14, 7, 2, 0",
    "escalation": None,
    "strict": False,
    "uncertain": "repeat",
}
UIDS = (
    "journey",
    "phase",
    "handover",
    "change",
    "nils",
    "sara",
    "note",
    "inquiry",
    "customer",
    "meeting",
    "item",
    "pain",
)
PLAN = [
    "new {name} for {customer}: sales 2026-09-01, project ~2026-12-01, maintenance 2027-06-01; systems: {system}",
    "add @anna solution architect, sales, lead",
    "add @nils project manager, project, lead",
    "add @bo consultant, project",
    "add @gil consultant, project",
    "meeting 3 dec",
    "note promise Delivered before summer",
]


class Forgotten(Exception):
    """Rolls a rehearsal back."""


class Rehearsal(Store):
    """Everything is written, and nothing kept."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.reader, store.writer)
        self.shift = store.shift

    @contextmanager
    def write(self) -> Iterator[Session]:
        with suppress(Forgotten), super().write() as session:
            yield session
            session.flush()
            raise Forgotten


class NoMail(Mail):
    """Nothing is mailed, and nothing answered later: pictures come as a list at once."""

    def __init__(self) -> None:
        """No worker."""

    def later(self, answer: Callable[[], None]) -> bool:
        return False


class Heard(Door):
    """What somebody is answered, kept instead of sent."""

    def __init__(self, request: Request, directory: Directory) -> None:
        super().__init__(request, directory, NoMail(), speaker("en"))
        self.said: list[str] = []

    def _post(self, body: dict[str, Any]) -> bool:
        self.said.append(json.dumps(body, ensure_ascii=False))
        return True

    def open_form(self, view: View) -> None:
        self.said.append(json.dumps(self._packed(view), ensure_ascii=False))

    change_form = open_form


@dataclass
class Answer:
    """What came back: a Refusal's message, or what was said."""

    refused: str
    said: str


@dataclass
class House:
    """The inner edge over one database; `ids` are those of each journey by its channel."""

    store: Store
    directory: Directory
    ids: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.routes = Routes(lambda: commands.TABLE)

    def tries(self, who: str, request: Request, *, keep: bool = False) -> Answer:
        store = self.store if keep else Rehearsal(self.store)
        door = Heard(request, self.directory)
        entrance = Admission(store, self.directory, Flood(store.now, 0), self.routes, public_url="https://h")
        run = self.routes.line if request.typed else self.routes.form if request.view else self.routes.action
        try:
            run(request, entrance.admit(request, door, NEVER_LATE))
        except Refusal as refusal:
            return Answer(refusal.message, speaker("en")(refusal.message, **refusal.words))
        return Answer("", " ".join(door.said))

    def types(self, who: str, line: str, channel: str, *, keep: bool = False) -> Answer:
        for name in (*PEOPLE, *GUESTS):
            line = line.replace(f"@{name}", f"<@U0{name.upper()}>")
        return self.tries(who, self._request(who, line, channel, typed=True), keep=keep)

    def uses(self, who: str, placed: Placed, about: str, channel: str) -> Answer:
        """`about`: the channel of the journey it is about."""
        ids = self.ids[about]
        if placed.kind == "line":
            named = placed.takes != "anybody"
            return self.types(who, f"{ids['key']}: {placed.line}" if named else placed.line, channel)
        value = Given(told(placed.value, ids))
        view = {"id": "V1", "blocks": []} if placed.kind == "form" else None
        more = {"value": value, "form": told(placed.fields, ids), "view": view}
        return self.tries(who, self._request(who, placed.name, channel, **more))

    def strict(self, on: bool) -> None:
        with self.store.write() as session:
            session.execute(update(Workspace).values(strict=on))

    def _request(self, who: str, name: str, channel: str, **more: Any) -> Request:
        team = self.directory.installation().team
        way = Way(url="https://hooks.slack.com/x", channel=CHANNELS[channel])
        return Request(name=name, user=f"U0{who.upper()}", team=team, trigger="t", way=way, **more)


@pytest.fixture(scope="module")
def house(server: Server, template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Nimbus ERP in #acme and Stratus ERP in #secret, both Anna's; Nils leads the project of each, Bo and the guest Gil
    are in it. Eva and the admin Ada are in both channels, Sara and the admin Kim in none. Per's account is closed, Rob
    is a bot, Xenia is from outside."""
    sandbox = Sandbox(manifest())
    people_and_channels(sandbox)
    server.host(sandbox)
    file = tmp_path_factory.mktemp("rights") / "handover.db"
    shutil.copy(template, file)
    store = open_store(f"sqlite:///{file}")
    store.shift = sandbox.clock.now() - store.now()
    settings = Settings(bot_token=sandbox.bot_token, signing_secret="s", api_url=sandbox.api_url)
    made = House(store, Directory(settings, store, one_client(settings)))
    begin(made)
    yield made
    store.close()
    server.leave(sandbox)


def people_and_channels(sandbox: Sandbox) -> None:
    workspace = sandbox.workspace
    for name, real in PEOPLE.items():
        workspace.add_user(
            name, real_name=real, is_admin=name in ("kim", "ada"), kind="bot" if name == "rob" else "member"
        )
    for name, real in GUESTS.items():
        workspace.add_user(name, real_name=real, kind="guest")
    workspace.add_user("xenia", real_name="Xenia Extern", kind="external")
    workspace.users["U0PER"].deleted = True
    everybody = set(workspace.users)
    workspace.add_channel("acme", members=everybody)
    workspace.add_channel("secret", members=everybody, kind="private")
    workspace.add_channel("other", members=everybody - {workspace.app.user_id})


def begin(house: House) -> None:
    house.types("sara", "help", "other", keep=True)
    house.types("kim", "settings quiet 2026-12-21 - 2026-12-23", "other", keep=True)
    called = {"acme": ("Nimbus ERP", "Quartz AB", "Zebra"), "secret": ("Stratus ERP", "Opal AB", "Lynx")}
    for channel, (name, customer, system) in called.items():
        for line in PLAN:
            answer = house.types("anna", line.format(name=name, customer=customer, system=system), channel, keep=True)
            assert not answer.refused, answer
        for who in ("eva", "ada"):
            house.types(who, "help", channel, keep=True)
        put_to_anna(house.store, name)
        for line in ("note pain Orders are typed twice", "note reliever One form"):
            house.types("anna", line, channel, keep=True)
        answered(house.store)
        with house.store.read() as session:
            house.ids[channel] = ids_of(session, name)
    nobodys = dict.fromkeys(UIDS, "f" * 32)
    house.ids["unknown"] = {**house.ids["acme"], **nobodys, "changes": ["f" * 32], "key": "unknown-erp"}
    house.ids["foreign"] = foreign(house.store)


def put_to_anna(store: Store, name: str) -> None:
    """A question of hers to herself about the journey's note: only she is asked."""
    with store.write() as session:
        anna = session.scalars(select(Person).where(Person.slack_id == "U0ANNA")).one()
        of = select(Handover.id).join(Journey, Journey.id == Handover.journey_id).where(Journey.name == name)
        note = select(Note.id).join(Journey, Journey.id == Note.journey_id).where(Journey.name == name)
        asked = {"asked_by": anna.id, "person_id": anna.id, "asked_at": store.now()}
        about = {"handover_id": session.scalars(of).first(), "note_id": session.scalars(note).one()}
        session.add(Inquiry(workspace_id=anna.workspace_id, **asked, **about))
        session.add(pulse_of(session, anna, about["handover_id"], store.now()))


def pulse_of(session: Session, anna: Person, handover: int | None, now: datetime) -> Occasion:
    """Whether the knowledge arrived, asked of her."""
    at = {"due_on": now.date(), "at_time": now.time(), "tz": "UTC", "due_at": now, "expires_at": now}
    row = session.get_one(Handover, handover)
    to = {"workspace_id": anna.workspace_id, "journey_id": row.journey_id, "to_person_id": anna.id}
    told = {"kind": "note", "plan_version": 1, "values": {"pulse": handover}, "state": "done"}
    return Occasion(uid=f"pulse {handover}", **told, **at, **to)


def answered(store: Store) -> None:
    """Every question of every meeting."""
    with store.write() as session:
        session.execute(update(GuideItem).values(answer="So it is."))


def foreign(store: Store) -> dict[str, Any]:
    """A journey of another workspace."""
    workspace = identity.workspace(store, "", "T9", identity.Defaults()).id
    people = [
        identity.keep_person(store, workspace, f"U9{name}", PersonSeen(name=name), store.now()) for name in FOREIGN
    ]
    stamp = Stamp(workspace=workspace, by=people[0].id, at=store.now())
    phases = tuple(NewPhase(kind=kind, start=Period(day, day)) for kind, day in FOREIGN_PLAN.items())
    journeys.start(store, stamp, NewJourney(name="Foreign ERP", customer="Ruby AB", phases=phases), None)
    with store.read() as session:
        return ids_of(session, "Foreign ERP")


def ids_of(session: Session, name: str) -> dict[str, Any]:
    journey = session.scalars(select(Journey).where(Journey.name == name)).one()
    phases = session.scalars(select(Phase).where(Phase.journey_id == journey.id).order_by(Phase.rank)).all()
    handover = session.scalars(select(Handover).where(Handover.to_phase_id == phases[1].id)).one()
    latest = select(Change.uid).where(Change.journey_id == journey.id).order_by(Change.id.desc())
    change = session.scalars(latest).first() or ""
    notes = select(Note.uid).where(Note.journey_id == journey.id).order_by(Note.id)
    note = session.scalar(notes) or "n" * 32
    inquiry = select(Inquiry.uid).join(Note, Note.id == Inquiry.note_id).where(Note.journey_id == journey.id)
    items = select(GuideItem.uid).join(Meeting, Meeting.id == GuideItem.meeting_id)
    items = items.where(Meeting.journey_id == journey.id)
    mine = select(Person).where(Person.workspace_id == journey.workspace_id)
    people = {one.name: one.uid for one in session.scalars(mine)}
    return {
        "key": journey.key,
        "customer": session.get_one(Customer, journey.customer_id).uid,
        "figures": FiguresForm(journey="", name="", customer="", figures=Figures()).mark,
        "journey": journey.uid,
        "version": journey.version,
        "phase": phases[1].uid,
        "handover": handover.uid,
        "page": 1,
        "change": change,
        "changes": [change],
        "note": note,
        "notes": [note],
        "hours": [None, None],
        "whole": "Somebody Else",
        "pain": session.scalar(notes.where(Note.kind == "pain")) or "n" * 32,
        "relievers": [session.scalar(notes.where(Note.kind == "reliever")) or "n" * 32],
        "inquiry": session.scalar(inquiry) or "n" * 32,
        "meeting": session.scalar(select(Meeting.uid).where(Meeting.journey_id == journey.id)) or "n" * 32,
        "item": session.scalars(items).first() or "n" * 32,
        "nils": people[PEOPLE["nils"]],
        "sara": people[PEOPLE["sara"]],
        "day": DAY,
        "settings": SETTINGS,
        "template": [["sales", None], ["project", None], ["maintenance", None]],
        "title": ["other", False, "solution", False],
        "supposed": [{"k": "move", "p": phases[1].uid, "s": DAY}],
    }
