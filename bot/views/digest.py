"""The reply to who switches the weekly digest off or on."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.texts import N_
from bot.views.parts import Element, Message, actions, button, section


def switched(on: bool, say: Say) -> Message:
    told = N_("You get a digest on Monday mornings, when there is something to say.")
    if not on:
        told = N_("You get no digest on Mondays. Questions to you come all the same.")
    text = say(told)
    return Message(text, [section(text), actions(switch_button(on, say))])


def switch_button(on: bool, say: Say) -> Element:
    if on:
        return button(say.plain(N_("No digest")), "digest_off")
    return button(say.plain(N_("Digest on")), "digest_on")
