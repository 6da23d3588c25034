"""`Ask somebody…`: whoever reads a note chooses whom to ask about it."""

from __future__ import annotations

from bot.call import Call
from bot.rules.texts import N_, Refusal
from bot.usecases import inquiries
from bot.views.brief.forms import asked
from bot.views.notes.asking import ask_form

CHOOSE = N_("Please choose whom to ask.")


def opened(call: Call) -> None:
    found = inquiries.to_choose(call.store, call.viewer, str(call.value["n"]), call.today)
    call.open_form(ask_form(found, call.say))


def filled(call: Call) -> None:
    chosen, uid = call.form.get("person"), str(call.value["n"])
    if not chosen:
        raise Refusal(CHOOSE, field="person")
    person, text = call.meet(chosen).id, call.form.get("text") or ""
    whom = inquiries.ask_somebody(call.store, call.stamp, call.viewer, uid, person, text)
    call.reply(asked(whom, call.say))
