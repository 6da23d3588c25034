"""Three things that the customer should not have to tell us again: a tap on each note, or a form with all."""

from __future__ import annotations

from bot.call import Call
from bot.usecases import picks
from bot.views.notes.picking import choose


def pick(call: Call) -> None:
    """The message that asks shows it: the outbox edits it, so nothing is replied beside it."""
    picks.pick(call.store, call.stamp, call.viewer, str(call.value["h"]), str(call.value["n"]))


def unpick(call: Call) -> None:
    picks.unpick(call.store, call.stamp, call.viewer, str(call.value["h"]), str(call.value["n"]))


def opened(call: Call) -> None:
    """`Choose among all…`"""
    call.open_form(choose(picks.fields(call.store, call.stamp, call.viewer, str(call.value["h"])), call.say))


def chosen(call: Call) -> None:
    picks.choose(call.store, call.stamp, call.viewer, str(call.value["h"]), tuple(call.form.get("notes") or ()))
