"""Composition root of the whole house: outbox, ticker and Homes are put beside the front that answers people."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from time import monotonic

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.app import Front, open_front
from bot.home.publishing import Homes
from bot.listeners.acquaintances import Acquaintances
from bot.listeners.identity import Clients, Directory
from bot.listeners.reconciling import Reconciliation
from bot.outbox import Outbox
from bot.outbox.steadiness import Steadiness
from bot.rules.values import value
from bot.settings import Settings
from bot.ticker import Ticker
from storage.engine import Store


@value
class House:
    """What works together in one process; nothing of it is started yet."""

    app: App
    outbox: Outbox
    ticker: Ticker
    homes: Homes
    store: Store
    directory: Directory


def compose(settings: Settings, store: Store, clients: Clients) -> House:
    """The whole house of a process."""
    return complete(settings, open_front(settings, store, clients))


def complete(settings: Settings, front: Front) -> House:
    """The house behind a front that may answer people already."""
    store, clients = front.store, front.clients
    every = timedelta(seconds=settings.tick_seconds)
    steadiness = Steadiness(store.now, lambda: slack_time(clients(None)))
    ticker = Ticker(store, every=every, steadiness=steadiness, reconcile=Reconciliation(store, front.directory))

    def showing(workspace: int) -> WebClient:
        """Each call to Slack is a sign of life: a search of many places makes many before its round is over."""
        outbox.seen = monotonic()
        return clients(workspace)

    outbox = Outbox(store, showing, sure=steadiness.sure)
    homes = Homes(store, clients, front.bell, Acquaintances(front.directory))
    return House(front.app, outbox, ticker, homes, store, front.directory)


def slack_time(client: WebClient) -> datetime | None:
    """The present by Slack's clock, from the head of an answer; None when there is none to be had."""
    try:
        heads = client.auth_test().headers
    except SlackApiError as refused:
        heads = refused.response.headers
    except (OSError, HTTPException):
        return None
    told = next((value for name, value in heads.items() if name.lower() == "date"), None)
    try:
        return parsedate_to_datetime(told) if told else None
    except ValueError:
        return None
