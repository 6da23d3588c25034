"""The picture as a message: with the same facts as a list below it, and as the list alone where there is no picture."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Raw, Say
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.views.journey import told_way
from bot.views.parts import Block, Message, actions, button, context

WHY = {
    "scope": N_("I may not upload pictures here yet: whoever runs me can add the permission {scope}. As a list:"),
    "failed": N_("The picture could not be shown just now. As a list:"),
}


def chart(
    journey: JourneyShown, alts: Sequence[str], files: Sequence[str], why: str, say: Say, *, shared: bool = False
) -> Message:
    """`files`: Slack's ids of the pictures, with what each says; none: `why` there is no picture (a key of WHY)."""
    told = told_way(journey, say)
    pictures: list[Block] = [
        {"type": "image", "slack_file": {"id": file}, "alt_text": alt} for file, alt in zip(files, alts, strict=False)
    ]
    plain = [] if pictures else [context(say(WHY[why], scope=Raw("`files:write`")))]
    buttons = (
        button(say.plain(N_("Next steps")), "show_journey", {"j": journey.uid}),
        button(say.plain(N_("Share in channel")), "share_chart", {"j": journey.uid}),
    )
    return Message(told.text, [*pictures, *plain, *told.blocks, *([] if shared else [actions(*buttons)])])
