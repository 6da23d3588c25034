"""/handover meetings [all|past]: customer meetings to come and past, mine or all I may see, in pages."""

from __future__ import annotations

from bot.call import Call
from bot.rules.names import fold
from bot.rules.texts import N_
from bot.usecases import meetings
from bot.views.meetings.listed import page

WORD = "meetings"
ALSO = ("customer meetings", "möten", "kundmöten", "møder", "kundemøder")
USAGE = N_("meetings")
HELP = N_("customer meetings to come and past: yours, or all you may see")

ALL = frozenset(map(fold, ("all", "everybody", "alla", "alle")))
PAST = frozenset(map(fold, ("past", "held", "earlier", "förra", "tidigare", "gamla", "tidligere", "gamle")))


def run(call: Call) -> None:
    words = {fold(word) for word in call.words.split()}
    _show(call, past=bool(words & PAST), mine=not words & ALL)


def turned(call: Call) -> None:
    """Another page, those that were, all I may see."""
    _show(call, past=bool(call.value.get("p")), mine=not call.value.get("a"))


ACTIONS = {"meetings_page": turned}


def _show(call: Call, *, past: bool, mine: bool) -> None:
    found = meetings.listing(call.store, call.viewer, call.today, past=past, mine=mine, page=call.page)
    message = page(found, call.say, call.today)
    call.replace(message) if call.value else call.reply(message)
