"""How a handover stands, within a reply: its state, when it comes and why, how long it holds, who has said yes."""

from __future__ import annotations

from bot.i18n import Raw, Say
from bot.rules.projection import HandoverShown, ScopeShown
from bot.rules.texts import N_
from bot.views import hands
from bot.views.asides import asides
from bot.views.dates import between
from bot.views.handover import headline, says_the_same, scope_line, state_mark
from bot.views.phases import latest_day, phase_name
from bot.views.slip import slip_line


def state_line(shown: HandoverShown, say: Say) -> str:
    """ "● Holds · Sales → Project, Tue 1 Dec. Anna stays on. Said yes: 1 of 2." """
    told = say(
        N_("{state} · {step}, {day}. {reason}"),
        state=Raw(state_mark(shown.state, say)),
        step=Raw(_step(shown, say)),
        day=_when(shown, say),
        reason=Raw(headline(shown, say)),
    )
    return " ".join(filter(None, (told, yes_so_far(shown, say), _accepted(shown, say))))


def standing(shown: HandoverShown, say: Say) -> str:
    """Its state with the reason, how long it holds, then what differs for a system or on the customer's side."""
    lines = [" ".join(filter(None, (_state(shown, say), yes_so_far(shown, say), _accepted(shown, say))))]
    if shown.has_come:
        return lines[0]
    if holds := slip_line(shown.slip, shown.to_phase, say):
        lines.append(holds)
    lines += [
        _differs(shown, scope, say)
        for scope in shown.scopes
        if (scope.state in ("breaks", "thin") or (scope.state == "unstaffed" and _is_apart(shown, scope)))
        and (scope.side, scope.system) != ("vendor", None)
        and not says_the_same(shown, scope)
    ]
    lines += asides(shown, say)
    return "\n".join(lines)


def _is_apart(shown: HandoverShown, scope: ScopeShown) -> bool:
    """Of a phase that nobody is named for the systems need no lines of their own."""
    return shown.vendor is not None and shown.vendor.state != "unstaffed" and bool(scope.system or scope.givers)


def _step(shown: HandoverShown, say: Say) -> str:
    if shown.within:
        return hands.who_leaves(shown, say)
    receiver = phase_name(shown.to_phase, say)
    if shown.from_phase is None:
        return say(N_("{phase}"), phase=receiver)
    return say(N_("{giver} → {receiver}"), giver=phase_name(shown.from_phase, say), receiver=receiver)


def _when(shown: HandoverShown, say: Say) -> Raw:
    if shown.start is None:
        return Raw(say(N_("no date yet")))
    if latest := latest_day(shown.to_phase):
        return between(say, shown.start, latest)
    day = say.day(shown.start)
    return Raw(say(N_("around {day}"), day=day) if shown.tentative else day)


def _differs(shown: HandoverShown, scope: ScopeShown, say: Say) -> str:
    mark, reason = Raw(state_mark(scope.state, say)), Raw(scope_line(shown, scope, say))
    return say(N_("{state} · {reason}"), state=mark, reason=reason)


def _state(shown: HandoverShown, say: Say) -> str:
    """ "↓ ● Holds · Tue 1 Dec, in 14 days. Anna stays on." """
    mark, reason = Raw(state_mark(shown.state, say)), Raw(headline(shown, say))
    if shown.within:
        return hands.standing(shown, mark, reason, say)
    if shown.start is None or shown.days_left is None:
        return say(N_("↓ {state} · no date yet. {reason}"), state=mark, reason=reason)
    day = _when(shown, say)
    if shown.days_left < 1 or shown.closed:
        return say(N_("↓ {state} · {day}. {reason}"), state=mark, day=day, reason=reason)
    one, many = N_("↓ {state} · {day}, tomorrow. {reason}"), N_("↓ {state} · {day}, in {n} days. {reason}")
    if latest_day(shown.to_phase):
        one = N_("↓ {state} · {day}, perhaps tomorrow. {reason}")
        many = N_("↓ {state} · {day}, in {n} days at the earliest. {reason}")
    elif shown.tentative:
        one = N_("↓ {state} · {day}, perhaps tomorrow. {reason}")
        many = N_("↓ {state} · {day}, in about {n} days. {reason}")
    return say.number(one, many, shown.days_left, state=mark, day=day, reason=reason)


def is_settled(shown: HandoverShown) -> bool:
    """Whether nobody's yes is missing any more; once the day has come nobody is asked."""
    return shown.has_come or not shown.missing_words


def yes_so_far(shown: HandoverShown, say: Say) -> str:
    """How many of those whom the state rests on have said yes; empty where it rests on nobody."""
    needed = [word.answer for word in shown.words if word.needed]
    return say.it(N_("Said yes: {yes} of {all}."), yes=needed.count("yes"), all=len(needed)) if needed else ""


def _accepted(shown: HandoverShown, say: Say) -> str:
    if shown.accepted_by is None:
        return ""
    if not shown.accepted_reason:
        return say(N_("{person} lets it be so on purpose."), person=shown.accepted_by.called)
    told = N_("{person} lets it be so on purpose: “{reason}”")
    return say(told, person=shown.accepted_by.called, reason=shown.accepted_reason)
