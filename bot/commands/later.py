"""/handover later [tomorrow|monday|week|signed]: quiet about the next handover for a while; also the menu `Later`."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.names import fold
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.usecases import decisions, handovers
from bot.views import deciding
from bot.views import questions as views

WORD = "later"
ALSO = ("senare", "senere")
USAGE = N_("later monday")
HELP = N_("stays quiet about the next handover until tomorrow, Monday, in a week or until it is signed")

WORDS = {
    "tomorrow": "tomorrow",
    "imorgon": "tomorrow",
    "i morgon": "tomorrow",
    "i morgen": "tomorrow",
    "monday": "monday",
    "mandag": "monday",
    "week": "week",
    "in a week": "week",
    **dict.fromkeys(("vecka", "en vecka", "om en vecka", "uge", "en uge", "om en uge"), "week"),
    **dict.fromkeys(("signed", "when signed", "when the order is signed", "until signed"), "signed"),
    **dict.fromkeys(("paskrivet", "tills det ar paskrivet", "nar avtalet ar paskrivet"), "signed"),
    **dict.fromkeys(("underskrevet", "til den er underskrevet", "nar kontrakten er underskrevet"), "signed"),
    "": "tomorrow",
}
UNTIL_WHEN = N_("I can wait until tomorrow, until Monday, for a week or until the order is signed.")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed)


def chosen(call: Call) -> None:
    """The menu `Later`; its choice carries the handover."""
    _wait(call, str(call.value["h"]), str(call.value["until"]))


def filled(call: Call) -> None:
    _wait(call, str(call.value["h"]), call.form.get("until") or "tomorrow")


ACTIONS = {"snooze": chosen}
FORMS = {"later": filled}


def _typed(call: Call, journey: JourneyShown) -> None:
    """About the journey's next handover; what is not understood is chosen in the form."""
    shown, until = handovers.ahead(journey), WORDS.get(fold(call.words))
    if until is None:
        call.open_form(deciding.later(shown, call.say, call.say(UNTIL_WHEN)))
    else:
        _wait(call, shown.uid, until)


def _wait(call: Call, handover_uid: str, until: str) -> None:
    decided = decisions.later(call.store, call.stamp, call.viewer, handover_uid, until)
    call.reply(views.later(decided.handover, decided.change_uid, call.say))
