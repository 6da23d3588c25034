"""What a receiver takes along, in one line; a giver looks at it, and may say something to it."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.usecases import brief as briefs
from bot.views.brief import forms


def open_take(call: Call) -> None:
    """`What I take along…`"""
    uid = str(call.value["h"])
    call.open_form(forms.take(uid, briefs.taken(call.store, call.stamp, call.viewer, uid), call.say))


def take(call: Call) -> None:
    line = meant.typed(call, "line")
    givers = briefs.take(call.store, call.stamp, call.viewer, str(call.value["h"]), line)
    call.reply(forms.taken(givers, call.say))


def open_correct(call: Call) -> None:
    """`Add something…`"""
    uid, person = _whose(call)
    who, takes, said = briefs.to_correct(call.store, call.stamp, call.viewer, uid, person)
    call.open_form(forms.correct(uid, who, takes, said, call.say))


def correct(call: Call) -> None:
    uid, person = _whose(call)
    who = briefs.correct(call.store, call.stamp, call.viewer, uid, person, line=meant.typed(call, "line"))
    call.reply(forms.corrected(who, call.say))


def is_right(call: Call) -> None:
    """`That is right`: the message that asks turns into thanks, so nothing is replied beside it."""
    briefs.is_right(call.store, call.stamp, call.viewer, *_whose(call))


def _whose(call: Call) -> tuple[str, str]:
    return str(call.value["h"]), str(call.value["p"])
