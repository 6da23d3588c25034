"""Quiet days: the list, and the form that adds some."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.settings import Quiet, Standing
from bot.rules.texts import N_
from bot.views.forms import day, field, form, text
from bot.views.parts import Block, Message, View, actions, button, cut, section
from bot.views.settings import sentences


def days_of(one: Quiet, say: Say) -> str:
    return sentences.quiet({"first": one.first.isoformat(), "last": one.last.isoformat(), "label": one.label}, say)


def quiet_days(now: Standing, say: Say) -> Message:
    """Each with the button that takes it out."""
    head = say(N_("*Quiet days*: nothing of mine falls on them, as on weekends and holidays."))
    blocks: list[Block] = [section(head)]
    for n, one in enumerate(now.quiet, start=1):
        value = {"f": one.first.isoformat(), "l": one.last.isoformat()}
        take_out = button(say.plain(N_("Take out")), f"settings_ordinary.{n}", value)
        blocks.append(section(cut(days_of(one, say), 900), take_out))
    if not now.quiet:
        blocks.append(section(say(N_("There are none to come."))))
    blocks.append(actions(button(say.plain(N_("Add quiet days…")), "settings_quiet_add", primary=True)))
    return Message(head, blocks)


def quiet_form(period: Quiet | None, say: Say, problem: str = "") -> View:
    blocks: list[Block] = [section(problem)] if problem else []
    example = say.plain(N_("Christmas"))
    blocks += [
        field("first", say.plain(N_("First day")), day(period.first if period else None)),
        field("last", say.plain(N_("Last day")), day(period.last if period else None)),
        field(
            "label",
            say.plain(N_("What is it?")),
            text((period and period.label) or "", most=60, example=example),
            optional=True,
        ),
    ]
    title = say.plain(N_("Quiet days"))
    return form(say, "settings_quiet", title, blocks, value={}, submit=say.plain(N_("Add")))
