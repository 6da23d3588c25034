"""Every post is one that Slack takes, however long the names and however many the items; nothing typed comes alive."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from bot.i18n import Say
from bot.rules.meetings.lacking import Lacking
from bot.rules.projection.arrived import PulseShown
from bot.rules.projection.meetings import ReminderShown
from bot.rules.projection.picked import PicksShown, Thing
from bot.rules.projection.receiving import ReceivesShown
from bot.rules.projection.taken_along import TakenShown
from bot.sandbox.blocks import check_message_blocks
from bot.views.posts import PARTS, render

HOSTILE = ("<!channel> *bold* <https://a.example|here> & " * 4)[:120]
KINDS = sorted(PARTS)


def an_endless_item(make: SimpleNamespace, kind: str, number: int = 0) -> object:
    anna = make.replace(make.ANNA, name=HOSTILE)
    shown = make.a_handover(
        uid=f"{number:032}",
        journey_name=HOSTILE,
        customer=HOSTILE,
        from_phase=make.a_phase("other", name=HOSTILE),
        to_phase=make.a_phase("other", name=HOSTILE),
        advice=make.Advice(kind="ask", who=anna),
        words=(make.an_answer(anna, "no"),),
        owner=anna,
        scopes=(
            make.a_scope(),
            *(make.a_scope("unstaffed", "unstaffed_to", system=f"{n} {HOSTILE}") for n in range(9)),
        ),
    )
    journey = make.a_journey(name=HOSTILE)
    said = an_endless_meeting(make, in_channel=bool(number % 2)) if kind == "meeting" else None
    told = dict.fromkeys(("question", "text", "answer"), HOSTILE * 20)
    state = "open" if kind == "inquiry" else "answered"
    inquiry = make.an_inquiry(asked_by=anna, person=anna, customer=HOSTILE, state=state, **told)
    taken = TakenShown(who=anna, line=HOSTILE * 2, said=HOSTILE * 2 * (number % 2), said_by=anna, seen=False)
    notes = tuple(make.a_note(uid=f"n{n}", text=HOSTILE * 20) for n in range(5))
    return make.an_item(
        kind,
        shown,
        journey=journey,
        about=anna,
        planned_by=anna,
        private_note="long " * 600,
        said=said,
        inquiry=inquiry,
        pulse=PulseShown(handover=shown, answer="some", giver=anna),
        receives=ReceivesShown(handover=shown, first=shown.start, givers=(anna,), notes=3, may_read=True),
        taken=taken,
        picks=PicksShown(handover=shown, notes=notes, picked=("n1",), more=True),
        things=(Thing(text=HOSTILE * 20, said_by=HOSTILE, on=None),) * 3,
    )


def an_endless_meeting(make: SimpleNamespace, *, in_channel: bool) -> object:
    meeting = make.a_meeting(customer=HOSTILE, quote=HOSTILE * 2)
    things = (Thing(text=HOSTILE * 20, said_by=HOSTILE, on=None),) * 3
    free = make.Attending(who=make.replace(make.ANNA, name=HOSTILE), profile="cio", came=None)
    reminder = ReminderShown(lacking=Lacking(artefacts=("question", "observe", "step"), profile=True), free=free)
    return make.what_is_said(meeting, in_channel=in_channel, things=things, reminder=reminder)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("items", [1, 2, 10, 40])
def test_slack_takes_every_post(make: SimpleNamespace, kind: str, items: int) -> None:
    post = make.a_post(*(an_endless_item(make, kind, number) for number in range(items)), reader=make.KIM)
    message = render(post, Say("en"))
    assert check_message_blocks(message.blocks)
    assert 0 < len(message.text) < 4000


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_typed_comes_alive(make: SimpleNamespace, kind: str) -> None:
    message = render(make.a_post(an_endless_item(make, kind), reader=make.KIM), Say("en"))
    shown = json.dumps([block.get("text") or block for block in message.blocks if block["type"] != "actions"])
    assert "<!channel>" not in shown + message.text
    assert "*bold*" not in shown + message.text


def test_buttons_of_several_items_are_told_apart_and_each_carries_its_own_handover(make: SimpleNamespace) -> None:
    cards = [make.an_item("card", make.a_handover(uid=uid)) for uid in ("one", "two")]
    rows = [block["elements"] for block in render(make.a_post(*cards), Say("en")).blocks if block["type"] == "actions"]
    asks = [(row[0]["action_id"], json.loads(row[0]["value"])) for row in rows]
    assert asks == [
        ("ask_person", {"v": 1, "h": "one", "p": "uid-anna"}),
        ("ask_person.2", {"v": 1, "h": "two", "p": "uid-anna"}),
    ]


def test_later_carries_its_handover_in_the_choice(make: SimpleNamespace) -> None:
    message = render(make.a_post(make.an_item("card", make.a_handover())), Say("en"))
    options = [json.loads(option["value"]) for option in message.blocks[-1]["elements"][-3]["options"]]
    assert options == [{"v": 1, "h": "h1", "until": until} for until in ("tomorrow", "monday", "week")]


def test_on_the_last_day_nothing_can_wait(make: SimpleNamespace) -> None:
    message = render(make.a_post(make.an_item("card", make.a_handover(days_left=1))), Say("en"))
    assert "snooze" not in json.dumps(message.blocks)


def test_the_notification_tells_the_first_and_counts_the_rest(make: SimpleNamespace) -> None:
    cards = [make.an_item("card", make.a_handover(uid=str(number))) for number in range(3)]
    assert render(make.a_post(*cards), Say("en")).text == (
        "Acme ERP: Sales → Project on Tue 1 Dec, in 14 days. Nobody from the sale is in the project yet. And 2 more."
    )
