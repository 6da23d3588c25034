"""handover import --undo: an import taken back by whoever runs the installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cli.opened import on_database, refused

if TYPE_CHECKING:
    from bot.usecases.importing import TakenBack
    from storage.engine import Store


def undo(uid: str) -> int:
    """0 taken back, 1 refused, with the reason on stderr."""
    return on_database(lambda store: _take_back(store, uid))


def _take_back(store: Store, uid: str) -> int:
    from bot.rules.texts import Refusal  # noqa: PLC0415 - only this word needs them
    from bot.usecases import importing  # noqa: PLC0415

    try:
        _tell(importing.take_back_now(store, uid, store.now()))
    except Refusal as refusal:
        return refused(refusal.message.format(**refusal.words))
    return 0


def _tell(back: TakenBack) -> None:
    print("Nothing was taken back." if back.nothing else "Taken back:")
    if not back.nothing:
        print(f"  journeys: {back.gone:,} gone, {back.as_before:,} as before")
        print(f"  notes: {back.notes:,} gone; customers: {back.customers:,} with the figures of before")
    for name in back.kept:
        print(f"  changed since, and kept: {name}")
