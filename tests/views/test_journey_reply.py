"""A journey as a reply: what stands in it, and that Slack takes it however large it is."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from types import SimpleNamespace

import pytest

from bot.i18n import Say
from bot.rules.typed import NewJourney, NewPhase, Period, PersonRef, PhaseChange, Placement
from bot.sandbox.blocks import check_message_blocks, check_view
from bot.views.journey import next_step, show
from bot.views.register import add_person, away, move_phase, new_journey, remove_person, replace_person
from bot.views.replies import done, no_such_journey, which_journey, would_break

SAY = Say("en")
HOSTILE = ("<!channel> *bold* _it_ `code` & " * 5)[:120]
PUT = {
    "people": [{"uid": "p1", "name": HOSTILE}],
    "phases": [],
    "role": HOSTILE,
    "customer": True,
    "percent": 50.0,
    "first": "2026-12-01",
    "last": "2026-12-31",
}


def a_large_journey(make: SimpleNamespace, phases: int, people: int) -> object:
    """So many phases, each with so many people, and names as long as names get."""
    shown = [
        make.a_phase("other", uid=f"{n:032}", name=HOSTILE, start=date(2026, 12, 1), end=date(2027, 1, 1))
        for n in range(phases)
    ]
    rows = [
        make.replace(
            make.an_assignment(make.Who(n, HOSTILE, f"U{n}", f"{n:032}"), "sales", role=HOSTILE, lead=True, percent=40),
            phase_uid=phase.uid,
            systems=(HOSTILE,) * 5,
        )
        for phase in shown
        for n in range(people)
    ]
    between = [
        make.a_handover(
            uid=f"{n:032}",
            from_phase=before,
            to_phase=phase,
            journey_name=HOSTILE,
            scopes=(make.a_scope(), *(make.a_scope("breaks", "nobody", system=HOSTILE) for _ in range(9))),
        )
        for n, (before, phase) in enumerate(pairwise(shown))
    ]
    systems = tuple((f"{n} {HOSTILE}"[:120], False) for n in range(40))
    return make.a_journey(
        name=HOSTILE,
        customer=HOSTILE,
        phases=tuple(shown),
        assignments=tuple(rows),
        handovers=tuple(between),
        systems=systems,
    )


@pytest.mark.parametrize(("phases", "people"), [(1, 0), (1, 40), (3, 1), (12, 40), (40, 5)])
def test_slack_takes_every_journey(make: SimpleNamespace, phases: int, people: int) -> None:
    message = show(a_large_journey(make, phases, people), SAY)
    assert check_message_blocks(message.blocks)
    assert len(message.text) < 4000


@pytest.mark.parametrize(("phases", "people"), [(1, 0), (12, 40), (40, 5)])
def test_slack_takes_every_reply(make: SimpleNamespace, phases: int, people: int) -> None:
    journey = a_large_journey(make, phases, people)
    put = {**PUT, "phases": [phase.uid for phase in journey.phases]}
    started = {"name": HOSTILE, "customer": HOSTILE, "key": "x", "systems": journey.systems}
    options = [(f"{n:032}", "key", HOSTILE) for n in range(30)]
    for message in (
        done("person.put", put, journey, "c" * 32, SAY, "note"),
        done("journey.started", started, journey, "c" * 32, SAY),
        which_journey(options, "add", 'ø"' * 1500, SAY),
        no_such_journey(HOSTILE * 9, options[:3], "add", "x", SAY),
        would_break(journey, journey.handovers, {"p": "x"}, 1, SAY),
    ):
        assert check_message_blocks(message.blocks)
        assert "<!channel>" not in json.dumps([block.get("text") for block in message.blocks]) + message.text


@pytest.mark.parametrize(("phases", "people"), [(1, 1), (12, 40), (40, 5)])
def test_slack_takes_every_form(make: SimpleNamespace, phases: int, people: int) -> None:
    journey = a_large_journey(make, phases, people)
    wanted = Placement(
        people=(PersonRef(slack_id="U1"), PersonRef(name=HOSTILE)), role=HOSTILE, throughout=True, all_systems=True
    )
    day = Period(date(2026, 12, 1), date(2026, 12, 20), tentative=True)
    new = NewJourney(
        name=HOSTILE,
        customer="X",
        phases=tuple(NewPhase(kind="other", name=HOSTILE[:60], start=day) for _ in range(phases)),
        systems=journey.systems,
    )
    for view in (
        add_person(journey, wanted, SAY, HOSTILE),
        replace_person(journey, SAY, mentioned=wanted.people),
        remove_person(journey, SAY, who=PersonRef(name=HOSTILE)),
        move_phase(journey, PhaseChange(phase=journey.phases[0].uid, start=day, begun=True), SAY),
        new_journey(new, SAY, HOSTILE, ask_channel=True),
        away("U1", day.first, None, SAY),
    ):
        assert check_view(view, "modal")


def test_the_next_step_is_the_worst_and_nearest_of_what_is_to_come(make: SimpleNamespace) -> None:
    thin = make.a_handover("thin", uid="thin", days_left=3, advice=make.Advice(kind="ask", who=make.ANNA))
    breaks = make.a_handover("breaks", uid="breaks", days_left=90)
    nearer = make.a_handover("breaks", uid="nearer", days_left=30)
    begun = make.a_handover("breaks", uid="begun", to_phase=make.a_phase("project", begun=True))
    meant = make.a_handover("breaks", uid="meant", accepted_by=make.KIM)
    journey = make.a_journey(handovers=(thin, breaks, nearer, begun, meant))
    assert next_step(journey).uid == "nearer"


def test_what_the_next_step_offers_is_not_offered_twice(make: SimpleNamespace) -> None:
    shown = make.a_handover("unstaffed", "unstaffed_to", advice=make.Advice(kind="staff"))
    journey = make.a_journey(handovers=(shown,), phases=(shown.from_phase, shown.to_phase))
    assert make.text_of(show(journey, SAY)).count("[Add someone…]") == 1


def test_a_handover_stands_by_itself_between_its_phases(make: SimpleNamespace) -> None:
    shown = make.a_handover()
    journey = make.a_journey(handovers=(shown,), phases=(shown.from_phase, shown.to_phase))
    texts = [block["text"]["text"] for block in show(journey, SAY).blocks if block["type"] == "section"]
    assert texts[1].startswith("*Sales*")
    assert texts[2] == "↓ ○ Breaks · Tue 1 Dec, in 14 days. Nobody from the sale is in the project yet."
    assert texts[3].startswith("*Project*")


def test_somebody_put_on_a_phase_is_told_with_whole_days_and_what_they_are_there(make: SimpleNamespace) -> None:
    phases = (
        make.a_phase("sales", start=date(2026, 9, 1), begun=True),
        make.a_phase("project", start=date(2026, 12, 1)),
    )
    anna = make.an_assignment(make.ANNA, "sales", lead=True, key=True)
    journey = make.a_journey(phases=phases, assignments=(anna,))
    put = {**PUT, "people": [{"uid": "uid-anna", "name": "Anna"}], "phases": ["phase-sales"], "role": "architect"}
    told = make.text_of(done("person.put", put, journey, None, SAY))
    assert told.startswith(
        "*Acme ERP*: Anna is in the plan as architect.\n"
        "• Sales, Tuesday 1 September to Monday 30 November 2026 (weeks 36 to 49) · leads the sale · key person"
    )


def test_until_a_date_that_is_not_sure_no_last_day_is_claimed(make: SimpleNamespace) -> None:
    journey = make.a_journey(assignments=(make.an_assignment(make.ANNA, "sales"),))
    put = {**PUT, "people": [{"uid": "uid-anna", "name": "Anna"}], "phases": ["phase-sales"]}
    assert "• Sales, from Tuesday 1 September 2026 (week 36)" in make.text_of(
        done("person.put", put, journey, None, SAY)
    )


def test_words_are_counted_of_those_the_state_rests_on(make: SimpleNamespace) -> None:
    words = (
        make.a_word(make.ANNA, "yes", needed=True),
        make.a_word(make.PER, needed=True),
        make.a_word(make.EVA, "yes", needed=False),
    )
    held = make.a_handover("holds", "key_carrier", people=(make.ANNA,), words=words)
    journey = make.a_journey(handovers=(held,), phases=(held.from_phase, held.to_phase))
    shown = make.text_of(show(journey, SAY))
    assert "↓ ● Holds · Tue 1 Dec, in 14 days. Anna stays on. Said yes: 1 of 2." in shown


def test_a_shared_reply_has_no_buttons_of_one_persons_own(make: SimpleNamespace) -> None:
    assert [
        block["type"] for block in show(make.a_journey(), SAY, shared=True).blocks if block["type"] == "actions"
    ] == []


def test_a_change_of_a_later_version_is_told_plainly(make: SimpleNamespace) -> None:
    assert "Something was changed." in done("from.the.future", {}, make.a_journey(), "c1", SAY).text
