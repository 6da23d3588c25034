"""/handover export: all that the reader may read, as a file in a direct message; `export me`: what is held about them."""

from __future__ import annotations

from bot import meant
from bot.call import Call, Document
from bot.rules.names import fold
from bot.rules.texts import N_
from bot.usecases import exporting, identity
from bot.usecases.exporting import PersonHeld
from bot.views import taken_along

WORD = "export"
ALSO = ("exportera", "eksporter", "eksport")
USAGE = N_("export")
HELP = N_("all that you may read, as tables in a file that only you get; `export me`: what I hold about you")


def run(call: Call) -> None:
    meant.alone(call, WORD, but=meant.ME)
    make = _about_me if fold(call.words) in meant.ME else _everything
    call.hand_over(lambda: make(call), lambda why: taken_along.sent(why, call.say))


def _everything(call: Call) -> Document:
    from bot.files.packing import packed  # noqa: PLC0415 - few starts need it

    came = exporting.everything(call.store, call.viewer)
    above = taken_along.above_everything(came.journeys, came.people, came.notes, call.today, call.say)
    return Document(f"handover-{call.today}.zip", packed(came.tables), above)


def _about_me(call: Call) -> Document:
    me = identity.person(call.store, call.workspace, call.actor.slack_id)
    assert me is not None
    return about(call, exporting.held_of(call.store, call.viewer, me.uid))


def about(call: Call, held: PersonHeld) -> Document:
    """What is held about one person."""
    from bot.files.packing import packed  # noqa: PLC0415

    own = held.uid is not None and call.actor.name == held.name
    above = taken_along.above_person(held.name, call.today, call.say, own=own)
    return Document(f"person-{call.today}.zip", packed(held.tables), above)
