"""A handover as it is and as it would be, with the reason; and whose word or decision would not stand."""

from __future__ import annotations

from collections.abc import Iterator

from bot.i18n import Raw, Say, escape
from bot.rules.projection import HandoverShown, ScopeShown
from bot.rules.texts import N_
from bot.rules.words import moved_too_far
from bot.views import hands
from bot.views.handover import headline, names, reason_line, state_mark
from bot.views.phases import phase_name


def becoming(was: HandoverShown, then: HandoverShown, say: Say) -> Iterator[str]:
    """ "Sales → Project, Fri 15 Jan: ● Holds → ○ Breaks. Nobody from the sale is in the project yet." """
    told = say(
        N_("*{step}*, {day}: {state}. {reason}"),
        step=_step(then, say),
        day=Raw(say.day(then.start) if then.start else say(N_("no date yet"))),
        state=_state(was.state, then.state, say),
        reason=Raw(headline(then, say)),
    )
    yield " ".join(filter(None, (told, _asked_anew(was, then, say), _accepted_no_more(was, then, say))))
    yield from _scopes(was, then, say)


def arising(then: HandoverShown, say: Say) -> str:
    """A change of hands that there is none of now: "Per leaves the project, Tue 2 Mar: ○ Breaks. Nobody takes…"."""
    assert then.start is not None
    state, reason = Raw(state_mark(then.state, say)), Raw(headline(then, say))
    told = N_("*{step}*, {day}: {state}. {reason}")
    return say(told, step=_step(then, say), day=say.day(then.start), state=state, reason=reason)


def _state(was: str, then: str, say: Say) -> Raw:
    if was == then:
        return Raw(say(N_("{state}, as now"), state=Raw(state_mark(then, say))))
    return Raw(say(N_("{was} → {then}"), was=Raw(state_mark(was, say)), then=Raw(state_mark(then, say))))


def _step(shown: HandoverShown, say: Say) -> Raw:
    if shown.within:
        return Raw(hands.who_leaves(shown, say))
    receiver = phase_name(shown.to_phase, say)
    if shown.from_phase is None:
        return Raw(escape(receiver))
    return Raw(say(N_("{giver} → {receiver}"), giver=phase_name(shown.from_phase, say), receiver=receiver))


def _scopes(was: HandoverShown, then: HandoverShown, say: Say) -> Iterator[str]:
    """A line for each system, and for the customer's side, whose state would be another."""
    before = {(one.side, one.system): one.state for one in was.scopes}
    for scope in then.scopes:
        place = scope.side, scope.system
        if place != ("vendor", None) and before.get(place, scope.state) != scope.state:
            state, reason = _state(before[place], scope.state, say), Raw(reason_line(then, say, scope))
            yield say(N_("• {about}: {state}. {reason}"), about=_about(then, scope, say), state=state, reason=reason)
    there = {(one.side, one.system) for one in then.scopes}
    yield from (_not_named(one, say) for one in was.scopes if (one.side, one.system) not in there and one.system)


def _about(shown: HandoverShown, scope: ScopeShown, say: Say) -> Raw:
    """The system, the customer's side, or both."""
    if scope.side != "customer":
        return Raw(escape(scope.system or ""))
    if scope.system is None:
        return Raw(say(N_("At {customer}"), customer=shown.customer))
    return Raw(say(N_("{system} at {customer}"), system=scope.system, customer=shown.customer))


def _not_named(scope: ScopeShown, say: Say) -> str:
    return say(N_("• {system}: nobody would be named for it any more."), system=scope.system)


def _asked_anew(was: HandoverShown, then: HandoverShown, say: Say) -> str:
    """Whose yes was to another start (`rules.words`)."""
    if not moved_too_far(was.start, then.start):
        return ""
    needed = {word.who.id for word in then.words if word.needed}
    said = [word.who for word in was.words if word.answer == "yes" and word.who.id in needed]
    if not said:
        return ""
    one, many = N_("{people} said yes to the other date and would be asked again."), N_(
        "{people} said yes to the other date and would be asked again."
    )  # fmt: skip
    return say.number(one, many, len(said), people=names(said, say))


def _accepted_no_more(was: HandoverShown, then: HandoverShown, say: Say) -> str:
    if was.accepted_by is None or then.accepted_by is not None:
        return ""
    return say(N_("{person} lets it be so on purpose now; that would end."), person=was.accepted_by.called)
