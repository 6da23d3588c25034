"""A journey with more phases than an answer has room for, as an import may bring one: shown in pages."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.files import folder
from bot.sandbox.people import Person
from bot.usecases import importing
from bot.usecases.identity import Defaults


def brought(world: Any, path: Path, many: int) -> None:
    """A phase a week from the first of September on."""
    starts = [date(2026, 9, 1) + timedelta(7 * n) for n in range(many)]
    rows = [f"acme-erp,p{n},{n},Step {n},other,{start},,0" for n, start in enumerate(starts, 1)]
    files = {
        "journeys.csv": ["journey_id,name", "acme-erp,Acme ERP"],
        "phases.csv": ["journey_id,phase_id,seq,name,kind,start,end,tentative", *rows],
        "people.csv": ["person_id,side,active_from,active_to"],
        "assignments.csv": [
            "assignment_id,journey_id,phase_id,person_id,side,role,systems,lead,key,start,end,allocation,status"
        ],
    }
    for name, lines in files.items():
        (path / name).write_text("\n".join(lines) + "\n")
    source = folder.read(path)
    team = world.sandbox.workspace.team
    place = importing.Place(workspace=team, channel="C0ACME", owner="U0KIM", defaults=Defaults())
    importing.load(world.store, place, list(zip(source.rows, source.journeys, strict=True)), world.store.now())


@pytest.mark.parametrize("many", [60, pytest.param(200, marks=pytest.mark.ci)])
def test_very_many_phases_are_turned_in_pages(kim: Person, world: Any, tmp_path: Path, many: int) -> None:
    kim.types("/handover help")
    brought(world, tmp_path, many)

    kim.types("/handover acme-erp: show")
    assert kim.sees(f"Phases 1 to 20 of {many}.")
    kim.presses("Later phases")
    assert kim.sees(f"Phases 21 to 40 of {many}.") and kim.sees("*Step 21*")
    kim.presses("Earlier phases")
    assert kim.sees(f"Phases 1 to 20 of {many}.")


@pytest.mark.ci
def test_the_picture_of_very_many_phases_comes_with_a_page_of_them(kim: Person, world: Any, tmp_path: Path) -> None:
    kim.types("/handover help")
    brought(world, tmp_path, 200)

    kim.types("/handover acme-erp: chart")
    assert kim.sees("Phases 1 to 20 of 200.")
    kim.presses("Share in channel")
    assert kim.sees("Phases 1 to 20 of 200. The others: `/handover show acme-erp`")
