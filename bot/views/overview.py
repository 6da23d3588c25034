"""Many journeys at a glance, as a message: the picture, and below it the same facts as a list."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Raw, Say
from bot.rules.projection import JourneyShown
from bot.rules.projection.listed import Wanted
from bot.rules.projection.overview import Overview
from bot.rules.texts import N_
from bot.views.chart import WHY
from bot.views.dates import short_start
from bot.views.journey import coming, is_outline
from bot.views.lists import by_state, packed
from bot.views.parts import Block, Message, actions, button, context, cut, section
from bot.views.phases import phase_name
from bot.views.standing import state_line

CHARACTERS, ROOM = 600, 9000
"""Of one journey in the list, and of all: Slack takes 13,200 a message, of which the pictures say up to 2,000."""


def overview(found: Overview, wanted: Wanted, pictures: Sequence[tuple[str, str]], why: str, say: Say) -> Message:
    """`pictures`: of each Slack's id and what it says; none: `why` there is none (a key of `chart.WHY`)."""
    text = " ".join(filter(None, (head(found, say), by_state(found.counts, say))))
    blocks: list[Block] = [{"type": "image", "slack_file": {"id": file}, "alt_text": alt} for file, alt in pictures]
    if not blocks:
        blocks = [context(say(WHY[why], scope=Raw("`files:write`")))]
    blocks.append(section(text))
    room = min(CHARACTERS, ROOM // max(1, len(found.journeys)))
    blocks += [section(cut(_line(journey, say), room)) for journey in found.journeys]
    if found.more:
        blocks.append(context(more(found, say)))
    buttons = [button(say.plain(N_("As a list")), "list_page", packed(wanted))]
    if found.carriers is not None and found.carriers.lines:
        buttons.append(button(say.plain(N_("Who carries most")), "carriers"))
    return Message(text, [*blocks, actions(*buttons)])


def head(found: Overview, say: Say) -> str:
    """How many there are, of those that go on."""
    one, many = N_("One journey that goes on."), N_("{n} journeys that go on, the most urgent first.")
    return say.number(one, many, len(found.journeys) + found.more)


def more(found: Overview, say: Say) -> str:
    """How many have no room, and how to see fewer."""
    one = N_("One more has no room here. Fewer: `/handover chart all breaks`, `mine` or `customer Acme`.")
    many = N_("{n} more have no room here. Fewer: `/handover chart all breaks`, `mine` or `customer Acme`.")
    return say.number(one, many, found.more)


def told(journey: JourneyShown, say: Say) -> list[str]:
    """Each handover to come with its state, its day and who stays on; to those outside its channel the dates."""
    if is_outline(journey):
        phases = [(phase_name(phase, say), short_start(phase, say)) for phase in journey.phases]
        return [say(N_("{phase}: {when}"), phase=name, when=when) for name, when in phases]
    return [state_line(one, say) for one in coming(journey)] or [say(N_("No handover to come."))]


def _line(journey: JourneyShown, say: Say) -> str:
    words = {"journey": journey.name, "customer": journey.customer, "key": journey.key}
    name = say(N_("*{journey}* for {customer} · `{key}`"), **words)
    paused = [say(N_("Paused: I send no reminders."))] if journey.state == "paused" else []
    return "\n".join([name, *paused, *told(journey, say)])
