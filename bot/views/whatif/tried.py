"""What was supposed, a line each, with whole dates."""

from __future__ import annotations

from typing import Any

from bot.i18n import Raw, Say, escape
from bot.rules.projection import JourneyShown, PhaseShown
from bot.rules.projection.supposed import Tried, WhatIf
from bot.rules.texts import N_
from bot.rules.typed import PhaseChange, Placement, Removal
from bot.views.dates import whole_days, whole_start
from bot.views.handover import names
from bot.views.phases import phase_name, the_phase


def tried(one: Tried, answer: WhatIf, say: Say) -> str:
    if isinstance(one.wanted, PhaseChange):
        return _moved(one, answer, say)
    return _gone(one, answer.now, say) if isinstance(one.wanted, Removal) else _joined(one, one.wanted, answer.now, say)


def _moved(one: Tried, answer: WhatIf, say: Say) -> str:
    was, then = (_phase(journey, one.phases[0]) for journey in (answer.now, answer.then))
    words = {"phase": phase_name(then, say), "start": _start(then, say), "was": _start(was, say)}
    if then.end != was.end and then.end is not None:
        end = say.whole_day(then.end)
        return say(N_("• {phase}: {start}, until {end}; now {was}"), **words, end=end)
    return say(N_("• {phase}: {start}; now {was}"), **words)


def _start(phase: PhaseShown, say: Say) -> Raw:
    return whole_start(say, phase.start, phase.start_latest, tentative=phase.tentative, begun=phase.begun)


def _gone(one: Tried, journey: JourneyShown, say: Say) -> str:
    assert one.since is not None
    words: dict[str, Any] = {"people": names(one.people, say), "day": say.whole_day(one.since)}
    if not one.phases:
        return say(N_("• without {people} from {day}"), **words)
    phases = say.names([the_phase(_phase(journey, uid), say) for uid in one.phases])
    return say(N_("• without {people} in {phases} from {day}"), **words, phases=phases)


def _joined(one: Tried, wanted: Placement, journey: JourneyShown, say: Say) -> str:
    phases = say.names([the_phase(_phase(journey, uid), say) for uid in one.phases])
    facts = [escape(wanted.role), phases, say.names(wanted.systems) if wanted.systems else ""]
    facts += [say(N_("{percent} %"), percent=wanted.percent)] if wanted.percent is not None else []
    facts += [days] if (days := whole_days(say, wanted.first, wanted.last)) else []
    told = Raw(" · ".join(filter(None, facts)))
    return say(N_("• with {people}: {facts}"), people=names(one.people, say), facts=told)


def _phase(journey: JourneyShown, uid: str) -> PhaseShown:
    return next(phase for phase in journey.phases if phase.uid == uid)
