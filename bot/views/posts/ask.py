"""The question to a person, and what stands in its place once it is answered (texts.md 5)."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.projection import HandoverShown, ItemShown, PostShown, Who
from bot.rules.projection.sought import Sought
from bot.rules.texts import N_
from bot.views import sought
from bot.views.asking import other_button
from bot.views.parts import Element, button
from bot.views.phases import known_kind, phase_name, the_phase
from bot.views.plan import plan_facts
from bot.views.posts.part import Part, lines, sentences

ONLY_ONE = {
    "sales": N_("You are the only one from the sale."),
    "project": N_("You are the only one from the project."),
    "maintenance": N_("You are the only one from the maintenance."),
}


def part(item: ItemShown, post: PostShown, say: Say) -> Part:
    shown = item.handover
    assert shown is not None
    title = sought.will_you(shown, post.reader, _sought(item), say)
    if item.left:
        left = N_("You left #{channel}. Are you still with {journey}?")
        title = sentences(say(left, channel=item.left, journey=shown.journey_name), title)
    if shown.closed:
        return Part(title=title, lines=(say(N_("This is no longer planned, so there is nothing to answer.")),))
    if shown.paused and not item.answer:
        return Part(title=title, lines=(say(N_("This is paused, so there is nothing to answer for now.")),))
    if item.question_state == "withdrawn":
        return Part(
            title=title, lines=(say(N_("You are no longer in the plan for this, so there is nothing to answer.")),)
        )
    if item.answer:
        return Part(
            title=title, lines=(_thanks(item, shown, post.reader, say),), elements=_after(item, shown, post.reader, say)
        )
    if item.more and item.question_state == "answered":
        return Part(title=title, lines=(say(N_("Thank you for saying so in time.")),))
    if item.question_state == "past":
        return Part(title=title, lines=(say(N_("The day has come, so there is nothing left to answer.")),))
    return Part(
        title=title,
        lines=lines(_why_you(item, shown, post.reader, say), sentences(_plan(item, shown, say), _put_there(item, say))),
        elements=_answers(item, shown, post.reader, say),
    )


def _sought(item: ItemShown) -> Sought | None:
    """What a yes would write; None: the plan has it already."""
    if not item.proposed:
        return None
    return Sought(first=item.first, system=item.system, more=item.more, beside=item.beside)


def _why_you(item: ItemShown, shown: HandoverShown, reader: Who | None, say: Say) -> str | None:
    """Who asks; why, where it is for what the reader knows."""
    asked, knows = None, sought.stays(shown, reader) or (item.proposed and not item.newcomer)
    if item.asked_by is not None:
        told = N_("{person} asks, because you know {customer}.") if knows and not item.more else N_("{person} asks.")
        asked = say(told, person=item.asked_by.called, customer=shown.customer)
    return sentences(asked, None if item.more else _only_one(item, shown, say)) or None


def _only_one(item: ItemShown, shown: HandoverShown, say: Say) -> str | None:
    """Said when the plan rests on the reader alone, and nobody else stays on for any system."""
    ours = [scope for scope in shown.scopes if scope.side == "vendor"]
    staying = {who for scope in ours for who in (*scope.rests_on, *scope.carriers)}
    rests = shown.vendor.rests_on if shown.vendor else ()
    if item.proposed or len(rests) != 1 or len(staying) != 1 or shown.from_phase is None or shown.within:
        return None
    if kind := known_kind(shown.from_phase):
        return say(ONLY_ONE[kind])
    return say(N_("You are the only one from {giver}."), giver=phase_name(shown.from_phase, say))


def _plan(item: ItemShown, shown: HandoverShown, say: Say) -> str:
    """What the plan says of the reader, or what a yes would write into it."""
    facts = plan_facts(say, role=item.role, percent=item.percent, first=item.first, last=item.last)
    phase = the_phase(shown.to_phase, say)
    if item.system and item.more:
        return say(N_("A yes puts you down for {system}, from now on and in {phase}."), system=item.system, phase=phase)
    if item.more:
        return say(N_("Then there are days side by side with those who know {customer}."), customer=shown.customer)
    if item.proposed:
        if not facts:
            return say(N_("A yes puts you in the plan for {phase}."), phase=phase)
        return say(N_("A yes puts you in the plan for {phase}: {facts}."), phase=phase, facts=facts)
    if not facts:
        return say(N_("You are in the plan for {phase}."), phase=phase)
    return say(N_("You are in the plan for {phase}: {facts}."), phase=phase, facts=facts)


def _put_there(item: ItemShown, say: Say) -> str | None:
    if item.proposed or item.planned_by is None or item.planned_on is None:
        return None
    day = say.short_day(item.planned_on)
    return say(N_("{person} put you there on {day}."), person=item.planned_by.called, day=day)


def _thanks(item: ItemShown, shown: HandoverShown, reader: Who | None, say: Say) -> str:
    """To the owner nobody else is named: what they answer they know themselves."""
    owner = shown.owner.called if shown.owner and shown.owner != reader else None
    if item.answer == "yes":
        seen = say(N_("Thank you. {owner} can see it."), owner=owner) if owner else say(N_("Thank you."))
        return sentences(seen, say(N_("If the start moves by more than a week, I will ask again.")))
    if item.answer == "unsure":
        seen = (
            say(N_("Thank you. {owner} sees that you don't know yet."), owner=owner) if owner else say(N_("Thank you."))
        )
        return sentences(seen, say(N_("I will ask again closer to the day, or you answer here when you know.")))
    thanks = say(N_("Thank you for saying so in time."))
    if owner is None:
        return sentences(thanks, say(N_("Who else could stay on?")) if shown.owner else None)
    return sentences(thanks, say(N_("{owner} is looking for someone."), owner=owner))


def _answers(item: ItemShown, shown: HandoverShown, reader: Who | None, say: Say) -> tuple[Element, ...]:
    value = {"h": shown.uid} | ({"q": item.question_uid} if item.question_uid else {})
    if item.more:
        yes = button(say.plain(N_("Yes")), "confirm_continuity", value, primary=True)
        return yes, button(say.plain(N_("I can't")), "decline_continuity", value)
    stays = say.plain(sought.yes(shown, reader, _sought(item)))
    return (
        button(stays, "confirm_continuity", value, primary=True),
        button(say.plain(N_("Don't know yet")), "dont_know", value),
        button(say.plain(N_("I can't")), "decline_continuity", value),
    )


def _after(item: ItemShown, shown: HandoverShown, reader: Who | None, say: Say) -> tuple[Element, ...]:
    """Undo; who did not know yet keeps the two answers, and an owner who can't stay on looks for somebody."""
    undo = (button(say.plain(N_("Undo")), "undo", {"c": item.undo_uid}),) if item.undo_uid else ()
    if item.answer == "no" and reader is not None and reader == shown.owner:
        return (other_button(shown, say), *undo)
    if item.answer != "unsure":
        return undo
    yes, _, no = _answers(item, shown, reader, say)
    return (yes, no, *undo)
