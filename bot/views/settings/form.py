"""The form with the settings that are one value each."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.settings import Plain
from bot.rules.texts import N_
from bot.views.forms import clock, field, form, one_of, person, pick, some_of, text
from bot.views.language import NAMES
from bot.views.parts import Block, View, section

POLICIES = {
    "repeat": (N_("Send it once more"), N_("It then says that it may be a repeat.")),
    "hold": (N_("Let it wait"), N_("Its owner is asked to look whether it is there.")),
}


def general(shown: Plain, seen: Plain, say: Say, problem: str = "", *, time: int = 1) -> View:
    """`shown` stands in the fields; `seen` is what held when it was opened, and comes back with it.

    `time`: that it is shown, from 1. In a form that is shown anew Slack keeps what stood in a field of the same name.
    """
    fields = [
        {**block, "block_id": name_of(block["block_id"], time)} for block in (*_when(shown, say), *_who(shown, say))
    ]
    blocks: list[Block] = [section(problem)] if problem else []
    title = say.plain(N_("Settings"))
    value = {"s": seen, "t": time}
    return form(say, "settings", title, [*blocks, *fields], value=value, submit=say.plain(N_("Save")))


def name_of(field: str, time: int) -> str:
    """The block id of a field, each time that the form is shown."""
    return field if time == 1 else f"{field}.{time}"


def _when(shown: Plain, say: Say) -> list[Block]:
    languages = [(say.plain(name), code) for code, name in NAMES.items()]
    return [
        field("language", say.plain(N_("Language of posts")), pick(languages, _text(shown, "language"))),
        field(
            "tz",
            say.plain(N_("Time zone")),
            text(_text(shown, "tz"), most=60),
            hint=say.plain(N_("As Europe/Stockholm, or the city it is named after.")),
        ),
        field(
            "country",
            say.plain(N_("Whose holidays count?")),
            text(_text(shown, "country"), most=60),
            hint=say.plain(N_("A country, or its two letters.")),
        ),
        field("at_time", say.plain(N_("At what time do I speak up?")), clock(_text(shown, "at_time"))),
        field(
            "steps",
            say.plain(N_("How many days before a start?")),
            text(_text(shown, "steps"), most=80),
            hint=say.plain(N_("The first is the card in the channel, 0 the day itself.")),
        ),
    ]


def _who(shown: Plain, say: Say) -> list[Block]:
    told = say.plain(N_("Told two days before a start if the handover still breaks; only of journeys they may read."))
    box = [(say.plain(N_("Only the people on a journey change it")), "strict")]
    policies = [(say.plain(name), value) for value, (name, _) in POLICIES.items()]
    below = {value: say.plain(text) for value, (_, text) in POLICIES.items()}
    return [
        field(
            "escalation",
            say.plain(N_("Escalation contact")),
            person(_text(shown, "escalation") or None),
            optional=True,
            hint=told,
        ),
        field(
            "strict", say.plain(N_("Strict mode")), some_of(box, ["strict"] if shown["strict"] else []), optional=True
        ),
        field(
            "uncertain",
            say.plain(N_("When Slack does not say whether a message arrived")),
            one_of(policies, _text(shown, "uncertain"), below),
        ),
    ]


def _text(shown: Plain, name: str) -> str:
    return str(shown[name] or "")
