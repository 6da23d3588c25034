""" "Three things we heard": the form to choose them, the preview, and the post in the channel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.i18n import Raw, Say
from bot.rules.projection.meetings import MeetingShown
from bot.rules.projection.noted import Option
from bot.rules.texts import N_
from bot.views.forms import field, form, pick_some, text
from bot.views.notes.words import shown
from bot.views.parts import Message, View, actions, button, section

QUOTE = 300
THING = 600
"""Characters of one thing."""
HEARD = {
    1: N_("One thing we heard from {customer} on {day}:"),
    2: N_("Two things we heard from {customer} on {day}:"),
    3: N_("Three things we heard from {customer} on {day}:"),
}


def choose(meeting: MeetingShown, notes: Sequence[Option], say: Say) -> View:
    label = say.plain(N_("Which three things should everybody know?"))
    chosen = [uid for _, uid in notes[:3]]
    words = say.plain(N_("One sentence in the customer's own words"))
    blocks = [
        field("notes", label, pick_some(notes, chosen)),
        field("quote", words, text(meeting.quote, most=QUOTE), optional=True),
    ]
    title = say.plain(N_("Three things we heard"))
    return form(say, "meeting_tell", title, blocks, value={"m": meeting.uid}, submit=say.plain(N_("Look at it")))


def preview(meeting: MeetingShown, notes: Sequence[str], uids: Sequence[str], say: Say) -> Message:
    """As it will stand in the channel; nothing is posted yet."""
    place = Raw(f"<#{meeting.channel}>")
    head = say(N_("This is what {channel} would read. Nothing is posted yet."), channel=place)
    value = {"m": meeting.uid, "u": list(uids)}
    row = (
        button(say.plain(N_("Post it")), "meeting_post", value, primary=True),
        button(say.plain(N_("Choose others…")), "meeting_tell", {"m": meeting.uid}),
    )
    text = "\n".join([title(meeting, len(notes), say), *lines(meeting, notes, say)])
    return Message(head, [section(head), section(text), actions(*row)])


def posted(meeting: MeetingShown, say: Say) -> Message:
    text = say(N_("Thank you. {channel} can read it in a moment."), channel=Raw(f"<#{meeting.channel}>"))
    return Message(text, [section(text)])


def title(meeting: MeetingShown, number: int, say: Say) -> str:
    return say(HEARD[number], customer=meeting.customer, day=say.day(meeting.day))


def lines(meeting: MeetingShown, notes: Sequence[str], say: Say) -> Iterator[str]:
    """A line for each thing, the customer's own sentence, and who was there."""
    yield from (f"• {shown(note, THING)}" for note in notes)
    if meeting.quote:
        yield say(N_("In the customer's own words: “{quote}”"), quote=meeting.quote)
    if meeting.came:
        one, many = N_("{people} was there."), N_("{people} were there.")
        names = say.names([who.called for who in meeting.came])
        yield say.number(one, many, len(meeting.came), people=names)
