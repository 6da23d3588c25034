"""/handover replace @per with @eva 1 mar: somebody takes over from somebody else."""

from __future__ import annotations

from datetime import date

from bot import meant
from bot.call import Call
from bot.outcome import told
from bot.rules.dates import iso_day
from bot.rules.line import read_replace
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_, Refusal
from bot.rules.typed import PersonRef, Placement
from bot.usecases import people
from bot.usecases.rights import Access
from bot.views.register import replace_person

WORD = "replace"
ALSO = (
    *("swap", "exchange"),
    *("ersätt", "byt", "byt ut"),
    *("erstat", "udskift", "skift", "skift ud"),
)
USAGE = N_("replace @per with @eva 1 mar")
HELP = N_("somebody takes over from somebody else")

EMPTY = N_("Nobody is in the plan of {journey} yet. Add someone first: `/handover add @anna`.")
BOTH = N_("Please choose both.")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed)


def filled(call: Call) -> None:
    journey = meant.journey(call, Access.CHANGE)
    old = meant.on_it(journey, call.form.get("old"))
    new, since = call.form.get("new"), iso_day(call.form.get("since"))
    if problem := meant.stale(call, journey):
        refs = meant.ref(old) if old else PersonRef(), PersonRef(slack_id=new)
        call.change_form(replace_person(journey, call.say, problem, mentioned=refs, since=since, anew=True))
        return
    if old is None or not new:
        raise Refusal(BOTH, "new" if old else "old")
    _replace(call, journey, old.id, call.meet(str(new)).id, since)


FORMS = {"replace_person": filled}


def _typed(call: Call, journey: JourneyShown) -> None:
    if not journey.assignments:
        raise Refusal(EMPTY, journey=journey.name)
    if not call.words:
        call.open_form(replace_person(journey, call.say))
        return
    known = Placement(people=())
    try:
        wanted = read_replace(call.words, meant.vocabulary(journey), call.today, call.say.language)
        known = Placement(people=(wanted.old, wanted.new), first=wanted.since)
        old = meant.in_plan(call, wanted.old, journey)
        _replace(call, journey, old, meant.somebody(call, wanted.new), wanted.since)
    except Refusal as refusal:
        problem = meant.mendable(call, refusal)
        known = getattr(refusal, "understood", None) or known
        call.open_form(replace_person(journey, call.say, problem, mentioned=known.people, since=known.first))


def _replace(call: Call, journey: JourneyShown, old: int, new: int, since: date | None) -> None:
    came = people.replace(call.store, call.stamp, call.viewer, journey.uid, old, new, since)
    call.reply(told(call, came, [came.values["new"]["uid"]]))
