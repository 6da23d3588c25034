"""/handover history [@anna|word]: who changed what, and when, each line with its Undo; also the pages of it."""

from __future__ import annotations

from collections.abc import Iterable

from bot import meant
from bot.call import Call
from bot.outcome import changed
from bot.rules.names import fold
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.usecases import history
from bot.usecases.history import ChangeLine
from bot.usecases.rights import Access
from bot.views import history as views
from bot.views.parts import Message

WORD = "history"
ALSO = ("historik", "log")
USAGE = N_("history @anna")
HELP = N_("who changed what and when, each with its Undo; what one person did, or what fits a word")

SETTINGS = ("settings", "workspace", "installningar", "indstillinger")
WHOM = N_("Whose changes? Name one person, for example: /handover history @anna")


def run(call: Call) -> None:
    if fold(call.words) in SETTINGS:
        _workspace(call)
    else:
        meant.on_journey(call, WORD, _journey, takes=Access.READ)


def turned(call: Call) -> None:
    """`Older`, `Newer`, `Show all`: another page of the same."""
    call.words = str(call.value.get("q") or "")
    if call.value.get("w"):
        _workspace(call)
    else:
        _journey(call, meant.journey(call))


ACTIONS = {"history_page": turned}


def _journey(call: Call, journey: JourneyShown) -> None:
    words = call.words.strip()
    if words.startswith("<@"):
        person = meant.seen(call, meant.one(words, WHOM).slack_id or "")
        rows = _rows(call, journey, history.listing(call.store, call.viewer, journey.uid, person=person.id))
        title = views.of_person(journey, person.name, call.say)
    else:
        rows = _rows(call, journey, history.listing(call.store, call.viewer, journey.uid))
        rows = views.fitting(rows, words, call.say, journey) if words else rows
        title = views.of_journey(journey, words, call.say)
    turning = views.Turning(page=call.page, words=words, kept={"j": journey.uid})
    _reply(call, views.page(title, rows, turning, call.say, journey))


def _rows(call: Call, journey: JourneyShown, lines: Iterable[ChangeLine]) -> list[views.Changed]:
    return [views.for_reader(changed(call, line), journey, call.actor.id) for line in lines]


def _workspace(call: Call) -> None:
    rows = [changed(call, line) for line in history.of_workspace(call.store, call.viewer)]
    turning = views.Turning(page=call.page, kept={"w": 1})
    _reply(call, views.page(views.of_workspace(call.say), rows, turning, call.say))


def _reply(call: Call, message: Message) -> None:
    """Another page takes the place of the one before."""
    call.replace(message) if "g" in call.value or "w" in call.value else call.reply(message)
