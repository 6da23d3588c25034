"""What a change came to, said to who made it, and what it asks of people's time; a line of history for who reads it."""

from __future__ import annotations

from collections.abc import Collection
from zoneinfo import ZoneInfo

from bot.call import Call
from bot.usecases import loads
from bot.usecases.done import Done
from bot.usecases.history import ChangeLine
from bot.views.history import Changed
from bot.views.loads import to_mend
from bot.views.parts import Message
from bot.views.replies import done


def told(call: Call, came: Done, people: Collection[str] = ()) -> Message:
    """The reply to a change of the journey that may be too much for some of these people (uids; none given: all)."""
    found = loads.too_much(call.store, call.viewer, came.journey, people) if came.journey else ()
    return done(came.what, came.values, came.journey, came.change_uid, call.say, note=to_mend(found, call.say))


def changed(call: Call, line: ChangeLine) -> Changed:
    """The line on the reader's own day."""
    return Changed(
        uid=line.uid,
        on=line.at.astimezone(ZoneInfo(call.actor.tz)).date(),
        by=line.by,
        what=line.what,
        values=line.values,
        undone=line.undone,
        can_undo=line.can_undo,
    )
