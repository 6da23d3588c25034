"""The database as a word of the command line works on it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.settings import read

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


def on_database(task: Callable[[Store], int]) -> int:
    """The exit code of a task on the database of the settings; 1 and a sentence where it cannot be worked on."""
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415 - as above

    from storage.schema import Unfit  # noqa: PLC0415

    try:
        with opened(read(slack=False).database_url) as store:
            return task(store)
    except (Unfit, OSError) as unfit:
        return refused(str(unfit))
    except DBAPIError as broken:
        return refused(f"The database cannot be used: {broken.orig}. See DATABASE_URL.")


def refused(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 1
