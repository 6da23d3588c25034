"""The forms that plan a phase anew and that put in another."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.rules.typed import NewPhase, Period, PhaseChange
from bot.views.forms import day, field, form, one_of, pick, some_of, text
from bot.views.parts import Block, View
from bot.views.phases import KINDS, phase_name
from bot.views.register.now import above, plan_now

LONGEST_NAME = 120
TENTATIVE = "tentative"
RENAMED, REMOVED = "renamed", "removed"
SURE = {TENTATIVE: N_("Not sure yet"), "begun": N_("It has begun")}


def move_phase(journey: JourneyShown, wanted: PhaseChange, say: Say, problem: str = "") -> View:
    """Which phase, and what becomes of it: what is left empty stays as it stands above the fields."""
    begun = ["begun"] if wanted.begun else []
    chosen = wanted.phase or (journey.phases[0].uid if len(journey.phases) == 1 else None)
    blocks = [
        *above(problem, plan_now(journey, say)),
        field("phase", say.plain(N_("Which phase?")), pick(_phases(journey, say), chosen)),
        *_when(wanted.start, wanted, say, SURE, begun),
    ]
    value, title = {"j": journey.uid, "n": journey.version}, say.plain(N_("Move a phase"))
    return form(say, "move_phase", title, blocks, value=value, submit=say.plain(N_("Save")))


def add_phase(journey: JourneyShown, new: NewPhase, after: str | None, say: Say, problem: str = "") -> View:
    """Another phase: what it is called is all it needs. `after`: uid of the phase that it follows."""
    where = say.plain(N_("After which phase? (empty: by its date)"))
    known = say.plain(KINDS[new.kind]) if new.kind in KINDS else ""
    named = text(new.name or known, most=LONGEST_NAME)
    blocks = [
        *above(problem, plan_now(journey, say)),
        field("name", say.plain(N_("What is it called?")), named),
        field("after", where, pick(_phases(journey, say), after), optional=True),
        *_when(new.start, new, say, {TENTATIVE: SURE[TENTATIVE]}, []),
    ]
    value, title = {"j": journey.uid, "n": journey.version}, say.plain(N_("Add a phase"))
    return form(say, "add_phase", title, blocks, value=value, submit=say.plain(N_("Add")))


def mend_phase(
    journey: JourneyShown, say: Say, problem: str = "", *, phase: str = "", out: bool | None = None, name: str = ""
) -> View:
    """A phase that was a mistake, or is called otherwise. What goes with it is told before it is taken out."""
    chosen = None if out is None else REMOVED if out else RENAMED
    options = [(say.plain(N_("Call it something else")), RENAMED), (say.plain(N_("Take it out of the plan")), REMOVED)]
    blocks = [
        *above(problem),
        field("phase", say.plain(N_("Which phase?")), pick(_phases(journey, say), phase)),
        field("what", say.plain(N_("What becomes of it?")), one_of(options, chosen or RENAMED)),
        field("name", say.plain(N_("What is it called from now on?")), text(name, most=LONGEST_NAME), optional=True),
    ]
    value, title = {"j": journey.uid, "n": journey.version}, say.plain(N_("Rename or remove"))
    return form(say, "mend_phase", title, blocks, value=value, submit=say.plain(N_("Save")))


def _phases(journey: JourneyShown, say: Say) -> list[tuple[str, str]]:
    return [(phase_name(phase, say), phase.uid) for phase in journey.phases]


def _when(
    start: Period | None, wanted: PhaseChange | NewPhase, say: Say, sure: dict[str, str], ticked: list[str]
) -> list[Block]:
    """From which day, how sure that is, until when."""
    latest = start.last if start and start.last != start.first else None
    ticked = [TENTATIVE, *ticked] if start and start.tentative else ticked
    boxes = some_of([(say.plain(shown), name) for name, shown in sure.items()], ticked)
    return [
        field("start", say.plain(N_("It starts on")), day(start.first if start else None), optional=True),
        field("latest", say.plain(N_("Or at the latest on")), day(latest), optional=True),
        field("sure", say.plain(N_("How sure is that?")), boxes, optional=True),
        field("end", say.plain(N_("Its last day")), day(wanted.end), optional=True),
    ]
