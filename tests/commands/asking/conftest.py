"""Somebody presses, types or sends a form: a Call with a door that keeps what it was given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.call import Actor, Call, Place
from bot.commands import accept, ask, confirm, later, started
from bot.i18n import Say
from bot.rules.projection import HandoverShown
from bot.rules.texts import N_, Refusal
from bot.rules.typed import PersonRef, Placement
from bot.sandbox.blocks import check_message_blocks, check_view
from bot.usecases import people
from bot.views.parts import Message, View

NOW = datetime(2026, 11, 17, 8, tzinfo=UTC)
COMMANDS = (accept, ask, confirm, later, started)
UNKNOWN = N_("I do not know that person.")


@dataclass
class Door:
    """Keeps what the person would see, and holds it to Slack's limits."""

    place: Any
    replies: list[str] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    form: View | None = None

    def reply(self, message: Message) -> None:
        check_message_blocks(message.blocks)
        self.replies.append(message.text)
        rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
        self.buttons = [element["text"]["text"] for row in rows for element in row]

    replace = share = reply

    def open_form(self, view: View) -> None:
        self.form = check_view(view, "modal")

    change_form = open_form

    def problems(self, fields: Mapping[str, str]) -> None:
        self.replies += fields.values()

    def meet(self, slack_id: str) -> Actor:
        known = {person.slack_id: person for person in self.place.people.values()}
        if slack_id not in known:
            raise Refusal(UNKNOWN)
        return _actor(known[slack_id])

    def visit(self, slack_id: str) -> Place:
        raise AssertionError(slack_id)

    def join(self, slack_id: str) -> None:
        raise AssertionError(slack_id)

    def renew(self) -> None:
        raise AssertionError("nothing is chosen here")


@dataclass
class Acme:
    """Acme ERP two weeks before its project: Anna and Kim in the sale, Eva in the project."""

    place: Any
    uid: str

    def call(self, who: str, **more: Any) -> tuple[Call, Door]:
        door = Door(self.place)
        person, channel = self.place.person(who), self.place.channel("acme")
        call = Call(
            store=self.place.store,
            workspace=self.place.id,
            actor=_actor(person),
            place=Place(channel.id, channel.slack_id),
            say=Say("en"),
            now=self.place.now,
            today=self.place.today,
            stamp=self.place.stamp(who),
            door=door,
            **more,
        )
        return call, door

    def types(self, who: str, line: str) -> Door:
        """`/handover <word> <rest>`."""
        word, _, rest = line.partition(" ")
        call, door = self.call(who, words=rest)
        next(module for module in COMMANDS if getattr(module, "WORD", "") == word).run(call)
        return door

    def presses(self, who: str, action: str, **value: Any) -> Door:
        call, door = self.call(who, value={"h": self.handover.uid} | value)
        next(module.ACTIONS[action] for module in COMMANDS if action in module.ACTIONS)(call)
        return door

    def sends(self, who: str, form: str, **filled: Any) -> Door:
        call, door = self.call(who, value={"h": self.handover.uid}, form=filled)
        next(module.FORMS[form] for module in COMMANDS if form in getattr(module, "FORMS", {}))(call)
        return door

    def put(self, who: str, phase: int, **more: Any) -> None:
        journey = self.place.show(self.uid, "kim")
        person = self.place.person(who)
        wanted = Placement(people=(PersonRef(slack_id=person.slack_id),), phases=(journey.phases[phase].uid,), **more)
        people.put(self.place.store, self.place.stamp("kim"), self.place.viewer("kim"), self.uid, wanted, [person.id])

    @property
    def handover(self) -> HandoverShown:
        return self.place.show(self.uid, "kim").handovers[0]  # type: ignore[no-any-return]

    def uid_of(self, who: str) -> str:
        return str(self.place.person(who).uid)


def _actor(person: Any) -> Actor:
    return Actor(
        id=person.id,
        slack_id=person.slack_id,
        name=person.name,
        kind=person.kind,
        admin=person.admin,
        tz="Europe/Stockholm",
    )


@pytest.fixture
def acme(workspace: Any, once: Any) -> Acme:
    def begin() -> str:
        workspace.now = NOW
        acme = Acme(workspace, workspace.journey("sales 2026-09-01, project ~2026-12-01", by="kim").uid)
        acme.put("kim", 0, lead=True, role="account manager")
        acme.put("anna", 0, key=True, role="solution architect")
        acme.put("eva", 1, lead=True, role="project manager")
        return acme.uid

    return Acme(workspace, once(workspace, begin))


@pytest.fixture
def start() -> date:
    return date(2026, 12, 1)
