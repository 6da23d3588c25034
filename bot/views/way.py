"""The way of a journey in a reply: its phases with their people, between two of them the handover; of many in pages."""

from __future__ import annotations

from collections.abc import Iterator

from bot.i18n import Say
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.views.parts import Block, Element, button, context, cut, section
from bot.views.staffing import staffed
from bot.views.standing import standing

CHARACTERS = 8000
"""For phases and handovers together: Slack takes about 13,200 a message, and phones scroll."""
PHASES = 20
"""On a page, with a handover each: Slack takes 50 blocks a message, of which up to four are pictures."""


def way(journey: JourneyShown, say: Say, page: int = 0) -> list[Block]:
    """The phases of a page (from 1; 0: that of the present phase), and which they are of how many."""
    number, pages = _page(journey, page)
    first = (number - 1) * PHASES
    here = [phase.uid for phase in journey.phases[first : first + PHASES]]
    blocks = [*_phases(journey, here, say)]
    if pages > 1:
        words = {"first": first + 1, "last": first + len(here), "all": len(journey.phases), "key": journey.key}
        blocks.append(
            context(say(N_("Phases {first} to {last} of {all}. The others: `/handover show {key}`"), **words))
        )
    return blocks


def turning(journey: JourneyShown, say: Say, page: int = 0) -> list[Element]:
    """The buttons to the phases before and after; none where all stand on one page."""
    number, pages = _page(journey, page)
    return [
        button(say.plain(text), f"show_journey.p{n}", {"j": journey.uid, "g": to})
        for n, (text, to) in enumerate(((N_("Earlier phases"), number - 1), (N_("Later phases"), number + 1)))
        if 1 <= to <= pages
    ]


def _page(journey: JourneyShown, page: int) -> tuple[int, int]:
    """Which one it is, and how many there are."""
    pages = max(1, -(-len(journey.phases) // PHASES))
    if not page and pages > 1:
        uids = [phase.uid for phase in journey.phases]
        page = uids.index(journey.present_phase) // PHASES + 1 if journey.present_phase in uids else 1
    return min(max(1, page), pages), pages


def _phases(journey: JourneyShown, uids: list[str], say: Say) -> Iterator[Block]:
    room = CHARACTERS // max(1, len(uids))
    people = staffed(journey, say)
    for uid in uids:
        here, mine = people[uid], [one for one in journey.handovers if one.to_phase.uid == uid]
        between = [standing(one, say) for one in mine if not one.within]
        here += [standing(one, say) for one in mine if one.within and not one.has_come]
        told = [cut("\n".join(between), room // 2)] if between else []
        told.append(cut("\n".join(here), room - sum(map(len, told))))
        yield from map(section, told)
