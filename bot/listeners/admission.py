"""Who may come in, and with what: a Request becomes a Call, or is refused kindly."""

from __future__ import annotations

import logging
from time import monotonic
from typing import NoReturn
from zoneinfo import ZoneInfo

from bot.call import Actor, Call, Place
from bot.i18n import speaker
from bot.listeners.asking import Unreachable
from bot.listeners.door import Door
from bot.listeners.flood import Flood
from bot.listeners.identity import Directory, actor, place
from bot.listeners.payload import Request
from bot.listeners.routes import Routes
from bot.rules.texts import N_, Refusal
from bot.usecases.changing import Stamp
from bot.usecases.identity import WorkspaceFacts
from storage.engine import Store

FRESH = 1.5
"""Seconds after its arrival in which a request may still be begun: Slack waits 3 for the whole."""
LATE = 2.7
"""Seconds after its arrival from which nothing may be kept: the person has been told that it failed."""

BUSY = N_("I am busy just now, and nothing was changed. Please try again.")
AGAIN = N_("Slack does not tell me just now who or where this is. Nothing was changed; please try again in a moment.")
STRANGER = N_("I only work for members of this workspace. Please ask one of them to do this for you.")

log = logging.getLogger(__name__)


class Unwritten(Store):
    """The same store for somebody we could not make sure of: it reads, and refuses to write."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.reader, store.writer)
        self.shift = store.shift

    def write(self) -> NoReturn:
        raise Refusal(AGAIN)


class Admission:
    """Knows the house: its store, its people, its subcommands."""

    def __init__(
        self, store: Store, directory: Directory, flood: Flood, routes: Routes, *, public_url: str = ""
    ) -> None:
        self._store = store
        self._directory = directory
        self._flood = flood
        self._routes = routes
        self._public_url = public_url

    def admit(self, request: Request, door: Door, arrived: float) -> Call:
        """The Call of a request that came in at `arrived` (monotonic seconds). Tells the door who reads."""
        if monotonic() - arrived > FRESH:
            raise Refusal(BUSY)
        self._must_be_ours(request)
        door.say = self._flood.language(request.user) or door.say
        self._flood.let_in(request.user, typed=request.typed)
        workspace = self._directory.workspace()
        door.workspace, door.say = workspace.id, speaker(workspace.language)
        person, person_sure = self._person(request, door, workspace)
        self._flood.answers(request.user, door.say)
        where, place_sure = self._place(request, workspace)
        door.place = where
        if where is not None and person_sure and place_sure and person.kind == "member":
            self._directory.in_channel(workspace.id, where, person.id)
        now = self._store.now()
        return Call(
            store=self._store if person_sure and place_sure else Unwritten(self._store),
            workspace=workspace.id,
            actor=person,
            place=where,
            say=door.say,
            now=now,
            today=now.astimezone(ZoneInfo(workspace.tz)).date(),
            stamp=Stamp(
                workspace=workspace.id,
                by=person.id,
                at=now,
                key=request.key,
                late=lambda: monotonic() - arrived > LATE,
            ),
            door=door,
            value=request.value,
            form=request.form,
            choice=request.choice,
            table=self._routes.table,
            source=request.source,
            public_url=self._public_url,
        )

    def _must_be_ours(self, request: Request) -> None:
        here = self._directory.installation()
        if request.team != here.team or request.user_team not in (None, here.team):
            log.warning("a request from another workspace was refused")
            raise Refusal(STRANGER)

    def _person(self, request: Request, door: Door, workspace: WorkspaceFacts) -> tuple[Actor, bool]:
        try:
            person = self._directory.person(workspace.id, request.user)
        except Unreachable:
            return Actor(0, request.user, request.user_name, "member", admin=False, tz=workspace.tz), False
        door.say = speaker(person.language or workspace.language)
        if person.kind not in {"member", "guest"} or person.active_to is not None:
            raise Refusal(STRANGER)
        return actor(person), True

    def _place(self, request: Request, workspace: WorkspaceFacts) -> tuple[Place | None, bool]:
        channel = request.way.channel
        if channel is None:
            return None, True
        if channel.startswith("D"):
            return Place(None, channel, dm=True, bot_in=True, seen=False), True
        try:
            facts = self._directory.channel(workspace.id, channel)
        except Unreachable:
            return Place(None, channel, shared=True), False
        hidden = (facts.private and not facts.bot_in) or facts.stale(self._store.now())
        return place(facts, seen=not hidden), True
