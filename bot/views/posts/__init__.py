"""What a post says when it is sent or edited: one Slack message of one or several items, for one reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from bot.i18n import Say
from bot.rules.projection import ItemShown, PostShown
from bot.rules.texts import N_
from bot.views.parts import Block, Element, Message, actions, context, cut, divider, section
from bot.views.posts import (
    alert,
    ask,
    card,
    day,
    digest,
    gone,
    inquiry,
    meeting,
    missed,
    outline,
    picks,
    pulse,
    put,
    receives,
    start,
    step,
    taken,
    tentative,
    told,
)
from bot.views.posts.part import Part

PARTS: Mapping[str, Callable[[ItemShown, PostShown, Say], Part]] = {
    "start": start.part,
    "card": card.part,
    "step": step.part,
    "ask": ask.part,
    "told": told.part,
    "tentative": tentative.part,
    "day": day.part,
    "alert": alert.part,
    "put": put.part,
    "gone": gone.deleted,
    "moved": gone.moved,
    "digest": digest.part,
    "inquiry": inquiry.put,
    "answered": inquiry.answered,
    "took": taken.took,
    "corrected": taken.corrected,
    "meeting": meeting.part,
    "picks": picks.part,
    "pulse": pulse.part,
    "receives": receives.part,
}
IN_FULL = 10
"""Slack takes 50 blocks and 13,200 characters a message; what is beyond is named, and is whole in `show`."""
CHARACTERS = 6000
"""For the texts of all items together; the rest is for small print, buttons and names."""


def render(post: PostShown, say: Say) -> Message:
    """The message as of now: items in their order, buttons per item, a plain sentence for notifications."""
    items = sorted(post.items, key=lambda item: item.digest is None)
    parts = [part_of(item, post, say) for item in items if item.kind in PARTS]
    away = missed.line([item for item in post.items if item.kind == "missed"], say)
    room = CHARACTERS // max(1, min(len(parts), IN_FULL))
    blocks: list[Block] = []
    used: Counter[str] = Counter()
    for part in parts[:IN_FULL]:
        blocks += ([divider()] if blocks else []) + blocks_of(part, used, room)
    if rest := parts[IN_FULL:]:
        blocks += [divider(), section(cut("\n".join(part.title for part in rest), CHARACTERS // 6))]
    for item in items[:1]:
        blocks += [divider(), *digest.end(item.digest, say)] if item.digest else []
    if away:
        blocks.append(section(away))
    if post.repeated:
        blocks.append(context(say(N_("This may be a repeat: Slack did not tell me whether the first one arrived."))))
    counted = any(item.digest for item in items[:1])
    return Message(text=_summary(parts[:1] if counted else parts, say) if parts else away or "", blocks=blocks)


def part_of(item: ItemShown, post: PostShown, say: Say) -> Part:
    """One item, also where it stands in something else than a post."""
    if item.outline and item.handover is not None:
        return outline.part(item.handover, item.outline, say)
    return PARTS[item.kind](item, post, say)


def blocks_of(part: Part, used: Counter[str], room: int) -> list[Block]:
    """`used`: the actions above, which are numbered; `room`: characters for its text."""
    text = cut("\n".join([f"*{part.title}*", *part.lines]), room)
    elements = [numbered(element, used) for element in part.elements]
    return [section(text), *([context(*part.small)] if part.small else []), *([actions(*elements)] if elements else [])]


def numbered(element: Element, used: Counter[str]) -> Element:
    """An action id's second use in a message is `ask_person.2`: Slack wants them apart, the edge drops the suffix."""
    action = element["action_id"]
    used[action] += 1
    return element if used[action] == 1 else {**element, "action_id": f"{action}.{used[action]}"}


def _summary(parts: list[Part], say: Say) -> str:
    """For notifications and screen readers."""
    if len(parts) == 1:
        return parts[0].title
    one, many = N_("{first} And one more."), N_("{first} And {n} more.")
    return say.number(one, many, len(parts) - 1, first=parts[0].inert_title)
