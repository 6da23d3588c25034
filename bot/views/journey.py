"""A journey as a reply: phases, people, each handover with its state and why, and the one best next step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate

from bot.i18n import Raw, Say
from bot.rules.projection import HandoverShown, JourneyShown, Who
from bot.rules.reminders.quiet import FOREVER
from bot.rules.texts import N_
from bot.views.asking import answers_so_far, buttons, is_asked, question
from bot.views.parts import SECTION, Block, Element, Message, actions, button, context, encode, menu, section
from bot.views.phases import phase_name
from bot.views.shape import shape_line
from bot.views.staffing import when
from bot.views.way import turning, way

QUIET = {
    "paused": N_("Paused: I send no reminders."),
    "lost": N_("Closed: it did not become an order."),
    "done": N_("Closed."),
}
CHANGES = (
    (N_("Somebody takes over…"), "replace", ""),
    (N_("Somebody leaves…"), "remove", ""),
    (N_("Somebody is away…"), "away", ""),
    (N_("Add a phase…"), "phase", "add"),
    (N_("Rename or remove a phase…"), "phase", "remove"),
    (N_("Somebody said yes to me…"), "confirm", "others"),
    (N_("What if…"), "what-if", ""),
    (N_("No reminders for a while…"), "remind", ""),
    (N_("What was changed"), "history", ""),
)
"""As it is said, the word, and the line after it."""
MORE = 50
"""Characters for how many phases are not named."""
ENDED = ("lost", "done")
"""A journey that is closed: it is opened again before anything is changed."""
URGENT = ("breaks", "unstaffed", "thin", "holds")


def show(journey: JourneyShown, say: Say, *, reader: str | None = None, shared: bool = False, page: int = 0) -> Message:
    """The whole journey for the `reader` (Slack id), of very many phases one `page`. `shared`: for everybody, so
    without the buttons of one."""
    head = _head(journey, say)
    if is_outline(journey):
        return _outline(journey, head, say)
    blocks: list[Block] = [section(head), *way(journey, say, page)]
    if not shared and (turns := turning(journey, say, page)):
        blocks.append(actions(*turns))
    step = next_step(journey) if journey.state == "open" else None
    offered: tuple[Element, ...] = ()
    if step:
        reading = next((who for who in journey.people if reader is not None and who.slack_id == reader), None)
        if told := _told(step, say, reading):
            blocks.append(section(told))
            offered = buttons(step, say, reading)
    if not shared:
        blocks += [actions(*offered)] if offered else []
        blocks.append(actions(*_own_buttons(journey, offered, say)))
    return Message(head, blocks)


def told_way(journey: JourneyShown, say: Say) -> Message:
    """What it is, and its way: phases, people and handovers, without a next step."""
    head = _head(journey, say)
    return Message(head, [section(head), *way(journey, say)])


def _told(step: HandoverShown, say: Say, reader: Who | None) -> str:
    """Who was asked or can't; and the question, where nobody's answer is awaited."""
    told = [*answers_so_far(step, say, reader)]
    if not is_asked(step) and (asked := question(step, say, reader)):
        told.append(say(N_("*Next:* {question}"), question=Raw(asked)))
    return " ".join(filter(None, told))


def is_outline(journey: JourneyShown) -> bool:
    """To those outside its channel a journey has neither people nor handovers."""
    return len(journey.phases) > 1 and not journey.handovers


def _outline(journey: JourneyShown, head: str, say: Say) -> Message:
    phases = [
        say(N_("• {phase}: {start}"), phase=phase_name(phase, say), start=when(phase, say)) for phase in journey.phases
    ]
    fit = sum(so_far <= SECTION - len(head) - MORE for so_far in accumulate(len(phase) + 1 for phase in phases))
    if left := len(phases) - fit:
        phases[fit:] = [say.number(N_("and one more"), N_("and {n} more"), left)]
    more = say(N_("Who is on it is for its channel: join that to see more."))
    return Message(head, [section("\n".join([head, *phases])), context(more)])


def next_step(journey: JourneyShown) -> HandoverShown | None:
    """The handover to see to first: what is coming, the worst before the nearest, where something can be done."""
    open_ones = [one for one in coming(journey) if one.advice and one.advice.kind != "none" and not one.accepted_by]
    return min(open_ones, key=lambda one: (URGENT.index(one.state), _far(one)), default=None)


def coming(journey: JourneyShown) -> list[HandoverShown]:
    """The handovers still to come, in their order."""
    return [one for one in journey.handovers if not one.closed and not one.has_come]


def _far(shown: HandoverShown) -> int:
    return 10_000 if shown.days_left is None else shown.days_left


def _head(journey: JourneyShown, say: Say) -> str:
    told = N_("*{journey}* for {customer} · `{key}`")
    if journey.customer == journey.name:
        told = N_("*{journey}* · `{key}`")
    head = say.it(told, journey=journey.name, customer=journey.customer, key=journey.key)
    quiet = _quiet(journey, say) if journey.quiet_until or journey.state != "open" else ""
    owner = say.it(N_("{owner} keeps an eye on it."), owner=journey.owner.called) if journey.owner else ""
    return "\n".join(filter(None, (head, quiet or owner, shape_line(journey.shape, journey.shaped_by, say))))


def _quiet(journey: JourneyShown, say: Say) -> str:
    if journey.state == "paused" and journey.quiet_until is not None:
        return say(N_("Paused until {day}: I send no reminders."), day=say.day(journey.quiet_until))
    if journey.state in QUIET:
        return say(QUIET[journey.state])
    return "" if journey.quiet_until is None else reminders_off(journey.quiet_until, say)


def reminders_off(until: date, say: Say) -> str:
    """An open journey of which nothing is said before that day."""
    if until == FOREVER:
        return say(N_("Quiet until somebody types `/handover remind on`: I send no reminders."))
    return say(N_("Quiet until {day}: I send no reminders."), day=say.dated(until))


def _own_buttons(journey: JourneyShown, offered: Sequence[Element], say: Say) -> tuple[Element, ...]:
    """What can always be done; what the row above offers already is not offered twice."""
    value = {"j": journey.uid}
    go_on = button(say.plain(N_("Go on with it")), "resume_journey", value, primary=True)
    share = button(say.plain(N_("Share in channel")), "share_reply", value)
    if journey.state in ENDED:
        return go_on, share
    speak = button(say.plain(N_("Reminders on")), "remind_on", value, primary=True)
    ahead = coming(journey)
    cover = next((one.uid for one in ahead if one.covers), None)
    between = next((one.uid for one in (*ahead, *reversed(journey.handovers)) if not one.within), None)
    add = button(say.plain(N_("Add someone…")), "add_person", {**value, "h": cover} if cover else value)
    return (
        *((go_on,) if journey.state in QUIET else ()),
        *((speak,) if journey.state == "open" and journey.quiet_until else ()),
        *(() if any(each["action_id"] == "add_person" for each in offered) else (add,)),
        button(say.plain(N_("Move a phase…")), "move_phase", {**value, "n": journey.version}),
        _changes(journey.uid, say),
        button(say.plain(N_("Picture")), "show_chart", value),
        *((button(say.plain(N_("Brief")), "open_brief", {"h": between}),) if between else ()),
        share,
    )


@lru_cache(maxsize=512)
def _changes(uid: str, say: Say) -> Element:
    """What else can be changed, each by the word and line that opens its form. It is the same each time."""
    options = [(say.plain(told), encode({"j": uid, "w": word, "l": line})) for told, word, line in CHANGES]
    return menu(say.plain(N_("Change…")), "choose_journey.0", options)


def welcome(say: Say) -> Message:
    """Where a channel has no journey yet."""
    text = say(
        N_(
            "There is no journey in this channel yet. Tell me when a sale becomes a project and then maintenance, and "
            "I will see to it that somebody who knows the customer stays on."
        )
    )
    start = button(say.plain(N_("Start a journey")), "start_journey", primary=True)
    return Message(text, [section(text), actions(start), context(say(N_("Or type `/handover help`.")))])
