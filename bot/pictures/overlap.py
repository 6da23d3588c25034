"""The overlap picture of a journey: people over phases, and at each handover who stays on, or that nobody does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from bot.i18n import Say
from bot.pictures import columns, palette, people
from bot.pictures.axis import axis
from bot.pictures.folding import folded
from bot.pictures.head import alt, head
from bot.pictures.legend import legend
from bot.pictures.measuring import readable, width
from bot.pictures.rows import rows
from bot.pictures.scene import Box, Scene
from bot.pictures.sheet import MARGIN, NAMES, WIDTH, Sheet
from bot.pictures.systems import systems
from bot.rules.projection import JourneyShown, PhaseShown
from bot.rules.typed import Title
from bot.views.phases import phase_name

NARROWEST, WIDEST, PHASES = 72, 130, 6
"""A phase is drawn at least so wide, and for a long name up to the second; and so many stand in one picture."""
PICTURES = 4
"""More are not sent: those from the present phase on, then the ones before it."""


def overlap(journey: JourneyShown, today: date, say: Say, titles: tuple[Title, ...] = ()) -> tuple[Scene, ...]:
    """The picture; several, numbered in their order, where there are more phases than one has room for.

    Of a journey with at least one phase. `titles` of the workspace; none: the usual ones.
    """
    parts = list(_parts(journey))
    which = [f" ({n}/{len(parts)})" for n in range(1, len(parts) + 1)] if len(parts) > 1 else [""]
    both = list(zip(parts, which, strict=True))
    now = max(
        (n for n, part in enumerate(parts) if journey.present_phase in [one.uid for one in part.phases]), default=0
    )
    first = max(0, min(now, len(parts) - PICTURES))
    return tuple(_drawn(part, today, say, titles, told) for part, told in both[first : first + PICTURES])


def _parts(journey: JourneyShown) -> Iterator[JourneyShown]:
    """No more phases than one picture has room for, nearly as many in each; each begins with the last one before it."""
    steps = max(1, len(journey.phases) - 1)
    pictures = -(-steps // (PHASES - 1))
    for first, last in pairwise(steps * n // pictures for n in range(pictures + 1)):
        phases: Sequence[PhaseShown] = journey.phases[first : last + 1]
        here, into = {one.uid for one in phases}, {one.uid for one in phases[1:]}
        yield replace(
            journey,
            phases=tuple(phases),
            assignments=tuple(one for one in journey.assignments if one.phase_uid in here),
            handovers=tuple(one for one in journey.handovers if one.to_phase.uid in into),
        )


def _drawn(journey: JourneyShown, today: date, say: Say, titles: tuple[Title, ...], which: str) -> Scene:
    longest = max(width(readable(phase_name(one, say)), 15, bold=True) for one in journey.phases) + 14
    narrowest = min(max(NARROWEST, longest), WIDEST)
    line = axis(journey.phases, (MARGIN + NAMES, WIDTH - MARGIN), narrowest, today.toordinal())
    drawn, counted = folded(rows(journey, line, titles), journey.handovers)
    sheet = Sheet(journey, today, say, line, drawn, counted)
    head(sheet, which)
    top = sheet.y
    columns.names(sheet)
    named = sheet.y
    columns.states(sheet)
    below = sheet.y
    for side in people.SIDES:
        people.side(sheet, side)
    systems(sheet)
    columns.frame(sheet, top, named)
    columns.today(sheet, below)
    legend(sheet)
    paper = Box(0, 0, WIDTH, sheet.y + MARGIN, fill=palette.PAPER)
    return Scene(WIDTH, sheet.y + MARGIN, (paper, *sheet.behind, *sheet.items), alt(sheet))
