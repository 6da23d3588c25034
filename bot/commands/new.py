"""/handover new Acme ERP for Acme AB: sales 1 sep, project 1 dec: starts a journey here; also `Start a journey`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from bot import meant
from bot.call import Call, Place
from bot.rules.dates import iso_day
from bot.rules.line import PhaseWord, Vocabulary, read_new, read_placement
from bot.rules.names import tidy
from bot.rules.settings.template import Template, usual, with_template
from bot.rules.texts import N_, Refusal
from bot.rules.typed import NewJourney, NewPhase, Period, PersonRef, Placement
from bot.usecases.beginning import Beginner, begin, said_at
from bot.usecases.phase_template import template
from bot.views import linking
from bot.views.changes import sentence
from bot.views.names import looking_alike
from bot.views.register import new_journey
from bot.views.register.journeys import OTHERS
from bot.views.replies import done
from bot.views.slots import slots

WORD = "new"
ALSO = (
    *("new journey", "start", "create"),
    *("ny", "nytt", "ny kundresa", "starta", "skapa"),
    *("nyt", "ny kunderejse", "opret"),
)
USAGE = N_("new Acme ERP for Acme AB: sales 1 sep, project 1 dec, maintenance 1 june 2027")
HELP = N_("starts a journey in this channel")

SHARED = N_(
    "People from outside read along in this channel, so I will not write about the journey here. "
    "Better undo it, and start it in a channel of your own."
)
NOT_IN = N_("I am not in this channel yet, so I cannot write here. Please type `/invite @Handover`.")
WHO = N_("Please choose who it is.")
NOWHERE = N_("It has no channel yet, so I keep quiet about it and tell you alone.")


def run(call: Call) -> None:
    if not call.words:
        _open(call, _nothing())
        return
    wanted = _nothing()
    try:
        wanted = with_template(read_new(call.words, call.today, call.say.language), _template(call))
        meant.must_not_be_near(call, wanted.customer, wanted)
        if "w" in call.value:
            _open(call, wanted)
        else:
            _start(call, wanted, call.place)
    except Refusal as refusal:
        problem = meant.mendable(call, refusal)
        _open(call, getattr(refusal, "understood", None) or wanted, problem)


def pressed(call: Call) -> None:
    """`Start a journey`"""
    _open(call, _nothing())


def filled(call: Call) -> None:
    chosen = call.form.get("channel")
    place = call.visit(str(chosen)) if chosen else call.place
    wanted = _filled(call)
    people = [*_leads(call, wanted), *_others(call, wanted)]
    try:
        _start(call, wanted, place, people)
    except Refusal as refusal:
        raise Refusal(refusal.message, _date_of(call, refusal) or refusal.field, **refusal.words) from None


ACTIONS = {"start_journey": pressed}
FORMS = {"new_journey": filled}


def _open(call: Call, wanted: NewJourney, problem: str = "") -> None:
    nowhere = call.place is None or call.place.dm
    whole = wanted if wanted.phases else replace(wanted, phases=usual(_template(call)))
    call.open_form(new_journey(with_template(whole, _template(call)), call.say, problem, ask_channel=nowhere))


def _start(call: Call, wanted: NewJourney, place: Place | None, people: Sequence[Beginner] = ()) -> None:
    channel = place.id if place and not place.dm else None
    came, *put = begin(call.store, call.stamp, wanted, channel, people)
    people_now = came.journey.people if came.journey else ()
    told = [
        line
        for each in put
        for line in (
            sentence(each.what, each.values, call.say, people_now),
            *slots(each.what, each.values, each.journey, call.say),
        )
    ]
    names = (wanted.name, wanted.customer, *(name for name, _ in wanted.systems))
    note = "\n".join(filter(None, [*told, _note(call, place), *looking_alike(names, call.say)]))
    message = done(came.what, came.values, came.journey, came.change_uid, call.say, note)
    if place == call.place and meant.may_be_joined(place):
        message = replace(message, blocks=[*message.blocks, linking.invite({"u": came.change_uid}, call.say)])
    call.reply(message)


def _note(call: Call, place: Place | None) -> str:
    """What stands in the way of writing there, said now and not in four weeks."""
    if place is None or place.dm:
        return call.say(NOWHERE)
    if place.shared:
        return call.say(SHARED)
    if place == call.place and meant.may_be_joined(place):
        return call.say(linking.NOT_IN)
    return "" if place.bot_in else call.say(NOT_IN)


def _template(call: Call) -> Template:
    """With which phases a journey begins here."""
    return template(call.store, call.workspace)


def _nothing() -> NewJourney:
    return NewJourney(name="", customer="", phases=())


def _filled(call: Call) -> NewJourney:
    name = tidy(call.form.get("name") or "")
    unsure = call.form.get("unsure") or ()
    kept = call.value.get("f") or ()
    phases = [_phase(row, call.form.get(f"start_{n}"), str(n) in unsure) for n, row in zip(count(), kept, strict=False)]
    systems = re.split(r"[,;]", call.form.get("systems") or "")
    return NewJourney(
        name=name,
        customer=tidy(call.form.get("customer") or "") or name,
        phases=tuple(phases),
        systems=tuple((tidy(one.replace("*", "")), "*" in one) for one in systems if tidy(one.replace("*", ""))),
    )


def _phase(kept: list[str | None], picked: str | None, unsure: bool) -> NewPhase:
    """A phase of the form: the last day of a range stays while its first day is left as it was."""
    kind, name, first, last, end = kept
    start = iso_day(picked)
    until = iso_day(last) if picked == first else start
    period = Period(start, until, unsure or until != start) if start else Period(None, None, True) if unsure else None
    return NewPhase(kind=kind or "other", name=name, start=period, end=iso_day(end))


def _date_of(call: Call, refusal: Refusal) -> str | None:
    """The field of the date that is refused."""
    fields = (f"start_{n}" for n, _ in enumerate(call.value.get("f") or ()))
    day = refusal.words.get("start") if refusal.field in ("start", "end") else None
    return next((name for name in fields if day and iso_day(call.form.get(name)) == day), None)


def _leads(call: Call, wanted: NewJourney) -> Iterator[Beginner]:
    """Who leads which phase, as chosen."""
    for n in range(len(wanted.phases)):
        name = f"lead_{n}"
        if slack_id := call.form.get(name):
            with said_at(name):
                ids = [call.meet(slack_id).id]
            yield Beginner(
                placement=Placement(people=(PersonRef(slack_id=slack_id),), phases=(str(n),), lead=True),
                ids=ids,
                field=name,
            )


def _others(call: Call, wanted: NewJourney) -> Iterator[Beginner]:
    """Those who are on it beside, each with what is read as after `add`."""
    phases = tuple(PhaseWord(str(n), phase.kind, phase.name) for n, phase in enumerate(wanted.phases))
    vocabulary = Vocabulary(phases=phases, systems=tuple(name for name, _ in wanted.systems))
    for n in range(OTHERS):
        slack_id, as_what = call.form.get(f"who_{n}"), call.form.get(f"as_{n}") or ""
        if as_what and not slack_id:
            raise Refusal(WHO, f"who_{n}")
        if slack_id:
            with said_at(f"who_{n}"):
                ids = [call.meet(slack_id).id]
            with said_at(f"as_{n}"):
                placement = read_placement(f"<@{slack_id}> {as_what}", vocabulary, call.today, call.say.language)
            yield Beginner(placement=placement, ids=ids, field=f"as_{n}")
