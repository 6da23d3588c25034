"""What stands in the place of anything that was said about a journey that is deleted."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.projection import ItemShown, PostShown
from bot.rules.texts import N_
from bot.views.posts.part import Part


def part(item: ItemShown, post: PostShown, say: Say) -> Part:
    return Part(title=say(N_("This was about a journey that has been deleted.")))
