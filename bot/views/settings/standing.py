"""What holds in the workspace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.i18n import Raw, Say
from bot.rules.settings import Standing
from bot.rules.texts import N_
from bot.views.parts import Block, Element, Message, actions, button, context, cut, section
from bot.views.settings import sentences
from bot.views.settings.quiet import days_of

CHARACTERS = 2900
SHOWN = 3
"""Quiet periods named here; all of them stand under *Quiet days…*."""


def standing(now: Standing, say: Say) -> Message:
    """For everybody; the buttons for admins."""
    head = say(N_("*Settings of this workspace*"))
    lines = [say(N_("• {setting}"), setting=Raw(line)) for line in _lines(now, say)]
    blocks: list[Block] = [section(cut("\n".join([head, *lines]), CHARACTERS))]
    blocks.append(actions(*_ways(say)) if now.may_change else context(_who(now.admins, say)))
    return Message(head, blocks)


def _lines(now: Standing, say: Say) -> Iterator[str]:
    yield sentences.language(now.language, say)
    yield sentences.zone(now.tz, say)
    yield sentences.country(now.country, say)
    yield sentences.hour(f"{now.at_time:%H:%M}", say)
    yield sentences.steps(now.steps, say)
    yield _quiet(now, say)
    yield sentences.phases(now.phases, say)
    yield sentences.escalation({"name": now.escalation.name} if now.escalation else None, say)
    yield sentences.strict(now.strict, say)
    yield sentences.uncertain(now.uncertain, say)


def _quiet(now: Standing, say: Say) -> str:
    if not now.quiet:
        return say(N_("There are no quiet days but weekends and holidays."))
    days = Raw(", ".join(days_of(one, say) for one in now.quiet[:SHOWN]))
    more = len(now.quiet) - SHOWN
    if more > 0:
        return say.number(N_("Quiet: {days} and one more."), N_("Quiet: {days} and {n} more."), more, days=days)
    return say(N_("Quiet: {days}."), days=days)


def _who(admins: Sequence[str], say: Say) -> str:
    if not admins:
        return say(N_("Admins of this Slack workspace can change that."))
    return say(N_("Admins of this Slack workspace can change that: {people}."), people=say.names(admins))


def _ways(say: Say) -> list[Element]:
    return [
        button(say.plain(N_("Change…")), "settings_change", primary=True),
        button(say.plain(N_("Quiet days…")), "settings_quiet"),
        button(say.plain(N_("Phases…")), "settings_phases"),
        button(say.plain(N_("Titles…")), "settings_titles"),
        button(say.plain(N_("What was changed")), "history_page.4", {"w": 1}),
    ]
