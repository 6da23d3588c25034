"""A delivery that is fine as a whole and loses a system: who knows it, who takes it, and whom to ask (texts.md 4)."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.projection import Advice, HandoverShown, ScopeShown, Who
from bot.rules.texts import N_
from bot.views.handover import scope_line
from bot.views.parts import Element, button


def question(advice: Advice, owner: Who | None, say: Say) -> str:
    """ "Per, shall I ask Nils for 5 days side by side with Liv?" Without an owner it is the reader who is asked."""
    assert advice.who is not None
    words = {"person": advice.who.called, "system": advice.system, "owner": owner.called if owner else ""}
    if advice.partner is None:
        told = N_("{owner}, shall I ask {person} to stay on for {system}?")
        return say(told if owner else N_("Shall I ask {person} to stay on for {system}?"), **words)
    one = N_("{owner}, shall I ask {person} for one day side by side with {partner}?")
    many = N_("{owner}, shall I ask {person} for {n} days side by side with {partner}?")
    if owner is None:
        one = N_("Shall I ask {person} for one day side by side with {partner}?")
        many = N_("Shall I ask {person} for {n} days side by side with {partner}?")
    return say.number(one, many, advice.days, partner=advice.partner.called, **words)


def line(shown: HandoverShown, scope: ScopeShown, say: Say) -> str:
    """ "BI: Nils knows it and leaves on 31 May. Liv takes it, and they have no days together yet.", where it is so."""
    advice = shown.advice
    if advice is None or advice.system != scope.system or scope.reason != "nobody":
        return scope_line(shown, scope, say)
    if advice.who is None or advice.partner is None or advice.leaves is None:
        return scope_line(shown, scope, say)
    told = N_(
        "{system}: {person} knows it and leaves on {day}. {partner} takes it, and they have no days together yet."
    )
    people = {"person": advice.who.called, "partner": advice.partner.called}
    return say(told, system=advice.system, **people, day=say.short_day(advice.leaves))


def also_buttons(shown: HandoverShown, say: Say) -> tuple[Element, ...]:
    """`Sara takes BI too`: Sara is asked whether she does."""
    advice = shown.advice
    if advice is None or advice.also is None:
        return ()
    text = say.plain(N_("{person} takes {system} too"), person=advice.also.called, system=advice.system)
    return (button(text, "ask_person.also", {"h": shown.uid, "p": advice.also.uid, "s": advice.system}),)
