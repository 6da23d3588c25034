"""The settings that are one value each: typed one at a time, or together in a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot import meant
from bot.call import Call
from bot.rules.carried import TEXT, Record
from bot.rules.languages import AUTO, read_language
from bot.rules.names import fold
from bot.rules.settings import Plain, read_hour, read_steps, read_switch
from bot.rules.texts import N_, Refusal
from bot.usecases import settings
from bot.usecases.settings import Moved, read_country, read_zone
from bot.views.settings.form import general, name_of
from bot.views.settings.saved import saved

LANGUAGE = N_("I speak English, Swedish and Danish. Please choose one of them.")
POLICY = N_("Please say “repeat” or “wait”.")
CONTACT = N_("Please mention one person with @, or say “nobody”.")
MOVED = N_(
    "Somebody else changed the settings meanwhile. This is how they stand now, with what you changed; please look."
)

NOBODY = ("nobody", "none", "no one", "off", "ingen", "nej", "av", "fra")
POLICIES = {
    **dict.fromkeys(("repeat", "again", "upprepa", "igen", "gentag"), "repeat"),
    **dict.fromkeys(("hold", "wait", "hall inne", "vanta", "hold tilbage", "vent"), "hold"),
}


def typed(call: Call, name: str, rest: str) -> None:
    """`settings strict on`; what is not understood opens the form."""
    now = settings.for_admins(call.store, call.viewer).plain
    if not rest:
        call.open_form(general(now, now, call.say))
        return
    try:
        _save(call, {_COLUMN.get(name, name): READ[name](call, rest)})
    except Refusal as refusal:
        problem = meant.mendable(call, refusal)
        call.open_form(general({**now, **_kept(name, rest)}, now, call.say, problem))


def pressed(call: Call) -> None:
    """`Change…`"""
    now = settings.for_admins(call.store, call.viewer).plain
    call.open_form(general(now, now, call.say))


def filled(call: Call) -> None:
    """Only what was changed is saved; what cannot be is said at its field, all of it at once."""
    seen: Plain = call.rows("s", Record(dict.fromkeys(READ, (*TEXT, bool))))
    time = call.number("t")
    changed = _changed(call, seen, time)
    wanted, problems = _read(call, changed)
    try:
        if not problems:
            _save(call, wanted, seen)
    except Moved as moved:
        now = moved.standing.plain
        call.change_form(general({**now, **changed}, now, call.say, call.say(MOVED), time=time + 1))
    except Refusal as refusal:
        if refusal.field is None:
            raise
        problems[refusal.field] = call.say.plain(refusal.message, **refusal.words)
    if problems:
        call.problems({name_of(name, time): problem for name, problem in problems.items()})


def _changed(call: Call, seen: Plain, time: int) -> Plain:
    """What stands in the form now, where that is something else than when it was opened."""
    form: Plain = {name: call.form[name_of(name, time)] for name in seen if name_of(name, time) in call.form}
    if "strict" in form:
        form["strict"] = bool(form["strict"])
    return {name: value for name, value in form.items() if (value or None) != (seen[name] or None)}


def _read(call: Call, changed: Plain) -> tuple[dict[str, Any], dict[str, str]]:
    """By column, and the sentences at the fields of what could not be read."""
    wanted, problems = dict[str, Any](), dict[str, str]()
    for name, value in changed.items():
        try:
            wanted[_COLUMN.get(name, name)] = {**READ, **FILLED}[name](call, value)
        except Refusal as refusal:
            problems[name] = call.say.plain(refusal.message, **refusal.words)
    return wanted, problems


def _save(call: Call, wanted: dict[str, Any], seen: Plain | None = None) -> None:
    came = settings.change(call.store, call.stamp, call.viewer, wanted, seen=seen)
    call.renew()
    call.reply(saved(came.what, came.values, came.change_uid, call.say))


def _kept(name: str, typed: str) -> Plain:
    """What was typed stands in its field, where that takes text."""
    return {name: typed} if name in ("tz", "country", "steps") else {}


# -- one value each ---------------------------------------------------------------------------------------------------


def _language(call: Call, text: str) -> str:
    language, _ = read_language(text)
    if language in (None, AUTO):
        raise Refusal(LANGUAGE, "language")
    return str(language)


def _policy(call: Call, text: str) -> str:
    policy = POLICIES.get(fold(text))
    if policy is None:
        raise Refusal(POLICY, "uncertain")
    return policy


def _contact(call: Call, text: str) -> int | None:
    if fold(text) in NOBODY:
        return None
    return meant.somebody(call, meant.one(text, CONTACT))


def _chosen(call: Call, slack_id: str | None) -> int | None:
    return call.meet(slack_id).id if slack_id else None


READ: dict[str, Callable[[Call, str], Any]] = {
    "language": _language,
    "tz": lambda _, text: read_zone(text),
    "country": lambda _, text: read_country(text),
    "at_time": lambda _, text: read_hour(text),
    "steps": lambda _, text: read_steps(text),
    "escalation": _contact,
    "strict": lambda _, text: read_switch(text),
    "uncertain": _policy,
}
FILLED: dict[str, Callable[[Call, Any], Any]] = {"escalation": _chosen, "strict": lambda _, ticked: ticked}
"""What comes back from the form in another shape than it is typed in."""
_COLUMN = {"escalation": "escalation_id"}
