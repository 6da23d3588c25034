"""One sandbox: a workspace with its Web API, its way to the app, and what people can do in it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.sandbox.clock import Clock
from bot.sandbox.courier import Courier
from bot.sandbox.delivery import Deliverer, Way
from bot.sandbox.faults import Faults
from bot.sandbox.gestures import Gestures
from bot.sandbox.keeping import keeper, load
from bot.sandbox.page_api import PageApi
from bot.sandbox.socket_mode import SocketMode
from bot.sandbox.values import app_of
from bot.sandbox.web_api import WebApi
from bot.sandbox.workspace import Workspace

NUMBERS = itertools.count(1)


class Sandbox:
    """Everything about one workspace. Host it on a `Server`, then say by `reach` how the app is reached."""

    def __init__(
        self,
        manifest: Mapping[str, Any],
        *,
        path: str = "",
        team: str = "T0SANDBOX",
        name: str = "Sandbox",
        state_path: Path | None = None,
    ) -> None:
        self.path = path
        """Where on the server it lives, so that several can share one: "" or "/name"."""
        number = next(NUMBERS)
        self.clock = Clock()
        self.workspace = Workspace(app_of(manifest), self.clock, team=team, name=name)
        self.bot_token, self.app_token = f"xoxb-sandbox-{number}", f"xapp-1-sandbox-{number}"
        self.signing_secret = f"secret-of-sandbox-{number}"
        self.faults = Faults()
        self.api = WebApi(self.workspace, self.faults, self.bot_token, self.app_token)
        self.sockets = SocketMode(self.workspace)
        self.way = Way()
        self.gestures = Gestures(self.workspace, self.way)
        self.courier = Courier(self.workspace, self.way)
        self.page = PageApi(self.workspace, self.gestures)
        self.restored = state_path is not None and load(self.workspace, state_path)
        """Whether it goes on where an earlier one stopped."""
        self.keep = keeper(self.workspace, state_path) if state_path else lambda: None

    def reach(self, deliverer: Deliverer) -> None:
        """From now on what happens is delivered this way."""
        self.way.deliverer = deliverer

    def move_to(self, moment: datetime) -> None:
        """Move the clock; the page and the `Date` header go along."""
        self.clock.move_to(moment)
        self.workspace.tell("clock")

    @property
    def api_url(self) -> str:
        """The base of the Web API, ending in /api/: what SLACK_API_URL and WebClient take."""
        return f"{self.workspace.base}/api/"
