"""What stands above the fields of a form: what is wrong, and the journey as it is now."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.views.dates import short_start
from bot.views.parts import Block, cut, section
from bot.views.phases import phase_name
from bot.views.staffing import staffed

CHARACTERS = 2900


def above(*texts: str) -> list[Block]:
    """What there is to say before the fields."""
    return [section(text) for text in texts if text]


def plan_now(journey: JourneyShown, say: Say) -> str:
    """The phases and when they start."""
    plan = [
        say(N_("• {phase}: {start}"), phase=phase_name(phase, say), start=short_start(phase, say))
        for phase in journey.phases
    ]
    return _now(journey, plan, say)


def people_now(journey: JourneyShown, say: Say) -> str:
    """The phases and who is on them."""
    return _now(journey, [line for lines in staffed(journey, say).values() for line in lines], say)


def _now(journey: JourneyShown, lines: list[str], say: Say) -> str:
    return cut("\n".join([say(N_("*{journey}* now:"), journey=journey.name), *lines]), CHARACTERS)
