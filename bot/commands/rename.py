"""/handover rename Acme ERP 2, rename key acme-2, rename customer Acme Group AB: a journey is called otherwise."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.line import read_new_names
from bot.rules.names import fold
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_, Refusal
from bot.rules.typed import NewNames
from bot.usecases import journeys, renaming
from bot.usecases.done import Done
from bot.usecases.journeys.finding import STALE
from bot.views import renaming as views
from bot.views.names import looking_alike
from bot.views.replies import done

WORD = "rename"
ALSO = ("byt namn", "döp om", "omdöp", "omdøb", "skift navn")
USAGE = N_("rename Acme ERP 2")
HELP = N_("another name; also rename key acme-2, and rename customer Acme Group AB")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed)


def anyway(call: Call) -> None:
    """`Yes, Acme AB`, `No, another customer`: good until the next change of the journey."""
    journey, kept = meant.journey(call), call.value
    new = NewNames(name=kept.get("m"), key=kept.get("k"), customer=kept.get("t"))
    where = (call.store, call.stamp, call.viewer, journey.uid, kept["n"], new)
    _reply(call, renaming.rename(*where, customer_uid=kept.get("c"), sure=True))


def filled(call: Call) -> None:
    journey = meant.journey(call)
    new = NewNames(**{name: _changed(call, name, getattr(journey, name)) for name in ("name", "key", "customer")})
    if call.value.get("n") != journey.version:
        call.change_form(views.rename(journey, new, call.say, call.say(STALE, journey=journey.name)))
        return
    _rename(call, journey, new, journey.version)


ACTIONS = {"rename_anyway": anyway}
FORMS = {"rename_journey": filled}


def _typed(call: Call, journey: JourneyShown) -> None:
    new = read_new_names(call.words, journey.name)
    if new is None:
        call.open_form(views.rename(journey, NewNames(), call.say))
        return
    try:
        _rename(call, journey, new, None)
    except Refusal as refusal:
        call.open_form(views.rename(journey, new, call.say, meant.mendable(call, refusal)))


def _rename(call: Call, journey: JourneyShown, new: NewNames, version: int | None) -> None:
    try:
        _reply(call, renaming.rename(call.store, call.stamp, call.viewer, journey.uid, version, new))
    except renaming.Twins as twins:
        known = [(one.uid, one.name) for one in twins.known]
        call.reply(views.which_customer(journey, twins.version, new, known, call.say, same=twins.same))


def _reply(call: Call, came: Done) -> None:
    call.reply(done(came.what, came.values, came.journey, came.change_uid, call.say, _note(call, came)))


def _note(call: Call, came: Done) -> str:
    """A journey of the same name, and who stays behind with the customer it was with."""
    assert came.journey is not None
    namesake, before, still = None, came.values["was"].get("customer", ""), 0
    if "name" in came.values:
        others = journeys.named(call.store, call.viewer)
        mine = (came.journey.uid, fold(came.journey.name))
        namesake = next((key for uid, key, name in others if uid != mine[0] and fold(name) == mine[1]), None)
    if before and fold(before) != fold(came.journey.customer):
        still = renaming.others_of(call.store, call.viewer, before)
    new = (came.values.get("name", ""), came.values.get("customer", ""))
    return " ".join(filter(None, [views.beside(namesake, before, still, call.say), *looking_alike(new, call.say)]))


def _changed(call: Call, name: str, now: str) -> str | None:
    """What was written into a field, where that is something else."""
    written = str(call.form.get(name) or "")
    return None if written.strip() in ("", now) else written
