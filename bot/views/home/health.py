"""How the bot is, for admins: what waits, what was given up, when it last looked, which version; figures only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bot.i18n import Say
from bot.rules.projection.home import HealthShown, HomeShown
from bot.rules.texts import N_
from bot.views.parts import Block, context, header, section

LATE = timedelta(minutes=5)
"""Overdue by less is nothing to be told of."""
QUIET = timedelta(minutes=5)
"""So long after the last look something is wrong: it is made every half minute."""


def blocks(shown: HomeShown, say: Say) -> Iterator[Block]:
    health = shown.health
    if health is None:
        return
    yield header(say.plain(N_("How I am")))
    yield section("\n".join(_lines(shown, health, say)))
    yield context(say(N_("Handover {version}. Only admins see this."), version=health.version))


def _lines(shown: HomeShown, health: HealthShown, say: Say) -> Iterator[str]:
    if health.waiting:
        yield say.number(N_("One message is on its way."), N_("{n} messages are on their way."), health.waiting)
    else:
        yield say(N_("No message waits to be sent."))
    if health.late > LATE.total_seconds():
        one, many = N_("The oldest is one minute late."), N_("The oldest is {n} minutes late.")
        yield say.number(one, many, int(health.late // 60))
    if health.given_up:
        one = N_("One message could not be delivered in the last week.")
        many = N_("{n} messages could not be delivered in the last week.")
        yield say.number(one, many, health.given_up)
    else:
        yield say(N_("Every message of the last week was delivered."))
    yield _ticked(shown, health, say)


def _ticked(shown: HomeShown, health: HealthShown, say: Say) -> str:
    if health.ticked_at is None:
        return say(N_("I have not looked yet for what is due."))
    ago = shown.now - health.ticked_at
    if ago < QUIET:
        return say(N_("I looked for what is due a moment ago."))
    one, many = (
        N_("I last looked for what is due one minute ago."),
        N_("I last looked for what is due {n} minutes ago."),
    )
    return say.number(one, many, int(ago.total_seconds() // 60))
