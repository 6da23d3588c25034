"""What somebody reads in the evening who was put on a journey by another: by whom, on which phases, as what."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.projection import AssignmentShown, ItemShown, JourneyShown, PostShown
from bot.rules.texts import N_
from bot.views.phases import phase_name
from bot.views.plan import plan_facts
from bot.views.posts.part import Part, show_journey


def part(item: ItemShown, post: PostShown, say: Say) -> Part:
    journey = item.journey
    assert journey is not None
    assert item.planned_by is not None
    told = N_("{person} put you on {journey} for {customer}.")
    if journey.customer == journey.name:
        told = N_("{person} put you on {journey}.")
    words = {"person": item.planned_by.called, "customer": journey.customer}
    wrong = say(N_("If that is not right, please tell {person}."), person=item.planned_by.called)
    return Part(
        title=say(told, journey=journey.name, **words),
        lines=(*(_placed(one, journey, say) for one in item.placed), wrong),
        elements=(show_journey(journey.uid, say),) if item.may_read else (),
    )


def _placed(one: AssignmentShown, journey: JourneyShown, say: Say) -> str:
    phase = phase_name(next(each for each in journey.phases if each.uid == one.phase_uid), say)
    facts = plan_facts(say, role=one.role, percent=one.percent, first=one.first, last=one.last)
    return say(N_("• {phase}: {facts}"), phase=phase, facts=facts) if facts else say(N_("• {phase}"), phase=phase)
