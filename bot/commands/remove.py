"""/handover remove @anna 15 jan: ends from a day what somebody has; nothing is erased."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.dates import iso_day
from bot.rules.line import read_remove
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_, Refusal
from bot.rules.typed import Removal, Unclear
from bot.usecases import people
from bot.usecases.rights import Access
from bot.views.register import remove_person
from bot.views.replies import done

WORD = "remove"
ALSO = (
    *("take off", "take away"),
    *("ta bort", "ta ut", "plocka bort"),
    *("fjern", "tag ud", "tag af"),
)
USAGE = N_("remove @anna 15 jan")
HELP = N_("takes somebody out of the plan from a day on; nothing is erased")

EMPTY = N_("Nobody is in the plan of {journey} yet, so there is nobody to remove.")
ONE = N_("Please remove one person at a time.")
WHO = N_("Please choose who leaves.")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed)


def filled(call: Call) -> None:
    journey = meant.journey(call, Access.CHANGE)
    who, since = meant.on_it(journey, call.form.get("old")), iso_day(call.form.get("since"))
    if problem := meant.stale(call, journey):
        ref = meant.ref(who) if who else None
        call.change_form(remove_person(journey, call.say, problem, who=ref, since=since, anew=True))
        return
    if who is None:
        raise Refusal(WHO, "old")
    _remove(call, journey, who.id, Removal(people=(), since=since))


FORMS = {"remove_person": filled}


def _typed(call: Call, journey: JourneyShown) -> None:
    if not journey.assignments:
        raise Refusal(EMPTY, journey=journey.name)
    if not call.words:
        call.open_form(remove_person(journey, call.say))
        return
    wanted = Removal(people=())
    try:
        wanted = read_remove(call.words, meant.vocabulary(journey), call.today, call.say.language)
        if len(wanted.people) > 1:
            raise Unclear(ONE, "old")
        _remove(call, journey, meant.in_plan(call, wanted.people[0], journey), wanted)
    except Refusal as refusal:
        problem = meant.mendable(call, refusal)
        known = getattr(refusal, "understood", None) or wanted
        who = known.people[0] if known.people else None
        call.open_form(remove_person(journey, call.say, problem, who=who, since=known.since))


def _remove(call: Call, journey: JourneyShown, who: int, wanted: Removal) -> None:
    came = people.remove(call.store, call.stamp, call.viewer, journey.uid, who, wanted.since, phases=wanted.phases)
    call.reply(done(came.what, came.values, came.journey, came.change_uid, call.say))
