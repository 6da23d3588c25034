"""How a meeting went: the form with a field for each line of the kit, and the page on which answers become notes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.i18n import Say, inert
from bot.rules.meetings.kit import APART, mark
from bot.rules.projection.meetings import GuideItemShown, MeetingShown
from bot.rules.texts import N_
from bot.views.forms import field, form, people, pick, text
from bot.views.meetings import words
from bot.views.meetings.changes import SENTENCES
from bot.views.notes.words import KINDS, kind_name
from bot.views.parts import Block, Element, Message, View, actions, button, context, cut, encode, header, menu, section

ANSWER = 1000
"""Characters of a field."""
QUOTE = 300
TOLD = ("question", "observe", "alternative", "heard", "step")
"""In which order what was told is shown."""
PER_PAGE = 6
CHARACTERS = 1000
"""Of each answer on the page: Slack takes 13,200 characters a message."""
HEAD = 1500
FIRST = ("pain", "reliever", "wish", "promise")
"""Kinds with a button of their own; the others are in a menu beside."""
ASKED = {
    "question": N_("What was answered?"),
    "observe": N_("What did you see?"),
    "alternative": N_("What was said to it?"),
}
Done = tuple[str, str, str | None]
"""What was just changed (message id), the change's uid for its Undo, and the kind of a note that was kept."""


def went(meeting: MeetingShown, say: Say) -> View:
    """Everything may be left empty: what most have time for comes first, then each guide in its order.

    What each field held goes with the form, so that nobody's words are lost.
    """
    here = [one.who.slack_id for one in meeting.people if one.who.slack_id and one.came is not False]
    own = say.plain(N_("One sentence in the customer's own words"))
    label = say.plain(N_("What did you hear or see? One thing a line."))
    hint = say.plain(N_("You can end with who said it: …, from Bo Ek"))
    blocks = [
        field("came", say.plain(N_("Which of you were there?")), people(here), optional=True),
        field("heard", label, text(lines=True), optional=True, hint=hint),
        field("quote", own, text(meeting.quote, most=QUOTE), optional=True),
        words.speaker_field(meeting, say),
    ]
    seen = {"quote": mark(meeting.quote), "quote_by": mark(meeting.quote_by)}
    for kind in ASKED:
        items = meeting.of(kind)
        blocks += [header(say.plain(words.GUIDES[kind]))] if items else []
        for item in items:
            seen[item.uid] = mark(item.answer)
            blocks += _asked(item, say)
    title = say.plain(N_("How did it go?"))
    value = {"m": meeting.uid, "s": {uid[:APART]: each for uid, each in seen.items()}}
    return form(say, "meeting_went", title, blocks, value=value, submit=say.plain(N_("Save")))


def _asked(item: GuideItemShown, say: Say) -> Iterator[Block]:
    hint = say.plain(ASKED[item.kind])
    if item.kind == "alternative":
        options = [(say.plain(shown), value) for value, shown in words.REACTIONS.items()]
        yield field(f"r:{item.uid}", item.text, pick(options, item.reaction), optional=True)
        yield field(f"a:{item.uid}", hint, text(item.answer, lines=True, most=ANSWER), optional=True)
        return
    label = f"{item.text} ({item.place})" if item.place else item.text
    answer = text(item.answer, lines=True, most=max(ANSWER, len(item.answer)), example=hint)
    yield field(f"a:{item.uid}", label, answer, optional=True)


def heard(meeting: MeetingShown, say: Say, today: date, *, number: int = 1, done: Done | None = None) -> Message:
    """What was heard, those first that are no notes yet: one tap each."""
    told = [item for item in meeting.items if item.answer or item.reaction]
    told.sort(key=lambda item: (item.note is not None, TOLD.index(item.kind)))
    pages = max(1, -(-len(told) // PER_PAGE))
    number = min(max(number, 1), pages)
    head = say(N_("What was heard from *{customer}* on {day}."), customer=meeting.customer, day=say.day(meeting.day))
    blocks = [*_done(meeting, done, say), section(cut("\n".join([head, *_around(meeting, say)]), HEAD))]
    for place, item in enumerate(told[(number - 1) * PER_PAGE : number * PER_PAGE], start=1):
        blocks += _item(meeting, item, number, place, say)
    if not told:
        blocks.append(section(say(N_("Nothing is written down yet."))))
    row = _row(meeting, number, pages, say, today)
    return Message(head, [*blocks, *([actions(*row)] if row else [])])


def _done(meeting: MeetingShown, done: Done | None, say: Say) -> list[Block]:
    if done is None:
        return []
    what, change, kind = done
    undo = button(say.plain(N_("Undo")), "undo", {"c": change})
    values = {"day": meeting.day.isoformat(), "kind": kind}
    return [section(SENTENCES[what](values, say), undo)]


def _around(meeting: MeetingShown, say: Say) -> Iterator[str]:
    if meeting.came:
        yield say(N_("• Were there: {people}"), people=say.names([who.called for who in meeting.came]))
    yield from (f"• {line}" for line in words.quoted(meeting, say))


def _item(meeting: MeetingShown, item: GuideItemShown, number: int, place: int, say: Say) -> list[Block]:
    asked = [f"_{inert(item.text)}_"] if item.text else []
    if item.reaction:
        asked.append(say(N_("*{reaction}*"), reaction=say.plain(words.REACTIONS[item.reaction])))
    blocks = [section(cut("\n".join([*asked, *([inert(item.answer)] if item.answer else [])]), CHARACTERS))]
    if item.note is not None:
        kept = say(N_("Kept as a note: {kind}"), kind=kind_name(item.note_kind, say))
        return [*blocks, context(kept)]
    if not item.answer or not meeting.may_change:
        return blocks
    value = {"i": item.uid, "g": number}
    buttons: list[Element] = [
        button(kind_name(kind, say), f"meeting_keep.{place}{n}", {**value, "k": kind})
        for n, kind in enumerate(FIRST, start=1)
    ]
    rest = [(kind_name(kind, say), encode({**value, "k": kind})) for kind in KINDS if kind not in FIRST]
    return [*blocks, actions(*buttons, menu(say.plain(N_("More")), f"meeting_keep_as.{place}", rest))]


def _row(meeting: MeetingShown, number: int, pages: int, say: Say, today: date) -> list[Element]:
    value = {"m": meeting.uid}
    row = [
        button(say.plain(text), f"meeting_heard.{n}", {**value, "g": to})
        for n, (text, to) in enumerate(((N_("Back"), number - 1), (N_("More"), number + 1)), start=1)
        if 1 <= to <= pages
    ]
    if not meeting.may_change or meeting.cancelled or meeting.day > today:
        return row
    row.append(button(say.plain(N_("How did it go?")), "meeting_went", value))
    if meeting.channel is not None and not meeting.told and any(item.note for item in meeting.items):
        row.append(button(say.plain(N_("Three things we heard…")), "meeting_tell", value, primary=True))
    return row
