"""The brief as a message: shortened per section to what Slack takes, with a button for each thing one can do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from bot.i18n import Raw, Say
from bot.rules.knowledge.brief import LEAVING, sections
from bot.rules.projection.briefed import BriefShown, Missing, NoteInBrief
from bot.rules.texts import N_
from bot.views.brief import parts
from bot.views.brief.choosing import briefs
from bot.views.handover import when_line
from bot.views.notes.asking import open_note
from bot.views.parts import Block, Element, Message, actions, button, context, cut, divider, section
from bot.views.phases import phase_name

LEAVING_MOST, MOST, FEWER = 5, 3, 2
"""Notes shown of what only leaving people have heard, and of a kind: fewer where there are MANY kinds. Slack takes 50
blocks and 13,200 characters a message."""
MANY = 6
ROOM = 5000
"""Characters for all notes together, and half of that for their texts."""
LONGEST = 400
HEAD, PEOPLE, LACKING, TAKEN = 1500, 1600, 220, 500
"""Characters of each of the other parts."""
MORE = (N_("One more in the file."), N_("{n} more in the file."))
TAKERS = 3
"""Of whom it is said what they take along; the rest is in the file."""
OTHERS = 5


def brief(shown: BriefShown, say: Say, *, above: str = "") -> Message:
    """`above`: what was just done, in a sentence."""
    head = title(shown, say)
    top = "\n".join([f"*{head}*", *parts.state(shown, say), *_about(shown, say)])
    blocks: list[Block] = [section(above)] if above else []
    blocks += [section(cut(top, HEAD)), section(cut("\n".join(parts.people(shown, say)), PEOPLE))]
    blocks += _notes(shown, say) if shown.notes else [section(say(NOTHING, journey=shown.handover.journey_name))]
    blocks += _lacking(shown, say)
    blocks += _taken(shown, say)
    blocks += [actions(*_own(shown, say)), *_others(shown, say)]
    return Message(head, blocks)


NOT_KNOWN = N_("Not known yet")
NOTHING = N_("Nothing is noted about *{journey}* yet. What has the customer said that the next people should know?")


def title(shown: BriefShown, say: Say) -> str:
    return say(N_("Brief · {when}"), when=Raw(when_line(shown.handover, say)))


def read(shown: BriefShown, say: Say) -> str:
    """What is said above it once the reader has read it."""
    if shown.unread:
        return say(N_("Thank you. What came since then is marked as new."))
    return say(N_("Thank you. All of it counts as read by you."))


def _about(shown: BriefShown, say: Say) -> Iterator[str]:
    """How far it has come: closed or paused, what is open, who has read it, what is new to the reader."""
    passed = shown.handover
    if passed.closed:
        yield say(N_("The journey is closed. What is known of it stays."))
    elif passed.paused:
        yield say(N_("Paused: I ask nobody about it."))
    yield from filter(None, (parts.left_open(shown, say), parts.readers(shown, say)))
    if shown.mine and shown.mine.read_on and shown.unread:
        one, many = N_("One note is new since you read it."), N_("{n} notes are new since you read it.")
        yield say.number(one, many, shown.unread)


def _notes(shown: BriefShown, say: Say) -> Iterator[Block]:
    first = shown.mine.needs if shown.mine else ()
    found = sections(shown.notes, first)
    most = FEWER if len(found) > MANY else MOST
    some = [(part, part[1][: LEAVING_MOST if part[0] == LEAVING else most]) for part in found]
    room = ROOM // sum(len(few) for _, few in some)
    place = count(1)
    for part, few in some:
        total = len(part[1])
        for n, known in enumerate(few, start=1):
            heading = f"*{parts.heading(part, say, shown.today)}*\n" if n == 1 else ""
            told = cut("\n".join(parts.note(known, shown, say, most=min(LONGEST, room // 2))), room)
            rest = "\n" + say.number(*MORE, total - n) if n == len(few) and total > n else ""
            yield section(f"{heading}{told}{rest}", _ask(known, shown, say, next(place)))
    if shown.more:
        one, many = N_("One older note stands in the list: /handover notes"), N_("{n} older notes: /handover notes")
        yield context(say.number(one, many, shown.more))


def _ask(one: NoteInBrief, shown: BriefShown, say: Say, place: int) -> Element:
    """Where somebody who heard it can be asked; else its own page."""
    if shown.handover.closed or not any(each.askable for each in one.note.heard):
        return open_note(one.note.uid, say, place)
    value = {"h": shown.handover.uid, "n": one.note.uid}
    return button(say.plain(N_("Ask…")), f"ask_about_note.{place}", value)


def _lacking(shown: BriefShown, say: Say) -> Iterator[Block]:
    if not shown.missing or shown.handover.closed:
        return
    for n, one in enumerate(shown.missing, start=1):
        text = parts.lacking(one, shown, say)
        heading = f"*{say(NOT_KNOWN)}*\n" if n == 1 else ""
        yield section(f"{heading}{cut(text, LACKING)}", _ask_whom(one, shown, say, n))


def _ask_whom(one: Missing, shown: BriefShown, say: Say, place: int) -> Element | None:
    if one.whom is None or (one.asked is not None and one.asked.state == "open"):
        return None
    value = {"h": shown.handover.uid, "k": one.kind, "p": one.whom.uid}
    return button(say.plain(N_("Ask {person}"), person=one.whom.called), f"brief_ask_whom.{place}", value)


def _taken(shown: BriefShown, say: Say) -> Iterator[Block]:
    """What the receivers take with them; who hands over may say something to it."""
    told = [one for one in shown.receivers if one.takes_with]
    for n, one in enumerate(told[:TAKERS], start=1):
        value = {"h": shown.handover.uid, "p": one.who.uid}
        mine = shown.mine is not None and shown.mine.who == one.who
        add = button(say.plain(N_("Add something…")), f"brief_correct.{n}", value) if shown.gives and not mine else None
        yield section(cut(parts.takes(one, say), TAKEN), add)


def _own(shown: BriefShown, say: Say) -> Iterator[Element]:
    value = {"h": shown.handover.uid}
    if shown.mine is not None and not shown.handover.closed:
        if shown.mine.read_on is None or shown.unread:
            at = {"t": shown.at.timestamp()}
            yield button(say.plain(N_("I have read it")), "have_read", {**value, **at}, primary=True)
        yield button(say.plain(N_("What I take along…")), "brief_take", value)
    yield button(say.plain(N_("As a file")), "brief_file", value)
    yield button(say.plain(N_("Write a note…")), "note_new", {"j": shown.handover.journey_uid})


def _others(shown: BriefShown, say: Say) -> list[Block]:
    """The way to the journey's other briefs."""
    rows = briefs([(uid, phase_name(phase, say)) for uid, phase in shown.others[:OTHERS]], say)
    return [divider(), actions(*rows)] if rows else []
