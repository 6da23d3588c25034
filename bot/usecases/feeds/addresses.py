"""Making and turning off the address of a calendar: the person's own, or the workspace's by its admins."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.rules.texts import Refusal
from bot.rules.values import fact
from bot.usecases.changing import Stamp, changing
from bot.usecases.rights import NOT_FOUND, Viewer
from bot.usecases.settings.reading import is_admin, must_be_admin
from storage.engine import Store
from storage.tables import Feed, Person

BYTES = 32
"""Of chance in an address, which is all that keeps others out."""


@fact
class Standing:
    """How it stands with an address, as told to whom it belongs."""

    whole: bool
    """The workspace's."""
    since: datetime | None
    """None: there is none."""
    by: str = ""
    """Who made that of the workspace."""
    admin: bool = False
    """Whether the reader may have that of the workspace."""


def fingerprint(secret: str) -> str:
    """What is kept of the secret in an address. It is chance alone, so no salt and no slow hash is needed."""
    return sha256(secret.encode()).hexdigest()


def standing(store: Store, viewer: Viewer, *, whole: bool = False) -> Standing:
    """Refuses guests, and of the workspace's all but its admins."""
    with store.read() as session:
        _must_be_allowed(session, viewer, whole=whole)
        found = session.execute(
            select(Feed.made_at, Person.name)
            .join(Person, Person.id == Feed.made_by)
            .where(*_theirs(viewer, whole=whole))
        ).first()
        since, by = (found.made_at, found.name) if found else (None, "")
        return Standing(whole=whole, since=since, by=by, admin=is_admin(session, viewer))


def make(store: Store, stamp: Stamp, viewer: Viewer, *, whole: bool = False) -> str:
    """A new address; the old one, if any, stops. Returns its secret, which nobody can be told a second time."""
    secret = token_urlsafe(BYTES)
    with changing(store, stamp) as session:
        _must_be_allowed(session, viewer, whole=whole)
        _revoke(session, stamp, viewer, whole=whole)
        session.add(
            Feed(
                workspace_id=viewer.workspace,
                person_id=None if whole else viewer.person_id,
                secret_hash=fingerprint(secret),
                made_by=viewer.person_id,
                made_at=stamp.at,
            )
        )
    return secret


def turn_off(store: Store, stamp: Stamp, viewer: Viewer, *, whole: bool = False) -> None:
    """The address stops at once and for good; where there is none, nothing happens."""
    with changing(store, stamp) as session:
        _must_be_allowed(session, viewer, whole=whole)
        _revoke(session, stamp, viewer, whole=whole)


def _revoke(session: Session, stamp: Stamp, viewer: Viewer, *, whole: bool) -> None:
    session.execute(update(Feed).where(*_theirs(viewer, whole=whole)).values(revoked_at=stamp.at))


def _theirs(viewer: Viewer, *, whole: bool) -> tuple[Any, ...]:
    mine = Feed.person_id.is_(None) if whole else Feed.person_id == viewer.person_id
    return (Feed.workspace_id == viewer.workspace, mine, Feed.revoked_at.is_(None))


def _must_be_allowed(session: Session, viewer: Viewer, *, whole: bool) -> None:
    if viewer.kind != "member":
        raise Refusal(NOT_FOUND)
    if whole:
        must_be_admin(session, viewer)
