"""/handover confirm: gives my own yes, or passes on another's; also the buttons and the form of "I can't"."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.names import fold
from bot.rules.projection import HandoverShown, JourneyShown
from bot.rules.texts import N_, Refusal
from bot.usecases import handovers, words
from bot.usecases.rights import Access
from bot.usecases.speaking import NOT_IN_PLAN
from bot.usecases.words import Declined
from bot.views import deciding
from bot.views import questions as views

WORD = "confirm"
ALSO = ("bekräfta", "bekræft")
USAGE = N_("confirm")
HELP = N_("gives your own yes: you stay on over the next handover; its owner can pass on another's: confirm Bo Ek")

OTHERS = ("others", "other", "andra", "annan", "andre", "anden")
OWNERS = N_("Only {owner} can pass on what others have said. They can answer the question themselves, too.")
ALL_SAID = N_("Nobody in the plan for this handover still has to answer, so there is nothing to pass on.")
WHOSE = N_("Whose yes was it? Name one person, for example: /handover confirm @anna")
MENDABLE = (WHOSE, meant.NOT_IN_PLAN, meant.SEVERAL_CALLED, NOT_IN_PLAN)
"""What the form for another's yes mends: who was meant, or that it is none of one's own."""


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed, takes=Access.READ)


def yes(call: Call) -> None:
    """The question itself turns into thanks: the outbox edits it, so nothing is replied beside it."""
    words.yes(call.store, call.stamp, *_meant(call))


def unsure(call: Call) -> None:
    words.unsure(call.store, call.stamp, *_meant(call))


def cannot(call: Call) -> None:
    """`I can't` opens the form; nothing is said until it is sent."""
    handover_uid, question_uid = _meant(call)
    shown = words.questioned(call.store, call.stamp, handover_uid, question_uid)
    call.open_form(views.decline(shown, question_uid, call.say, call.actor.id))


def declined(call: Call) -> None:
    told = Declined(**{name: call.form.get(name) or "" for name in ("knows", "days", "note")})
    words.no(call.store, call.stamp, *_meant(call), told)


def passed_on(call: Call) -> None:
    """`Anna told me yes`: the owner's button."""
    _pass_on(call, str(call.value["h"]), str(call.value["p"]))


def chosen(call: Call) -> None:
    """The owner's form: whose yes it was."""
    _pass_on(call, str(call.value["h"]), str(call.form.get("person") or ""))


ACTIONS = {
    "confirm_continuity": yes,
    "dont_know": unsure,
    "decline_continuity": cannot,
    "confirm_for": passed_on,
}
FORMS = {"decline": declined, "pass_on": chosen}
GUESTS = ("confirm_continuity", "dont_know", "decline_continuity", "decline")


def _meant(call: Call) -> tuple[str, str | None]:
    question = call.value.get("q")
    return str(call.value["h"]), str(question) if question else None


def _typed(call: Call, journey: JourneyShown) -> None:
    """My yes to the journey's next handover; with somebody named, theirs, which its owner alone can pass on."""
    shown, typed = handovers.ahead(journey), call.words.strip()
    if fold(typed) in OTHERS:
        _ask_whose(call, journey, shown)
        return
    try:
        person = meant.in_plan(call, meant.one(typed, WHOSE), journey) if typed else call.actor.id
        _say(call, shown, person)
    except Refusal as refusal:
        if _is_owner(call, shown) and refusal.message in MENDABLE:
            _ask_whose(call, journey, shown, call.say(refusal.message, **refusal.words) if typed else "")
        else:
            raise


def _say(call: Call, shown: HandoverShown, person: int) -> None:
    if person == call.actor.id:
        said = words.yes(call.store, call.stamp, shown.uid)
        call.reply(views.said_yes(said.who, said.handover, said.sought, said.change_uid, call.say))
    else:
        _pass_on(call, shown.uid, person)


def _pass_on(call: Call, handover_uid: str, person: int | str) -> None:
    said = words.pass_on(call.store, call.stamp, call.viewer, handover_uid, person)
    call.reply(views.passed_on(said.who, said.handover, said.sought, said.change_uid, call.say))


def _ask_whose(call: Call, journey: JourneyShown, shown: HandoverShown, problem: str = "") -> None:
    """The form for who answers for the journey: everybody in the plan for the handover who has not answered."""
    if not _is_owner(call, shown):
        raise Refusal(OWNERS, owner=shown.owner.called if shown.owner else journey.name)
    phases = {shown.to_phase.uid, shown.from_phase.uid if shown.from_phase else ""}
    said = {word.who.id for word in shown.words if word.answer in ("yes", "no")} | {call.actor.id}
    rows = (row for row in journey.assignments if row.phase_uid in phases and row.who.id not in said)
    people = list({row.who.id: row.who for row in rows}.values())
    if not people:
        raise Refusal(ALL_SAID)
    call.open_form(deciding.pass_on(shown, people, call.say, problem))


def _is_owner(call: Call, shown: HandoverShown) -> bool:
    return shown.owner is not None and shown.owner.id == call.actor.id
