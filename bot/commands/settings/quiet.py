"""Quiet days: the list, a typed period, the form."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.dates import iso_day
from bot.rules.line import Vocabulary, read_away
from bot.rules.settings import Quiet
from bot.rules.texts import N_, Refusal
from bot.rules.typed import Unclear
from bot.usecases import settings
from bot.usecases.done import Done
from bot.views.settings.quiet import quiet_days, quiet_form
from bot.views.settings.saved import saved

DAYS = N_("Please give the first and the last day.")


def typed(call: Call, rest: str) -> None:
    """`settings quiet 21 dec - 6 jan Christmas`: days first, then what it is."""
    if not rest:
        shown(call)
        return
    settings.for_admins(call.store, call.viewer)
    period = None
    try:
        period = _period(call, rest)
        _add(call, period)
    except Refusal as refusal:
        call.open_form(quiet_form(period, call.say, meant.mendable(call, refusal)))


def shown(call: Call) -> None:
    """`Quiet days…`"""
    call.reply(quiet_days(settings.for_admins(call.store, call.viewer), call.say))


def pressed(call: Call) -> None:
    """`Add quiet days…`"""
    settings.for_admins(call.store, call.viewer)
    call.open_form(quiet_form(None, call.say))


def filled(call: Call) -> None:
    first, last = (iso_day(call.form.get(name)) for name in ("first", "last"))
    if first is None or last is None:
        raise Refusal(DAYS, "last" if first else "first")
    _add(call, Quiet(first, last, call.form.get("label")))


def taken_out(call: Call) -> None:
    """`Take out`"""
    first, last = iso_day(str(call.value["f"])), iso_day(str(call.value["l"]))
    if first is None or last is None:
        raise Refusal(DAYS)
    _reply(call, settings.end_quiet(call.store, call.stamp, call.viewer, first, last))


def _period(call: Call, line: str) -> Quiet:
    """The longest beginning of the line that is a period; what follows is what it is called."""
    words = line.replace(",", " , ").split()
    refused: Refusal | None = None
    for count in range(len(words), 0, -1):
        try:
            found = read_away(" ".join(words[:count]), Vocabulary(), call.today, call.say.language)
        except Unclear as unclear:
            refused = refused or unclear
            continue
        label = " ".join(words[count:]).strip(" ,:()")
        if found.person is None and (not label or label[0].isalpha()):
            return Quiet(found.first, found.last, label or None)
    raise Refusal(DAYS, "first") if refused is None else refused


def _add(call: Call, period: Quiet) -> None:
    _reply(call, settings.add_quiet(call.store, call.stamp, call.viewer, period))


def _reply(call: Call, came: Done) -> None:
    call.reply(saved(came.what, came.values, came.change_uid, call.say))
