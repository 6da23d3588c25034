"""What somebody is asked: to stay on, to join, to take over; the question, the answers, and what is said of it."""

from __future__ import annotations

from bot.i18n import Raw, Say
from bot.rules.projection import HandoverShown, Who
from bot.rules.projection.sought import Sought
from bot.rules.texts import N_
from bot.views import hands
from bot.views.dates import between
from bot.views.phases import latest_day, phase_name, the_phase
from bot.views.plan import plan_facts


def stays(shown: HandoverShown, who: Who | None) -> bool:
    """Whether the person is on the giving side, so that the question is whether they stay."""
    return who is None or any(who in scope.givers for scope in shown.scopes if scope.side == "vendor")


def yes(shown: HandoverShown, who: Who | None, *, joins: bool = False) -> str:
    """The answer on a button, untranslated. `joins`: a yes puts them into the plan."""
    if not shown.within and stays(shown, who):
        return N_("Yes, I'm staying")
    return N_("Yes, I'll join") if joins and not shown.within else N_("Yes, I take over")


# -- the question ------------------------------------------------------------------------------------------------------


def will_you(shown: HandoverShown, who: Who | None, sought: Sought | None, say: Say) -> str:
    """To the person: what is asked, and from when where that is another day than the handover's."""
    if sought is not None and sought.more:
        return _more(shown, sought, say)
    if shown.within:
        return hands.will_you(shown, say)
    if stays(shown, who):
        told, undated = (
            N_("Will you stay on when {journey} goes from {giver} to {receiver} {when}?"),
            N_("Will you stay on when {journey} goes over to {receiver}?"),
        )
    elif sought is None:
        told, undated = (
            N_("Will you take over when {journey} goes from {giver} to {receiver} {when}?"),
            N_("Will you take over when {journey} goes over to {receiver}?"),
        )
    elif sought.beside is not None and sought.first is not None:
        return _beside(shown, sought, sought.beside, say)
    else:
        told, undated = (
            N_("Will you join when {journey} goes from {giver} to {receiver} {when}?"),
            N_("Will you join when {journey} goes over to {receiver}?"),
        )
    words = {"journey": shown.journey_name, "receiver": phase_name(shown.to_phase, say)}
    if sought is not None and sought.system and shown.start is not None:
        told = N_("Will you stay on for {system} when {journey} goes over to {receiver} {when}?")
        return say(told, **words, system=sought.system, when=Raw(_when(shown, say)))
    if shown.from_phase is None or shown.start is None:
        return say(undated, **words)
    return say(told, **words, giver=phase_name(shown.from_phase, say), when=Raw(_when(shown, say)))


def _when(shown: HandoverShown, say: Say) -> str:
    assert shown.start is not None
    if latest := latest_day(shown.to_phase):
        return between(say, shown.start, latest)
    return say(N_("around {day}") if shown.tentative else N_("on {day}"), day=say.day(shown.start))


def _beside(shown: HandoverShown, sought: Sought, partner: Who, say: Say) -> str:
    assert sought.first is not None
    words = {"phase": the_phase(shown.to_phase, say), "journey": shown.journey_name, "person": partner.called}
    told = N_("Will you join {phase} of {journey} from {day}, side by side with {person}?")
    return say(told, **words, day=say.day(sought.first))


def _more(shown: HandoverShown, sought: Sought, say: Say) -> str:
    """To take one system more, or to be there earlier."""
    words = {"journey": shown.journey_name, "receiver": phase_name(shown.to_phase, say)}
    if sought.system:
        told = N_("Will you take {system} too when {journey} goes over to {receiver}?")
        return say(told, **words, system=sought.system)
    day = say.day(sought.first) if sought.first else say.plain(N_("now"))
    if sought.beside is not None:
        told = N_("Can you join {phase} of {journey} from {day} already, side by side with {person}?")
        phase, person = the_phase(shown.to_phase, say), sought.beside.called
        return say(told, journey=shown.journey_name, phase=phase, day=day, person=person)
    told = N_("Can you join {phase} of {journey} from {day} already?")
    return say(told, journey=shown.journey_name, phase=the_phase(shown.to_phase, say), day=day)


# -- what was asked, and what a yes came to ----------------------------------------------------------------------------


def asked_to(shown: HandoverShown, who: Who, sought: Sought | None, say: Say) -> str:
    """To who asked: "I have asked Anna to stay on when Acme ERP goes over to Project." """
    words = {"person": who.called, "journey": shown.journey_name, "phase": the_phase(shown.to_phase, say)}
    words["receiver"] = phase_name(shown.to_phase, say)
    if sought is not None and sought.system and not sought.more:
        told = N_("I have asked {person} to stay on for {system} when {journey} goes over to {receiver}.")
        return say(told, **words, system=sought.system)
    if sought is not None and sought.system:
        return say(N_("I have asked {person} to take {system} of {journey} too."), **words, system=sought.system)
    if shown.within:
        told = N_("I have asked {person} to take over from {leaver} in {phase} of {journey}.")
        return say(told, **words, leaver=hands.leaver(shown, say))
    if stays(shown, who):
        return say(N_("I have asked {person} to stay on when {journey} goes over to {receiver}."), **words)
    if sought is None:
        return say(N_("I have asked {person} to take over when {journey} goes over to {receiver}."), **words)
    if sought.more and sought.first is not None:
        told = N_("I have asked {person} to join {phase} of {journey} from {day} already.")
        return say(told, **words, day=say.day(sought.first))
    return say(_joins(sought, _ASKED), **words, **_partner(sought))


_ASKED = (
    N_("I have asked {person} to join {phase} of {journey}."),
    N_("I have asked {person} to join {phase} of {journey}, side by side with {partner}."),
)
_YOU = (
    N_("Thank you. You join {phase} of {journey}."),
    N_("Thank you. You join {phase} of {journey}, side by side with {partner}."),
)


def you_do(shown: HandoverShown, who: Who, sought: Sought | None, say: Say) -> str:
    """To who has just said yes."""
    words = {"journey": shown.journey_name, "phase": the_phase(shown.to_phase, say)}
    words["receiver"] = phase_name(shown.to_phase, say)
    if sought is not None and sought.system and not sought.more:
        told = N_("Thank you. You stay on for {system} when {journey} goes over to {receiver}.")
        return say(told, **words, system=sought.system)
    if sought is not None and sought.system:
        return say(N_("Thank you. You take {system} of {journey} too."), **words, system=sought.system)
    if shown.within:
        told = N_("Thank you. You take over from {leaver} in {phase} of {journey}.")
        return say(told, **words, leaver=hands.leaver(shown, say))
    if sought is not None and not stays(shown, who):
        return say(_joins(sought, _YOU), **words, **_partner(sought))
    told = N_("Thank you. You stay on when {journey} goes over to {receiver}.")
    if not stays(shown, who):
        told = N_("Thank you. You take over when {journey} goes over to {receiver}.")
    return say(told, **words)


def _joins(sought: Sought, told: tuple[str, str]) -> str:
    plain, beside = told
    return plain if sought.beside is None else beside


def _partner(sought: Sought) -> dict[str, str]:
    return {} if sought.beside is None else {"partner": sought.beside.called}


def a_yes_writes(shown: HandoverShown, sought: Sought | None, say: Say) -> str | None:
    """To who asked, as a slot: "• After a yes in the plan for the project: architect, from 1 Dec for 30 days"."""
    told = N_("• After a yes in the plan for {phase}: {facts}"), N_("• After a yes in the plan for {phase}")
    return _slot(shown, sought, told, say)


def was_written(shown: HandoverShown, sought: Sought | None, say: Say) -> str | None:
    """The same to who has said yes, or passed one on."""
    return _slot(shown, sought, (N_("• In the plan for {phase}: {facts}"), N_("• In the plan for {phase}")), say)


def _slot(shown: HandoverShown, sought: Sought | None, told: tuple[str, str], say: Say) -> str | None:
    if sought is None:
        return None
    facts = plan_facts(say, role=sought.role, percent=sought.percent, first=sought.first, last=sought.last)
    with_facts, without = told
    phase = the_phase(shown.to_phase, say)
    return say(with_facts, phase=phase, facts=facts) if facts else say(without, phase=phase)
