"""Lists, the register, who knows and who carries, on PostgreSQL."""

from __future__ import annotations

from typing import Any

import pytest

from bot.rules.projection.listed import Wanted
from bot.rules.typed import PersonRef, Placement
from bot.rules.visiting import Figures
from bot.usecases import decisions, journeys, people, portfolio, visiting, who

pytestmark = pytest.mark.ci


@pytest.fixture
def place(postgres_store: Any, make_place: Any) -> Any:
    """Bo stays on over Held; Broken breaks on purpose."""
    made = make_place(postgres_store, "T1")
    for name, staff in {"Held": {"bo": "*"}, "Broken": {"cia": "sales", "dag": "project"}}.items():
        journey = made.journey("sales 2026-09-01, project 2026-12-01", name=name, systems=(("CRM", True),))
        for person, phase in staff.items():
            uids = tuple(one.uid for one in journey.phases if one.kind == phase)
            wanted = Placement(people=(PersonRef(),), phases=uids, throughout=phase == "*", role="architect")
            ids = (made.person(person).id,)
            journey = people.put(made.store, made.stamp(), made.viewer(), journey.uid, wanted, ids).journey
    decisions.accept(made.store, made.stamp(), made.viewer(), journey.handovers[0].uid, "So be it")
    return made


def test_lists_and_their_register(place: Any) -> None:
    page = journeys.listing(place.store, place.viewer(), place.today)
    assert [(line.key, line.handover) for line in page.lines] == [("broken", "breaks"), ("held", "holds")]
    assert page.counts == {"breaks": 1, "holds": 1, "accepted": 1}
    breaking = journeys.listing(place.store, place.viewer(), place.today, Wanted(breaks=True, mine=True))
    assert breaking.lines == ()
    register = journeys.register(place.store, place.viewer(), place.today, Wanted(accepted=True))
    assert [(line.journey, line.reason) for line in register.lines] == [("Broken", "So be it")]


def test_who_knows_and_who_carries(place: Any) -> None:
    store, viewer, today = place.store, place.viewer(), place.today
    for words, names in {
        "acme": ["Bo", "Cia", "Dag"],
        "crm": ["Bo", "Cia", "Dag"],
        "architect": ["Bo", "Cia", "Dag"],
    }.items():
        [meant] = who.meanings(store, viewer, words)
        assert [one.who.name for one in who.asked(store, viewer, today, meant.kind, meant.ref).knowers] == names
    assert [one.name for one in who.nearest(store, viewer, "amce ab")] == ["Acme AB"]
    found = portfolio.carriers(store, viewer, today)
    assert [(line.who.name, line.handovers, line.alone) for line in found.lines] == [("Bo", 1, 1)]
    assert [line.journey for line in portfolio.without(store, viewer, today, found.lines[0].who.uid).lines] == ["Held"]


def test_whom_to_visit_and_the_figures_it_goes_by(place: Any) -> None:
    store, viewer, today = place.store, place.viewer(), place.today
    [line] = visiting.listing(store, viewer, today).lines
    known = visiting.figures_of(store, viewer, line.visit.customer.uid)
    now = Figures(segment="Retail", revenue=1.2e6, service_hours="24/7")
    visiting.keep_figures(store, place.stamp(), viewer, known.journey, known.mark, now=now)
    [line] = visiting.listing(store, viewer, today, "retail").lines
    assert (line.visit.customer.figures, line.journey) == (now, "broken")
    assert line.visit.missing == ()
