"""/handover paused until 1 feb: nothing is said until then, or until `resume`."""

from __future__ import annotations

from datetime import date

from bot import meant
from bot.call import Call
from bot.rules.dates import iso_day
from bot.rules.line import read_pause
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_, Refusal
from bot.usecases import life
from bot.views.register import paused
from bot.views.replies import done

WORD = "paused"
ALSO = ("pause", "pausad", "pausa", "pauset", "på paus")
USAGE = N_("paused until 1 feb")
HELP = N_("it waits: no reminders until a day, or until you type resume")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed)


def filled(call: Call) -> None:
    _pause(call, meant.journey(call), iso_day(call.form.get("until")))


FORMS = {"paused": filled}


def _typed(call: Call, journey: JourneyShown) -> None:
    until = None
    try:
        until = read_pause(call.words, call.today, call.say.language)
        _pause(call, journey, until)
    except Refusal as refusal:
        problem = meant.mendable(call, refusal)
        call.open_form(paused(journey, getattr(refusal, "understood", None) or until, call.say, problem))


def _pause(call: Call, journey: JourneyShown, until: date | None) -> None:
    came = life.paused(call.store, call.stamp, call.viewer, journey.uid, until)
    call.reply(done(came.what, came.values, came.journey, came.change_uid, call.say))
