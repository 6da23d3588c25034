"""What stands in the place of what was said there: the journey is deleted, or lives in another channel."""

from __future__ import annotations

from bot.i18n import Raw, Say
from bot.rules.projection import ItemShown, PostShown
from bot.rules.texts import N_
from bot.views.handover import step_name
from bot.views.posts.part import Part


def deleted(item: ItemShown, post: PostShown, say: Say) -> Part:
    return Part(title=say(N_("This was about a journey that has been deleted.")))


def moved(item: ItemShown, post: PostShown, say: Say) -> Part:
    if item.handover is not None:
        step = Raw(step_name(item.handover, say))
        return Part(title=say(N_("{step}: I write about it in another channel now."), step=step))
    assert item.journey is not None
    return Part(title=say(N_("{journey} lives in another channel now."), journey=item.journey.name))
