"""/handover note pain Orders are typed twice: captures knowledge; also the form, and `Save for the handover`."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.commands.note import answering, arrived, asking, form, message, opened, picking, typed
from bot.rules.texts import N_

WORD = "note"
ALSO = ("anteckning", "anteckna", "notera", "notat", "noter", "notér")
USAGE = N_("note pain Orders are typed twice, from Bo Ek")
HELP = N_("captures what the customer said: pain, reliever, likes, wish, promise, decision, question, worry")


def run(call: Call) -> None:
    if call.source is not None:
        message.saved(call, call.source)
    else:
        meant.on_journey(call, WORD, typed.line, unsure=typed.somewhere)


def opened_new(call: Call) -> None:
    """`Write a note…`"""
    meant.on_journey(call, WORD, form.opened, unsure=typed.somewhere)


ACTIONS = {
    "note_new": opened_new,
    "note_kind": form.kind,
    "note_edit": form.edit,
    "note_open": opened.shown,
    "note_pair": opened.to_pair,
    "note_ask": asking.opened,
    "answer_inquiry": answering.opened,
    "pass_inquiry": answering.passed,
    "pick_note": picking.pick,
    "note_unpick": picking.unpick,
    "notes_choose": picking.opened,
    "pulse": arrived.answered,
    "pulse_some": arrived.opened,
    "pulse_undo": arrived.taken_back,
}
GUESTS = ("pulse", "pulse_some", "pulse_undo")
FORMS = {
    "note": form.filled,
    "note_edit": form.edited,
    "note_ask": asking.filled,
    "note_pair": opened.paired,
    "answer_inquiry": answering.filled,
    "notes_choose": picking.chosen,
    "pulse_some": arrived.filled,
}
