"""The database as a word of the command line works on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.engine import Store


@contextmanager
def opened(address: str) -> Iterator[Store]:
    """Raises Unfit where the tables are not those of this version."""
    from storage.engine import open_store  # noqa: PLC0415 - slow, and not needed to say what is wrong with settings
    from storage.schema import Unfit, current  # noqa: PLC0415

    if not current(address):
        raise Unfit("The tables are not those of this version: run `handover db migrate`.")
    store = open_store(address)
    try:
        yield store
    finally:
        store.close()
