"""The phases of new journeys: typed in their order, or one a line in the form."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.carried import TEXT, row
from bot.rules.settings.template import Template, read_template
from bot.rules.texts import N_, Refusal
from bot.usecases import settings
from bot.usecases.phase_template import template
from bot.usecases.settings.template import TemplateMoved, change_template
from bot.views.settings.form import name_of
from bot.views.settings.phases import phases_form, written
from bot.views.settings.saved import saved

MOVED = N_("Somebody else changed the phases meanwhile. This is how they stand now; please make your change again.")


def typed(call: Call, rest: str) -> None:
    """`settings phases Sales, Rollout (project), Hypercare, Maintenance`"""
    if not rest:
        pressed(call)
        return
    settings.for_admins(call.store, call.viewer)
    try:
        _save(call, read_template(rest), None)
    except Refusal as refusal:
        now = template(call.store, call.workspace)
        call.open_form(phases_form(rest.replace(",", "\n"), now, call.say, meant.mendable(call, refusal)))


def pressed(call: Call) -> None:
    """`Phases…`"""
    settings.for_admins(call.store, call.viewer)
    now = template(call.store, call.workspace)
    call.open_form(phases_form(written(now, call.say), now, call.say))


def filled(call: Call) -> None:
    time, seen = call.number("t"), tuple((kind, name) for kind, name in call.rows("s", [row(str, TEXT)]))
    name = name_of("phases", time)
    try:
        _save(call, read_template(str(call.form.get(name) or "")), seen)
    except TemplateMoved as moved:
        problem = call.say(MOVED)
        call.change_form(phases_form(written(moved.now, call.say), moved.now, call.say, problem, time=time + 1))


def _save(call: Call, wanted: Template, seen: Template | None) -> None:
    came = change_template(call.store, call.stamp, call.viewer, wanted, seen=seen)
    call.reply(saved(came.what, came.values, came.change_uid, call.say))
