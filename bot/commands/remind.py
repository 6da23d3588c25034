"""/handover remind off until 1 feb: quiet for this journey, all of it; `remind on`: I speak up again."""

from __future__ import annotations

from datetime import date

from bot import meant
from bot.call import Call
from bot.rules.dates import iso_day
from bot.rules.line import read_pause
from bot.rules.names import fold
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_, Refusal
from bot.usecases import quiet
from bot.usecases.done import Done
from bot.views.register import reminders_off
from bot.views.replies import done

WORD = "remind"
ALSO = ("reminders", "påminn", "påminnelser", "påmind", "påmindelser")
USAGE = N_("remind off until 1 feb")
HELP = N_("no reminders about this journey until a day, or until you type remind on")

ON = ("on", "pa", "til", "again", "igen")
OFF = ("off", "av", "fra")
SWITCH = ("turn", "turned", "sla", "slaet", "stang", "stangda", "stangt")
"""May stand before them: "slået fra"."""


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed)


def on_again(call: Call) -> None:
    """`Reminders on`"""
    _on(call, meant.journey(call))


def filled(call: Call) -> None:
    _off(call, meant.journey(call), iso_day(call.form.get("until")))


ACTIONS = {"remind_on": on_again}
FORMS = {"remind_off": filled}


def _typed(call: Call, journey: JourneyShown) -> None:
    first, _, rest = call.words.strip().partition(" ")
    if fold(first) in SWITCH:
        first, _, rest = rest.strip().partition(" ")
    if not first:
        call.open_form(reminders_off(journey, None, call.say))
    elif fold(first) in ON and not rest.strip():
        _on(call, journey)
    else:
        _typed_off(call, journey, rest if fold(first) in OFF else call.words)


def _typed_off(call: Call, journey: JourneyShown, line: str) -> None:
    until = None
    try:
        until = read_pause(line, call.today, call.say.language)
        _off(call, journey, until)
    except Refusal as refusal:
        problem = meant.mendable(call, refusal)
        known = getattr(refusal, "understood", None) or until
        call.open_form(reminders_off(journey, known, call.say, problem))


def _off(call: Call, journey: JourneyShown, until: date | None) -> None:
    _reply(call, quiet.off(call.store, call.stamp, call.viewer, journey.uid, until))


def _on(call: Call, journey: JourneyShown) -> None:
    _reply(call, quiet.on(call.store, call.stamp, call.viewer, journey.uid))


def _reply(call: Call, came: Done) -> None:
    call.reply(done(came.what, came.values, came.journey, came.change_uid, call.say))
