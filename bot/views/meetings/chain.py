"""The supply chain as a picture, with the same as one line below it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Raw, Say
from bot.rules.projection.meetings import MeetingShown
from bot.rules.texts import N_
from bot.views.chart import WHY
from bot.views.meetings import guides
from bot.views.parts import Block, Message, context, cut, section


def chain(meeting: MeetingShown, files: Sequence[str], why: str, say: Say) -> Message:
    """`files`: Slack's id of the picture; none: `why` there is none (a key of WHY)."""
    head = say(N_("The supply chain of {customer}:"), customer=meeting.customer)
    told = cut(guides.chain(meeting), 2900)
    pictures: list[Block] = [
        {"type": "image", "slack_file": {"id": file}, "alt_text": cut(told, 1000)} for file in files
    ]
    plain = [] if pictures else [context(say(WHY[why], scope=Raw("`files:write`")))]
    return Message(head, [section(head), *pictures, *plain, section(told)])
