"""To whoever takes over: when, from whom, and what waits for them in the brief."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.projection import ItemShown, PostShown
from bot.rules.projection.receiving import ReceivesShown
from bot.rules.texts import N_
from bot.views.brief.choosing import open_brief
from bot.views.handover import names
from bot.views.knower import nearby_day
from bot.views.phases import phase_name
from bot.views.posts.part import Part, lines, sentences

GIVES = (N_("{people} hands over to you."), N_("{people} hand over to you."))
WAITS = (N_("One note waits for you in the brief."), N_("{n} notes wait for you in the brief."))
NO_NOTE = N_("The brief says who is there, what is known and what is not.")
ASK = N_("Ask them what you need to know.")
OVER = N_("That you take over {journey} in {phase} is no longer in the plan.")


def part(item: ItemShown, post: PostShown, say: Say) -> Part:
    found = item.receives
    assert found is not None
    shown = found.handover
    words = {"journey": shown.journey_name, "phase": phase_name(shown.to_phase, say)}
    if shown.closed or found.first is None:
        return Part(title=say(OVER, **words))
    if shown.within and shown.leaves is not None:
        told = N_("You take over from {person} in {phase} of {journey} on {day}.")
        title = say(told, **words, person=shown.leaves.called, day=say.day(found.first))
        gives = ""
    else:
        title = say(N_("You take over {journey} in {phase} on {day}."), **words, day=say.day(found.first))
        gives = say.number(*GIVES, len(found.givers), people=names(found.givers, say)) if found.givers else ""
    ways = (open_brief(shown.uid, say),) if found.may_read else ()
    return Part(title=title, lines=lines(sentences(gives, _waits(found, post, say))), elements=ways)


def _waits(found: ReceivesShown, post: PostShown, say: Say) -> str | None:
    if found.read_on is not None:
        return say(N_("You read the brief on {day}."), day=nearby_day(say, found.read_on, post.today))
    if not found.may_read:
        return say(ASK) if found.givers else None
    return say.number(*WAITS, found.notes) if found.notes else say(NO_NOTE)
