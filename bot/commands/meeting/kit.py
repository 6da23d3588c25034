"""The kit of a meeting: its guides edited as lines, a question asked openly, an earlier kit copied, the chain drawn."""

from __future__ import annotations

from bot import meant
from bot.call import Call, Lacking, Picture
from bot.commands.meeting.changed import show
from bot.i18n import Say
from bot.rules.leading import leading
from bot.rules.meetings.kit import GUIDES
from bot.rules.projection.meetings import MeetingShown
from bot.usecases import meetings
from bot.usecases.meetings import Stale
from bot.views.leading import instead
from bot.views.meetings import forms
from bot.views.meetings.chain import chain
from bot.views.meetings.words import starters


def pressed(call: Call) -> None:
    """`Edit…`"""
    meeting = meetings.editable(call.store, call.viewer, str(call.value["m"]))
    call.open_form(forms.guide(meeting, _kind(call), call.say))


def filled(call: Call) -> None:
    """A guide as lines; where somebody else changed it meanwhile, the form says how it reads now."""
    uid, typed = str(call.value["m"]), meant.typed(call, "text")
    try:
        came = meetings.edit(
            call.store, call.stamp, call.viewer, uid, kind=_kind(call), text=typed, seen=call.number("s")
        )
    except Stale as stale:
        call.change_form(forms.guide_again(uid, _kind(call), typed, stale.text, call.say))
    else:
        show(call, came)


def opened_up(call: Call) -> None:
    """`Ask 2 openly`: the open question in the place of the one that leads."""
    uid, item = str(call.value["m"]), str(call.value["i"])
    meeting = meetings.editable(call.store, call.viewer, uid)
    asked = next((one.text for one in meeting.of("question") if one.uid == item), "")
    hint = leading(asked, call.say.language)
    text = instead(hint) if hint else asked
    show(call, meetings.reword(call.store, call.stamp, call.viewer, uid, item=item, seen=call.number("s"), text=text))


def asked_copy(call: Call) -> None:
    """`Copy a kit…`"""
    uid = str(call.value["m"])
    found = meetings.earlier(call.store, call.viewer, uid)
    call.open_form(forms.copy(uid, [(one.uid, one.customer, one.day) for one in found], call.say))


def filled_copy(call: Call) -> None:
    uid, source = str(call.value["m"]), str(call.form.get("source") or "")
    show(call, meetings.copy(call.store, call.stamp, call.viewer, uid, source=source, starters=starters(call.say)))


def drawn(call: Call) -> None:
    """`Show the picture` of the supply chain."""
    meeting = meetings.one(call.store, call.viewer, str(call.value["m"]))
    call.illustrate(lambda: _pictures(meeting, call.say), lambda files, why: chain(meeting, files, why, call.say))


def _pictures(meeting: MeetingShown, say: Say) -> list[Picture]:
    """Pillow is imported here: nobody who wants no picture waits for it."""
    from bot.pictures.chain import chain as scene  # noqa: PLC0415
    from bot.pictures.png import png  # noqa: PLC0415

    found = scene(meeting, say)
    return [Picture(png(found), found.alt)]


def _kind(call: Call) -> str:
    kind = str(call.value["k"])
    if kind not in GUIDES:
        raise Lacking("k")
    return kind
