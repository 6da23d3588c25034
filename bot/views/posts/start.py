"""The start card: what the bot keeps an eye on, who stays on, what is missing; then silence until something matters."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.projection import ItemShown, JourneyShown, PhaseShown, PostShown, Who
from bot.rules.texts import N_
from bot.views.dates import between
from bot.views.handover import names
from bot.views.journey import QUIET
from bot.views.parts import button
from bot.views.phases import known_kind, phase_name, the_phase
from bot.views.posts.part import Part, lines, picture, sentences

MISSING = {
    "sales": N_("someone for the sale"),
    "project": N_("someone for the project"),
    "maintenance": N_("someone for the maintenance"),
}


def part(item: ItemShown, post: PostShown, say: Say) -> Part:
    assert item.journey is not None
    journey = item.journey
    if not journey.phases or journey.state in ("lost", "done"):
        return Part(title=say(N_("I no longer keep an eye on {journey}."), journey=journey.name))
    return Part(
        title=_title(journey, say),
        lines=lines(
            _phases(journey, say), sentences(_stays(journey, say), *_leads(journey, say), _missing(journey, say))
        ),
        small=(say(QUIET["paused"]) if journey.state == "paused" else _promise(post.speaks_before, say),),
        elements=(
            picture(journey.uid, N_("Show the picture"), say),
            button(say.plain(N_("Add someone…")), "add_person", {"j": journey.uid}),
        ),
    )


def _promise(days: int | None, say: Say) -> str:
    if not days:
        return say(N_("I speak up in good time before each step, and only if something is missing."))
    one = N_("I speak up the day before each step, and only if something is missing.")
    return say.number(one, N_("I speak up {n} days before each step, and only if something is missing."), days)


def _title(journey: JourneyShown, say: Say) -> str:
    if journey.owner is None:
        return say(N_("I keep an eye on {journey} here."), journey=journey.name)
    return say(N_("{owner} keeps an eye on {journey} here."), owner=journey.owner.called, journey=journey.name)


def _phases(journey: JourneyShown, say: Say) -> str:
    return " → ".join(_phase(phase, say) for phase in journey.phases)


def _phase(phase: PhaseShown, say: Say) -> str:
    """ "Sales since 1 Sep", "Project around 1 Dec", "Project between 1 and 20 Dec"."""
    name = phase_name(phase, say)
    if phase.start is None:
        return say(N_("{phase}, no date yet"), phase=name)
    if phase.begun:
        return say(N_("{phase} since {day}"), phase=name, day=say.short_day(phase.start))
    if phase.start_latest is not None and phase.start_latest != phase.start:
        return say(N_("{phase} {between}"), phase=name, between=between(say, phase.start, phase.start_latest))
    sentence = N_("{phase} around {day}") if phase.tentative else N_("{phase} {day}")
    return say(sentence, phase=name, day=say.short_day(phase.start))


def _vendor(journey: JourneyShown, phase: PhaseShown) -> dict[int, Who]:
    """The supplier's people on a phase, once each."""
    return {
        each.who.id: each.who
        for each in journey.assignments
        if each.phase_uid == phase.uid and each.side == "vendor" and each.given != "declined"
    }


def _stays(journey: JourneyShown, say: Say) -> str | None:
    """Who is on every phase."""
    staffed = [_vendor(journey, phase) for phase in journey.phases]
    if len(staffed) < 2:
        return None
    all_the_way = [who for id_, who in staffed[0].items() if all(id_ in people for people in staffed[1:])]
    if not all_the_way:
        return None
    one, many = N_("{people} stays all the way."), N_("{people} stay all the way.")
    return say.number(one, many, len(all_the_way), people=names(all_the_way, say))


def _leads(journey: JourneyShown, say: Say) -> tuple[str, ...]:
    """Who leads the phases that are still to come, where they are known: "Eva leads the project and the pilot."."""
    led: dict[tuple[Who, ...], list[PhaseShown]] = {}
    for phase in journey.phases:
        leads = tuple(
            dict.fromkeys(
                each.who
                for each in journey.assignments
                if each.phase_uid == phase.uid and each.lead and each.side == "vendor"
            )
        )
        if leads and not phase.begun:
            led.setdefault(leads, []).append(phase)
    one, many = N_("{people} leads {phases}."), N_("{people} lead {phases}.")
    return tuple(
        say.number(
            one, many, len(leads), people=names(leads, say), phases=say.names([the_phase(each, say) for each in phases])
        )
        for leads, phases in led.items()
    )


def _missing(journey: JourneyShown, say: Say) -> str | None:
    """Who is still to be named; a phase that is over lacks nobody any more."""
    uids = [phase.uid for phase in journey.phases]
    ahead = journey.phases[uids.index(journey.present_phase) :] if journey.present_phase in uids else journey.phases
    empty = [phase for phase in ahead if not _vendor(journey, phase)]
    if not empty:
        return None
    wanted = [_someone(phase, say) for phase in empty]
    return say(N_("Missing: {wanted}."), wanted=say.names(wanted))


def _someone(phase: PhaseShown, say: Say) -> str:
    if kind := known_kind(phase):
        return say.plain(MISSING[kind])
    return say.plain(N_("someone for {phase}"), phase=phase_name(phase, say))
