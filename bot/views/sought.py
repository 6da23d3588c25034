"""What somebody is asked: to stay on, to join, to take over; the question, the answers, and what is said of it."""

from __future__ import annotations

from enum import Enum, auto

from bot.i18n import Raw, Say
from bot.rules.projection import HandoverShown, Who
from bot.rules.projection.sought import Sought
from bot.rules.texts import N_
from bot.views import hands
from bot.views.dates import between
from bot.views.phases import latest_day, phase_name, the_phase
from bot.views.plan import plan_facts


class Way(Enum):
    """What a question asks for. Told once, by `way`; what is said of it stands in the tables below."""

    HANDS = auto()
    """To take over from who leaves while the phase goes on."""
    STAY = auto()
    STAY_FOR = auto()
    """To stay on for one system."""
    TOO = auto()
    """To take one system more than they have in the plan."""
    TAKE_OVER = auto()
    JOIN = auto()
    BESIDE = auto()
    """To join side by side with one of the giving side."""
    EARLIER = auto()
    """To be there before the day they have in the plan."""
    EARLIER_BESIDE = auto()


def way(shown: HandoverShown, who: Who | None, sought: Sought | None) -> Way:
    """What the person is asked for; without `sought` a yes writes nothing, the plan has them there already."""
    if shown.within:
        return Way.HANDS
    if sought is not None and sought.system:
        return Way.TOO if sought.more else Way.STAY_FOR
    if sought is not None and sought.more:
        return Way.EARLIER if sought.beside is None else Way.EARLIER_BESIDE
    if stays(shown, who):
        return Way.STAY
    if sought is None:
        return Way.TAKE_OVER
    return Way.JOIN if sought.beside is None else Way.BESIDE


def stays(shown: HandoverShown, who: Who | None) -> bool:
    """Whether the person is on the giving side, so that the question is whether they stay."""
    return who is None or any(who in scope.givers for scope in shown.scopes if scope.side == "vendor")


def yes(shown: HandoverShown, who: Who | None, sought: Sought | None = None) -> str:
    """The answer on a button, untranslated."""
    return _YES.get(way(shown, who, sought), N_("Yes, I take over"))


_YES = {
    Way.STAY: N_("Yes, I'm staying"),
    Way.STAY_FOR: N_("Yes, I'm staying"),
    Way.JOIN: N_("Yes, I'll join"),
    Way.BESIDE: N_("Yes, I'll join"),
}

# -- the question, what was asked, and what a yes came to --------------------------------------------------------------

_DATED = {
    Way.STAY: N_("Will you stay on when {journey} goes from {giver} to {receiver} {when}?"),
    Way.STAY_FOR: N_("Will you stay on for {system} when {journey} goes over to {receiver} {when}?"),
    Way.TAKE_OVER: N_("Will you take over when {journey} goes from {giver} to {receiver} {when}?"),
    Way.JOIN: N_("Will you join when {journey} goes from {giver} to {receiver} {when}?"),
}
_UNDATED = {
    Way.STAY: N_("Will you stay on when {journey} goes over to {receiver}?"),
    Way.STAY_FOR: N_("Will you stay on when {journey} goes over to {receiver}?"),
    Way.TAKE_OVER: N_("Will you take over when {journey} goes over to {receiver}?"),
    Way.JOIN: N_("Will you join when {journey} goes over to {receiver}?"),
}
_FROM_A_DAY = {
    Way.BESIDE: N_("Will you join {phase} of {journey} from {day}, side by side with {person}?"),
    Way.EARLIER: N_("Can you join {phase} of {journey} from {day} already?"),
    Way.EARLIER_BESIDE: N_("Can you join {phase} of {journey} from {day} already, side by side with {person}?"),
}
_ASKED = {
    Way.HANDS: N_("I have asked {person} to take over from {leaver} in {phase} of {journey}."),
    Way.STAY: N_("I have asked {person} to stay on when {journey} goes over to {receiver}."),
    Way.STAY_FOR: N_("I have asked {person} to stay on for {system} when {journey} goes over to {receiver}."),
    Way.TOO: N_("I have asked {person} to take {system} of {journey} too."),
    Way.TAKE_OVER: N_("I have asked {person} to take over when {journey} goes over to {receiver}."),
    Way.JOIN: N_("I have asked {person} to join {phase} of {journey}."),
    Way.BESIDE: N_("I have asked {person} to join {phase} of {journey}, side by side with {partner}."),
    Way.EARLIER: N_("I have asked {person} to join {phase} of {journey} from {day} already."),
    Way.EARLIER_BESIDE: N_("I have asked {person} to join {phase} of {journey} from {day} already."),
}
_YOU = {
    Way.HANDS: N_("Thank you. You take over from {leaver} in {phase} of {journey}."),
    Way.STAY: N_("Thank you. You stay on when {journey} goes over to {receiver}."),
    Way.STAY_FOR: N_("Thank you. You stay on for {system} when {journey} goes over to {receiver}."),
    Way.TOO: N_("Thank you. You take {system} of {journey} too."),
    Way.TAKE_OVER: N_("Thank you. You take over when {journey} goes over to {receiver}."),
    Way.JOIN: N_("Thank you. You join {phase} of {journey}."),
    Way.BESIDE: N_("Thank you. You join {phase} of {journey}, side by side with {partner}."),
    Way.EARLIER: N_("Thank you. You join {phase} of {journey}."),
    Way.EARLIER_BESIDE: N_("Thank you. You join {phase} of {journey}, side by side with {partner}."),
}


def will_you(shown: HandoverShown, who: Who | None, sought: Sought | None, say: Say) -> str:
    """To the person: what is asked, and from when where that is another day than the handover's."""
    asked = way(shown, who, sought)
    if asked is Way.HANDS:
        return hands.will_you(shown, say)
    if asked is Way.TOO:
        told = N_("Will you take {system} too when {journey} goes over to {receiver}?")
        return say(told, **_words(shown, sought, say))
    if sought is not None and sought.first is not None and asked in _FROM_A_DAY:
        partner = sought.beside.called if sought.beside else ""
        return say(_FROM_A_DAY[asked], **_words(shown, sought, say), person=partner)
    asked = asked if asked in _DATED else Way.JOIN
    if shown.from_phase is None or shown.start is None:
        return say(_UNDATED[asked], **_words(shown, sought, say))
    giver, when = phase_name(shown.from_phase, say), Raw(_when(shown, say))
    return say(_DATED[asked], **_words(shown, sought, say), giver=giver, when=when)


def _when(shown: HandoverShown, say: Say) -> str:
    assert shown.start is not None
    if latest := latest_day(shown.to_phase):
        return between(say, shown.start, latest)
    return say(N_("around {day}") if shown.tentative else N_("on {day}"), day=say.day(shown.start))


def asked_to(shown: HandoverShown, who: Who, sought: Sought | None, say: Say) -> str:
    """To who asked: "I have asked Anna to stay on when Acme ERP goes over to Project." """
    return say(_ASKED[way(shown, who, sought)], **_words(shown, sought, say), person=who.called)


def you_do(shown: HandoverShown, who: Who, sought: Sought | None, say: Say) -> str:
    """To who has just said yes."""
    return say(_YOU[way(shown, who, sought)], **_words(shown, sought, say))


def _words(shown: HandoverShown, sought: Sought | None, say: Say) -> dict[str, str]:
    """Whatever a sentence of the tables may name."""
    words: dict[str, str] = {"journey": shown.journey_name, "receiver": phase_name(shown.to_phase, say)}
    words |= {"phase": the_phase(shown.to_phase, say), "leaver": hands.leaver(shown, say)}
    if sought is not None:
        words |= {"system": sought.system, "partner": sought.beside.called if sought.beside else ""}
        words["day"] = say.day(sought.first) if sought.first else ""
    return words


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
