"""A meeting is opened, moved, called off; who takes part, and as what."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.commands.meeting.planned import NO_DAY, chosen_hours
from bot.rules.dates import iso_day
from bot.rules.meetings.kit import mark
from bot.rules.texts import Refusal
from bot.usecases import meetings
from bot.usecases.meetings import Change
from bot.usecases.meetings.following import Met
from bot.views.meetings import forms
from bot.views.meetings.page import page


def shown(call: Call) -> None:
    """`Open`, `Open the meeting`"""
    call.replace(page(meetings.one(call.store, call.viewer, str(call.value["m"])), call.say, call.today))


def pressed(call: Call) -> None:
    """`Change…`"""
    call.open_form(forms.change_meeting(meetings.editable(call.store, call.viewer, str(call.value["m"])), call.say))


def filled(call: Call) -> None:
    """What differs from what the form opened with; the rest stays as others may have left it meanwhile."""
    form, value = call.form, call.value
    on = iso_day(form.get("day"))
    if on is None:
        raise Refusal(NO_DAY, "day")
    before, now = set(map(str, value["p"])), list(map(str, form.get("people") or ()))
    hours = chosen_hours(call)
    about = meant.typed(call, "about")
    wanted = Change(
        day=on if on.isoformat() != value["d"] else None,
        at=hours if (moves := forms.told(hours) != list(value["h"])) else None,
        at_any_hour=moves and hours is None,
        tz=call.actor.tz,
        about=about if mark(about) != value["s"] else None,
        come=[call.meet(each).id for each in now if each not in before],
        stay_away=before.difference(now),
    )
    show(call, meetings.change(call.store, call.stamp, call.viewer, str(value["m"]), wanted))


def asked_profiles(call: Call) -> None:
    """`Who is what…`"""
    call.open_form(forms.profiles(meetings.editable(call.store, call.viewer, str(call.value["m"])), call.say))


def filled_profiles(call: Call) -> None:
    chosen = {name.removeprefix("p:"): each for name, each in call.form.items() if name.startswith("p:")}
    wanted = {uid: None if each in (None, forms.KEEP) else str(each) for uid, each in chosen.items()}
    show(call, meetings.set_profiles(call.store, call.stamp, call.viewer, str(call.value["m"]), wanted))


def called_off(call: Call) -> None:
    """`Call it off`"""
    show(call, meetings.call_off(call.store, call.stamp, call.viewer, str(call.value["m"])))


def show(call: Call, came: Met) -> None:
    """In the place of the page that was pressed."""
    call.replace(page(came.meeting, call.say, call.today, done=(came.what, came.change_uid)))
