"""Every journey of a database as facts: the same as one by one, some at a time, named as people know them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select

from bot.files import folder
from bot.rules.continuity import open_until
from bot.rules.facts import Constants
from bot.usecases import analysing, importing
from bot.usecases.analysing import stored
from bot.usecases.facts import journey_facts
from bot.usecases.importing import Place
from storage.tables import Journey, Phase

NOW = datetime(2026, 10, 1, 8, tzinfo=UTC)
FILES = {
    "journeys": "journey_id,name\nj1,Acme\nj2,Beta\nj3,Gone\n",
    "phases": (
        "journey_id,phase_id,seq,start,end,tentative\nj1,a,1,2026-01-05,2026-03-31,0\nj1,b,2,2026-04-01,,1\n"
        "j2,a,1,2026-02-01,,0\nj3,a,1,2030-01-01,,0\n"
    ),
    "assignments": (
        "assignment_id,journey_id,phase_id,person_id,side,role,systems,lead,key,start,end,allocation,status\n"
        "1,j1,a,Bo,vendor,architect,CRM;BI,1,1,,,50,\n2,j1,b,Bo,vendor,,*,0,1,2026-04-03,,60,unconfirmed\n"
        "3,j1,b,U0CIA000X,customer,,,0,0,,2031-01-01,,declined\n4,j2,a,Bo,vendor,,,0,0,,,,\n"
    ),
    "people": "person_id,active_from,active_to\nBo,,2026-12-31\n",
    "absences": "person_id,start,end\nBo,2026-05-01,2026-05-10\n",
}


@pytest.fixture
def full(store: Any, tmp_path: Path) -> Any:
    """Three journeys, the last of which is taken back."""
    for name, content in FILES.items():
        (tmp_path / f"{name}.csv").write_text(content)
    source = folder.read(tmp_path)
    pairs = list(zip(source.rows, source.journeys, strict=True))
    importing.load(store, Place(workspace="T1", owner="U0OWNER0"), pairs, NOW)
    with store.write() as session:
        session.scalars(select(Journey).where(Journey.key == "gone")).one().void_change = 1
    return store


def test_facts_are_those_of_each_journey_alone_by_the_names_people_know(full: Any) -> None:
    with stored(full) as every:
        found = [judged.journey for judged in every.judged()]
        assert every.count == 2
    with full.read() as session:
        alone = [journey_facts(session, id_) for id_ in (1, 2)]
    assert [journey.id for journey in found] == ["acme", "beta"]
    for journey, other in zip(found, alone, strict=True):
        assert journey.phases == other.phases
        assert [replace(one, person="") for one in journey.assignments] == [
            replace(one, person="") for one in other.assignments
        ]
        for one, same in zip(journey.assignments, other.assignments, strict=True):
            assert replace(journey.people[one.person], id="") == replace(other.people[same.person], id="")
    assert [one.person for one in found[0].assignments] == ["Bo", "Bo", "U0CIA000X"]


def test_a_phase_that_is_gone_takes_its_people_along(full: Any) -> None:
    with full.write() as session:
        session.scalars(select(Phase).where(Phase.rank == 2000)).one().void_change = 1
    with stored(full) as every:
        first = next(iter(every.judged()))
    assert (len(first.journey.phases), len(first.journey.assignments), first.seqs) == (1, 1, (1,))


def test_the_horizon_is_that_of_all_journeys_but_what_is_gone_or_declined(full: Any) -> None:
    with stored(full) as every:
        assert every.horizon == open_until(judged.journey for judged in every.judged()) == date(2026, 5, 3)


def test_nothing_has_no_horizon(store: Any) -> None:
    with stored(store) as every:
        assert (every.count, every.horizon, list(every.judged())) == (0, None, [])


@pytest.mark.parametrize(("blank", "keys"), [(0, ["acme"]), (50, ["acme", "beta"])])
def test_only_who_takes_time_is_added_up(full: Any, blank: int, keys: list[str]) -> None:
    with stored(full) as every:
        assert [journey.id for journey in every.taking(Constants(blank_allocation=blank))] == keys


def test_with_several_workspaces_ids_say_which(full: Any, tmp_path: Path) -> None:
    source = folder.read(tmp_path)
    pairs = list(zip(source.rows, source.journeys, strict=True))
    importing.load(full, Place(workspace="T2", owner="U0OWNER0"), pairs[:1], NOW)
    with stored(full) as every:
        found = [judged.journey for judged in every.judged()]
    assert [journey.id for journey in found] == ["T1/acme", "T1/beta", "T2/acme"]
    assert found[2].assignments[0].person == "T2/Bo"


def test_journeys_are_read_some_at_a_time(full: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysing, "_PAGE", analysing._PAGE.limit(1))
    said: list[str] = []
    event.listen(full.reader, "before_cursor_execute", lambda *told: said.append(told[2]))
    with stored(full) as every:
        journeys = iter(every.judged())
        assert next(journeys).journey.id == "acme"
        before = len(said)
        assert next(journeys).journey.id == "beta"
    assert len(said) - before == 6  # the next page, its phases, systems, absences, people and assignments
