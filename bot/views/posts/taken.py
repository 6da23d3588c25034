"""What somebody takes along from a brief, in the evening of who hands over; and what is said to that, in theirs."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.projection import ItemShown, PostShown
from bot.rules.texts import N_
from bot.views.brief.choosing import open_brief
from bot.views.parts import button
from bot.views.phases import phase_name
from bot.views.posts.part import Part


def took(item: ItemShown, post: PostShown, say: Say) -> Part:
    """To who hands over."""
    shown, taken = item.handover, item.taken
    assert shown is not None
    if taken is None:
        return _hidden(say)
    words = {"person": taken.who.called, "journey": shown.journey_name, "phase": phase_name(shown.to_phase, say)}
    title = say(N_("{journey}: {person} takes this along into {phase}."), **words)
    line = say(N_("“{line}”"), line=taken.line)
    if taken.said and taken.said_by is not None:
        told = say(N_("{person} says to that: “{line}”"), person=taken.said_by.called, line=taken.said)
        return Part(title=title, lines=(line, told), elements=(open_brief(shown.uid, say),))
    if taken.seen:
        thanks = say(N_("Thank you. It stays as it is."))
        return Part(title=title, lines=(line, thanks), elements=(open_brief(shown.uid, say),))
    value = {"h": shown.uid, "p": taken.who.uid}
    right = button(say.plain(N_("That is right")), "brief_right", value, primary=True)
    add = button(say.plain(N_("Add something…")), "brief_correct", value)
    asks = say(N_("Is that right, or would you like to add something?"))
    return Part(title=title, lines=(line, asks), elements=(right, add, open_brief(shown.uid, say)))


def corrected(item: ItemShown, post: PostShown, say: Say) -> Part:
    """To who takes over."""
    shown, taken = item.handover, item.taken
    assert shown is not None
    if taken is None or taken.said_by is None:
        return _hidden(say)
    told = N_("{person} has read what you take along from {journey}, and says:")
    title = say(told, person=taken.said_by.called, journey=shown.journey_name)
    lines = (say(N_("“{line}”"), line=taken.said), say(N_("You take along: “{line}”"), line=taken.line))
    change = button(say.plain(N_("What I take along…")), "brief_take", {"h": shown.uid})
    return Part(title=title, lines=lines, elements=(open_brief(shown.uid, say), change))


def _hidden(say: Say) -> Part:
    return Part(title=say(N_("This is about a journey that you can't read any more.")))
