"""The day a phase begins: who stays on and who leads; or whom to ask while it is fresh (product.md §4)."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.projection import HandoverShown, ItemShown, PostShown, Who
from bot.rules.texts import N_
from bot.views import hands
from bot.views.asking import ask_button, is_asked, other_button
from bot.views.brief.choosing import open_brief
from bot.views.handover import names, reason_line, systems_line
from bot.views.notes.picking import standing
from bot.views.parts import Element, button
from bot.views.phases import phase_name
from bot.views.posts import tentative
from bot.views.posts.card import accepted, handover_part
from bot.views.posts.part import Part, lines, sentences


def part(item: ItemShown, post: PostShown, say: Say) -> Part:
    shown = item.handover
    assert shown is not None
    if shown.closed or shown.paused:
        return handover_part(shown, say, post.reader)
    if shown.tentative and not shown.has_come:
        return tentative.part(item, post, say)
    if shown.within:
        return _change_of_hands(shown, say)
    return Part(
        title=sentences(_title(shown, say), *_who_is_there(shown, say)),
        lines=lines(_on_purpose(shown, say), *standing(item.things, shown.customer, say), _while_fresh(shown, say)),
        elements=(*_buttons(shown, say), *_to_know_more(item, post, say)),
    )


def _change_of_hands(shown: HandoverShown, say: Say) -> Part:
    """Who hands over to whom; where nobody takes over, who could still ask."""
    held = shown.state == "holds"
    return Part(
        title=sentences(hands.today(shown, say), None if held else reason_line(shown, say)),
        lines=lines(_on_purpose(shown, say), None if held else _ask_leaver(shown, say)),
        elements=() if held or shown.accepted_by else (other_button(shown, say),),
    )


def _ask_leaver(shown: HandoverShown, say: Say) -> str | None:
    if shown.leaves is None:
        return None
    words = {"person": shown.leaves.called, "customer": shown.customer}
    return say(N_("Ask {person} about {customer} while it is fresh."), **words)


def _title(shown: HandoverShown, say: Say) -> str:
    receiver = phase_name(shown.to_phase, say)
    if shown.from_phase is None:
        return say(N_("Today {journey} begins with {receiver}."), journey=shown.journey_name, receiver=receiver)
    giver = phase_name(shown.from_phase, say)
    if shown.days_left is not None and shown.days_left < 0 and shown.start is not None:
        sentence = N_("On {day}, {journey} went from {giver} to {receiver}.")
        return say(sentence, day=say.day(shown.start), journey=shown.journey_name, giver=giver, receiver=receiver)
    sentence = N_("Today {journey} goes from {giver} to {receiver}.")
    return say(sentence, journey=shown.journey_name, giver=giver, receiver=receiver)


def _who_is_there(shown: HandoverShown, say: Say) -> tuple[str | None, ...]:
    """Who stays on and who leads, said once when that is the same; then what differs for a system."""
    vendor = shown.vendor
    systems = systems_line(shown, say) if vendor and vendor.state != shown.state else None
    if vendor and vendor.reason == "key_carrier" and set(vendor.rests_on) == set(shown.leads_to) != set():
        one, many = N_("{people} stays on and leads."), N_("{people} stay on and lead.")
        people = names(shown.leads_to, say)
        return say.number(one, many, len(shown.leads_to), people=people), systems
    return reason_line(shown, say), _leads(shown, say), systems


def _leads(shown: HandoverShown, say: Say) -> str | None:
    if not shown.leads_to:
        return None
    one, many = N_("{people} leads."), N_("{people} lead.")
    return say.number(one, many, len(shown.leads_to), people=names(shown.leads_to, say))


def _on_purpose(shown: HandoverShown, say: Say) -> str | None:
    return accepted(shown, say) if shown.accepted_by is not None else None


def _to_ask(shown: HandoverShown) -> Who | None:
    """Whom to ask while it is fresh, when the handover breaks."""
    advice = shown.advice
    if shown.state != "breaks" or advice is None or advice.kind != "ask" or is_asked(shown):
        return None
    return advice.who


def _while_fresh(shown: HandoverShown, say: Say) -> str | None:
    who = _to_ask(shown)
    return (
        say(N_("Ask {person} about {customer} while it is fresh."), person=who.called, customer=shown.customer)
        if who
        else None
    )


def _to_know_more(item: ItemShown, post: PostShown, say: Say) -> tuple[Element, ...]:
    """All that is known; beside what stands there also the conversation with who stays on."""
    shown = item.handover
    if shown is None or shown.from_phase is None:
        return ()
    stays = next((who for who in (shown.vendor.rests_on if shown.vendor else ()) if who.slack_id), None)
    whole = open_brief(shown.uid, say)
    return (whole, _conversation(stays, post.team, say)) if stays and item.things else (whole,)


def _conversation(who: Who, team: str, say: Say) -> Element:
    text = say.plain(N_("Ask {person} something"), person=who.called)
    return {**button(text, "ask_who", {"p": who.uid}), "url": f"slack://user?team={team}&id={who.slack_id}"}


def _buttons(shown: HandoverShown, say: Say) -> tuple[dict[str, object], ...]:
    who = _to_ask(shown)
    return (ask_button(shown, who, say),) if who and shown.accepted_by is None else ()
