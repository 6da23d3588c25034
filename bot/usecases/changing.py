"""The transaction in which something changes: done once however often Slack repeats the request, never done late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.texts import N_, Refusal
from bot.rules.values import fact
from storage import patches
from storage.engine import Store
from storage.keeping import keep_new
from storage.tables import Inbox

BUSY = N_("I am busy just now, and nothing was changed. Please try again.")


@fact
class Stamp:
    """Who changes something, when, and by which request."""

    workspace: int
    by: int | None
    """Person id; None is the bot itself (the ticker, an import)."""
    at: datetime
    key: str | None = None
    """What makes the request the same one again: trigger_id, view id and hash, event_id."""
    late: Callable[[], bool] = lambda: False
    """True when Slack has given up waiting: then nothing may be kept."""


class Repeated(Exception):
    """This very request was carried out already."""


@contextmanager
def changing(store: Store, stamp: Stamp) -> Iterator[Session]:
    """One write transaction under a stamp; what it does to rows is noted for history.

    Raises Repeated, or Refusal when the answer would come too late.
    """
    with store.write() as session:
        patches.begin(session)
        if stamp.key is not None and not keep_new(
            session, Inbox, workspace_id=stamp.workspace, key=stamp.key, at=stamp.at
        ):
            raise Repeated
        yield session
        session.flush()
        if stamp.late():
            raise Refusal(BUSY)


def must_be_first(store: Store, stamp: Stamp) -> None:
    """Raise Repeated of a request that was carried out already: it has itself changed what it was made from."""
    with store.read() as session:
        if session.scalar(select(Inbox.key).where(Inbox.workspace_id == stamp.workspace, Inbox.key == stamp.key)):
            raise Repeated
