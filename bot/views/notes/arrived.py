"""What did not reach who took over, in a form; and how it came out over all journeys, by their shape."""

from __future__ import annotations

from bot.i18n import Raw, Say
from bot.rules.knowledge.text import LONGEST
from bot.rules.projection.arrived import Arrived, PulseShown
from bot.rules.texts import N_
from bot.views.forms import field, form, text
from bot.views.parts import Message, View, actions, button, context, section
from bot.views.shape import shape_name

REPEATED = (N_("the customer had to repeat once"), N_("the customer had to repeat {n} times"))
SOME = (N_("something was missing once"), N_("something was missing {n} times"))
AGAIN = N_("Where the shape is {shape}, the customer had to repeat: so say {n} of {all} who took over.")
WHOLE = (N_("it arrived once"), N_("it arrived {n} times"))


def what_is_missing(found: PulseShown, say: Say) -> View:
    label = say.plain(N_("What would you have needed to know?"))
    hint = say.plain(N_("It is kept as your question, and put to who handed over in your name."))
    blocks = [field("text", label, text(lines=True, most=LONGEST), hint=hint)]
    title = say.plain(N_("What is missing?"))
    return form(say, "pulse_some", title, blocks, value={"h": found.handover.uid}, submit=say.plain(N_("Send")))


def outcome(found: tuple[Arrived, ...], say: Say) -> Message:
    """ "Classic relay, 3 answers: it arrived once, the customer had to repeat 2 times." """
    few = say(N_("Answers are told by the journey's shape, from three answers of three people on: nobody is named."))
    if not found:
        said = say(N_("Too few have answered to tell whether the knowledge arrived."))
        asked = say(N_("Whoever takes over is asked two weeks into the phase."))
        return Message(said, [section(f"{said}\n{asked}"), context(few)])
    head = say(N_("*Did the knowledge arrive?* What those say who took over, two weeks into the phase:"))
    told = section("\n".join([head, *(_line(one, say) for one in found)]))
    act = actions(button(say.plain(N_("What breaks next")), "list_page.4", {"b": True}))
    return Message(head, [told, *([act] if any(one.repeat for one in found) else []), context(few)])


def repeated(found: tuple[Arrived, ...], say: Say) -> str:
    """Where the customer had to tell things again, for the head of a list: by shape, against all who answered."""
    return " ".join(
        say(AGAIN, shape=Raw(_shape(one, say)), n=one.repeat, all=one.answers) for one in found if one.repeat
    )


def _line(one: Arrived, say: Say) -> str:
    told = [say.number(*counted, n) for counted, n in ((WHOLE, one.yes), (SOME, one.some), (REPEATED, one.repeat)) if n]
    return say(
        N_("• {shape}, {n} answers: {outcomes}"), n=one.answers, shape=Raw(_shape(one, say)), outcomes=say.names(told)
    )


def _shape(one: Arrived, say: Say) -> str:
    return shape_name(one.shape, say) or say(N_("No shape yet"))
