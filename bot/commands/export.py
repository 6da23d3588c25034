"""/handover export [excel]: all that the reader may read, as a file for them alone; `export me`: what is held about
them."""

from __future__ import annotations

from bot import meant
from bot.call import Call, Document
from bot.rules.names import fold
from bot.rules.texts import N_
from bot.usecases import exporting
from bot.views import taken_along

WORD = "export"
ALSO = ("exportera", "eksporter", "eksport")
USAGE = N_("export")
HELP = N_(
    "all that you may read, as tables in a file that only you get; `export excel`: as one workbook; "
    "`export me`: what I keep about you"
)
EXCEL = ("excel", "xlsx")


def run(call: Call) -> None:
    meant.alone(call, WORD, but=(*meant.ME, *EXCEL))
    words = fold(call.words)
    make = _about_me if words in meant.ME else _as_excel if words in EXCEL else _everything
    call.hand_over(lambda: make(call), lambda why: taken_along.sent(why, call.say))


def _everything(call: Call) -> Document:
    from bot.files.packing import packed  # noqa: PLC0415 - few starts need it

    came = exporting.everything(call.store, call.viewer)
    above = taken_along.above_everything(came.journeys, came.people, came.notes, call.today, call.say)
    return Document(f"handover-{call.today}.zip", packed(came.tables), above)


def _as_excel(call: Call) -> Document:
    from bot.files.binding import bound  # noqa: PLC0415

    came = exporting.everything(call.store, call.viewer)
    above = taken_along.above_everything(came.journeys, came.people, came.notes, call.today, call.say, excel=True)
    return Document(f"handover-{call.today}.xlsx", bound(came.tables), above)


def _about_me(call: Call) -> Document:
    from bot.files.packing import packed  # noqa: PLC0415

    held = exporting.held_of(call.store, call.viewer, call.actor.id)
    above = taken_along.above_person(held.name, call.today, call.say, own=True)
    return Document(f"handover-me-{call.today}.zip", packed(held.tables), above)
