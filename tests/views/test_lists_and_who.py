"""Lists, the register, who knows and who carries: what they read like, and that Slack takes all of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from bot.i18n import Say
from bot.rules.projection import Who
from bot.rules.projection.carrying import Breaking, CarrierLine, Leaving, Portfolio
from bot.rules.projection.knowing import Known, Meant, Stay, knower, ranked
from bot.rules.projection.listed import AcceptedLine, AcceptedPage, JourneyLine, JourneyPage, Wanted
from bot.sandbox.blocks import check_message_blocks
from bot.views import accepted, lists, portfolio, who
from bot.views import knower as lines
from bot.views.parts import Message

SAY = Say("en")
HOSTILE = ("<!channel> *bold* _it_ `code` & " * 5)[:120]
TODAY = date(2026, 10, 12)
ANNA = Who(1, "Anna Berg", "U1", "u1")
UID = "0" * 32


def a_stay(first: str | None = "2026-09-01", last: str | None = "2026-11-30", **differs: Any) -> Stay:
    plain = {
        "who": ANNA,
        "side": "vendor",
        "role": "architect",
        "key": True,
        "systems": (),
        "journey": ("j", "acme-erp", "Acme ERP"),
        "customer": "Acme AB",
        "first": first and date.fromisoformat(first),
        "last": last and date.fromisoformat(last),
    }
    return Stay(**plain | differs)


# -- since when, until when --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stays", "told"),
    [
        pytest.param([a_stay()], "With Acme AB since 1 Sept, until 30 Nov", id="now"),
        pytest.param([a_stay(last=None)], "With Acme AB since 1 Sept", id="now, open"),
        pytest.param([a_stay(first=None)], "With Acme AB, until 30 Nov", id="now, since nobody knows when"),
        pytest.param([a_stay(), a_stay("2027-01-01", None)], "With Acme AB since 1 Sept", id="now and on"),
        pytest.param(
            [a_stay("2025-03-01", "2025-05-31")],
            "Was with Acme AB from 1 Mar 2025 until 31 May 2025",
            id="in an earlier year",
        ),
        pytest.param([a_stay(None, "2026-10-11")], "Was with Acme AB until 11 Oct", id="until yesterday"),
        pytest.param(
            [a_stay("2025-03-01", "2025-05-31"), a_stay("2026-12-01", "2027-05-31")],
            "Was with Acme AB before, and comes back on 1 Dec, until 31 May 2027",
            id="back after a break",
        ),
        pytest.param([a_stay("2026-12-01", None)], "Comes to Acme AB on 1 Dec", id="still to come"),
        pytest.param([a_stay(None, None)], "With Acme AB; no dates are given", id="no dates"),
    ],
)
def test_since_when_and_until_when(stays: list[Stay], told: str) -> None:
    assert next(lines.facts(knower(stays, TODAY), SAY, TODAY)) == told


def test_who_is_there_now_stands_first_and_who_is_still_to_come_last() -> None:
    people = {
        name: knower([stay], TODAY)
        for name, stay in {
            "coming": a_stay("2026-12-01", None),
            "past": a_stay("2026-01-01", "2026-02-01"),
            "now": a_stay(key=False),
            "now, a key person": a_stay(),
            "now, longer": a_stay("2026-08-01"),
            "now, at the customer": a_stay("2020-01-01", side="customer"),
        }.items()
    }
    names = {id(one): name for name, one in people.items()}
    order = [names[id(one)] for one in ranked(people.values())]
    assert order == ["now, longer", "now, a key person", "now", "now, at the customer", "past", "coming"]


# -- what Slack takes --------------------------------------------------------------------------------------------------


def every_reply(make: SimpleNamespace) -> Iterator[Message]:
    """Each reply with as much in it as there may be, and names as long and as bad as names get."""
    anna = Who(1, HOSTILE, "U1", UID)
    phase = make.a_phase("other", name=HOSTILE)
    wanted = Wanted(breaks=True, thin=True, unstaffed=True, accepted=True, mine=True, paused=True, customer=HOSTILE * 3)
    line = JourneyLine(
        uid=UID,
        key="k" * 24,
        name=HOSTILE,
        customer=HOSTILE,
        state="open",
        handover="breaks",
        start=TODAY,
        tentative=True,
        to_phase=phase,
        systems=(HOSTILE,) * 5,
        at_customer="thin",
        accepted_by=anna,
    )
    counts = {"breaks": 10, "unstaffed": 10, "thin": 10, "holds": 10, "accepted": 10}
    yield lists.page(JourneyPage(lines=(line,) * 10, page=2, pages=3, total=30, counts=counts), SAY, wanted)
    yield lists.page(JourneyPage(lines=(), page=1, pages=1, total=0), SAY)
    yield lists.page(JourneyPage(lines=(), page=1, pages=1, total=0), SAY, wanted)
    risk = AcceptedLine(
        uid=UID,
        journey=HOSTILE,
        customer=HOSTILE,
        from_phase=phase,
        to_phase=phase,
        start=TODAY,
        state="breaks",
        by=anna,
        on=TODAY,
        reason=HOSTILE * 5,
        worse="breaks",
        earliest=TODAY,
        latest=TODAY,
    )
    bare = make.replace(risk, from_phase=None, start=None, on=None, earliest=None, latest=None)
    yield accepted.page(AcceptedPage(lines=(risk, bare) * 5, page=2, pages=3, total=30), SAY, wanted)
    yield accepted.page(AcceptedPage(lines=(), page=1, pages=1, total=0), SAY, wanted)
    stays = [
        a_stay(
            who=anna, role=HOSTILE, customer=f"{n} {HOSTILE}", systems=(f"{n} {HOSTILE}",), journey=(UID, "k", HOSTILE)
        )
        for n in range(9)
    ]
    one = knower(stays, TODAY, askable=True)
    several = [Meant(kind, UID, HOSTILE) for kind in who.KINDS] * 2
    leaving = Leaving(who=anna, lines=(), page=1, pages=1, broken=3, handovers=5)
    for meant in several[:5]:
        known = Known(
            meant=meant, knowers=(one,) * 23, journeys=200, more=True, closed=(HOSTILE,) * 5, team="T1", phase="sales"
        )
        for number in (1, 2, 9):
            yield who.answer(known, SAY, TODAY, page=number, within=UID, hangs=leaving)
        yield who.answer(make.replace(known, knowers=(), journeys=0, closed=()), SAY, TODAY)
    yield who.which(several, SAY, UID)
    yield who.unknown(HOSTILE * 9, several[:3], SAY, UID)
    yield who.unknown(HOSTILE * 9, (), SAY)
    yield who.nothing_of(HOSTILE, SAY)
    carrier = CarrierLine(who=anna, handovers=9, alone=2, customers=3)
    for fewest in ((), (anna,), (anna,) * 4, (anna,) * 40):
        yield portfolio.page(
            Portfolio(lines=(carrier,) * 10, page=2, pages=3, people=30, handovers=50, fewest=fewest, percent=50.4), SAY
        )
    breaking = Breaking(uid=UID, journey=HOSTILE, customer=HOSTILE, from_phase=phase, to_phase=phase, start=TODAY)
    first = make.replace(breaking, from_phase=None, start=None)
    yield portfolio.leaving(make.replace(leaving, lines=(breaking, first) * 5, page=2, pages=3), SAY)
    yield portfolio.leaving(leaving, SAY)


def test_slack_takes_every_reply_and_nothing_typed_comes_alive(make: SimpleNamespace) -> None:
    for message in every_reply(make):
        assert check_message_blocks(message.blocks)
        assert 0 < len(message.text) < 4000
        shown = json.dumps([block for block in message.blocks if block["type"] == "context"])
        shown += json.dumps([block["text"] for block in message.blocks if block["type"] == "section"])
        assert "<!channel>" not in shown + message.text
        assert "*bold*" not in shown + message.text


def test_the_buttons_of_a_page_are_told_apart(make: SimpleNamespace) -> None:
    for message in every_reply(make):
        parts = [
            part for block in message.blocks for part in (block.get("accessory"), *block.get("elements", ())) if part
        ]
        ids = [part["action_id"] for part in parts if "action_id" in part]
        assert len(ids) == len(set(ids))


def test_a_page_is_turned_with_all_its_filters() -> None:
    wanted = Wanted(breaks=True, mine=True, customer="Acme")
    line = JourneyLine(uid=UID, key="k", name="J", customer="C", state="open")
    message = lists.page(JourneyPage(lines=(line,), page=2, pages=3, total=21), SAY, wanted)
    turns = [json.loads(part["value"]) for part in message.blocks[-2]["elements"]]
    assert turns == [
        {"v": 1, "g": 1, "b": True, "m": True, "q": "Acme"},
        {"v": 1, "g": 3, "b": True, "m": True, "q": "Acme"},
        {"v": 1, "b": True, "m": True, "q": "Acme"},
    ], "back, on, and the picture of the same"
