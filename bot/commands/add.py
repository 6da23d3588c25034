"""/handover add @anna solution architect, sales: puts people on the journey; also the button `Add someone…`."""

from __future__ import annotations

from datetime import timedelta

from bot import meant
from bot.call import Call
from bot.outcome import told
from bot.rules.dates import iso_day
from bot.rules.line import read_placement
from bot.rules.names import fold
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_, Refusal
from bot.rules.typed import PersonRef, Placement
from bot.usecases import people
from bot.usecases.rights import Access
from bot.usecases.titles import of_workspace
from bot.views.register import add_person

WORD = "add"
ALSO = (
    *("put", "include"),
    *("lägg till", "lägg in", "lägga till"),
    *("tilføj", "tilføje", "sæt"),
)
USAGE = N_("add @anna solution architect, sales to maintenance, 50%")
HELP = N_("puts people on the journey")

PERCENT = N_("Please give a percentage between 1 and 100, for example 40.")
WHO = N_("Please choose who it is.")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed)


def pressed(call: Call) -> None:
    """`Add someone…`: on the phase and the days that lack somebody, when it stands under a handover."""
    meant.on_journey(
        call, WORD, lambda call, journey: call.open_form(add_person(journey, _missing(call, journey), call.say))
    )


def filled(call: Call) -> None:
    journey = meant.journey(call, Access.CHANGE)
    wanted = _filled(call, journey)
    if problem := meant.stale(call, journey):
        call.change_form(add_person(journey, wanted, call.say, problem, anew=True))
    else:
        _put(call, journey, wanted, outside=True)


ACTIONS = {"add_person": pressed}
FORMS = {"add_person": filled}


def _typed(call: Call, journey: JourneyShown) -> None:
    if not call.words:
        call.open_form(add_person(journey, _nobody(), call.say))
        return
    wanted = _nobody()
    try:
        known = meant.vocabulary(journey, of_workspace(call.store, call.workspace))
        wanted = read_placement(call.words, known, call.today, call.say.language)
        _put(call, journey, wanted)
    except Refusal as refusal:
        problem = meant.mendable(call, refusal)
        understood = getattr(refusal, "understood", None) or wanted
        call.open_form(add_person(journey, understood, call.say, problem))


def _put(call: Call, journey: JourneyShown, wanted: Placement, *, outside: bool = False) -> None:
    """`outside`: a name that nobody has is meant to be somebody who is not in this Slack."""
    ids = meant.ids(call, wanted.people, journey, outside=outside or wanted.customer)
    came = people.put(call.store, call.stamp, call.viewer, journey.uid, wanted, ids)
    call.reply(told(call, came, [person["uid"] for person in came.values["people"]]))


def _nobody() -> Placement:
    return Placement(people=())


def _missing(call: Call, journey: JourneyShown) -> Placement:
    """What nobody is named for under a handover; of a plan that stands, the days until who is away is back (D16)."""
    shown = next((one for one in journey.handovers if one.uid == call.value.get("h")), None)
    if shown is None:
        return _nobody()
    if shown.covers and shown.state != "unstaffed":
        back = max(day for _, day in shown.covers)
        return Placement(people=(), phases=(shown.to_phase.uid,), first=shown.start, last=back - timedelta(days=1))
    before = shown.from_phase if shown.vendor and shown.vendor.reason == "unstaffed_from" else None
    return Placement(people=(), phases=((before or shown.to_phase).uid,))


def _filled(call: Call, journey: JourneyShown) -> Placement:
    """What the form asks for. A name typed into it is somebody of the customer's, or a known person."""
    form = call.form
    typed = [name.strip() for name in (form.get("outside") or "").split(",")]
    refs = [PersonRef(slack_id=one) for one in form.get("people") or ()] + [PersonRef(name=one) for one in typed if one]
    if not refs:
        raise Refusal(WHO, "people")
    flags = form.get("flags") or ()
    systems = form.get("systems") or ()
    role = form.get("role") or ""
    return Placement(
        people=tuple(refs),
        phases=tuple(form.get("phases") or ()),
        role=role,
        lead="lead" in flags,
        key="key" in flags,
        customer="customer" in flags,
        systems=tuple(name for n, (name, _) in enumerate(journey.systems) if str(n) in systems),
        all_systems="all" in systems,
        percent=_percent(form.get("percent")),
        first=iso_day(form.get("first")),
        last=iso_day(form.get("last")),
    )


def _percent(text: str | None) -> float | None:
    if not text:
        return None
    try:
        return float(fold(text).replace("%", "").replace(",", "."))
    except ValueError:
        raise Refusal(PERCENT, "percent") from None
