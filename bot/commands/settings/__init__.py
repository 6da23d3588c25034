"""/handover settings: what holds in this workspace, and for its admins the way to change it."""

from __future__ import annotations

from collections.abc import Callable

from bot.call import Call
from bot.commands.settings import general, phases, quiet, titles
from bot.rules.settings import named
from bot.rules.texts import N_, Refusal
from bot.usecases import settings
from bot.views.settings.standing import standing

WORD = "settings"
ALSO = ("setting", "inställningar", "inställning", "indstillinger", "indstilling")
USAGE = N_("settings steps 21, 7, 0")
HELP = N_("the settings of this workspace; its admins change them here")

UNKNOWN = N_("I know no setting called *{text}*. `/handover settings` shows them all.")
PARTS: dict[str, Callable[[Call, str], None]] = {"quiet": quiet.typed, "titles": titles.typed, "phases": phases.typed}


def run(call: Call) -> None:
    if not call.words.strip():
        call.reply(standing(settings.standing(call.store, call.viewer), call.say))
        return
    name, rest = named(call.words)
    if name is None:
        raise Refusal(UNKNOWN, text=rest[:60])
    if name in PARTS:
        PARTS[name](call, rest)
    else:
        general.typed(call, name, rest)


ACTIONS = {
    "settings_change": general.pressed,
    "settings_quiet": quiet.shown,
    "settings_quiet_add": quiet.pressed,
    "settings_ordinary": quiet.taken_out,
    "settings_phases": phases.pressed,
    "settings_titles": titles.turned,
    "settings_title": titles.pressed,
}
FORMS = {
    "settings": general.filled,
    "settings_quiet": quiet.filled,
    "settings_phases": phases.filled,
    "settings_title": titles.filled,
}
