"""What a journey's end would take with it, asked before it ends."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Say
from bot.rules.projection import HandoverShown, JourneyShown
from bot.rules.texts import N_
from bot.views.parts import Message, actions, button, cut, section
from bot.views.replies import CHARACTERS, SHOWN
from bot.views.standing import state_line


def close_ahead(journey: JourneyShown, ahead: Sequence[HandoverShown], say: Say) -> Message:
    """A handover is still to come: `Close anyway` is good until the journey's next change."""
    one = N_("*{journey}* still has a handover ahead. Once it is closed I ask nobody about it.")
    many = N_("*{journey}* still has {n} handovers ahead. Once it is closed I ask nobody about them.")
    text = say.number(one, many, len(ahead), journey=journey.name)
    told = [state_line(each, say) for each in ahead[:SHOWN]]
    go_on = button(say.plain(N_("Close anyway")), "close_anyway", {"j": journey.uid, "n": journey.version})
    return Message(text, [section(cut("\n".join([text, *told]), CHARACTERS)), actions(go_on)])
