"""The page's own API: JSON for people who look, type, press and move the clock. The app never sees it."""

from __future__ import annotations

import time
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox import happenings, page_shapes
from bot.sandbox.gestures import Cannot, Gestures, Press
from bot.sandbox.refused import Refused
from bot.sandbox.values import Channel
from bot.sandbox.workspace import Workspace

Body = dict[str, Any]
SAME_OPENING = 5.0
"""Seconds within which looking at the Home again is not opening it again."""


@dataclass(frozen=True)
class Move:
    """How far the clock shall move; all empty: to the next thing that is due."""

    days: int = 0
    hours: int = 0
    to_next: bool = False


class PageApi:
    def __init__(self, workspace: Workspace, gestures: Gestures) -> None:
        self.workspace, self.gestures = workspace, gestures
        self.on_clock: Callable[[Move], object] | None = None
        """Moves the clock (`Sandbox.move_to`) and does everything that falls due on the way."""
        self.guide: list[Body] = []
        """Steps that the page leads a newcomer through; the embedding program knows them."""
        self.language = "en"
        self.words: dict[str, str] = {}
        """The page's own English texts in that language; what is not there stays English."""
        self._opened: dict[str, float] = {}
        self._get = {"state": self.state, "messages": self.messages, "thread": self.thread, "home": self.home}
        self._post = {
            "type": self.type,
            "press": self.press,
            "submit": self.submit,
            "attach": self.attach,
            "close": self.close,
            "shortcut": self.shortcut,
            "clock": self.clock,
            "join": self.join,
            "read": self.read,
        }

    def answer(self, verb: str, path: str, body: Body) -> tuple[int, Body]:
        """Status and JSON; what a person may not do is `ok: false` with Slack's sentence."""
        run = (self._get if verb == "GET" else self._post).get(path)
        if run is None:
            return 404, {"ok": False, "error": "There is no such door."}
        try:
            return 200, run(body)
        except Cannot as cannot:
            return 200, {"ok": False, "error": str(cannot)}
        except (Refused, KeyError, TypeError, ValueError) as wrong:
            return 400, {"ok": False, "error": f"The sandbox does not understand this: {wrong}"}

    # -- looking ---------------------------------------------------------------------------------------------------

    def state(self, body: Body) -> Body:
        me = self.workspace.user(body.get("as") or page_shapes.first_person(self.workspace))
        with self.workspace.lock:
            shown = page_shapes.state(self.workspace, me)
        return {**shown, "can_move_clock": self.on_clock is not None, "guide": self.guide, **self.spoken}

    @property
    def spoken(self) -> Body:
        return {"language": self.language, "words": self.words}

    def messages(self, body: Body) -> Body:
        with self.workspace.lock:
            me, channel = self.me_and_channel(body)
            return {"messages": page_shapes.messages(self.workspace, me, channel)}

    def thread(self, body: Body) -> Body:
        with self.workspace.lock:
            me, channel = self.me_and_channel(body)
            return {"messages": page_shapes.thread(self.workspace, me, channel, body["ts"])}

    def home(self, body: Body) -> Body:
        """The Home as it stands; looking at it tells the app, which may publish it anew."""
        me = self.workspace.user(body["as"])
        with self.workspace.lock:
            if time.monotonic() - self._opened.get(me.id, -SAME_OPENING) >= SAME_OPENING:
                happenings.open_home(self.workspace, me.id)
            self._opened[me.id] = time.monotonic()
            view = self.workspace.views.homes.get(me.id)
            return {"view": page_shapes.view(self.workspace, view)}

    # -- doing -----------------------------------------------------------------------------------------------------

    def type(self, body: Body) -> Body:
        self.gestures.type(body["as"], body["channel"], body["text"], body.get("thread_ts"))
        return {"ok": True}

    def press(self, body: Body) -> Body:
        state = {name: value for name, value in body.items() if name.startswith("selected_")}
        press = Press(body["block_id"], body["action_id"], state)
        if view_id := body.get("view_id"):
            self.gestures.press_in_view(body["as"], view_id, press, body.get("values"))
        else:
            self.gestures.press(body["as"], body["channel"], body["ts"], press)
        return {"ok": True}

    def submit(self, body: Body) -> Body:
        errors = self.gestures.submit(body["as"], body["view_id"], body.get("values") or {})
        return {"ok": True, "errors": errors} if errors else {"ok": True}

    def attach(self, body: Body) -> Body:
        content = b64decode(body["content"])
        return {"file": self.gestures.attach(body["as"], body["view_id"], body["block_id"], body["name"], content)}

    def close(self, body: Body) -> Body:
        self.gestures.close(body["as"], body["view_id"])
        return {"ok": True}

    def shortcut(self, body: Body) -> Body:
        self.gestures.shortcut(body["as"], body["callback_id"], body.get("channel"), body.get("ts"))
        return {"ok": True}

    def clock(self, body: Body) -> Body:
        if self.on_clock is None:
            raise Cannot("The clock cannot be moved here.")
        move = Move(int(body.get("days") or 0), int(body.get("hours") or 0), body.get("to") == "next")
        if move.days < 0 or move.hours < 0:
            raise Cannot("The clock moves forward only.")
        self.on_clock(move)
        return {"now": self.workspace.clock.now().astimezone(ZoneInfo(self.zone(body))).isoformat(timespec="seconds")}

    def join(self, body: Body) -> Body:
        with self.workspace.lock:
            _, channel = self.me_and_channel(body)
            happenings.join(self.workspace, channel, self.workspace.user(body["user"]).id)
        return {"ok": True}

    def read(self, body: Body) -> Body:
        with self.workspace.lock:
            me, channel = self.me_and_channel(body)
            self.workspace.mark_read(me, channel)
        return {"ok": True}

    # -- on the way ------------------------------------------------------------------------------------------------

    def me_and_channel(self, body: Body) -> tuple[str, Channel]:
        me = self.workspace.user(body["as"]).id
        return me, self.gestures.place(me, body["channel"])

    def zone(self, body: Body) -> str:
        return self.workspace.user(body.get("as") or page_shapes.first_person(self.workspace)).tz
