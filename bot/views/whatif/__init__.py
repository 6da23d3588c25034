"""What would become of every handover, what it would mean elsewhere, and the best next step then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.i18n import Raw, Say, escape
from bot.rules.projection import HandoverShown, JourneyShown
from bot.rules.projection.supposed import Elsewhere, WhatIf
from bot.rules.texts import N_
from bot.views.asking import question
from bot.views.journey import next_step
from bot.views.loads import too_much
from bot.views.parts import Message, actions, button, context, cut, encode, section
from bot.views.whatif.becoming import arising, becoming
from bot.views.whatif.form import ask_what_if
from bot.views.whatif.tried import tried

__all__ = ["ask_what_if", "shown"]

WORSE = ("holds", "thin", "breaks", "unstaffed")
"""The better before the worse."""
CHARACTERS = 2900
VALUE = 1800
"""Characters of JSON that a button carries; Slack takes 2,000."""
NAMED = 5


def shown(answer: WhatIf, value: Mapping[str, Any], say: Say) -> Message:
    """The answer. `value` is what was supposed, for the buttons; too long for one, there is no `Do it`."""
    head = say(N_("*{journey}, what if:*"), journey=answer.now.name)
    lines = [head, *(tried(one, answer, say) for one in answer.tried)]
    told = ["\n".join(becoming(was, then, say)) for was, then in answer.pairs]
    told += [arising(one, say) for one in answer.arising]
    blocks = [section(cut("\n".join(lines), CHARACTERS)), section(_sum(answer, say))]
    blocks += [section(cut("\n".join(told), CHARACTERS))] if told else []
    rest = [_elsewhere(one, say) for one in answer.elsewhere]
    rest = [_next(answer.then, say), *rest, too_much(answer.too_much, say)]
    blocks += [section(cut("\n".join(filter(None, rest)), CHARACTERS))] if any(rest) else []
    blocks += [context(say(N_("Nothing is changed.")))]
    other = button(say.plain(N_("Try something else…")), "try_what_if", {"j": answer.now.uid})
    do = button(say.plain(N_("Do it")), "do_what_if", value)
    blocks.append(actions(do, other) if len(encode(value)) < VALUE else actions(other))
    return Message(_sum(answer, say), blocks)


def _sum(answer: WhatIf, say: Say) -> str:
    """ "One handover would break. One would get better." """
    worse = [then for was, then in answer.pairs if _rank(then) > _rank(was)]
    worse += [one for one in answer.arising if one.state != "holds"]
    broken = sum(then.state == "breaks" for then in worse)
    poorer, better = len(worse) - broken, sum(_rank(then) < _rank(was) for was, then in answer.pairs)
    told = (
        (broken, N_("One handover would break."), N_("{n} handovers would break.")),
        (poorer, N_("One handover would get worse."), N_("{n} handovers would get worse.")),
        (better, N_("One handover would get better."), N_("{n} handovers would get better.")),
    )
    said = [say.number(one, many, n) for n, one, many in told if n]
    return " ".join(said) if said else say(N_("No handover would be in another state than now."))


def _rank(shown: HandoverShown) -> int:
    return WORSE.index(shown.state)


def _next(journey: JourneyShown, say: Say) -> str:
    """What would be asked for then."""
    step = next_step(journey)
    if step is None:
        return ""
    told = N_("*Then the best next step:* {question}")
    return say(told, question=Raw(asked)) if (asked := question(step, say)) else ""


def _elsewhere(found: Elsewhere, say: Say) -> str:
    """ "Anna is in 4 more handovers; 2 would break: Beta CRM (Thu 7 Jan)…" """
    one, many = N_("{person} is in one more handover."), N_("{person} is in {n} more handovers.")
    told = say.number(one, many, found.handovers, person=found.who.called)
    if not found.breaking:
        safe = say.number(N_("It would not break."), N_("None of them would break."), found.handovers)
        return " ".join((told, safe))
    which = Raw(", ".join(_journey(name, start, say) for name, start in found.breaking[:NAMED]))
    more = "" if len(found.breaking) <= NAMED else " …"
    one, many = N_("One would break: {which}."), N_("{n} would break: {which}.")
    return " ".join((told, say.number(one, many, len(found.breaking), which=Raw(which + more))))


def _journey(name: str, start: date | None, say: Say) -> str:
    if start is None:
        return escape(name)
    return say(N_("{journey} ({day})"), journey=name, day=say.day(start))
