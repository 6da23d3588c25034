"""A brief is one that Slack takes, however much there is to know; nothing typed comes alive in it nor in its file."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from bot.i18n import Say
from bot.rules.knowledge.asking import LastDay
from bot.rules.projection.briefed import BriefShown, Met, Missing, NoteInBrief, Receiver
from bot.rules.projection.inquired import AskedShown
from bot.rules.projection.noted import AnswerShown, Heard
from bot.sandbox.blocks import check_message_blocks
from bot.views.brief.file import as_text, markdown
from bot.views.brief.message import brief

HOSTILE = ("<!channel> *bold* [a](https://a.example) <https://a.example|here> & \n# " * 4)[:120]
DAY = date(2026, 10, 12)
KINDS = ("promise", "pain", "worry", "decision", "question", "wish", "likes", "reliever", None)


def an_endless_brief(make: SimpleNamespace, notes: int = 200) -> BriefShown:
    who = make.replace(make.ANNA, name=HOSTILE)
    heard = (Heard(who=who, on=DAY, askable=True, there=True),) * 9
    answer = AnswerShown(text=HOSTILE * 20, by=who, said_by=who, on=DAY)
    asked = AskedShown(by=who, to=who, on=DAY, state="open", text=HOSTILE * 2)

    def a_note(n: int) -> NoteInBrief:
        facts: dict[str, Any] = {"kind": KINDS[n % len(KINDS)], "system": HOSTILE, "pairs": (HOSTILE,) * 3}
        told = make.a_note(uid=f"n{n}", text=HOSTILE * 20, heard=heard, answers=(answer,) * 3, said_by=who, **facts)
        told = make.replace(told, last_day=LastDay(DAY, (who,)))
        return NoteInBrief(note=told, open=True, leaving=n % 3 == 0, new=True, asked=(asked,) * 3)

    row = make.an_assignment(who, "other", role=HOSTILE)
    receiver = Receiver(
        who=who,
        role=HOSTILE,
        lead=True,
        needs=("pain",),
        missing=("wish",),
        read_on=DAY,
        takes_with=HOSTILE * 2,
        corrected=HOSTILE * 2,
        corrected_by=who,
    )
    scopes = (make.a_scope(), *(make.a_scope("unstaffed", "unstaffed_to", system=f"{n} {HOSTILE}") for n in range(40)))
    phase = make.a_phase("other", name=HOSTILE)
    return BriefShown(
        handover=make.a_handover(
            journey_name=HOSTILE, customer=HOSTILE, from_phase=phase, to_phase=phase, scopes=scopes
        ),
        giving=(row,) * 40,
        receiving=(row,) * 40,
        customers=(row,) * 40,
        notes=tuple(map(a_note, range(notes))),
        more=7,
        met=(Met(who=who, notes=3, meetings=2, until=DAY),) * 40,
        receivers=(receiver,) * 40,
        missing=tuple(Missing(kind=kind, wanted_by=(who,) * 9, whom=who, asked=asked) for kind in KINDS if kind),
        others=tuple((str(n), phase) for n in range(9)),
        at=datetime(2026, 10, 12, 9, tzinfo=UTC),
        today=DAY,
        mine=receiver,
        gives=True,
    )


@pytest.mark.parametrize("notes", [0, 1, 27, 200])
@pytest.mark.parametrize("language", ["en", "sv", "da"])
def test_slack_takes_every_brief(make: SimpleNamespace, notes: int, language: str) -> None:
    shown, say = an_endless_brief(make, notes), Say(language)
    assert check_message_blocks(brief(shown, say, above="Thank you.").blocks)
    assert check_message_blocks(as_text(shown, "scope", say).blocks)


def test_nothing_typed_comes_alive(make: SimpleNamespace) -> None:
    shown, say = an_endless_brief(make, 27), Say("en")
    blocks = brief(shown, say).blocks
    told = json.dumps([block.get("text") or block for block in blocks if block["type"] != "actions"])
    file = markdown(shown, say)

    assert not [mark for mark in ("<!channel>", "*bold*", "|here>") if mark in told]
    assert not [mark for mark in ("<", "*bold*", "[a](", "\n# <") if mark in file]
    assert file.count("\n# ") == 0
