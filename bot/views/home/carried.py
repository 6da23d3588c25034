"""The handovers to come over which the reader stays on: which, when, in how many days, and how they stand."""

from __future__ import annotations

from collections.abc import Iterator

from bot.i18n import Raw, Say
from bot.rules.projection import HandoverShown
from bot.rules.projection.home import HomeShown
from bot.rules.texts import N_
from bot.views.handover import headline, state_mark, when_line
from bot.views.parts import Block, button, context, cut, header, section
from bot.views.standing import is_settled, yes_so_far

CHARACTERS = 900


def blocks(shown: HomeShown, say: Say) -> Iterator[Block]:
    carried = shown.carried
    if carried is None:
        return
    yield header(say.plain(N_("Handovers you stay on over")))
    for n, one in enumerate(carried.handovers, 1):
        open_it = button(say.plain(N_("Show")), f"show_journey.c{n}", {"j": one.journey_uid})
        yield section(cut(_line(one, say), CHARACTERS), open_it)
    if not carried.handovers:
        yield section(say(N_("None just now. When a plan has you on both sides of a handover, it stands here.")))
    if carried.more:
        yield context(say(N_("There are more: `/handover list mine`.")))


def _line(one: HandoverShown, say: Say) -> str:
    state = say(N_("{state}. {reason}"), state=Raw(state_mark(one.state, say)), reason=Raw(headline(one, say)))
    yes = "" if is_settled(one) else f" {yes_so_far(one, say)}"
    return f"*{when_line(one, say)}*\n{state}{yes}"
