""" "Three things we heard": the form to choose them, the preview, and the post in the channel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.i18n import Raw, Say
from bot.rules.projection.meetings import MeetingShown
from bot.rules.projection.noted import Option
from bot.rules.projection.picked import Thing
from bot.rules.texts import N_
from bot.views.forms import field, form, pick_some, text
from bot.views.meetings.words import quoted, speaker_field
from bot.views.notes.picking import thing
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
        speaker_field(meeting, say),
    ]
    title = say.plain(N_("Three things we heard"))
    return form(say, "meeting_tell", title, blocks, value={"m": meeting.uid}, submit=say.plain(N_("Look at it")))


def preview(meeting: MeetingShown, things: Sequence[Thing], uids: Sequence[str], say: Say, *, there: Say) -> Message:
    """As it will stand in the channel, which `there` speaks to; nothing is posted yet."""
    place = Raw(f"<#{meeting.channel}>")
    head = say(N_("This is what {channel} would read. Nothing is posted yet."), channel=place)
    value = {"m": meeting.uid, "u": list(uids)}
    row = (
        button(say.plain(N_("Post it")), "meeting_post", value, primary=True),
        button(say.plain(N_("Choose others…")), "meeting_tell", {"m": meeting.uid}),
    )
    text = "\n".join([title(meeting, len(things), there), *lines(meeting, things, there)])
    return Message(head, [section(head), section(text), actions(*row)])


def posted(meeting: MeetingShown, say: Say) -> Message:
    text = say(N_("Thank you. {channel} can read it in a moment."), channel=Raw(f"<#{meeting.channel}>"))
    return Message(text, [section(text)])


def title(meeting: MeetingShown, number: int, say: Say) -> str:
    return say(HEARD[number], customer=meeting.customer, day=say.day(meeting.day))


def lines(meeting: MeetingShown, things: Sequence[Thing], say: Say) -> Iterator[str]:
    """A line for each thing with who said it, the customer's own sentence with whose it is, and who of us was there."""
    yield from (thing(one, THING, say) for one in things)
    yield from quoted(meeting, say)
    if meeting.came:
        yield say(N_("From us: {people}"), people=say.names([who.called for who in meeting.came]))
