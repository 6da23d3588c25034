"""/handover confirm: gives my own yes, or passes on another's; also the buttons and the form of "I can't"."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.usecases import handovers, words
from bot.usecases.rights import Access
from bot.usecases.words import Declined
from bot.views import questions as views

WORD = "confirm"
ALSO = ("bekräfta", "bekræft")
USAGE = N_("confirm")
HELP = N_("gives your own yes: you stay on over the next handover; its owner can pass on another's: confirm Bo Ek")

WHOSE = N_("Whose yes was it? Name one person, for example: /handover confirm @anna")


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
    handover_uid, person_uid = str(call.value["h"]), str(call.value["p"])
    said = words.pass_on(call.store, call.stamp, call.viewer, handover_uid, person_uid)
    call.reply(views.passed_on(said.who, said.handover, said.sought, said.change_uid, call.say))


ACTIONS = {
    "confirm_continuity": yes,
    "dont_know": unsure,
    "decline_continuity": cannot,
    "confirm_for": passed_on,
}
FORMS = {"decline": declined}
GUESTS = ("confirm_continuity", "dont_know", "decline_continuity", "decline")


def _meant(call: Call) -> tuple[str, str | None]:
    question = call.value.get("q")
    return str(call.value["h"]), str(question) if question else None


def _typed(call: Call, journey: JourneyShown) -> None:
    """My yes to the journey's next handover; with somebody named, theirs, which its owner alone can pass on."""
    shown, typed = handovers.ahead(journey), call.words.strip()
    person = meant.in_plan(call, meant.one(typed, WHOSE), journey) if typed else call.actor.id
    if person != call.actor.id:
        passed = words.pass_on(call.store, call.stamp, call.viewer, shown.uid, person)
        call.reply(views.passed_on(passed.who, passed.handover, passed.sought, passed.change_uid, call.say))
        return
    said = words.yes(call.store, call.stamp, shown.uid)
    call.reply(views.said_yes(said.who, said.handover, said.sought, said.change_uid, call.say))
