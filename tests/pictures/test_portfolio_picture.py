"""Many journeys in one picture: each state by sign, word and colour, nothing over anything, and who carries as bars."""

from __future__ import annotations

import os
from datetime import date, timedelta
from itertools import combinations
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.i18n import Say
from bot.pictures import palette
from bot.pictures.carriers import carriers
from bot.pictures.png import png
from bot.pictures.portfolio import portfolio
from bot.pictures.scene import Scene, Sign, Text
from bot.pictures.span import span
from bot.pictures.svg import svg
from bot.rules.projection import JourneyShown
from bot.rules.projection.carrying import CarrierLine, Portfolio
from bot.rules.projection.overview import Overview
from tests.pictures.test_overlap import GOLDEN, meet, room, texts

STATES = ("holds", "thin", "breaks", "unstaffed")
EVIL = ('"><script>alert(1)</script>', "山田商店", "a\x00b" + "x" * 5000, "L'Oréal & Søn <b>", "\u202e" * 300)


def of(*journeys: JourneyShown, more: int = 0, carried: Portfolio | None = None, **counts: int) -> Overview:
    return Overview(journeys=journeys, more=more, counts=counts, carriers=carried)


def a_journey(drawn: SimpleNamespace, name: str = "Acme ERP", *into: tuple[str, int | None, bool], **more: Any) -> Any:
    """`into`: for each phase after the first its handover's state, in how many days it is, and whether not sure."""
    phases = [drawn.phase("sales", drawn.TODAY - timedelta(more.pop("started", 60)))]
    for number, (_, days, tentative) in enumerate(into):
        start = drawn.TODAY + timedelta(days) if days is not None else None
        kind = ("project", "maintenance", "other")[number % 3]
        asked = {"uid": f"{name}-{number}", "tentative": tentative, "undated": start is None}
        phases.append(drawn.phase(kind, start, **asked))
    between = [
        drawn.handover(a, b, state, "nobody") for a, b, (state, _, _) in zip(phases, phases[1:], into, strict=False)
    ]
    return drawn.journey(phases, [], *between, name=name, **more)


def the_house(drawn: SimpleNamespace) -> Overview:
    return of(
        a_journey(drawn, "Delta Portal", ("breaks", 9, False), ("unstaffed", 200, True)),
        a_journey(drawn, "Acme ERP", ("thin", 30, True), ("holds", 400, False)),
        a_journey(drawn, "Beta CRM", ("holds", 120, False), ("holds", None, False), state="paused"),
        drawn.journey([drawn.phase("sales"), drawn.phase("project")], [], name="Gamma", customer="Gamma AB"),
        more=12, breaks=1, thin=1, holds=2, unstaffed=1,
    )  # fmt: skip


def people(drawn: SimpleNamespace, *figures: tuple[str, int, int], others: int = 0) -> Portfolio:
    lines = tuple(
        CarrierLine(who=drawn.who(n, name), handovers=held, alone=alone, customers=2)
        for n, (name, held, alone) in enumerate(figures)
    )
    found = {"page": 1, "pages": 1, "people": len(lines) + others, "handovers": 9, "percent": 55.0}
    return Portfolio(lines=lines, fewest=(lines[0].who,), **found)


def is_as_approved(scene: Scene, name: str) -> bool:
    """By eye. `GOLDEN=write` writes it anew: look at it then."""
    kept = GOLDEN / f"{name}.svg"
    if os.environ.get("GOLDEN") == "write":
        kept.write_text(svg(scene), encoding="utf-8")
    return svg(scene) == kept.read_text(encoding="utf-8")


def test_the_pictures_are_drawn_as_they_were_approved(drawn: SimpleNamespace) -> None:
    assert is_as_approved(portfolio(the_house(drawn), drawn.TODAY, Say("en")), "portfolio")
    found = people(drawn, ("Anna Lindqvist", 6, 4), ("Bo Sørensen", 3, 0), ("Per Åkesson", 1, 1), others=2)
    assert is_as_approved(carriers(found, Say("en")), "carriers")


def test_each_handover_to_come_has_its_sign_its_word_and_its_day(drawn: SimpleNamespace) -> None:
    scene = portfolio(the_house(drawn), drawn.TODAY, Say("en"))

    assert {"Breaks 1 Dec", "Thin ~ 22 Dec", "Holds 27 Dec 2027", "Holds 22 Mar 2027"} <= set(texts(scene))
    drawn_signs = [(item.state, item.colour) for item in scene.items if isinstance(item, Sign) and item.radius > 8]
    assert sorted(drawn_signs) == sorted((state, palette.STATES[state]) for state in (*STATES, "holds", "holds"))
    assert "Delta Portal: ○ Breaks · Sales → Project, Tue 1 Dec. Nobody from the sale" in scene.alt
    assert "12 more have no room here." in " ".join(texts(scene))


def test_of_what_is_only_an_outline_no_state_is_told(drawn: SimpleNamespace) -> None:
    outline = drawn.journey([drawn.phase("sales"), drawn.phase("project")], [], name="Gamma")

    scene = portfolio(of(outline), drawn.TODAY, Say("en"))

    assert [item for item in scene.items if isinstance(item, Sign)] == []
    assert scene.alt == "One journey that goes on. Gamma: Sales: since Tue 1 Sept Project: from Tue 1 Dec"


days = st.one_of(st.none(), st.integers(-200, 1500))
handed = st.lists(st.tuples(st.sampled_from(STATES), days, st.booleans()), min_size=1, max_size=5)


@given(st.lists(st.tuples(st.sampled_from((*EVIL, "Beta CRM", "Æ" * 40)), handed), min_size=1, max_size=4))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@pytest.mark.parametrize("language", ["en", "sv", "da"])
def test_nothing_covers_anything_whatever_it_is_called(
    drawn: SimpleNamespace, language: str, plans: list[tuple[str, list[tuple[str, int | None, bool]]]]
) -> None:
    journeys = [a_journey(drawn, name, *sorted(into, key=lambda one: one[1] or 0)) for name, into in plans]

    scene = portfolio(of(*journeys, more=3), drawn.TODAY, Say(language))

    written = [item for item in scene.items if isinstance(item, Text)]
    assert [(one.text, two.text) for one, two in combinations(written, 2) if meet(one, two)] == []
    assert all(room(one)[0] >= 0 and room(one)[2] <= scene.width for one in written)
    assert len(scene.alt) <= 1000
    assert "<script" not in svg(scene)


@pytest.mark.parametrize("name", EVIL)
def test_case_50_names_made_to_hurt_are_drawn(drawn: SimpleNamespace, name: str) -> None:
    scene = carriers(people(drawn, (name, 3, 1), ("Bo", 2, 2)), Say("en"))

    assert png(scene).startswith(b"\x89PNG")
    assert png(portfolio(of(a_journey(drawn, name)), date(2026, 1, 1), Say("en"))).startswith(b"\x89PNG")


def test_a_day_stands_where_its_share_of_the_time_is(drawn: SimpleNamespace) -> None:
    """From 75 days ago on; at the edges what is beyond them."""
    journey = a_journey(drawn, "Acme", ("holds", 90, False), started=400)
    line = span([journey], drawn.TODAY, 100, 325)

    days = (-400, -75, 0, 75, 150, 800)
    assert [line.x(drawn.TODAY + timedelta(each)) for each in days] == [100, 100, 175, 250, 325, 325]


def test_what_rests_on_somebody_who_has_not_said_yes_reads_and_looks_different(drawn: SimpleNamespace) -> None:
    giver, receiver, _ = drawn.WAY
    both = [drawn.handover(giver, receiver, "holds", "", drawn.ANNA, said=said) for said in ((), (drawn.ANNA,))]
    asked, said = (drawn.journey(drawn.WAY[:2], [], one) for one in both)

    scene = portfolio(of(asked, said), drawn.TODAY, Say("en"))

    assert {"Holds? 1 Dec", "Holds 1 Dec", "no yes yet"} <= set(texts(scene))
    signs = [item.settled for item in scene.items if isinstance(item, Sign) and item.radius > 8]
    assert signs == [False, True]
