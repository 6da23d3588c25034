"""A meeting as a message: when, with whom, who takes part, its kit, and what can be done next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.i18n import Raw, Say
from bot.rules.projection.meetings import MeetingShown
from bot.rules.texts import N_
from bot.views.meetings import words
from bot.views.meetings.changes import SENTENCES
from bot.views.meetings.guides import kit
from bot.views.parts import Block, Element, Message, actions, button, cut, section

HEAD = 1500
Done = tuple[str, str]
"""What was just changed (message id), and the change's uid for its Undo."""


def page(meeting: MeetingShown, say: Say, today: date, *, done: Done | None = None) -> Message:
    head = words.headline(meeting, say, today)
    text = "\n".join([head, *_facts(meeting, say)])
    blocks = [*_done(meeting, done, say), section(cut(text, HEAD))]
    if not meeting.cancelled:
        blocks += kit(meeting, say)
    row = _row(meeting, say, today)
    return Message(head, [*blocks, *([actions(*row)] if row else [])])


def _done(meeting: MeetingShown, done: Done | None, say: Say) -> list[Block]:
    if done is None:
        return []
    what, change = done
    undo = button(say.plain(N_("Undo")), "undo", {"c": change})
    return [section(SENTENCES[what]({"day": meeting.day.isoformat()}, say), undo)]


def _facts(meeting: MeetingShown, say: Say) -> Iterator[str]:
    if meeting.journey is not None:
        yield say(N_("• Journey: {journey}"), journey=meeting.journey[2])
    else:
        yield say(N_("• For the people of the channel it was made in"))
    if meeting.about:
        yield say(N_("• About {about}"), about=meeting.about)
    people = [words.person(one, say) for one in meeting.people]
    if meeting.came:
        yield say(N_("• Were there: {people}"), people=say.names([who.called for who in meeting.came]))
    elif people:
        yield say(N_("• Taking part: {people}"), people=Raw(", ".join(people)))
    else:
        yield say(N_("• Nobody takes part yet."))
    yield from (f"• {line}" for line in words.quoted(meeting, say))


def _row(meeting: MeetingShown, say: Say, today: date) -> list[Element]:
    value = {"m": meeting.uid}
    if meeting.cancelled or not meeting.may_change:
        return []
    row: list[Element] = []
    if meeting.day <= today:
        row.append(button(say.plain(N_("How did it go?")), "meeting_went", value, primary=True))
        if any(item.answer or item.reaction for item in meeting.items):
            row.append(button(say.plain(N_("What was heard")), "meeting_heard", value))
    row.append(button(say.plain(N_("Change…")), "meeting_change", value))
    if meeting.people:
        row.append(button(say.plain(N_("Profiles…")), "meeting_profiles", value))
    row.append(button(say.plain(N_("Copy a kit…")), "meeting_copy", value))
    row.append(button(say.plain(N_("Call it off")), "meeting_cancel", value))
    return row
