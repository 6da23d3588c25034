"""Asking from a brief: about a note whoever heard it, and for what nobody has noted."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.usecases import brief as briefs
from bot.views.brief import forms


def open_ask(call: Call) -> None:
    """`Ask about this…`"""
    uid = str(call.value["h"])
    found = briefs.to_ask(call.store, call.stamp, call.viewer, uid, str(call.value["n"]))
    call.open_form(forms.ask(uid, found.note, found.people, call.say))


def ask(call: Call) -> None:
    person, text = call.form.get("person") or "", meant.typed(call, "text")
    uid, note = str(call.value["h"]), str(call.value["n"])
    whom = briefs.ask_about(call.store, call.stamp, call.viewer, uid, note, person=person, text=text)
    call.reply(forms.asked(whom, call.say))


def ask_for(call: Call) -> None:
    """`Ask Anna`: for a kind of which nothing is noted."""
    uid, kind, person = (str(call.value[name]) for name in ("h", "k", "p"))
    whom = briefs.ask_for(call.store, call.stamp, call.viewer, uid, kind, person=person)
    call.reply(forms.asked(whom, call.say))
