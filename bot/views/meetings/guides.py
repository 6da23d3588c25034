"""The kit of a meeting as it is read: each guide with its lines, and beside a question that leads an open one."""

from __future__ import annotations

from collections.abc import Iterator

from bot.i18n import Say, inert
from bot.rules.leading import leading
from bot.rules.meetings.kit import GUIDES, mark
from bot.rules.projection.meetings import GuideItemShown, MeetingShown
from bot.rules.texts import N_
from bot.views.leading import hinted
from bot.views.meetings import words
from bot.views.parts import Block, Element, actions, button, cut, section

CHARACTERS = 2000
"""Of each guide: Slack takes 13,200 characters a message; the form shows all of it."""
HINTS = 5
"""Buttons for questions that lead."""
EDIT = {
    "question": N_("Questions…"),
    "observe": N_("What to watch…"),
    "step": N_("Supply chain…"),
    "alternative": N_("Alternatives…"),
}
EMPTY = {
    "question": N_("No question yet. What do you want the customer to tell you about?"),
    "observe": N_("Nothing yet. What do you want to see with your own eyes, and where?"),
    "step": N_("Nothing yet. From which supplier to which customer's customer does it go?"),
    "alternative": N_("Nothing yet. Which alternatives or stories can the customer answer with their own?"),
}


def kit(meeting: MeetingShown, say: Say) -> Iterator[Block]:
    for place, kind in enumerate(GUIDES, start=1):
        text = "\n".join([say(N_("*{guide}*"), guide=say.plain(words.GUIDES[kind])), *lines(meeting, kind, say)])
        edit = button(say.plain(EDIT[kind]), f"meeting_guide.{place}", {"m": meeting.uid, "k": kind})
        yield section(cut(text, CHARACTERS), edit if _open(meeting) else None)
        if row := _row(meeting, kind, say):
            yield actions(*row)


def lines(meeting: MeetingShown, kind: str, say: Say) -> Iterator[str]:
    """The lines of one guide; the supply chain is one, from supplier to the customer's customer."""
    items = meeting.of(kind)
    if not items:
        yield say(EMPTY[kind])
    elif kind == "step":
        yield chain(meeting)
    elif kind == "question":
        for n, item in enumerate(items, start=1):
            yield f"{n}. {inert(item.text)}"
            if hint := leading(item.text, say.language):
                yield f"      _{hinted(hint, say)}_"
    else:
        yield from (f"• {_placed(item, say)}" for item in items)


def chain(meeting: MeetingShown) -> str:
    """ "Steel works → Acme → Shops → Families" """
    return " → ".join(inert(item.text) for item in meeting.of("step"))


def _placed(item: GuideItemShown, say: Say) -> str:
    return say(N_("{what} ({where})"), what=item.text, where=item.place) if item.place else inert(item.text)


def _row(meeting: MeetingShown, kind: str, say: Say) -> list[Element]:
    """What can be done with a guide beside editing it."""
    items = meeting.of(kind)
    if kind == "step" and len(items) > 1:
        return [button(say.plain(N_("Show the picture")), "meeting_chain", {"m": meeting.uid})]
    if kind != "question" or not _open(meeting):
        return []
    leads = [(n, item) for n, item in enumerate(items, start=1) if leading(item.text, say.language)]
    return [
        button(
            say.plain(N_("Ask {n} openly"), n=n),
            f"meeting_open.{n}",
            {"m": meeting.uid, "i": item.uid, "s": mark(item.text)},
        )
        for n, item in leads[:HINTS]
    ]


def _open(meeting: MeetingShown) -> bool:
    return meeting.may_change and not meeting.cancelled
