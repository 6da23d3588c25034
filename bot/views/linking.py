"""What a channel is for: asked where it is not clear, and before more people could read than now."""

from __future__ import annotations

from typing import Any

from bot.i18n import Raw, Say
from bot.rules.projection import JourneyShown
from bot.rules.projection.readers import Readers
from bot.rules.texts import N_
from bot.views.parts import Block, Message, actions, button, section
from bot.views.phases import phase_name

NOT_IN = N_("I am not in this channel yet, so I can't write here.")


def what_for(journey: JourneyShown, say: Say) -> Message:
    """The whole journey, or one of its phases."""
    asked = say(N_("Which part of *{journey}* belongs in this channel?"), journey=journey.name)
    whole = button(say.plain(N_("The whole journey")), "link_here", {"j": journey.uid})
    phases = [
        button(phase_name(phase, say), f"link_here.{n}", {"j": journey.uid, "p": phase.uid})
        for n, phase in enumerate(journey.phases[:20], 2)
    ]
    return Message(asked, [section(asked), actions(whole, *phases)])


def not_in(journey: JourneyShown, phase: str | None, say: Say) -> Message:
    """Where we could join by ourselves; what was wanted goes on after that."""
    text = say(NOT_IN)
    return Message(text, [section(text), invite({"j": journey.uid, "p": phase}, say)])


def invite(value: dict[str, Any], say: Say) -> Block:
    """`Invite me`, in a public channel; `value`: how it goes on."""
    return actions(button(say.plain(N_("Invite me")), "invite_bot", value))


def came_in(change_uid: str | None, say: Say) -> Message:
    """After `Invite me` beside what was done already."""
    text = say(N_("I am in this channel now, and write here."))
    undo = [actions(button(say.plain(N_("Undo")), "undo", {"c": change_uid}))] if change_uid else []
    return Message(text, [section(text), *undo])


def more_could_read(journey: JourneyShown, phase: str | None, version: int, readers: Readers, say: Say) -> Message:
    """Who could; `Write here anyway` is good until the journey's next change."""
    told = []
    if readers.everybody:
        told.append(say(N_("Everybody in this workspace can read this channel.")))
    if readers.members:
        told.append(say(N_("Everybody in this channel could read that, also who can't read it now.")))
    if readers.guests:
        one = N_("{people} is a guest here and could read along.")
        many = N_("{people} are guests here and could read along.")
        told.append(say.number(one, many, len(readers.guests), people=say.names(readers.guests)))
    asked = say(N_("I would write about *{journey}* here."), journey=journey.name)
    value = {"j": journey.uid, "p": phase, "n": version}
    go_on = button(say.plain(N_("Write here anyway")), "link_anyway", value)
    text = " ".join([asked, *told])
    return Message(text, [section(text), actions(go_on)])


def several(journey: JourneyShown, others: int, say: Say) -> str:
    """Where a channel has more than one journey: how to say which is meant."""
    if not others:
        return ""
    one = N_("Two journeys live here now. Name the one you mean first: `/handover {key}: show`.")
    many = N_("{n} journeys live here now. Name the one you mean first: `/handover {key}: show`.")
    return say.number(one, many, others if others == 1 else others + 1, key=Raw(journey.key))
