"""A note's own page, opened from any list; and pairing a pain with what relieves it from there."""

from __future__ import annotations

from bot.call import Call
from bot.usecases import notes
from bot.usecases.notes.detail import detail
from bot.views.notes.detail import carried, pair_form
from bot.views.notes.detail import detail as page


def shown(call: Call) -> None:
    """`Open`: in the place of the list, with the way back; else as an answer."""
    found = detail(call.store, call.viewer, str(call.value["n"]), call.now)
    back = carried(call.value)
    message = page(found, call.say, call.today, back=back)
    call.replace(message) if back else call.reply(message)


def to_pair(call: Call) -> None:
    """`Pair…`"""
    call.open_form(pair_form(notes.to_pair(call.store, call.viewer, str(call.value["n"])), call.say))


def paired(call: Call) -> None:
    uid = str(call.value["n"])
    came = notes.pair(call.store, call.stamp, call.viewer, uid, tuple(call.form.get("pairs") or ()))
    done = (came.what, {"kind": came.note.kind}, came.change_uid or "")
    found = detail(call.store, call.viewer, uid, call.now)
    call.reply(page(found, call.say, call.today, done=done))
