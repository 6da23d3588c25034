"""The overlap picture of a journey: people over phases, and at each handover who stays on, or that nobody does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.i18n import Say
from bot.pictures import columns, palette, people
from bot.pictures.axis import axis
from bot.pictures.head import alt, head
from bot.pictures.legend import legend
from bot.pictures.rows import rows
from bot.pictures.scene import Box, Scene
from bot.pictures.sheet import MARGIN, NAMES, WIDTH, Sheet
from bot.pictures.systems import systems
from bot.rules.projection import JourneyShown, PhaseShown
from bot.rules.texts import N_
from bot.rules.typed import Title

NARROWEST, PHASES = 72, 6
"""A phase is drawn at least so wide, as its name and day stand in it; and so many stand in one picture."""
PEOPLE = 60
"""Rows of one picture; who is left out is counted below them."""


def overlap(journey: JourneyShown, today: date, say: Say, titles: tuple[Title, ...] = ()) -> tuple[Scene, ...]:
    """The picture; several, one after the other in time, where there are more phases than one has room for.

    Of a journey with at least one phase. `titles` of the workspace; none: the usual ones.
    """
    parts = list(_parts(journey))
    which = [f" ({n}/{len(parts)})" for n in range(1, len(parts) + 1)] if len(parts) > 1 else [""]
    return tuple(_drawn(part, today, say, titles, told) for part, told in zip(parts, which, strict=True))


def _parts(journey: JourneyShown) -> Iterator[JourneyShown]:
    """As many phases as one picture has room for; each picture begins with the last phase of the one before."""
    for at in range(0, max(1, len(journey.phases) - 1), PHASES - 1):
        phases: Sequence[PhaseShown] = journey.phases[at : at + PHASES]
        here, into = {one.uid for one in phases}, {one.uid for one in phases[1:]}
        yield replace(
            journey,
            phases=tuple(phases),
            assignments=tuple(one for one in journey.assignments if one.phase_uid in here),
            handovers=tuple(one for one in journey.handovers if one.to_phase.uid in into),
        )


def _drawn(journey: JourneyShown, today: date, say: Say, titles: tuple[Title, ...], which: str) -> Scene:
    line = axis(journey.phases, MARGIN + NAMES, WIDTH - MARGIN, NARROWEST)
    found = rows(journey, line, titles)
    sheet = Sheet(journey, today, say, line, found[:PEOPLE])
    head(sheet, which)
    top = sheet.y
    columns.names(sheet)
    columns.states(sheet)
    below = sheet.y
    for side in people.SIDES:
        people.side(sheet, side)
    if more := len(found[PEOPLE:]):
        sheet.group(say.number(N_("and one more"), N_("and {n} more"), more))
    systems(sheet)
    columns.frame(sheet, top)
    columns.today(sheet, below)
    legend(sheet)
    paper = Box(0, 0, WIDTH, sheet.y + MARGIN, fill=palette.PAPER)
    return Scene(WIDTH, sheet.y + MARGIN, (paper, *sheet.behind, *sheet.items), alt(sheet))
