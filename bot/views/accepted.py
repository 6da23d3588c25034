"""The register of accepted risks: which handover goes without overlap on purpose, who said so, why, until what."""

from __future__ import annotations

from bot.i18n import Raw, Say
from bot.rules.projection.listed import AcceptedLine, AcceptedPage, Wanted
from bot.rules.texts import N_
from bot.views import hands
from bot.views.handover import state_mark
from bot.views.lists import turning
from bot.views.parts import Message, button, cut, section
from bot.views.phases import phase_name

REASON = 300
"""Characters of a reason in the register; `show` has all of it."""

DATELESS = {
    None: N_("Until it has a date."),
    "more": N_("Until it has a date, or more of it breaks."),
    "breaks": N_("Until it has a date, or breaks."),
}
DATED = {
    None: N_("Until it moves before {first} or after {last}."),
    "more": N_("Until more of it breaks, or it moves before {first} or after {last}."),
    "breaks": N_("Until it breaks, or moves before {first} or after {last}."),
}


def page(found: AcceptedPage, say: Say, wanted: Wanted) -> Message:
    """A page of the register, a button each to the journey."""
    if not found.lines:
        text = say(
            N_(
                "No handover to come is accepted to go without overlap. Where one should be: "
                "`/handover accept because …`, in its channel."
            )
        )
        return Message(text, [section(text)])
    one, many = (
        N_("One handover goes without overlap on purpose."),
        N_("{n} handovers go without overlap on purpose, the nearest first."),
    )
    head = say.number(one, many, found.total)
    blocks = [section(head)]
    for n, line in enumerate(found.lines, start=1):
        open_it = button(say.plain(N_("Show")), f"show_journey.{n}", {"j": line.uid})
        blocks.append(section(cut(_line(line, say), 1200), open_it))
    return Message(head, [*blocks, *turning(found.page, found.pages, wanted, say)])


def _line(line: AcceptedLine, say: Say) -> str:
    return "\n".join((_which(line, say), _who(line, say), _until(line, say)))


def _which(line: AcceptedLine, say: Say) -> str:
    step = phase_name(line.to_phase, say)
    if line.leaves is not None:
        step = Raw(hands.leaving(line.leaves.called, line.to_phase, say))
    elif line.from_phase is not None:
        step = Raw(say(N_("{giver} → {receiver}"), giver=phase_name(line.from_phase, say), receiver=step))
    return say(
        N_("*{journey}* for {customer} · {state} · {step}, {day}"),
        journey=line.journey,
        customer=line.customer,
        state=Raw(state_mark(line.state, say)),
        step=step,
        day=Raw(say.day(line.start) if line.start else say(N_("no date yet"))),
    )


def _who(line: AcceptedLine, say: Say) -> str:
    reason = cut(line.reason, REASON)
    if line.on is None:
        return say(N_("{person}: “{reason}”"), person=line.by.called, reason=reason)
    return say(N_("{person}, {day}: “{reason}”"), person=line.by.called, day=say.short_day(line.on), reason=reason)


def _until(line: AcceptedLine, say: Say) -> str:
    """What would end it."""
    if line.earliest is None or line.latest is None:
        return say(DATELESS[line.worse])
    return say(DATED[line.worse], first=say.day(line.earliest), last=say.day(line.latest))
