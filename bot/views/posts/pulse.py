"""Two weeks into the phase: did the knowledge arrive? One tap, in the DM of whoever took over."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.projection import ItemShown, PostShown
from bot.rules.projection.arrived import PulseShown
from bot.rules.texts import N_
from bot.views.parts import Element, button
from bot.views.phases import phase_name
from bot.views.posts.part import Part, lines, sentences

COUNTED = N_(
    "Your answer is counted without your name. "
    "If you tell me what is missing, I ask whoever knows, and say that you wonder."
)
THANKS = {
    "yes": N_("Thank you. Good to hear that it arrived."),
    "some": N_("Thank you. What is missing is kept as an open question."),
    "repeat": N_("Thank you for saying so. It is counted, so that the next handover goes better."),
}


def part(item: ItemShown, post: PostShown, say: Say) -> Part:
    found = item.pulse
    assert found is not None
    shown = found.handover
    since = N_("{journey} has been in {phase} since {day}.")
    told = None
    if shown.start is not None:
        phase = phase_name(shown.to_phase, say)
        told = say(since, journey=shown.journey_name, phase=phase, day=shown.start)
    return Part(
        title=sentences(told, say(N_("Did what the others knew of {customer} reach you?"), customer=shown.customer)),
        lines=lines(_so_far(found, say)),
        elements=() if shown.closed else _buttons(found, say),
    )


def _so_far(found: PulseShown, say: Say) -> str:
    if found.answer is None:
        return say(COUNTED)
    if found.answer == "some" and found.giver is not None:
        told = N_("Thank you. What is missing is kept as an open question, and {person} is asked.")
        return say(told, person=found.giver.called)
    return say(THANKS[found.answer])


def _buttons(found: PulseShown, say: Say) -> tuple[Element, ...]:
    value = {"h": found.handover.uid}
    if found.answer is not None:
        return (button(say.plain(N_("Undo")), "pulse_undo", value),)
    return (
        button(say.plain(N_("Yes")), "pulse.1", {**value, "a": "yes"}),
        button(say.plain(N_("Something is missing…")), "pulse_some", value),
        button(say.plain(N_("Customer had to repeat")), "pulse.2", {**value, "a": "repeat"}),
    )
