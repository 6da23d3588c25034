"""What a change came to, said to who made it, and what it asks of people's time."""

from __future__ import annotations

from collections.abc import Collection

from bot.call import Call
from bot.usecases import loads
from bot.usecases.done import Done
from bot.views.loads import too_much
from bot.views.parts import Message
from bot.views.replies import done


def told(call: Call, came: Done, people: Collection[str] = ()) -> Message:
    """The reply to a change of the journey that may be too much for some of these people (uids; none given: all)."""
    found = loads.too_much(call.store, call.viewer, came.journey, people) if came.journey else ()
    return done(came.what, came.values, came.journey, came.change_uid, call.say, note=too_much(found, call.say))
