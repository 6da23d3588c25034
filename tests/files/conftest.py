"""Builders of folders: files written as text, a line a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from bot.files.problems import Problem
from bot.i18n import catalogue

PLAIN = {
    "journeys.csv": (
        "journey_id,name,customer_id,segment,revenue,service_hours\nacme,Acme ERP,Acme AB,retail,12.5,24/7\n"
    ),
    "phases.csv": (
        "journey_id,phase_id,seq,name,kind,start,end,tentative\n"
        "acme,p,20,Project,project,2026-04-01,,1\n"
        "acme,s,10,Sale,sales,2026-01-05,2026-03-31,0\n"
    ),
    "assignments.csv": (
        "assignment_id,journey_id,phase_id,person_id,side,role,systems,lead,key,start,end,allocation,status\n"
        "1,acme,s,Anna,vendor,architect,CRM; BI,1,0,2026-02-01,,50,unconfirmed\n"
        "2,acme,p,Bo Ek,customer,,*,0,1,,,,\n"
    ),
    "people.csv": "person_id,side,active_from,active_to\nAnna,vendor,,2026-12-31\n",
    "absences.csv": "person_id,start,end\nAnna,2026-07-01,2026-07-31\nBo Ek,2026-08-01,2026-08-02\n",
    "holidays.csv": "date\n2026-04-03\n",
}


def untranslated(problems: Iterable[Problem]) -> list[str]:
    """What a Swede would read in English."""
    return [one.message for one in problems if catalogue("sv").gettext(one.message) == one.message]


@pytest.fixture
def a_folder(tmp_path: Path) -> Callable[..., Path]:
    """`a_folder({"phases.csv": "..."}, without=("people.csv",))`: the plain one, with other files or some left out."""

    def build(
        files: dict[str, str | bytes] | None = None, *, without: tuple[str, ...] = (), zipped: bool = False
    ) -> Path:
        for name, content in {**PLAIN, **(files or {})}.items():
            packed = content.encode() if isinstance(content, str) else content
            if name not in without:
                (tmp_path / name).write_bytes(packed)
        return tmp_path

    return build
