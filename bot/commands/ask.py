"""/handover ask @anna: asks somebody to stay on; also the buttons `Ask Anna` and `Someone else…` with its form."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.carried import NUMBER
from bot.rules.dates import iso_day
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_, Refusal
from bot.usecases import handovers, questions
from bot.usecases.proposals import Proposal, Wished
from bot.views import questions as views

WORD = "ask"
ALSO = ("fråga", "spørg", "spoerg")
USAGE = N_("ask @anna")
HELP = N_("asks somebody to stay on over the next handover")

WHOM = N_("Whom shall I ask? Name one person, for example: /handover ask @anna")
CHOOSE = N_("Please choose whom to ask.")
PERCENT = N_("Please give a percentage between 1 and 100, for example 40.")
TURNED = N_("That ends before it begins. Please choose a later day.")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed)


def pressed(call: Call) -> None:
    """`Ask Anna`, `Sara takes BI too`: the button names the person, and the system if it is about one alone."""
    handover_uid, person, system = str(call.value["h"]), str(call.value["p"]), call.value.get("s")
    wished = Wished(system=str(system)) if system else None
    _reply(call, questions.ask(call.store, call.stamp, call.viewer, handover_uid, person, wished=wished))


def choose(call: Call) -> None:
    """`Someone else…`"""
    _open(call, str(call.value["h"]))


def chosen(call: Call) -> None:
    """The form is sent: that person is asked, with what the form proposes."""
    other = call.form.get("other")
    uid = call.form.get("person")
    wished = _wished(call, None if other else uid)
    if wished.first and wished.last and wished.last < wished.first:
        raise Refusal(TURNED, field="last")
    person = _met(call, other) if other else uid
    if not person:
        raise Refusal(CHOOSE, field="other")
    try:
        asked = questions.ask(call.store, call.stamp, call.viewer, str(call.value["h"]), person, wished=wished)
    except Refusal as refusal:
        if refusal.field == "person" and other:
            raise Refusal(refusal.message, field="other", **refusal.words) from None
        raise
    _reply(call, asked)


def _wished(call: Call, uid: str | None) -> Wished:
    """What is filled in. What was left as it stood for the first who was offered gives way to what fits the chosen."""
    offered = call.rows("d", {"*": [(str, *NUMBER)]}) if "d" in call.value else {}
    names = ("role", "first", "last", "percent")
    filled = {name: call.form.get(name) or "" for name in names}
    stood = dict(zip(names, offered.get(str(call.value.get("f")), ()), strict=False))
    own = dict(zip(names, offered.get(uid, ()), strict=False))
    kept = {
        name: own.get(name) if name in stood and text == (stood[name] or "") else text for name, text in filled.items()
    }
    return Wished(
        role=kept["role"],
        first=iso_day(kept["first"]),
        last=iso_day(kept["last"]),
        percent=_percent(kept["percent"]),
    )


ACTIONS = {"ask_person": pressed, "choose_other": choose}
FORMS = {"choose_person": chosen}
GUESTS = ("ask_person",)


def _typed(call: Call, journey: JourneyShown) -> None:
    """About the journey's next handover; without a person the form asks whom."""
    shown = handovers.ahead(journey)
    if not call.words.strip():
        _open(call, shown.uid)
        return
    (person,) = meant.ids(call, [meant.one(call.words.strip(), WHOM)], journey)
    assert person is not None
    _reply(call, questions.ask(call.store, call.stamp, call.viewer, shown.uid, person))


def _open(call: Call, handover_uid: str) -> None:
    found = questions.choices(call.store, call.stamp, call.viewer, handover_uid)
    proposed = _proposed(found.proposed)
    call.open_form(views.choose_person(found.handover, found.people, proposed, call.say, call.today))


def _proposed(proposal: Proposal | None) -> views.Proposed:
    if proposal is None:
        return views.Proposed()
    first, last = iso_day(proposal["first"]), iso_day(proposal["last"])
    return views.Proposed(role=proposal["role"], first=first, last=last, percent=proposal["percent"])


def _reply(call: Call, asked: questions.Asked) -> None:
    if (said := asked.said) is not None:
        call.reply(views.said_yes(asked.who, asked.handover, said.sought, said.change_uid, call.say))
    else:
        call.reply(views.asked(asked.who, asked.handover, asked.sought, call.say))


def _met(call: Call, slack_id: str) -> int:
    """Whom the form's own menu of people names; what is wrong with that is said at the field."""
    try:
        return call.meet(slack_id).id
    except Refusal as refusal:
        raise Refusal(refusal.message, field="other", **refusal.words) from None


def _percent(text: str | None) -> float | None:
    if not text:
        return None
    try:
        percent = float(text.replace("%", "").replace(",", ".").strip())
    except ValueError:
        raise Refusal(PERCENT, field="percent") from None
    if not 1 <= percent <= 100:
        raise Refusal(PERCENT, field="percent")
    return percent
