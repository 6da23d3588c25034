"""Builders of what is shown: Acme ERP, two weeks before its project starts, unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from bot.i18n import Say
from bot.rules.knowledge.asking import LastDay
from bot.rules.projection import (
    Advice,
    AssignmentShown,
    HandoverShown,
    ItemShown,
    JourneyShown,
    PhaseShown,
    PostShown,
    ScopeShown,
    Who,
    WordShown,
)
from bot.rules.projection.inquired import InquiryShown
from bot.rules.projection.meetings import Attending, MeetingShown, SaidOfMeeting
from bot.rules.projection.noted import NoteShown
from bot.views.parts import Message
from bot.views.posts import render

TODAY = date(2026, 11, 17)
START = date(2026, 12, 1)
ANNA, KIM, EVA, PER, BO = (
    Who(number, name, f"U{name.upper()}", f"uid-{name.lower()}")
    for number, name in enumerate(("Anna", "Kim", "Eva", "Per", "Bo"), start=1)
)
IN_THE_SALE = (ANNA, KIM, EVA, PER, BO)


def a_phase(kind: str = "sales", **differs: Any) -> PhaseShown:
    plain = PhaseShown(
        uid=f"phase-{kind}",
        kind=kind,
        name=None,
        start=None,
        start_latest=None,
        end=None,
        tentative=False,
        begun=False,
    )
    return replace(plain, **differs)


def a_scope(state: str = "breaks", reason: str = "nobody", **differs: Any) -> ScopeShown:
    return ScopeShown(**{"side": "vendor", "system": None, "state": state, "reason": reason} | differs)


def a_handover(state: str = "breaks", reason: str = "nobody", **differs: Any) -> HandoverShown:
    """By default Anna could be asked, by Kim."""
    people = differs.pop("people", ())
    plain = HandoverShown(
        uid="h1",
        journey_uid="j1",
        journey_key="acme-erp",
        journey_name="Acme ERP",
        customer="Acme",
        from_phase=a_phase("sales"),
        to_phase=a_phase("project", start=START),
        start=START,
        days_left=14,
        tentative=False,
        state=state,
        scopes=(a_scope(state, reason, carriers=people, rests_on=people, givers=IN_THE_SALE),),
        owner=KIM,
        advice=Advice(kind="ask", who=ANNA, role="architect", since=date(2026, 8, 18)) if state == "breaks" else None,
    )
    return replace(plain, **differs)


def a_journey(**differs: Any) -> JourneyShown:
    plain = JourneyShown(
        uid="j1",
        key="acme-erp",
        name="Acme ERP",
        customer="Acme",
        state="open",
        phases=(
            a_phase("sales", start=date(2026, 9, 1), begun=True),
            a_phase("project", start=START, tentative=True),
            a_phase("maintenance", start=date(2027, 6, 1)),
        ),
        assignments=(),
        handovers=(),
        owner=KIM,
    )
    return replace(plain, **differs)


def an_assignment(who: Who, phase: str, **differs: Any) -> AssignmentShown:
    plain = AssignmentShown(
        uid=f"{who.uid}-{phase}",
        who=who,
        phase_uid=f"phase-{phase}",
        side="vendor",
        role="",
        lead=False,
        key=False,
        systems=(),
        all_systems=False,
        first=None,
        last=None,
        percent=None,
        given="confirmed",
    )
    return replace(plain, **differs)


def a_word(who: Who, answer: str | None = None, asked_on: date | None = date(2026, 11, 3), **more: Any) -> WordShown:
    """Of somebody whom the state rests on."""
    return WordShown(who=who, answer=answer, asked_on=asked_on, **more)


def an_answer(who: Who, answer: str | None = None) -> WordShown:
    """Of somebody who was asked to come in where the plan lacks somebody."""
    return a_word(who, answer, needed=False)


def an_item(kind: str = "card", handover: HandoverShown | None = None, **differs: Any) -> ItemShown:
    return ItemShown(kind=kind, step="14", handover=handover, **differs)


def an_inquiry(**differs: Any) -> InquiryShown:
    plain = InquiryShown(
        uid="i1",
        state="open",
        asked_by=KIM,
        person=ANNA,
        journey=("j1", "acme-erp", "Acme ERP"),
        customer="Acme",
        question="Who owns the master data?",
        kind="question",
        wanted=None,
        text="",
        system=None,
    )
    return replace(plain, **differs)


def a_note(**differs: Any) -> NoteShown:
    plain = NoteShown(
        uid="n1",
        text="Orders are typed twice",
        kind="pain",
        customer="Acme",
        journey=("j1", "acme-erp", "Acme ERP"),
        system=None,
        author=ANNA,
        said_by=None,
        kept_on=TODAY,
        heard=(),
        read=(),
        last_day=LastDay(None, ()),
        status=None,
        shareable=False,
        segment=None,
        permalink=None,
    )
    return replace(plain, **differs)


def a_post(*items: ItemShown, reader: Who | None = None, today: date = TODAY, **more: Any) -> PostShown:
    return PostShown(uid="p1", type="handover_card", items=items, reader=reader, today=today, **more)


def a_meeting(**differs: Any) -> MeetingShown:
    """Anna, CIO, and Eva meet Acme on the day the project starts."""
    plain = MeetingShown(
        uid="m1",
        day=START,
        held=None,
        customer="Acme AB",
        journey=("j1", "acme-erp", "Acme ERP"),
        about="",
        author=KIM,
        people=(Attending(who=ANNA, profile="cio", came=None), Attending(who=EVA, profile=None, came=None)),
        items=(),
        quote="",
        quote_by="",
        cancelled=False,
        may_change=True,
        channel="C0ACME",
    )
    return replace(plain, **differs)


def what_is_said(meeting: MeetingShown | None, **differs: Any) -> SaidOfMeeting:
    plain = SaidOfMeeting(meeting=meeting, reminder=None, things=(), trouble="", in_channel=False, team="T1")
    return replace(plain, **differs)


def text_of(message: Message) -> str:
    """All that is read in a message, a line each; buttons in their order as [Ask Anna]."""
    lines: list[str] = []
    for block in message.blocks:
        if block["type"] == "section":
            lines.append(block["text"]["text"])
        elif block["type"] == "context":
            lines += [element["text"] for element in block["elements"]]
        elif block["type"] == "divider":
            lines.append("---")
        else:
            lines.append(" ".join(f"[{_shown(element)}]" for element in block["elements"]))
    return "\n".join(lines)


def _shown(element: dict[str, Any]) -> str:
    return str((element.get("text") or element["placeholder"])["text"])


@pytest.fixture
def make() -> SimpleNamespace:
    """The builders, by the names they have here."""
    return SimpleNamespace(**{name: value for name, value in globals().items() if not name.startswith("_")})


@pytest.fixture
def read() -> Callable[..., str]:
    """What an item reads like, in English."""
    return lambda item, **post: text_of(render(a_post(item, **post), Say("en")))
