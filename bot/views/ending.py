"""What a journey's end would take with it, asked before it ends."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Say
from bot.rules.projection import HandoverShown, JourneyShown, PhaseShown
from bot.rules.projection.taken import Taken
from bot.rules.texts import N_
from bot.views.journey import coming
from bot.views.parts import Message, actions, button, cut, section
from bot.views.phases import phase_name
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


def delete_what(journey: JourneyShown, taken: Taken, say: Say) -> Message:
    """What goes with it; `Delete it` is good until the journey's next change."""
    counted = (
        (N_("one phase"), N_("{n} phases"), taken.phases),
        (N_("one person's part"), N_("{n} people's parts"), taken.people),
        (N_("one note"), N_("{n} notes"), taken.notes),
    )
    things = say.names([say.number(one, many, n) for one, many, n in counted if n])
    asked = say(N_("Delete *{journey}*? With it go {things}."), journey=journey.name, things=things)
    after = N_(
        "Nobody finds it any more, and what I posted about it says nothing of it; what people have shared or written "
        "themselves stays."
    )
    value = {"j": journey.uid, "n": taken.version}
    row = [button(say.plain(N_("Delete it")), "delete_journey", value)]
    if journey.state in ("open", "paused"):
        row.append(button(say.plain(N_("Close it instead")), "close_anyway", value))
    return Message(asked, [section(f"{asked}\n{say(after)}"), actions(*row)])


def take_out(after: JourneyShown, phase: PhaseShown, people: Sequence[str], version: int, say: Say) -> Message:
    """What becomes of the plan without that phase: `after`. `Take it out` is good until the journey's next change."""
    name = phase_name(phase, say)
    told = [say(N_("Take *{phase}* out of *{journey}*?"), phase=name, journey=after.name)]
    if people:
        one, many = N_("{people} leaves the plan there."), N_("{people} leave the plan there.")
        told.append(say.number(one, many, len(people), people=say.names(people)))
    left = coming(after)
    told.append(say(N_("What is ahead then:")) if left else say(N_("No handover is ahead then.")))
    lines = [state_line(each, say) for each in left[:SHOWN]]
    go_on = button(say.plain(N_("Take it out")), "remove_phase", {"j": after.uid, "p": phase.uid, "n": version})
    return Message(told[0], [section(cut("\n".join([" ".join(told), *lines]), CHARACTERS)), actions(go_on)])
