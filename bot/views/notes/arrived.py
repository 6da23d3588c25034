"""What did not reach who took over, in a form; and how it came out over all journeys, by their shape."""

from __future__ import annotations

from bot.i18n import Raw, Say
from bot.rules.knowledge.text import LONGEST
from bot.rules.projection.arrived import Arrived, PulseShown
from bot.rules.texts import N_
from bot.views.forms import field, form, text
from bot.views.parts import Message, View, section
from bot.views.shape import shape_name

REPEATED = (N_("the customer had to repeat once"), N_("the customer had to repeat {n} times"))
SOME = (N_("something was missing once"), N_("something was missing {n} times"))
WHOLE = (N_("it arrived once"), N_("it arrived {n} times"))


def what_is_missing(found: PulseShown, say: Say) -> View:
    label = say.plain(N_("What would you have needed to know?"))
    hint = say.plain(N_("It is kept as your question, and put to who handed over in your name."))
    blocks = [field("text", label, text(lines=True, most=LONGEST), hint=hint)]
    title = say.plain(N_("What is missing?"))
    return form(say, "pulse_some", title, blocks, value={"h": found.handover.uid}, submit=say.plain(N_("Send")))


def outcome(found: tuple[Arrived, ...], say: Say) -> Message:
    """ "Classic relay, 3 answers: it arrived once, the customer had to repeat 2 times." """
    if not found:
        said = say(N_("Nobody has answered yet whether the knowledge arrived."))
        asked = say(N_("Whoever takes over is asked two weeks into the phase."))
        return Message(said, [section(f"{said}\n{asked}")])
    head = say(N_("*Did the knowledge arrive?* What those say who took over, two weeks into the phase:"))
    return Message(head, [section("\n".join([head, *(_line(one, say) for one in found)]))])


def _line(one: Arrived, say: Say) -> str:
    told = [say.number(*counted, n) for counted, n in ((WHOLE, one.yes), (SOME, one.some), (REPEATED, one.repeat)) if n]
    shape = Raw(shape_name(one.shape, say) or say(N_("No shape yet")))
    answers = N_("• {shape}, one answer: {outcomes}"), N_("• {shape}, {n} answers: {outcomes}")
    return say.number(*answers, one.answers, shape=shape, outcomes=say.names(told))
