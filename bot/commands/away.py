"""/handover away 20 dec until 6 jan: somebody is not there, on every journey; me unless another is named."""

from __future__ import annotations

from datetime import date

from bot import meant
from bot.call import Call
from bot.rules.dates import iso_day
from bot.rules.line import Vocabulary, read_away
from bot.rules.texts import N_, Refusal
from bot.rules.typed import Placement
from bot.usecases import people
from bot.views.register import away
from bot.views.replies import done

WORD = "away"
ALSO = (
    *("vacation", "on vacation", "holiday", "on holiday", "on leave"),
    *("borta", "frånvarande", "semester", "på semester", "ledig", "föräldraledig"),
    *("væk", "fraværende", "ferie", "på ferie", "orlov", "på orlov", "barsel", "på barsel"),
)
USAGE = N_("away 20 dec until 6 jan")
HELP = N_("notes the days on which you, or somebody you name, are away")

DAYS = N_("Please give the first and the last day.")


def run(call: Call) -> None:
    """No journey is needed: an absence counts everywhere, and no reason is asked."""
    if not call.words:
        call.open_form(away(call.actor.slack_id, None, None, call.say))
        return
    known = Placement(people=())
    try:
        absence = read_away(call.words, Vocabulary(), call.today, call.say.language)
        known = Placement(people=(absence.person,) if absence.person else (), first=absence.first, last=absence.last)
        who = meant.somebody(call, absence.person) if absence.person else call.actor.id
        _away(call, who, absence.first, absence.last)
    except Refusal as refusal:
        problem = meant.mendable(call, refusal)
        known = getattr(refusal, "understood", None) or known
        named = known.people[0].slack_id if known.people else None
        call.open_form(away(named or call.actor.slack_id, known.first, known.last, call.say, problem))


def filled(call: Call) -> None:
    first, last = (iso_day(call.form.get(name)) for name in ("first", "last"))
    if first is None or last is None:
        raise Refusal(DAYS, "last" if first else "first")
    chosen = call.form.get("people")
    _away(call, call.meet(str(chosen)).id if chosen else call.actor.id, first, last)


FORMS = {"away": filled}


def _away(call: Call, who: int, first: date, last: date) -> None:
    came = people.away(call.store, call.stamp, call.viewer, who, first, last)
    values = {**came.values, "own": who == call.actor.id}
    call.reply(done(came.what, values, came.journey, came.change_uid, call.say))
