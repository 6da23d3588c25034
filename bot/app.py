"""Composition root of what answers people: settings, store and clients become the Bolt app."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from ssl import create_default_context
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from slack_bolt.middleware import Middleware
from slack_bolt.request.internals import build_context
from slack_sdk import WebClient

from bot.home.bell import Bell
from bot.listeners import Listeners
from bot.listeners.admission import Admission
from bot.listeners.asking import Unreachable
from bot.listeners.flood import Flood
from bot.listeners.identity import Clients, Directory
from bot.listeners.routes import Routes
from bot.listeners.way import Mail
from bot.rules.values import value
from bot.server.deadline import PunctualClient
from bot.settings import Settings
from storage.engine import Store

API_SECONDS = 10
"""What one call of the outbox may take in all."""


@value
class Front:
    """Where people are let in. What works beside it can be made after (`bot.house`)."""

    app: App
    store: Store
    directory: Directory
    clients: Clients
    routes: Routes
    bell: Bell


def open_front(settings: Settings, store: Store, clients: Clients) -> Front:
    """The Bolt app with all the house's subcommands."""
    directory = Directory(settings, store, clients)
    routes, bell = Routes(subcommands), Bell()
    app = _app(settings, store, directory, clients, routes, bell=bell)
    return Front(app, store, directory, clients, routes, bell)


def subcommands() -> Sequence[ModuleType]:
    """All of them: the greater part of what a start has to import."""
    from bot import commands  # noqa: PLC0415 - people are let in before it is imported

    return commands.TABLE


def one_client(settings: Settings) -> Clients:
    """The Web API of the one workspace whose token the settings hold.

    No retries of the SDK's own: it posts twice when an answer is lost. One SSL context: up to Python 3.11 a new one
    for every call costs thirteen times the call.
    """
    ssl = create_default_context() if settings.api_url.startswith("https:") else None
    token, address = settings.bot_token, settings.api_url
    client = PunctualClient(token, base_url=address, timeout=API_SECONDS, ssl=ssl, retry_handlers=[])
    return lambda workspace: client


def build_app(settings: Settings, store: Store, clients: Clients, table: Sequence[ModuleType] | None = None) -> App:
    """The Bolt app alone, with the house's subcommands or those of `table`."""
    routes = Routes(subcommands if table is None else lambda: table)
    return _app(settings, store, Directory(settings, store, clients), clients, routes, bell=Bell())


def _app(
    settings: Settings, store: Store, directory: Directory, clients: Clients, routes: Routes, *, bell: Bell
) -> App:
    client = clients(None)
    app = App(
        name="handover",
        logger=_bolt_logger(),
        client=WebClient(base_url=client.base_url, timeout=client.timeout, ssl=client.ssl, retry_handlers=[]),
        signing_secret=settings.signing_secret,
        process_before_response=True,
        token_verification_enabled=False,
        authorize=Installed(directory, client),
        before_authorize=Repair(),
    )
    mail = Mail(settings.api_url, client.ssl)
    flood = Flood(store.now, settings.lines_a_minute)
    entrance = Admission(store, directory, flood, routes, public_url=settings.public_url)
    app.use(Listeners(directory, mail, entrance, routes, bell, language=settings.language))
    return app


def _bolt_logger() -> logging.Logger:
    """Bolt gives its level to all it logs with. Below errors it logs whole requests, bad signatures included."""
    logger = logging.getLogger("slack_bolt")
    logger.setLevel(logging.ERROR)
    return logger


class Installed(Authorize):
    """Bolt wants to know on whose behalf it works; whether a request is ours is judged by the listeners."""

    def __init__(self, directory: Directory, client: WebClient) -> None:
        self._directory = directory
        self._token = client.token
        self._known: AuthorizeResult | None = None

    def __call__(self, *, enterprise_id: str | None, team_id: str | None, **_: Any) -> AuthorizeResult:
        if self._known is None:
            try:
                here = self._directory.installation()
            except Unreachable:
                return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=self._token)
            self._known = AuthorizeResult(
                enterprise_id=here.enterprise,
                team_id=here.team,
                bot_id=here.bot,
                bot_user_id=here.user,
                bot_token=self._token,
            )
        return self._known


class Repair(Middleware):
    """Bolt 1.30 loses a slash command whose text or channel holds the word "payload": its body is read again."""

    def process(self, *, req: BoltRequest, resp: BoltResponse, next: Callable[[], Any]) -> Any:  # noqa: A002 - Bolt's
        if req.mode == "http" and not req.body and req.raw_body:
            req.body = dict(parse_qsl(req.raw_body, keep_blank_values=True))
            req.context = build_context(req.context, req.body)
        return next()
