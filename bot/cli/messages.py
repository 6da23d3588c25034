"""What `handover check` says about messages: what becomes of a lost answer, and what could not be delivered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.cli.manifest import HISTORY

if TYPE_CHECKING:
    from storage.engine import Store

Finding = tuple[bool | None, str]
"""Whether it is in order (None: it could not be tried, or is only to be known), and the sentence."""

CANNOT_LOOK = {
    "repeat": "is sent once more and says that it may be a repeat",
    "hold": "is not repeated; the journey's owner is told",
}
"""What becomes of a message whose answer was lost, by the workspace's policy."""


def doubts(address: str, team: str, scopes: set[str] | None) -> Iterator[Finding]:
    """What happens to a message when nobody knows whether Slack has it, with the scopes that the app was given."""
    from bot.usecases import posts  # noqa: PLC0415 - slow, and only for this word

    if scopes is None:
        return
    lacking = [scope for scope in HISTORY if scope not in scopes]
    if not lacking:
        yield True, "A message whose answer is lost is looked for, and not said twice."
        return
    with database(address) as store:
        policy = posts.policies(store).get(team, "repeat") if store else "repeat"
    yield (
        None,
        f"Without {', '.join(lacking)} a message whose answer is lost {CANNOT_LOOK[policy]}. "
        "`handover manifest --history` asks for what it takes to look for it.",
    )


def undelivered(address: str) -> Iterator[Finding]:
    """Messages that are held, and those of the last week that were given up; their journeys' owners know."""
    from bot.usecases import posts  # noqa: PLC0415

    with database(address) as store:
        found = posts.failures(store) if store else []
        held = posts.held_since(store) if store else None
    if held is not None:
        yield (
            None,
            f"A backup was put back on {held:%Y-%m-%d %H:%M} UTC. Where it could not yet be read what was said since, "
            "nothing is said. It takes the optional scopes (`handover manifest --history`), or `handover db resume`.",
        )
    for one in found:
        yield None, f"A message of {one.at:%Y-%m-%d %H:%M} UTC did not reach {one.where}: {one.error}."


@contextmanager
def database(address: str) -> Iterator[Store | None]:
    """The store, if there is one that this version can read."""
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415

    from storage.engine import open_store  # noqa: PLC0415
    from storage.schema import current  # noqa: PLC0415

    try:
        ready = current(address)
    except (SQLAlchemyError, ImportError, OSError):
        ready = False
    if not ready:
        yield None
        return
    store = open_store(address)
    try:
        yield store
    finally:
        store.close()
