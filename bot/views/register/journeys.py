"""The form that starts a journey."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.texts import N_
from bot.rules.typed import NewJourney, NewPhase
from bot.views.forms import day, field, form, person, place, some_of, text
from bot.views.parts import Block, View
from bot.views.phases import KINDS
from bot.views.register.now import above

MOST = 10
"""Phases that fit the form; Slack's boxes are ten."""
OTHERS = 3
LONGEST = 300
DEFAULT = tuple(NewPhase(kind=kind) for kind in KINDS)


def new_journey(new: NewJourney, say: Say, problem: str = "", *, ask_channel: bool = False) -> View:
    """Name, customer, a date and who leads for each phase, systems, who else is on it; only the name must be there.

    `ask_channel`: where the bot does not see one already.
    """
    phases, beyond = (new.phases or DEFAULT)[:MOST], new.phases[MOST:]
    customer = "" if new.customer == new.name else new.customer
    blocks = [
        *above(problem, _beyond(beyond, say) if beyond else ""),
        field("name", say.plain(N_("What is it called?")), text(new.name, most=120, example="Acme ERP")),
        field("customer", say.plain(N_("For which customer?")), text(customer, most=120), optional=True),
        *(block for n, phase in enumerate(phases) for block in (_start(n, phase, say), _lead(n, phase, say))),
        _unsure(phases, say),
        field(
            "systems",
            say.plain(N_("Systems, if it has several")),
            text(", ".join(name + "*" * main for name, main in new.systems), example="CRM*, BI"),
            optional=True,
            hint=say.plain(N_("Between commas; a star marks the main one.")),
        ),
    ]
    blocks += _others(say)
    if ask_channel:
        where = say.plain(N_("In which channel shall I speak up?"))
        blocks.append(field("channel", where, place(), optional=True))
    value = {"f": [_kept(phase) for phase in phases]}
    return form(
        say, "new_journey", say.plain(N_("Start a journey")), blocks, value=value, submit=say.plain(N_("Start"))
    )


def called(phase: NewPhase, say: Say) -> str:
    return phase.name or say.plain(KINDS.get(phase.kind, N_("Phase")))


def _start(n: int, phase: NewPhase, say: Say) -> Block:
    label = say.plain(N_("{phase}: from which day?"), phase=called(phase, say))
    start, hint = phase.start, ""
    if start and start.first and start.last and start.first < start.last:
        hint = say.plain(N_("Or later, until {day} at the latest. Another day here takes its place."), day=start.last)
    return field(f"start_{n}", label, day(start.first if start else None), optional=True, hint=hint)


def _lead(n: int, phase: NewPhase, say: Say) -> Block:
    label = say.plain(N_("{phase}: who leads it?"), phase=called(phase, say))
    return field(f"lead_{n}", label, person(), optional=True)


def _others(say: Say) -> list[Block]:
    """Room for a few more, with what each does; everybody else is added afterwards."""
    as_what = text(most=LONGEST, example=say.plain(N_("solution architect, throughout")))
    hint = say.plain(N_("Role, phases, systems, percent, as you would type them."))
    return [
        block
        for n in range(OTHERS)
        for block in (
            field(f"who_{n}", say.plain(N_("Who else is on it?")), person(), optional=True),
            field(
                f"as_{n}", say.plain(N_("As what, on which phases?")), as_what, optional=True, hint="" if n else hint
            ),
        )
    ]


def _beyond(phases: tuple[NewPhase, ...], say: Say) -> str:
    told = N_("Only {n} phases fit here. Add the others afterwards: {phases}.")
    return say(told, n=MOST, phases=say.names([called(phase, say) for phase in phases]))


def _unsure(phases: tuple[NewPhase, ...], say: Say) -> Block:
    options = [(called(phase, say), str(n)) for n, phase in enumerate(phases)]
    unsure = [str(n) for n, phase in enumerate(phases) if phase.start and phase.start.tentative]
    return field("unsure", say.plain(N_("Which dates are not sure yet?")), some_of(options, unsure), optional=True)


def _kept(phase: NewPhase) -> list[str | None]:
    """What the date pickers cannot hold, for the way back: kind, name, first and last day of the start, the end."""
    days = (phase.start.first, phase.start.last) if phase.start else (None, None)
    return [phase.kind, phase.name, *(each.isoformat() if each else None for each in (*days, phase.end))]
