"""The form that plans a phase anew."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.rules.typed import PhaseChange
from bot.views.dates import short_start
from bot.views.forms import day, field, form, pick, some_of
from bot.views.parts import Block, View, cut, section
from bot.views.phases import phase_name

SURE = {"tentative": N_("Not sure yet"), "begun": N_("It has begun")}


def move_phase(journey: JourneyShown, wanted: PhaseChange, say: Say, problem: str = "") -> View:
    """Which phase, and what becomes of it: what is left empty stays as it stands above the fields."""
    start = wanted.start
    ticked = ["tentative"] if start and start.tentative else []
    ticked += ["begun"] if wanted.begun else []
    latest = start.last if start and start.last != start.first else None
    options = [(phase_name(phase, say), phase.uid) for phase in journey.phases]
    chosen = wanted.phase or (journey.phases[0].uid if len(journey.phases) == 1 else None)
    blocks: list[Block] = [section(problem)] if problem else []
    blocks += [
        section(_now(journey, say)),
        field("phase", say.plain(N_("Which phase?")), pick(options, chosen)),
        field("start", say.plain(N_("It starts on")), day(start.first if start else None), optional=True),
        field("latest", say.plain(N_("Or at the latest on")), day(latest), optional=True),
        field(
            "sure",
            say.plain(N_("How sure is that?")),
            some_of([(say.plain(text), value) for value, text in SURE.items()], ticked),
            optional=True,
        ),
        field("end", say.plain(N_("Its last day")), day(wanted.end), optional=True),
    ]
    value, title = {"j": journey.uid, "n": journey.version}, say.plain(N_("Move a phase"))
    return form(say, "move_phase", title, blocks, value=value, submit=say.plain(N_("Save")))


def _now(journey: JourneyShown, say: Say) -> str:
    """The plan as it stands: what the form was made from."""
    plan = [
        say(N_("• {phase}: {start}"), phase=phase_name(phase, say), start=short_start(phase, say))
        for phase in journey.phases
    ]
    return cut("\n".join([say(N_("*{journey}* now:"), journey=journey.name), *plan]), 2900)
