"""Which brief is meant, where the one that was asked for is not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.i18n import Say
from bot.rules.projection import HandoverShown, JourneyShown
from bot.rules.texts import N_
from bot.views.parts import Element, Message, actions, button, section
from bot.views.phases import phase_name

MOST = 5
ONE_PHASE = N_(
    "{journey} has one phase so far, so there is nothing to hand over yet. What comes next? For example: "
    "`/handover phase add project 1 dec`"
)
NO_SUCH = N_("I know no brief called *{words}* here. These are the briefs of {journey}:")


def which(journey: JourneyShown, between: Sequence[HandoverShown], words: str, say: Say) -> Message:
    """Of a journey with nothing to hand over yet, or that has no such one; `words`: what was asked for."""
    if not between:
        text = say(ONE_PHASE, journey=journey.name)
        return Message(text, [section(text)])
    text = say(NO_SUCH, words=words[:60], journey=journey.name)
    ways = [(one.uid, phase_name(one.to_phase, say)) for one in between[-MOST:]]
    return Message(text, [section(text), actions(*briefs(ways, say))])


def briefs(ways: Iterable[tuple[str, str]], say: Say) -> list[Element]:
    """A button for each brief: the handover's uid and the name of the phase it leads into."""
    return [
        button(say.plain(N_("Brief: {phase}"), phase=name), f"open_brief.{n}", {"h": uid})
        for n, (uid, name) in enumerate(ways, start=1)
    ]


def open_brief(handover_uid: str, say: Say) -> Element:
    """`Open the brief`, wherever the handover stands."""
    return button(say.plain(N_("Open the brief")), "open_brief", {"h": handover_uid})
