"""The sentences about a change of hands: a key person leaves while the phase goes on (`continuity.md` D15)."""

from __future__ import annotations

from bot.i18n import Raw, Say
from bot.rules.projection import HandoverShown, PhaseShown, ScopeShown
from bot.rules.texts import N_
from bot.views.phases import the_phase

STAYS = (N_("{people} stays in {phase}."), N_("{people} stay in {phase}."))
TAKES_OVER = (
    N_("{receiver} takes over from {giver}, after one day side by side."),
    N_("{receiver} takes over from {giver}, after {n} days side by side."),
)
BRIEFLY = (
    N_("{giver} and {receiver} have only one day together."),
    N_("{giver} and {receiver} have only {n} days together."),
)


def step(shown: HandoverShown, say: Say) -> str:
    """Which one: "Acme ERP: Per's last day in the project"."""
    words = {"journey": shown.journey_name, "phase": the_phase(shown.to_phase, say)}
    if shown.leaves is None:
        return say(N_("{journey}: a change of hands in {phase}"), **words)
    return say(N_("{journey}: {person}'s last day in {phase}"), **words, person=shown.leaves.called)


def when(shown: HandoverShown, say: Say) -> str:
    """Which one and when: "Acme ERP: Per leaves the project on Tue 3 Mar, in 28 days."."""
    assert shown.start is not None
    assert shown.days_left is not None
    words = {"journey": shown.journey_name, "person": leaver(shown, say), "day": say.day(shown.start)}
    words["phase"] = the_phase(shown.to_phase, say)
    if shown.days_left < 0:
        return say(N_("{journey}: {person} left {phase} on {day}."), **words)
    if shown.days_left == 0:
        return say(N_("{journey}: {person} leaves {phase} today, {day}."), **words)
    one = N_("{journey}: {person} leaves {phase} on {day}, tomorrow.")
    return say.number(one, N_("{journey}: {person} leaves {phase} on {day}, in {n} days."), shown.days_left, **words)


def who_leaves(shown: HandoverShown, say: Say) -> str:
    """ "Per leaves the project": within the line of a reply."""
    return leaving(leaver(shown, say), shown.to_phase, say)


def leaving(person: str, phase: PhaseShown, say: Say) -> str:
    """The same of somebody in a list."""
    return say(N_("{person} leaves {phase}"), person=person, phase=the_phase(phase, say))


def standing(shown: HandoverShown, mark: Raw, reason: Raw, say: Say) -> str:
    """Under its phase: "↳ ● Holds · Per leaves on Tue 3 Mar, in 28 days. Eva stays in the project." """
    assert shown.start is not None
    assert shown.days_left is not None
    words = {"person": leaver(shown, say), "day": say.day(shown.start)}
    if shown.days_left < 0:
        return say(N_("↳ {state} · {person} left on {day}. {reason}"), state=mark, reason=reason, **words)
    if shown.days_left == 0:
        return say(N_("↳ {state} · {person} leaves today, {day}. {reason}"), state=mark, reason=reason, **words)
    one = N_("↳ {state} · {person} leaves on {day}, tomorrow. {reason}")
    many = N_("↳ {state} · {person} leaves on {day}, in {n} days. {reason}")
    return say.number(one, many, shown.days_left, state=mark, reason=reason, **words)


def reason(shown: HandoverShown, scope: ScopeShown, say: Say) -> str:
    """Who carries on, or that nobody does."""
    if scope.reason == "key_stays" and scope.rests_on:
        people = say.names([who.called for who in scope.rests_on])
        return say.number(*STAYS, len(scope.rests_on), people=people, phase=the_phase(shown.to_phase, say))
    sentences = {"side_by_side": TAKES_OVER, "brief_contact": BRIEFLY}.get(scope.reason)
    if sentences and scope.together:
        giver, receiver, days = scope.together[0]
        return say.number(*sentences, max(1, int(days)), giver=giver.called, receiver=receiver.called)
    if shown.days_left is not None and shown.days_left <= 0:
        return say(N_("Nobody takes over from {person}."), person=leaver(shown, say))
    return say(N_("Nobody takes over from {person} yet."), person=leaver(shown, say))


def will_you(shown: HandoverShown, say: Say) -> str:
    """The question to who is to carry on."""
    words = {"person": leaver(shown, say), "phase": the_phase(shown.to_phase, say), "journey": shown.journey_name}
    if shown.start is None:
        return say(N_("Will you take over from {person} in {phase} of {journey}?"), **words)
    sentence = N_("Will you take over in {phase} of {journey} when {person} leaves it on {day}?")
    return say(sentence, **words, day=say.day(shown.start))


def today(shown: HandoverShown, say: Say) -> str:
    """The note of the last day: "Today Per hands over to Eva in the project of Acme ERP."."""
    words = {"person": leaver(shown, say), "phase": the_phase(shown.to_phase, say), "journey": shown.journey_name}
    people = [who.called for who in shown.vendor.rests_on] if shown.vendor else []
    if shown.start is not None and shown.days_left is not None and shown.days_left < 0:
        words["day"] = say.day(shown.start)
        if people:
            sentence = N_("On {day}, {person} handed over to {people} in {phase} of {journey}.")
            return say(sentence, **words, people=say.names(people))
        return say(N_("On {day}, {person} left {phase} of {journey}."), **words)
    if people:
        sentence = N_("Today {person} hands over to {people} in {phase} of {journey}.")
        return say(sentence, **words, people=say.names(people))
    return say(N_("Today {person} leaves {phase} of {journey}."), **words)


def cannot(shown: HandoverShown, person: str, say: Say) -> str:
    """To the owner: somebody who was to carry on can't."""
    words = {"person": person, "leaver": leaver(shown, say), "phase": the_phase(shown.to_phase, say)}
    words["journey"] = shown.journey_name
    if shown.start is None:
        return say(N_("{person} can't take over from {leaver} in {phase} of {journey}."), **words)
    sentence = N_("{person} can't take over when {leaver} leaves {phase} of {journey} on {day}.")
    return say(sentence, **words, day=say.day(shown.start))


def who_takes_over(shown: HandoverShown, owner: str, say: Say, *, mine: bool) -> str:
    """The question to whoever reads or owns: whether they do it themselves (`mine`), else who does.

    `owner` is blank when it is the owner who reads.
    """
    if mine:
        sentence = (
            N_("{owner}, will you take over from {person}?") if owner else N_("Will you take over from {person}?")
        )
        return say(sentence, owner=owner, person=leaver(shown, say))
    if owner:
        return say(N_("{owner}, who takes over from {person}?"), owner=owner, person=leaver(shown, say))
    return say(N_("Who takes over from {person}?"), person=leaver(shown, say))


def leaver(shown: HandoverShown, say: Say) -> str:
    """Who leaves, as called; "somebody" when nobody here knows them any more."""
    return shown.leaves.called if shown.leaves else say.plain(N_("somebody"))
