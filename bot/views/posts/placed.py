"""Telling somebody quietly that they were put in a plan: where, as what, and by whom when it is known."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.projection import AssignmentShown, ItemShown, JourneyShown, PostShown
from bot.rules.texts import N_
from bot.views.parts import button
from bot.views.phases import phase_name
from bot.views.plan import plan_facts
from bot.views.posts.part import Part


def placed(item: ItemShown, post: PostShown, say: Say) -> Part:
    assert item.journey is not None
    journey = item.journey
    mine = [
        each
        for each in journey.assignments
        if post.reader and each.who.id == post.reader.id and each.given != "declined"
    ]
    if not mine:
        return Part(title=say(N_("You are no longer in the plan of {journey}."), journey=journey.name))
    return Part(
        title=_title(item, journey, say),
        lines=tuple(_line(each, journey, say) for each in mine[:10]),
        elements=(button(say.plain(N_("Show the journey")), "show_journey", {"j": journey.uid}),),
    )


def _title(item: ItemShown, journey: JourneyShown, say: Say) -> str:
    if item.asked_by is None:
        return say(N_("You are in the plan of {journey}."), journey=journey.name)
    return say(N_("{person} put you in the plan of {journey}."), person=item.asked_by.name, journey=journey.name)


def _line(mine: AssignmentShown, journey: JourneyShown, say: Say) -> str:
    phase = next(phase for phase in journey.phases if phase.uid == mine.phase_uid)
    facts = plan_facts(say, role=mine.role, percent=mine.percent, first=mine.first, last=mine.last)
    if not facts:
        return say(N_("• {phase}"), phase=phase_name(phase, say))
    return say(N_("• {phase}: {facts}"), phase=phase_name(phase, say), facts=facts)
