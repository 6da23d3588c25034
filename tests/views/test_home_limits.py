"""A full Home is one that Slack takes, in every language and with the longest names; nothing typed comes alive."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from bot.i18n import speaker
from bot.rules.projection.home import Awaiting, Carried, HealthShown, HomeShown, Look, Preferences, Waits
from bot.rules.projection.listed import JourneyLine, JourneyPage
from bot.rules.projection.meetings import MeetingLine
from bot.sandbox.blocks import check_view
from bot.usecases.home.carried import SHOWN
from bot.usecases.home.reading import MEETINGS, OUTLINES, PER_PAGE
from bot.usecases.home.waiting import ROOM
from bot.views.home.portfolio import customer
from bot.views.home.tab import render

HOSTILE = ("<!channel> *bold* <https://a.example|here> & " * 4)[:120]
NOW = datetime(2026, 11, 17, 9, tzinfo=UTC)


def a_page(make: SimpleNamespace, lines: int) -> JourneyPage:
    line = JourneyLine(
        uid="j" * 32,
        key=HOSTILE,
        name=HOSTILE,
        customer=HOSTILE,
        state="open",
        handover="breaks",
        start=date(2026, 12, 1),
        to_phase=make.a_phase("other", name=HOSTILE),
        systems=(HOSTILE, HOSTILE),
    )
    counts = {"breaks": 999, "unstaffed": 999, "thin": 999, "holds": 999, "accepted": 999}
    return JourneyPage(lines=(line,) * lines, page=2, pages=100, total=1000, counts=counts)


def a_home(make: SimpleNamespace, kind: str = "ask") -> HomeShown:
    """As much of everything as there is room for."""
    anna = make.replace(make.ANNA, name=HOSTILE)
    shown = make.a_handover(
        journey_name=HOSTILE, customer=HOSTILE, owner=anna, advice=make.Advice(kind="ask", who=anna)
    )
    held = make.what_is_said(make.a_meeting(customer=HOSTILE))
    asked = "alert" if kind == "undelivered" else kind
    item = make.an_item(asked, shown, asked_by=anna, trouble="is_archived", said=held)
    line = MeetingLine(
        uid="m1",
        day=NOW.date(),
        held=None,
        customer=HOSTILE,
        journey=HOSTILE,
        about=HOSTILE,
        people=(HOSTILE,) * 30,
        told=False,
    )
    return HomeShown(
        reader=make.KIM,
        kind="member",
        admin=True,
        now=NOW,
        today=NOW.date(),
        look=Look(filter="breaks", customer="x" * 200, page=2, outlines=2),
        waits=Awaiting(things=(Waits(kind=kind, shown=item),) * ROOM, more=True),
        carried=Carried(handovers=(shown,) * SHOWN, more=True),
        meetings=(line,) * MEETINGS,
        portfolio=a_page(make, PER_PAGE),
        outlines=a_page(make, OUTLINES),
        chosen=Preferences(
            language="sv", slack="en", workspace="da", digest=False, tz="America/Argentina/Buenos_Aires"
        ),
        health=HealthShown(waiting=999, given_up=999, late=1e6, ticked_at=NOW, version="0.1.0"),
    )


@pytest.mark.parametrize("language", ["en", "sv", "da"])
@pytest.mark.parametrize("kind", ["ask", "digest", "tentative", "undelivered", "meeting"])
def test_slack_takes_a_full_home(make: SimpleNamespace, kind: str, language: str) -> None:
    view = render(a_home(make, kind), speaker(language))

    assert check_view(view, "home")
    shown = json.dumps([block.get("text") or block for block in view["blocks"] if block["type"] != "actions"])
    assert not [live for live in ("<!channel>", "*bold*", "<https") if live in shown]


@pytest.mark.parametrize("language", ["en", "sv", "da"])
def test_slack_takes_the_form_that_asks_for_a_customer(language: str) -> None:
    assert check_view(customer(Look(customer="x" * 200), speaker(language)), "modal")


@pytest.mark.parametrize("kind", ["guest", "stranger", "bot"])
def test_who_is_no_member_reads_of_no_journey(make: SimpleNamespace, kind: str) -> None:
    shown = make.replace(a_home(make), kind=kind)

    texts = json.dumps(render(shown, speaker("en")))

    assert "show_journey" not in texts
    assert "Settings" not in texts
