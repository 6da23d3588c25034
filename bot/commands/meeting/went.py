"""How a meeting went: the form with all of its kit, and answers that become notes with one tap each."""

from __future__ import annotations

from typing import Any

from bot import meant
from bot.call import Call
from bot.usecases import meetings
from bot.usecases.meetings import Went
from bot.views.meetings import went as views


def pressed(call: Call) -> None:
    """`How did it go?`"""
    call.open_form(views.went(meetings.editable(call.store, call.viewer, str(call.value["m"])), call.say))


def filled(call: Call) -> None:
    uid, form = str(call.value["m"]), call.form
    seen: dict[str, Any] = dict(call.value["s"])
    wanted = Went(
        came=[meant.ever(call, each) for each in form.get("came") or ()],
        texts={**_fields(call, "a:"), "quote": meant.typed(call, "quote")},
        reactions={name: each or None for name, each in _fields(call, "r:").items()},
        quote_by=meant.typed(call, "quote_by"),
        heard=meant.typed(call, "heard"),
        seen=seen,
    )
    came = meetings.tell(call.store, call.stamp, call.viewer, uid, wanted)
    call.replace(views.heard(came.meeting, call.say, call.today, done=(came.what, came.change_uid, None)))


def shown(call: Call) -> None:
    """`What was heard`, and its pages."""
    meeting = meetings.one(call.store, call.viewer, str(call.value["m"]))
    call.replace(views.heard(meeting, call.say, call.today, number=call.page))


def kept(call: Call) -> None:
    """`Pain`, `Reliever` …: an answer is a note from now on, which those who came have heard."""
    kind = str(call.value["k"])
    came = meetings.keep_note(call.store, call.stamp, call.viewer, str(call.value["i"]), kind)
    done = (came.what, came.change_uid, kind)
    call.replace(views.heard(came.meeting, call.say, call.today, number=call.page, done=done))


def _fields(call: Call, begins: str) -> dict[str, str]:
    """What stands in the fields for lines of the kit, by the line's uid."""
    return {name.removeprefix(begins): meant.typed(call, name) for name in call.form if name.startswith(begins)}
