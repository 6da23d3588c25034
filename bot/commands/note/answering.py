"""The answer to a question about the customer that was put to somebody: a form, or that they do not know."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.usecases import inquiries
from bot.views.notes.inquiry import answer_form


def opened(call: Call) -> None:
    """`Answer…`"""
    shown = inquiries.asked(call.store, call.viewer, str(call.value["i"]), call.today)
    call.open_form(answer_form(shown, call.say))


def filled(call: Call) -> None:
    """The message that asks turns into thanks: the outbox edits it, so nothing is replied beside it."""
    text, speaker = meant.typed(call, "text"), meant.typed(call, "speaker")
    inquiries.answer(call.store, call.stamp, call.viewer, str(call.value["i"]), text, speaker)


def passed(call: Call) -> None:
    """`I don't know`"""
    inquiries.pass_on(call.store, call.stamp, call.viewer, str(call.value["i"]))
