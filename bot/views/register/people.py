"""The forms about people on a journey: put, replaced, removed, away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n import Say
from bot.rules.names import fold
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.rules.typed import PersonRef, Placement
from bot.views.forms import day, field, form, people, person, pick, pick_some, some_of, text
from bot.views.parts import Block, View
from bot.views.phases import phase_name
from bot.views.register.now import above, people_now

ALL_SYSTEMS = "all"
FLAGS = {
    "lead": N_("Leads the phase"),
    "key": N_("Key person: carries the knowledge that matters"),
    "customer": N_("On the customer's side"),
}


def add_person(journey: JourneyShown, wanted: Placement, say: Say, problem: str = "", *, anew: bool = False) -> View:
    """Who, as what, on which phases and systems, how much, when: only who must be filled in.

    `anew`: the journey was changed meanwhile, so it is shown as it is now.
    """
    mentioned = [ref.slack_id for ref in wanted.people if ref.slack_id]
    typed = ", ".join(ref.name for ref in wanted.people if ref.name)
    role = text(wanted.role, most=120, example=say.plain(N_("solution architect")))
    blocks = [
        *above(problem, people_now(journey, say) if anew else ""),
        field("people", say.plain(N_("Who?")), people(mentioned), optional=True),
        field("outside", say.plain(N_("Or somebody who is not in this Slack")), text(typed, most=600), optional=True),
        field("role", say.plain(N_("As what?")), role, optional=True),
        _phases(journey, wanted, say),
        *_systems(journey, wanted, say),
        _flags(wanted, say),
        field("percent", say.plain(N_("How many percent?")), text(_figure(wanted.percent), most=6), optional=True),
        *_days(wanted.first, wanted.last, say),
    ]
    value = {"j": journey.uid, "n": journey.version}
    return form(say, "add_person", say.plain(N_("Add someone")), blocks, value=value, submit=say.plain(N_("Add")))


def replace_person(
    journey: JourneyShown,
    say: Say,
    problem: str = "",
    *,
    mentioned: Sequence[PersonRef] = (),
    since: date | None = None,
    anew: bool = False,
) -> View:
    old, new = (*mentioned[:2], None, None)[:2]
    blocks = [
        *above(problem, people_now(journey, say) if anew else ""),
        field("old", say.plain(N_("Who leaves?")), pick(on_it(journey), _uid(journey, old))),
        field("new", say.plain(N_("Who takes over?")), person(new.slack_id if new else None)),
        field("since", say.plain(N_("From which day? (empty: today)")), day(since), optional=True),
    ]
    value, title = {"j": journey.uid, "n": journey.version}, say.plain(N_("Somebody takes over"))
    return form(say, "replace_person", title, blocks, value=value, submit=say.plain(N_("Save")))


def remove_person(
    journey: JourneyShown,
    say: Say,
    problem: str = "",
    *,
    who: PersonRef | None = None,
    since: date | None = None,
    anew: bool = False,
) -> View:
    blocks = [
        *above(problem, people_now(journey, say) if anew else ""),
        field("old", say.plain(N_("Who leaves?")), pick(on_it(journey), _uid(journey, who))),
        field("since", say.plain(N_("From which day? (empty: today)")), day(since), optional=True),
    ]
    value, title = {"j": journey.uid, "n": journey.version}, say.plain(N_("Somebody leaves"))
    return form(say, "remove_person", title, blocks, value=value, submit=say.plain(N_("Save")))


def away(who: str, first: date | None, last: date | None, say: Say, problem: str = "") -> View:
    """`who` is the Slack id that stands there first: the reader's own unless another was named."""
    blocks = [
        *above(problem),
        field("people", say.plain(N_("Who is away?")), person(who)),
        field("first", say.plain(N_("First day")), day(first)),
        field("last", say.plain(N_("Last day")), day(last)),
    ]
    title = say.plain(N_("Away"))
    return form(say, "away", title, blocks, value={}, submit=say.plain(N_("Save")))


def on_it(journey: JourneyShown) -> list[tuple[str, str]]:
    """Everybody in the plan: name and uid, once each."""
    return list({row.who.uid: (row.who.name, row.who.uid) for row in journey.assignments}.values())


def _uid(journey: JourneyShown, ref: PersonRef | None) -> str | None:
    """The person in the plan that was typed, when it is clear who."""
    if ref is None:
        return None
    alike = (row.who for row in journey.assignments)
    return next(
        (
            who.uid
            for who in alike
            if (ref.slack_id and who.slack_id == ref.slack_id) or (ref.name and fold(who.name) == fold(ref.name))
        ),
        None,
    )


def _phases(journey: JourneyShown, wanted: Placement, say: Say) -> Block:
    options = [(phase_name(phase, say), phase.uid) for phase in journey.phases]
    chosen = [phase.uid for phase in journey.phases] if wanted.throughout else list(wanted.phases)
    label = say.plain(N_("On which phases? (empty: the present one)"))
    return field("phases", label, pick_some(options, chosen), optional=True)


def _systems(journey: JourneyShown, wanted: Placement, say: Say) -> list[Block]:
    """By their place in the journey: a name may be longer than Slack lets a value be."""
    if not journey.systems:
        return []
    options = [(name, str(n)) for n, (name, _) in enumerate(journey.systems)]
    chosen = [str(n) for n, (name, _) in enumerate(journey.systems) if name in wanted.systems]
    options.append((say.plain(N_("All systems")), ALL_SYSTEMS))
    chosen += [ALL_SYSTEMS] if wanted.all_systems else []
    return [field("systems", say.plain(N_("Which systems?")), pick_some(options, chosen), optional=True)]


def _flags(wanted: Placement, say: Say) -> Block:
    options = [(say.plain(shown), flag) for flag, shown in FLAGS.items()]
    chosen = [flag for flag in FLAGS if getattr(wanted, flag)]
    return field("flags", say.plain(N_("Anything special?")), some_of(options, chosen), optional=True)


def _days(first: date | None, last: date | None, say: Say) -> list[Block]:
    return [
        field("first", say.plain(N_("First day, if not the phase's own")), day(first), optional=True),
        field("last", say.plain(N_("Last day, if not the phase's own")), day(last), optional=True),
    ]


def _figure(percent: float | None) -> str:
    return "" if percent is None else f"{percent:g}"
