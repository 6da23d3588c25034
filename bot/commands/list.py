"""/handover list: all journeys I may see, the most urgent first, in pages; the accepted risks; who carries most."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.line.filters import wanted
from bot.rules.line.opened import opened
from bot.rules.names import fold, tidy
from bot.rules.projection.listed import EVERYTHING, Wanted
from bot.rules.texts import N_, Refusal
from bot.usecases import journeys, portfolio, pulses
from bot.views import accepted, lists
from bot.views import portfolio as carrying
from bot.views.notes.arrived import outcome, repeated

WORD = "list"
ALSO = ("lista", "liste", "all", "journeys")
USAGE = N_("list breaks")
HELP = N_("all journeys you may see, the most urgent first")

PEOPLE = ("people", "persons", "carriers", "load", "personer", "folk")


NOT_HERE = N_("People from outside read along here. Please ask me that in our own conversation.")
ARRIVED = ("arrived", "outcome", "outcomes", "utfall", "utfallet", "udfald", "udfaldet")


def run(call: Call) -> None:
    """`list people`: who carries most; `list arrived`: how handovers came out; everything else filters journeys."""
    asked = fold(tidy(opened(call.words)))
    if asked in PEOPLE:
        _carriers(call, 1)
    elif asked in ARRIVED:
        arrived(call)
    else:
        _show(call, wanted(call.words), 1)


def turned(call: Call) -> None:
    """Another page, or the same list with another filter: the button carries all of it."""
    _show(call, lists.unpacked(call.value), call.page)


def carriers(call: Call) -> None:
    """`Who carries most`, and its pages."""
    _carriers(call, call.page)


def leaves(call: Call) -> None:
    """`If Anna leaves`, and its pages."""
    uid, number = str(call.value.get("p")), call.page
    found = portfolio.without(call.store, call.viewer, call.today, uid, page=number)
    message = carrying.leaving(found, call.say)
    call.replace(message) if "g" in call.value else call.reply(message)


def arrived(call: Call) -> None:
    """`What arrived`"""
    if call.place is not None and call.place.shared:
        raise Refusal(NOT_HERE)
    call.reply(outcome(pulses.counted(call.store, call.viewer), call.say))


ACTIONS = {"list_arrived": arrived, "list_page": turned, "carriers": carriers, "if_leaves": leaves}


def _show(call: Call, asked: Wanted, number: int) -> None:
    if asked.accepted:
        register = journeys.register(call.store, call.viewer, call.today, asked, page=number)
        message = accepted.page(register, call.say, asked)
    else:
        found = journeys.listing(call.store, call.viewer, call.today, asked, page=number)
        if not found.lines:
            meant.must_not_be_near(call, asked.customer)
        message = lists.page(found, call.say, asked, again=_again(call, asked, number))
    call.replace(message) if call.value else call.reply(message)


def _again(call: Call, asked: Wanted, number: int) -> str:
    """In the head of the whole list, among ourselves: where the customer had to repeat."""
    if asked != EVERYTHING or number != 1 or (call.place is not None and call.place.shared):
        return ""
    return repeated(pulses.counted(call.store, call.viewer), call.say)


def _carriers(call: Call, number: int) -> None:
    found = portfolio.carriers(call.store, call.viewer, call.today, page=number)
    message = carrying.page(found, call.say)
    call.replace(message) if "g" in call.value else call.reply(message)
