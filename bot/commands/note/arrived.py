"""Did the knowledge arrive? The taps of whoever took over, and the form of what is missing."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.usecases import pulses
from bot.views.notes.arrived import what_is_missing


def answered(call: Call) -> None:
    """The message that asks turns into thanks: the outbox edits it, so nothing is replied beside it."""
    pulses.answer(call.store, call.stamp, call.viewer, str(call.value["h"]), str(call.value["a"]))


def opened(call: Call) -> None:
    """`Some is missing…`"""
    asked = pulses.to_answer(call.store, call.viewer, str(call.value["h"]), call.today)
    call.open_form(what_is_missing(asked, call.say))


def filled(call: Call) -> None:
    pulses.missing(call.store, call.stamp, call.viewer, str(call.value["h"]), meant.typed(call, "text"))


def taken_back(call: Call) -> None:
    pulses.take_back(call.store, call.stamp, call.viewer, str(call.value["h"]))
