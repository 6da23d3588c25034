"""What grows with the data is folded or turned in pages: Slack takes each answer about many phases, lines and names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from types import SimpleNamespace

import pytest

from bot.i18n import Say
from bot.rules.projection import JourneyShown
from bot.rules.projection.carrying import Breaking, CarrierLine, Leaving, Portfolio
from bot.rules.projection.listed import EVERYTHING, AcceptedLine, AcceptedPage
from bot.rules.projection.noted import Heard, NotesPage, WantedNotes
from bot.rules.projection.overview import Overview
from bot.rules.projection.supposed import WhatIf
from bot.rules.settings import Quiet
from bot.rules.typed import NewPhase, PersonRef, PhaseChange, Placement
from bot.sandbox.blocks import check_message_blocks, check_view
from bot.usecases import overview as usecase
from bot.usecases import portfolio as portfolios
from bot.usecases.journeys.listing.register import PER_PAGE as REGISTERED
from bot.usecases.notes.listing import PER_PAGE as NOTES
from bot.usecases.settings import quiet
from bot.views import accepted, history, portfolio
from bot.views.chart import chart
from bot.views.journey import show
from bot.views.notes.page import page as notes_page
from bot.views.overview import overview
from bot.views.parts import Message, View
from bot.views.posts import render
from bot.views.register import add_person, add_phase, move_phase, remove_person, replace_person
from bot.views.settings.quiet import quiet_days
from bot.views.way import PHASES
from bot.views.whatif import shown as what_if
from bot.views.whatif.form import ask_what_if

EN = Say("en")
LONG = ("<!channel> *bold* _it_ `code` & " * 5)[:120]
MANY = (1, 41, 60, 200)
DAY = date(2026, 12, 1)
FILES, ALTS = ["F1", "F2", "F3", "F4"], ["x" * 1000] * 4
Make = SimpleNamespace


def a_journey(make: Make, phases: int, **more: object) -> JourneyShown:
    """So many phases with a person each, and at each handover systems that break."""
    way = [make.a_phase("other", uid=f"{n:032}", name=LONG, start=DAY) for n in range(phases)]
    stays = [make.replace(make.an_assignment(make.ANNA, "x", role=LONG), phase_uid=one.uid) for one in way]
    scopes = (make.a_scope(), *(make.a_scope("breaks", "nobody", system=LONG) for _ in range(9)))
    told = {"journey_name": LONG, "customer": LONG, "scopes": scopes}
    between = [
        make.a_handover(uid=f"{n:032}", from_phase=one, to_phase=other, **told)
        for n, (one, other) in enumerate(pairwise(way))
    ]
    given = {"phases": tuple(way), "assignments": tuple(stays), "handovers": tuple(between)} | more
    return make.a_journey(name=LONG, customer=LONG, systems=((LONG, False),) * 40, **given)


def all_journeys(make: Make, phases: int) -> Message:
    """As many as one picture has room for."""
    found = Overview(journeys=(a_journey(make, phases),) * usecase.MOST, more=9, counts={"breaks": 999}, carriers=None)
    return overview(found, EVERYTHING, [("F1", ALTS[0]), ("F2", ALTS[1])], "", EN)


def the_history(make: Make, lines: int) -> Message:
    changed = history.Changed(uid="c" * 32, on=DAY, by=LONG, what="phase.moved", values=MOVED, can_undo=True)
    return history.page("What was changed", [changed] * lines, history.Turning({"j": "j" * 32}, 2), EN)


MOVED = {"phase": {"kind": "other", "name": LONG}, "start": DAY.isoformat(), "before": None}


def the_notes(make: Make, names: int) -> Message:
    """A page of them, each heard and read by so many."""
    heard = tuple(Heard(who=make.ANNA, on=DAY, askable=True) for _ in range(names))
    note = make.a_note(text=LONG * 20, customer=LONG, heard=heard, read=(make.EVA,) * names, also_at=(LONG,) * names)
    found = NotesPage(notes=(note,) * NOTES, page=2, pages=9, total=99, wanted=WantedNotes(), journey=LONG)
    return notes_page(found, EN, DAY)


def the_register(make: Make, _: int) -> Message:
    phase = make.a_phase("other", name=LONG)
    line = AcceptedLine(
        uid="j", journey=LONG, customer=LONG, from_phase=phase, to_phase=phase, start=DAY, state="breaks",
        by=make.ANNA, on=DAY, reason=LONG * 4, worse="more", earliest=DAY, latest=DAY,
    )  # fmt: skip
    return accepted.page(AcceptedPage(lines=(line,) * REGISTERED, page=2, pages=9, total=99), EN, EVERYTHING)


def who_carries(make: Make, people: int) -> Message:
    lines = (CarrierLine(who=make.replace(make.ANNA, name=LONG), handovers=9, alone=9, customers=9),)
    fewest = (make.replace(make.ANNA, name=LONG),) * people
    found = {"page": 2, "pages": 9, "people": 99, "handovers": 999, "percent": 50.0}
    return portfolio.page(Portfolio(lines=lines * portfolios.PER_PAGE, fewest=fewest, **found), EN)


def who_leaves(make: Make, _: int) -> Message:
    phase = make.a_phase("other", name=LONG)
    line = Breaking(uid="j", journey=LONG, customer=LONG, from_phase=phase, to_phase=phase, start=DAY)
    found = {"page": 2, "pages": 9, "broken": 99, "handovers": 999}
    return portfolio.leaving(Leaving(who=make.ANNA, lines=(line,) * portfolios.PER_PAGE, **found), EN)


def supposed(make: Make, phases: int) -> Message:
    journey = a_journey(make, phases)
    return what_if(WhatIf(tried=(), now=journey, then=journey), {"j": "j" * 32}, EN)


def quiet_periods(make: Make, _: int) -> Message:
    standing = SimpleNamespace(quiet=(Quiet(first=DAY, last=DAY, label=LONG[:60]),) * quiet.MOST)
    return quiet_days(standing, EN)


ANSWERS: dict[str, Callable[[Make, int], Message]] = {
    "show": lambda make, n: show(a_journey(make, n), EN),
    "show, in the middle": lambda make, n: show(a_journey(make, n), EN, page=2),
    "shared": lambda make, n: show(a_journey(make, n), EN, shared=True),
    "from outside": lambda make, n: show(a_journey(make, n, handovers=()), EN),
    "chart": lambda make, n: chart(a_journey(make, n), ALTS, FILES, "", EN),
    "chart without a picture": lambda make, n: chart(a_journey(make, n), [], [], "failed", EN),
    "start card": lambda make, n: render(make.a_post(make.an_item("start", journey=a_journey(make, n))), EN),
    "chart all": all_journeys,
    "history": the_history,
    "notes": the_notes,
    "what is accepted": the_register,
    "who carries most": who_carries,
    "what breaks without somebody": who_leaves,
    "what-if": supposed,
    "quiet days": quiet_periods,
}


@pytest.mark.parametrize("n", MANY)
@pytest.mark.parametrize("answer", ANSWERS)
def test_slack_takes_every_answer_however_much_there_is(make: Make, answer: str, n: int) -> None:
    message = ANSWERS[answer](make, n)

    assert check_message_blocks(message.blocks)
    assert "<!channel>" not in message.text


FORMS: dict[str, Callable[[JourneyShown], View]] = {
    "add": lambda journey: add_person(journey, Placement(people=(), throughout=True), EN),
    "replace": lambda journey: replace_person(journey, EN, mentioned=()),
    "remove": lambda journey: remove_person(journey, EN, who=PersonRef(name=LONG)),
    "move": lambda journey: move_phase(journey, PhaseChange(phase=journey.phases[-1].uid), EN),
    "add a phase": lambda journey: add_phase(journey, NewPhase(kind="other", name="x"), journey.phases[-1].uid, EN),
    "what-if": lambda journey: ask_what_if(journey, (), EN),
}


@pytest.mark.parametrize("n", MANY)
@pytest.mark.parametrize("form", FORMS)
def test_slack_takes_every_form_about_many_phases(make: Make, form: str, n: int) -> None:
    assert check_view(FORMS[form](a_journey(make, n)), "modal")


@pytest.mark.parametrize(
    ("present", "page", "told", "turns"),
    [
        (0, 0, "Phases 1 to 20 of 60.", ["Later phases"]),
        (30, 0, "Phases 21 to 40 of 60.", ["Earlier phases", "Later phases"]),
        (30, 3, "Phases 41 to 60 of 60.", ["Earlier phases"]),
        (30, 99, "Phases 41 to 60 of 60.", ["Earlier phases"]),
    ],
    ids=["begun", "the present one", "turned", "beyond the last"],
)
def test_of_very_many_phases_a_page_says_which_they_are(
    make: Make, present: int, page: int, told: str, turns: list[str]
) -> None:
    journey = make.replace(a_journey(make, 60), present_phase=f"{present:032}")

    read = make.text_of(show(journey, EN, page=page))

    assert f"{told} The others: `/handover show acme-erp`" in read
    assert f"\n{' '.join(f'[{turn}]' for turn in turns)}\n" in read


def test_from_outside_the_phases_that_have_no_room_are_counted(make: Make) -> None:
    assert make.text_of(show(a_journey(make, 60, handovers=()), EN)).splitlines()[-2] == "and 45 more"


def test_a_journey_of_one_page_has_no_pages(make: Make) -> None:
    assert "Phases 1 to" not in make.text_of(show(a_journey(make, PHASES), EN))
