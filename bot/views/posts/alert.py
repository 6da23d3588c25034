"""What the owner hears at once: somebody can't stay on, or a change of the plan has broken a handover (texts.md 6b)."""

from __future__ import annotations

from dataclasses import replace

from bot.i18n import Raw, Say
from bot.rules.projection import HandoverShown, ItemShown, PostShown
from bot.rules.texts import N_
from bot.views import hands
from bot.views.asking import buttons, free_time, is_asked, question, why
from bot.views.handover import headline
from bot.views.phases import known_kind, phase_name, the_phase
from bot.views.posts import at_once
from bot.views.posts.card import handover_part
from bot.views.posts.part import Part, lines, sentences
from bot.views.sought import stays

CANNOT = {
    "project": N_("{person} can't stay on when {journey} becomes a project on {day}."),
    "maintenance": N_("{person} can't stay on when {journey} goes into maintenance on {day}."),
}
TROUBLES = {
    "shared": N_("People from outside read along in its channel, so I did not post this there."),
    "is_archived": N_("Its channel is archived, so I could not post this there."),
    "not_in_channel": N_("I am not in its channel, so I could not post this there. Please invite me."),
    "unknown": N_(
        "Slack did not tell me whether this arrived in its place, so I did not repeat it. Please have a look."
    ),
    "no_owner": N_(
        "Nobody answers for it any more: the account of who did is closed. Who shall do it? In its channel, type "
        "`/handover add @name, lead`."
    ),
    "channel_not_found": N_("I can't find its channel any more, so I could not post this there."),
}
LAPSED = {
    "worse": N_("You let it go without overlap: {reason} It is worse now, so please decide again."),
    "moved": N_("You let it go without overlap: {reason} It has moved by over two weeks, so please decide again."),
}


def part(item: ItemShown, post: PostShown, say: Say) -> Part:
    shown = item.handover
    assert shown is not None
    if item.cause is not None:
        return at_once.part(item.cause, shown, post, say, _said_first(item, say))
    if item.about is None or shown.closed or shown.paused:
        told = handover_part(shown, say, post.reader)
        return replace(told, lines=(*_said_first(item, say), *told.lines))
    asks = shown.state != "holds" and shown.accepted_by is None
    return Part(
        title=sentences(_cannot(item, shown, say), headline(shown, say), _left(shown, say)),
        lines=lines(
            *_offers(item, shown, say),
            sentences(why(shown, say, post.reader), _question(shown, post, say)) if asks else None,
        ),
        elements=buttons(shown, say, post.reader) if asks else (),
    )


def _said_first(item: ItemShown, say: Say) -> tuple[str, ...]:
    """Why it is said here, or why it is said again."""
    if item.trouble:
        return (trouble(item.trouble, say),)
    if not item.lapsed:
        return ()
    return (say(LAPSED[item.lapsed], reason=item.lapsed_reason),)


def trouble(code: str, say: Say) -> str:
    """Why it is said here and not where it belongs."""
    if code in TROUBLES:
        return say(TROUBLES[code])
    return say(N_("Slack did not let me post this in its place ({code})."), code=Raw(code))


def _question(shown: HandoverShown, post: PostShown, say: Say) -> str | None:
    if is_asked(shown):
        return None
    return sentences(free_time(shown, say, post.reader), question(shown, say, post.reader)) or None


def _cannot(item: ItemShown, shown: HandoverShown, say: Say) -> str:
    assert item.about is not None
    person = item.about.called
    if item.more:
        told = N_("{person} can't take {system} too.") if item.system else N_("{person} can't be there earlier.")
        return say(told, person=person, system=item.system)
    if shown.within:
        return hands.cannot(shown, person, say)
    if not stays(shown, item.about):
        told = N_("{person} can't join {phase} of {journey}.")
        return say(told, person=person, phase=the_phase(shown.to_phase, say), journey=shown.journey_name)
    if shown.start is None:
        phase = phase_name(shown.to_phase, say)
        sentence = N_("{person} can't stay on when {journey} goes over to {phase}.")
        return say(sentence, person=person, journey=shown.journey_name, phase=phase)
    day = say.day(shown.start)
    if (kind := known_kind(shown.to_phase)) in CANNOT:
        return say(CANNOT[kind], person=person, journey=shown.journey_name, day=day)
    phase = phase_name(shown.to_phase, say)
    sentence = N_("{person} can't stay on when {journey} goes over to {phase} on {day}.")
    return say(sentence, person=person, journey=shown.journey_name, phase=phase, day=day)


def _left(shown: HandoverShown, say: Say) -> str | None:
    if shown.days_left is None or shown.days_left < 1:
        return None
    return say.number(N_("One day is left."), N_("{n} days are left."), shown.days_left)


def _offers(item: ItemShown, shown: HandoverShown, say: Say) -> tuple[str, ...]:
    """What the person wrote in the form, for the owner's eyes only."""
    assert item.about is not None
    words = {"person": item.about.called, "customer": shown.customer}
    written = (
        (N_("Who else knows {customer}, says {person}: {text}"), item.knows_customer),
        (N_("Days side by side that {person} could spend: {text}"), item.days_offered),
        (N_("Only for you, from {person}: {text}"), item.private_note),
    )
    return tuple(say(sentence, text=text, **words) for sentence, text in written if text)
