"""The sentences about one handover: its state, why it is so, and when it comes. Every view says them the same way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.i18n import Raw, Say
from bot.rules.projection import HandoverShown, ScopeShown, Who
from bot.rules.texts import N_
from bot.views import hands, unstaffed
from bot.views.dates import between
from bot.views.phases import known_kind, latest_day, phase_name, the_phase

STATES = {
    "holds": N_("● Holds"),
    "thin": N_("◐ Thin"),
    "breaks": N_("○ Breaks"),
    "unstaffed": N_("? Not staffed yet"),
}

NOBODY_STAYS = {
    ("sales", "project"): N_("Nobody from the sale is in the project yet."),
    ("project", "maintenance"): N_("Nobody from the project is in the maintenance yet."),
    ("sales", "maintenance"): N_("Nobody from the sale is in the maintenance yet."),
}
NOBODY_IS_THERE = {
    ("sales", "project"): N_("Nobody from the sale is in the project."),
    ("project", "maintenance"): N_("Nobody from the project is in the maintenance."),
    ("sales", "maintenance"): N_("Nobody from the sale is in the maintenance."),
}
"""The same once the day has come: "yet" would not be true any more."""
STAYING = {
    "key_carrier": (N_("{people} stays on."), N_("{people} stay on.")),
    "carrier_not_key": (
        N_("{people} stays on, but not as a key person."),
        N_("{people} stay on, but not as key persons."),
    ),
    "carrier_relation": (
        N_("{people} stays on and keeps the relation; nobody yet brings the solution along."),
        N_("{people} stay on and keep the relation; nobody yet brings the solution along."),
    ),
    "carrier_short": (
        N_("{people} stays on, but only for a few days."),
        N_("{people} stay on, but only for a few days."),
    ),
    "key_returner": (
        N_("{people} comes back after a break."),
        N_("{people} come back after a break."),
    ),
    "returner": (
        N_("{people} comes back, but only after a long break."),
        N_("{people} come back, but only after a long break."),
    ),
}
TOGETHER = {
    "transfer_long": (
        N_("{giver} and {receiver} work side by side for one day."),
        N_("{giver} and {receiver} work side by side for {n} days."),
    ),
    "transfer_short": (
        N_("{giver} and {receiver} have just one day side by side."),
        N_("{giver} and {receiver} have just {n} days side by side."),
    ),
    "brief_contact": (
        N_("{giver} and {receiver} have only one day together."),
        N_("{giver} and {receiver} have only {n} days together."),
    ),
}
SYSTEMS = {
    "holds": (N_("{systems} holds."), N_("{systems} hold.")),
    "thin": (N_("{systems} is thin."), N_("{systems} are thin.")),
    "breaks": (N_("{systems} breaks."), N_("{systems} break.")),
    "unstaffed": (N_("{systems} is not staffed yet."), N_("{systems} are not staffed yet.")),
}

ON = (N_("{step} on {day}, tomorrow."), N_("{step} on {day}, in {n} days."))
AROUND = (N_("{step} around {day}, perhaps tomorrow."), N_("{step} around {day}, in about {n} days."))
BETWEEN = (N_("{step} {between}, perhaps tomorrow."), N_("{step} {between}, in {n} days at the earliest."))


def state_mark(state: str, say: Say) -> str:
    """The state by shape and word: "● Holds"."""
    return say.it(STATES[state])


def reason_line(shown: HandoverShown, say: Say, scope: ScopeShown | None = None) -> str:
    """Why a scope is in its state, one sentence (D16); without a scope: the vendor's side as a whole."""
    scope = scope or shown.vendor
    if scope is not None and shown.within:
        return hands.reason(shown, scope, say)
    if scope is None:
        return unstaffed.nobody_named(shown.to_phase, say)
    if scope.reason in STAYING and (people := _who_stays(scope)):
        one, many = STAYING[scope.reason]
        return say.number(one, many, len(people), people=names(people, say))
    if scope.reason in TOGETHER and scope.together:
        return _together(scope, say)
    if scope.reason.startswith("unstaffed"):
        return unstaffed.reason(shown, scope.reason, say)
    return nobody_stays(shown, say)


def scope_line(shown: HandoverShown, scope: ScopeShown, say: Say) -> str:
    """The reason with what it is about: a system, the customer's side, or both."""
    if scope.side == "vendor" and scope.system and scope.reason == "unstaffed_to" and not unstaffed.as_a_whole(shown):
        phase = the_phase(shown.to_phase, say)
        return say(N_("Nobody is named for {system} in {phase} yet."), system=scope.system, phase=phase)
    sentence = Raw(reason_line(shown, say, scope))
    if scope.side == "customer":
        told = N_("{system} at {customer}: {sentence}") if scope.system else N_("At {customer}: {sentence}")
        return say(told, system=scope.system or "", customer=shown.customer, sentence=sentence)
    return say(N_("{system}: {sentence}"), system=scope.system, sentence=sentence) if scope.system else str(sentence)


def says_the_same(shown: HandoverShown, scope: ScopeShown) -> bool:
    """Whether a system of ours stands as the whole delivery does, for the same reason and by the same people."""
    whole = shown.vendor
    if whole is None or scope.side != "vendor" or scope.system is None:
        return False
    same = ("state", "reason", "carriers", "rests_on", "because", "returners", "together")
    return all(getattr(scope, name) == getattr(whole, name) for name in same)


def systems_line(shown: HandoverShown, say: Say) -> str:
    """How the vendor's systems stand: "CRM holds. BI breaks." Empty when none is named."""
    by_state = {
        state: [
            scope.system for scope in shown.scopes if scope.side == "vendor" and scope.system and scope.state == state
        ]
        for state in SYSTEMS
    }
    return " ".join(
        say.number(*SYSTEMS[state], len(systems), systems=say.names(systems))
        for state, systems in by_state.items()
        if systems
    )


def headline(shown: HandoverShown, say: Say) -> str:
    """Who is missing, or that nobody is: the sentence that follows the date."""
    vendor = shown.vendor
    if vendor and vendor.state != shown.state and (systems := systems_line(shown, say)):
        return systems
    return reason_line(shown, say)


def nobody_stays(shown: HandoverShown, say: Say) -> str:
    """Nobody of the giving phase is in the receiving one."""
    if shown.from_phase is None:
        return unstaffed.nobody_named(shown.to_phase, say)
    begun = shown.days_left is not None and shown.days_left <= 0
    pair = (known_kind(shown.from_phase) or "", known_kind(shown.to_phase) or "")
    if sentence := (NOBODY_IS_THERE if begun else NOBODY_STAYS).get(pair):
        return say(sentence)
    return say(
        N_("Nobody from {giver} is in {receiver}.") if begun else N_("Nobody from {giver} is in {receiver} yet."),
        giver=phase_name(shown.from_phase, say),
        receiver=phase_name(shown.to_phase, say),
    )


def step_name(shown: HandoverShown, say: Say) -> str:
    """Which handover: "Acme ERP: Sales → Project"."""
    if shown.within:
        return hands.step(shown, say)
    receiver = phase_name(shown.to_phase, say)
    if shown.from_phase is None:
        return say(N_("{journey}: {receiver}"), journey=shown.journey_name, receiver=receiver)
    giver = phase_name(shown.from_phase, say)
    return say(N_("{journey}: {giver} → {receiver}"), journey=shown.journey_name, giver=giver, receiver=receiver)


def when_line(shown: HandoverShown, say: Say) -> str:
    """Which handover and when, in real days: "Acme ERP: Sales → Project on Tue 1 Dec, in 14 days."."""
    if shown.within and shown.start is not None:
        return hands.when(shown, say)
    step = Raw(step_name(shown, say))
    if shown.start is None or shown.days_left is None:
        return say(N_("{step}, no date yet."), step=step)
    day = say.day(shown.start)
    if shown.days_left < 1:
        return say(_come(shown, shown.days_left), step=step, day=day)
    if latest := latest_day(shown.to_phase):
        words = {"step": step, "between": between(say, shown.start, latest)}
        return say.number(*BETWEEN, shown.days_left, **words)
    one, many = AROUND if shown.tentative else ON
    return say.number(one, many, shown.days_left, step=step, day=day)


def _come(shown: HandoverShown, days_left: int) -> str:
    """The day has come; of a date that is not sure nobody knows whether it was the one."""
    unsure = shown.tentative and not shown.has_come
    if days_left == 0:
        return N_("{step} perhaps today, {day}.") if unsure else N_("{step} today, {day}.")
    return N_("{step} was planned for around {day}.") if unsure else N_("{step} since {day}.")


def names(people: Iterable[Who], say: Say) -> Raw:
    return say.names([who.called for who in people])


def _who_stays(scope: ScopeShown) -> Sequence[Who]:
    """Whom the sentence names: those who give the reason and stay or come back, else all who stay.

    It may rest on others too: who works side by side with somebody is not said to stay on.
    """
    because = scope.because or scope.rests_on
    staying = scope.returners if "returner" in scope.reason else scope.carriers
    return [who for who in because if who in staying] or staying or because


def _together(scope: ScopeShown, say: Say) -> str:
    giver, receiver, days = scope.together[0]
    one, many = TOGETHER[scope.reason]
    return say.number(one, many, max(1, int(days)), giver=giver.called, receiver=receiver.called)
