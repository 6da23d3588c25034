"""A date that is not sure: the owner is asked whether it still stands, and on the day whether it has begun."""

from __future__ import annotations

from bot.i18n import Raw, Say
from bot.rules.projection import HandoverShown, ItemShown, PostShown
from bot.rules.texts import N_
from bot.views.handover import headline, state_mark, when_line
from bot.views.parts import Element, button
from bot.views.phases import known_kind, phase_name
from bot.views.posts.part import Part, sentences

STARTED = {
    "sales": N_("{journey}: did the sale start today?"),
    "project": N_("{journey}: did the project start today?"),
    "maintenance": N_("{journey}: did the maintenance start today?"),
}


def part(item: ItemShown, post: PostShown, say: Say) -> Part:
    shown = item.handover
    assert shown is not None
    if shown.closed or shown.to_phase.begun or not shown.tentative:
        return Part(title=when_line(shown, say), lines=(_state(shown, say),))
    if shown.days_left is not None and shown.days_left <= 0:
        return Part(title=did_it_start(shown, say), elements=_day_buttons(shown, say))
    if item.answer == "right":
        thanks = say(N_("Thank you. I keep to that date until you move it."))
        return Part(title=when_line(shown, say), lines=(thanks, _state(shown, say)), elements=_after(item, shown, say))
    return Part(
        title=sentences(when_line(shown, say), say(N_("Is that date still right?"))),
        lines=(_state(shown, say),),
        elements=_date_buttons(shown, say),
    )


def did_it_start(shown: HandoverShown, say: Say) -> str:
    if kind := known_kind(shown.to_phase):
        return say(STARTED[kind], journey=shown.journey_name)
    phase = phase_name(shown.to_phase, say)
    return say(N_("{journey}: did {phase} start today?"), journey=shown.journey_name, phase=phase)


def _state(shown: HandoverShown, say: Say) -> str:
    return say(N_("{state}. {reason}"), state=Raw(state_mark(shown.state, say)), reason=Raw(headline(shown, say)))


def _day_buttons(shown: HandoverShown, say: Say) -> tuple[Element, ...]:
    value = {"h": shown.uid, "n": shown.version}
    return (
        button(say.plain(N_("Yes")), "started_today", value, primary=True),
        button(say.plain(N_("Not yet…")), "not_yet_started", value),
        button(say.plain(N_("Not happening")), "not_happening", value),
    )


def _date_buttons(shown: HandoverShown, say: Say) -> tuple[Element, ...]:
    value = {"h": shown.uid, "n": shown.version}
    return (
        button(say.plain(N_("Still right")), "date_still_right", value, primary=True),
        _move(shown, say),
        button(say.plain(N_("Not happening")), "not_happening", value),
    )


def _after(item: ItemShown, shown: HandoverShown, say: Say) -> tuple[Element, ...]:
    undo = (button(say.plain(N_("Undo")), "undo", {"c": item.undo_uid}),) if item.undo_uid else ()
    return (_move(shown, say), *undo)


def _move(shown: HandoverShown, say: Say) -> Element:
    return button(say.plain(N_("Move…")), "not_yet_started", {"h": shown.uid, "n": shown.version})
