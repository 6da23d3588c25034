"""What waits for somebody. A new kind is one finder here, and how it is drawn in `views.home.waiting`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from sqlalchemy.orm import Session

from bot.rules.projection.home import Awaiting, Waits
from bot.usecases.digest import Reader
from bot.usecases.home.waiting import asked, briefs, held, owned, questions, undelivered

Find = Callable[[Session, Reader, int], Iterator[Waits]]
"""The things of one kind, what is nearest or newest first; at most so many are drawn, so each is read when it is asked
for. It tells nothing that the reader may not know as of now."""
KINDS: tuple[Find, ...] = (questions.find, asked.find, briefs.find, owned.find, held.find, undelivered.find)
"""In the order in which they stand in the Home."""
EACH = 5
ROOM = 10
"""Things in all: Slack takes 100 blocks, and each takes up to three."""


def awaiting(session: Session, reader: Reader) -> Awaiting:
    found: list[Waits] = []
    more = False
    for find in KINDS:
        room = min(EACH, ROOM - len(found))
        here = list(islice(find(session, reader, room + 1), room + 1))
        found += here[:room]
        more = more or len(here) > room
    return Awaiting(things=tuple(found), more=more)
