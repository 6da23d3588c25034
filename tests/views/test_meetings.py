"""A meeting at its fullest is taken by Slack, nothing typed comes alive, and the first six questions are open."""

from __future__ import annotations

import json
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from bot.i18n import speaker
from bot.rules.leading import leading
from bot.rules.meetings.kit import LONGEST, MOST, WHOLE
from bot.rules.projection.meetings import GuideItemShown, MeetingLine, MeetingsPage
from bot.rules.projection.picked import Thing
from bot.sandbox.blocks import check_message_blocks, check_view
from bot.views.meetings import forms, told, went
from bot.views.meetings.listed import page as listed
from bot.views.meetings.page import page
from bot.views.meetings.words import starters

HOSTILE = ("<!channel> *bold* <https://a.example|here> & " * 8)[:LONGEST]
LANGUAGES = ["en", "sv", "da"]
TODAY = date(2026, 12, 2)
UID = "f" * 32


def full(make: SimpleNamespace, **differs: Any) -> Any:
    """As many lines as there may be, all of them answered, and thirty people."""
    kinds = [(kind, n) for kind, most in (*MOST.items(), ("heard", 20)) for n in range(most)]
    items = tuple(
        GuideItemShown(
            uid=f"{at:08}{'0' * 24}",
            kind=kind,
            text=HOSTILE if kind != "question" else f"{n} Don't you think that? {HOSTILE}"[:LONGEST],
            place=HOSTILE if kind == "observe" else "",
            answer=HOSTILE * 9,
            reaction="unsure" if kind == "alternative" else None,
        )
        for at, (kind, n) in enumerate(kinds)
    )
    many = [
        make.replace(make.ANNA, id=n, name=f"{n} {HOSTILE}"[:120], uid=f"{n:032}", slack_id=f"U0000{n:06}")
        for n in range(30)
    ]
    people = tuple(make.Attending(who=who, profile="cio", came=True) for who in many)
    named = {
        "customer": HOSTILE[:120],
        "about": HOSTILE[:120],
        "quote": HOSTILE,
        "quote_by": HOSTILE[:120],
        "journey": (UID, "k", HOSTILE[:120]),
    }
    return make.a_meeting(uid=UID, items=items, people=people, **named, **differs)


def is_inert(blocks: list[dict[str, Any]]) -> bool:
    shown = json.dumps([block for block in blocks if block["type"] in ("section", "context")])
    return "<!channel>" not in shown and "<https" not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_slack_takes_the_page_and_what_was_heard(make: SimpleNamespace, language: str) -> None:
    meeting, say = full(make), speaker(language)
    for message in (
        page(meeting, say, TODAY, done=("meeting.made", UID)),
        went.heard(meeting, say, TODAY, number=2, done=("meeting.noted", UID, "pain")),
        told.preview(meeting, [Thing(text=HOSTILE * 9, said_by=HOSTILE[:120], on=None)] * 3, [UID] * 3, say, there=say),
    ):
        assert check_message_blocks(message.blocks)
        assert is_inert(message.blocks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_slack_takes_every_form(make: SimpleNamespace, language: str) -> None:
    meeting, say = full(make), speaker(language)
    notes = [(HOSTILE, f"{n:032}") for n in range(40)]
    views = [
        went.went(meeting, say),
        forms.change_meeting(meeting, say),
        forms.profiles(meeting, say),
        *(forms.guide(make.replace(meeting, items=meeting.items[:5]), kind, say) for kind in MOST),
        forms.guide_again(UID, "question", HOSTILE, HOSTILE * 9, say),
        forms.copy(UID, [(uid, text, "2026-12-03") for text, uid in notes], say),
        told.choose(meeting, notes, say),
    ]
    for view in views:
        assert check_view(view, "modal")
        assert len(view["private_metadata"]) < 2500, "the edge packs the way back beside it"


def test_slack_takes_a_full_list(make: SimpleNamespace) -> None:
    people = (HOSTILE[:40],) * 30
    line = MeetingLine(
        uid=UID, day=TODAY, held=None, customer=HOSTILE, journey=HOSTILE, about=HOSTILE, people=people, told=False
    )
    found = MeetingsPage(lines=(line,) * 8, page=2, pages=3, total=24, past=True, mine=False, others=3)
    assert check_message_blocks(listed(found, speaker("sv"), TODAY).blocks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_six_questions_to_begin_with_are_open_and_fit_a_field(language: str) -> None:
    questions = starters(speaker(language))
    assert len(questions) == 6
    assert [leading(question, language) for question in questions] == [None] * 6
    assert len("\n".join(questions)) < WHOLE
