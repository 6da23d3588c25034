""" "Three things we heard": chosen, looked at, and posted in the journey's channel."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.i18n import speaker
from bot.usecases import meetings
from bot.views.meetings import told as views


def pressed(call: Call) -> None:
    """`Three things we heard…`"""
    meeting, notes = meetings.choices(call.store, call.viewer, str(call.value["m"]))
    call.open_form(views.choose(meeting, notes, call.say))


def filled(call: Call) -> None:
    """A preview, to whoever chose, as the channel would read it."""
    uid, notes = str(call.value["m"]), [str(each) for each in call.form.get("notes") or ()]
    words = {"quote": meant.typed(call, "quote"), "quote_by": meant.typed(call, "quote_by")}
    found = meetings.chosen(call.store, call.stamp, call.viewer, uid, notes=notes, **words)
    call.reply(views.preview(found.meeting, found.things, notes, call.say, there=speaker(found.language)))


def posted(call: Call) -> None:
    """`Post it`"""
    uid, notes = str(call.value["m"]), [str(each) for each in call.value["u"]]
    call.replace(views.posted(meetings.post(call.store, call.stamp, call.viewer, uid, notes), call.say))
