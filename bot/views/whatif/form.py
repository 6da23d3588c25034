"""The form that opens where a `what-if` line says nothing, or not enough."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Say
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.rules.typed import PhaseChange, Placement, Removal, Supposition
from bot.views.forms import day, field, form, people, pick, pick_some, text
from bot.views.parts import Block, View, section
from bot.views.phases import phase_name
from bot.views.register.people import on_it


def ask_what_if(journey: JourneyShown, understood: Sequence[Supposition], say: Say, problem: str = "") -> View:
    """Other days for a phase, somebody less, somebody more: any of them, several at once."""
    moves = next((one for one in understood if isinstance(one, PhaseChange)), PhaseChange(phase=None))
    gone = next((one for one in understood if isinstance(one, Removal)), Removal(people=()))
    joins = next((one for one in understood if isinstance(one, Placement)), Placement(people=()))
    phases = [(phase_name(phase, say), phase.uid) for phase in journey.phases]
    mentioned = {ref.slack_id for ref in gone.people}
    old = next((row.who.uid for row in journey.assignments if row.who.slack_id in mentioned - {None}), None)
    blocks: list[Block] = [section(problem)] if problem else []
    start = day(moves.start.first if moves.start else None)
    blocks += [
        field("phase", say.plain(N_("Which phase moves?")), pick(phases, moves.phase), optional=True),
        field("start", say.plain(N_("It would start on")), start, optional=True),
    ]
    if everybody := on_it(journey):
        blocks += [
            field("old", say.plain(N_("Who would not be there?")), pick(everybody, old), optional=True),
            field("since", say.plain(N_("From which day? (empty: today)")), day(gone.since), optional=True),
        ]
    joining = people([ref.slack_id for ref in joins.people if ref.slack_id])
    role = text(joins.role, most=120, example=say.plain(N_("solution architect")))
    where = say.plain(N_("On which phases? (empty: the present one)"))
    blocks += [
        field("people", say.plain(N_("Who would join?")), joining, optional=True),
        field("role", say.plain(N_("As what?")), role, optional=True),
        field("phases", where, pick_some(phases, list(joins.phases)), optional=True),
    ]
    title, submit = say.plain(N_("What if …")), say.plain(N_("Try it out"))
    return form(say, "what_if", title, blocks, value={"j": journey.uid}, submit=submit)
