"""The living card of a handover: what, when, who is missing; why it matters; one question (product.md §4)."""

from __future__ import annotations

from dataclasses import replace

from bot.i18n import Raw, Say
from bot.rules.projection import HandoverShown, ItemShown, PostShown, Who
from bot.rules.texts import N_
from bot.views import one_system
from bot.views.asides import asides, told_of_customers
from bot.views.asking import add_button, answers_so_far, buttons, free_time, is_asked, question, why
from bot.views.brief.choosing import open_brief
from bot.views.customers import customers_words
from bot.views.handover import headline, names, reason_line, scope_line, state_mark, step_name, when_line
from bot.views.posts.part import Part, lines, picture, sentences
from bot.views.put_off import put_off
from bot.views.slip import slip_line


def part(item: ItemShown, post: PostShown, say: Say) -> Part:
    assert item.handover is not None
    shown = item.handover
    part = handover_part(shown, say, post.reader)
    if shown.closed:
        return part
    more = (picture(shown.journey_uid, N_("Picture"), say), open_brief(shown.uid, say))
    return replace(part, elements=(*part.elements, *more))


def handover_part(shown: HandoverShown, say: Say, reader: Who | None) -> Part:
    """The card as it stands now; the same words serve the steps, where the owner may give the customer's word."""
    part = _as_it_stands(shown, say, reader)
    heard = customers_words(shown, say, reader)
    return replace(part, elements=(*part.elements, *heard)) if heard else part


def _as_it_stands(shown: HandoverShown, say: Say, reader: Who | None) -> Part:
    if shown.closed:
        return _ended(shown, say)
    if shown.paused:
        return Part(title=when_line(shown, say), lines=(say(N_("Paused: I ask nobody about it.")),))
    if shown.accepted_by is not None:
        return Part(title=when_line(shown, say), lines=lines(accepted(shown, say)), small=_small(shown, say))
    if shown.state == "holds":
        row = (add_button(shown, say),) if shown.covers else ()
        return Part(title=when_line(shown, say), lines=_holds(shown, say), small=_small(shown, say), elements=row)
    if shown.state == "thin":
        return _thin(shown, say, reader)
    return _asks(shown, say, reader)


def _ended(shown: HandoverShown, say: Say) -> Part:
    """Out of the plan; what a closed journey has behind it stays as it was."""
    step = Raw(step_name(shown, say))
    if shown.ended and shown.has_come:
        mark, reason = Raw(state_mark(shown.state, say)), Raw(headline(shown, say))
        state = say(N_("{state}. {reason}"), state=mark, reason=reason)
        return Part(title=when_line(shown, say), lines=(state,), small=(say(N_("The journey is closed.")),))
    if shown.ended == "done":
        return Part(title=say(N_("{step}: the journey is closed, so I ask nobody about it."), step=step))
    return Part(title=say(N_("{step} is no longer in the plan."), step=step))


def accepted(shown: HandoverShown, say: Say) -> str:
    """Who decided that it goes without overlap, and why."""
    assert shown.accepted_by is not None
    who = shown.accepted_by.called
    if shown.accepted_on is None:
        return say(N_("Goes without overlap: {reason} ({person})"), reason=shown.accepted_reason or "", person=who)
    day = say.short_day(shown.accepted_on)
    sentence = N_("Goes without overlap: {reason} ({person}, {day})")
    return say(sentence, reason=shown.accepted_reason or "", person=who, day=day)


def _holds(shown: HandoverShown, say: Say) -> tuple[str, ...]:
    mark, reason = Raw(state_mark(shown.state, say)), Raw(reason_line(shown, say))
    told = say(N_("{state}. {reason}"), state=mark, reason=reason)
    slip = slip_line(shown.slip, shown.to_phase, say)
    return lines(sentences(told, said_yes(shown, say)), slip, *asides(shown, say))


def said_yes(shown: HandoverShown, say: Say) -> str | None:
    """Who gave their word; whose is missing is not a matter for the channel."""
    told = told_of_customers(shown)
    said = [word.who for word in shown.words if word.answer == "yes" and word not in told]
    return say(N_("{people} said yes."), people=names(said, say)) if said else None


def _thin(shown: HandoverShown, say: Say, reader: Who | None) -> Part:
    mark, reason = Raw(state_mark(shown.state, say)), Raw(headline(shown, say))
    line = say(N_("{state}. {reason}"), state=mark, reason=reason)
    asked = answers_so_far(shown, say, reader)
    asks = None if is_asked(shown) else question(shown, say, reader)
    row = buttons(shown, say, reader) if asks else ()
    free = free_time(shown, say, reader) if asks else None
    told = sentences(line, *asked, slip_line(shown.slip, shown.to_phase, say), free, asks)
    said = (told, *_systems(shown, say, "thin"), *asides(shown, say))
    return Part(title=when_line(shown, say), lines=said, small=_small(shown, say), elements=row)


def _asks(shown: HandoverShown, say: Say, reader: Who | None) -> Part:
    asked = sentences(*answers_so_far(shown, say, reader))
    asks = None if is_asked(shown) else question(shown, say, reader)
    free = free_time(shown, say, reader) if asks else None
    return Part(
        title=sentences(when_line(shown, say), headline(shown, say)),
        lines=lines(
            *_systems(shown, say, "breaks", "unstaffed"),
            *asides(shown, say),
            why(shown, say, reader) if asks else None,
            sentences(asked, free, asks),
        ),
        small=_small(shown, say),
        elements=buttons(shown, say, reader),
    )


def _systems(shown: HandoverShown, say: Say, *states: str) -> tuple[str, ...]:
    """A line per system of those states, which says why; of systems that do not share the whole's answer."""
    whole = shown.vendor
    differ = [
        scope
        for scope in shown.scopes
        if scope.side == "vendor" and scope.system and scope.state in states
        and (whole is None or (scope.state, scope.reason) != (whole.state, whole.reason))
    ]  # fmt: skip
    return tuple(one_system.line(shown, scope, say) for scope in differ[:6])


def _small(shown: HandoverShown, say: Say) -> tuple[str, ...]:
    return (*_customer(shown, say), *put_off(shown, say))


def _customer(shown: HandoverShown, say: Say) -> tuple[str, ...]:
    """The customer's own side: a line of the same card, never a step of its own."""
    scope = next((scope for scope in shown.scopes if scope.side == "customer" and scope.system is None), None)
    return (scope_line(shown, scope, say),) if scope and scope.state != "holds" else ()
