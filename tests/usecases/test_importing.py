"""Journeys from somebody else's data: all or none, the second time an update."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select

from bot.files import folder
from bot.rules.texts import Refusal
from bot.usecases import history, importing
from bot.usecases.changing import Stamp
from bot.usecases.importing import Imported, Place
from bot.usecases.projection import journey_shown
from bot.usecases.recheck import recheck
from bot.usecases.recording import written_over
from bot.usecases.rights import Viewer
from storage.tables import (
    Absence,
    Assignment,
    Change,
    Channel,
    Handover,
    Journey,
    Person,
    Phase,
    ToldFigures,
    Workspace,
)

SHARED = Path(__file__).parents[3] / "shared" / "data"

NOW = datetime(2026, 10, 1, 8, tzinfo=UTC)
JOURNEYS = ["journey_id,name,customer_id,segment,revenue,service_hours", "j1,Acme ERP,Acme AB,retail,1200,"]
PHASES = [
    "journey_id,phase_id,seq,name,kind,start,end,tentative",
    "j1,a,1,Sales,sales,2026-09-01,2026-11-30,0",
    "j1,b,2,Build,delivery,2026-12-01,,1",
]
ASSIGNMENTS = [
    "assignment_id,journey_id,phase_id,person_id,side,role,systems,lead,key,start,end,allocation,status",
    "1,j1,a,Bo Ek,vendor,architect,CRM;BI,1,1,,,50,confirmed",
    "2,j1,b,Bo Ek,vendor,architect,CRM,0,1,,,,unconfirmed",
    "3,j1,b,U0CIA000X,vendor,project manager,*,1,1,2026-12-05,,,confirmed",
]
PEOPLE = ["person_id,side,active_from,active_to", "Bo Ek,vendor,,2027-06-30"]
ABSENCES = ["person_id,start,end", "Bo Ek,2026-12-20,2027-01-05"]

Load = Callable[..., Imported]


@pytest.fixture
def load(store: Any, tmp_path: Path) -> Load:
    """`load(assignments=[...])`: imports the little folder above, with those files said otherwise."""

    def loaded(
        *, channel: str | None = None, dry_run: bool = False, workspace: str | None = "T1", **files: Any
    ) -> Imported:
        source = tmp_path / "source"
        source.mkdir(exist_ok=True)
        usual = {
            "journeys": JOURNEYS,
            "phases": PHASES,
            "assignments": ASSIGNMENTS,
            "people": PEOPLE,
            "absences": ABSENCES,
        }
        for name, lines in {**usual, **files}.items():
            (source / f"{name}.csv").write_text("\n".join(lines) + "\n")
        read = folder.read(source)
        place = Place(workspace=workspace, owner="U0OWNER0", channel=channel)
        pairs = list(zip(read.rows, read.journeys, strict=True))
        return importing.load(store, place, pairs, NOW, dry_run=dry_run)

    return loaded


def count(store: Any, table: Any) -> int:
    with store.read() as session:
        return int(session.scalar(select(func.count()).select_from(table)))


def shown(store: Any) -> Any:
    with store.read() as session:
        journey = session.scalars(select(Journey)).one()
        return journey_shown(session, journey.workspace_id, journey.id, date(2026, 10, 1))


def test_what_a_file_tells_of_a_customer_is_kept_to_the_last_figure(load: Load, store: Any) -> None:
    load(journeys=[JOURNEYS[0], "j1,Acme ERP,Acme AB,retail,1234567.5,24/7"])
    with store.read() as session:
        acme = session.scalars(select(ToldFigures)).one()
        assert (acme.segment, acme.revenue, acme.service_hours) == ("retail", "1234567.5", "24/7")


def test_a_folder_becomes_a_journey_with_its_people(store: Any, load: Load) -> None:
    assert load() == Imported(new=1, changed=0, same=0, people=2)
    journey = shown(store)
    assert (journey.name, journey.customer, journey.key, journey.channel) == ("Acme ERP", "Acme AB", "acme-erp", None)
    assert [(one.kind, one.name, one.start, one.tentative) for one in journey.phases] == [
        ("sales", None, date(2026, 9, 1), False),
        ("other", "Build", date(2026, 12, 1), True),
    ]
    assert [
        (one.who.name, one.role, one.systems, one.all_systems, one.lead, one.given) for one in journey.assignments
    ] == [
        ("Bo Ek", "architect", ("BI", "CRM"), False, True, "confirmed"),
        ("Bo Ek", "architect", ("CRM",), False, False, "unconfirmed"),
        ("U0CIA000X", "project manager", (), True, True, "confirmed"),
    ]
    assert [(one.state, one.advice.kind) for one in journey.handovers] == [("breaks", "staff")]


def test_only_who_has_a_slack_id_can_be_asked(store: Any, load: Load) -> None:
    load()
    people = {one.who.name: one.who.slack_id for one in shown(store).assignments}
    assert people == {"Bo Ek": None, "U0CIA000X": "U0CIA000X"}


def test_active_periods_and_absences_come_along(store: Any, load: Load) -> None:
    load()
    with store.read() as session:
        bo = session.scalars(select(Person).where(Person.outside_ref == "Bo Ek")).one()
        away = session.scalars(select(Absence)).one()
    assert (bo.active_from, bo.active_to, bo.kind) == (None, date(2027, 6, 30), "outside")
    assert (away.person_id, away.first, away.last) == (bo.id, date(2026, 12, 20), date(2027, 1, 5))


def test_without_a_channel_the_journey_is_quiet(store: Any, load: Load) -> None:
    load()
    with store.read() as session:
        assert session.scalars(select(Handover.next_due_at)).all() == [None]


def test_with_a_channel_it_is_linked_and_nobody_is_thought_to_read_along(store: Any, load: Load) -> None:
    load(channel="C0ACME000")
    with store.read() as session:
        channel = session.scalars(select(Channel)).one()
    assert (shown(store).channel, channel.private, channel.checked_at) == ("C0ACME000", True, None)


def test_the_same_folder_again_changes_nothing(store: Any, load: Load) -> None:
    load()
    before = shown(store)
    assert load() == Imported(new=0, changed=0, same=1, people=0)
    assert shown(store) == before
    assert [count(store, table) for table in (Journey, Phase, Assignment, Handover, Absence)] == [1, 2, 3, 1, 1]


def test_what_moved_in_the_folder_moves_here(store: Any, load: Load) -> None:
    load()
    before = shown(store)
    moved = [*PHASES[:2], "j1,b,2,Build,delivery,2026-12-08,,0"]
    left = [*ASSIGNMENTS[:2], "9,j1,b,Bo Ek,vendor,architect,BI,0,1,,2027-01-31,,confirmed"]
    assert load(phases=moved, assignments=left) == Imported(new=0, changed=1, same=0, people=0)
    after = shown(store)
    assert (after.uid, after.version, after.phases[1].start) == (before.uid, 2, date(2026, 12, 8))
    assert [(one.who.name, one.systems, one.last) for one in after.assignments] == [
        ("Bo Ek", ("BI", "CRM"), None),
        ("Bo Ek", ("BI",), date(2027, 1, 31)),
    ]
    assert [one.uid for one in after.handovers] == [one.uid for one in before.handovers]


def test_a_phase_that_is_gone_from_the_folder_goes_with_its_people(store: Any, load: Load) -> None:
    load()
    assert load(phases=PHASES[:2], assignments=ASSIGNMENTS[:2]) == Imported(new=0, changed=1, same=0, people=0)
    after = shown(store)
    assert [len(part) for part in (after.phases, after.assignments, after.handovers)] == [1, 1, 0]
    assert load(phases=PHASES[:2], assignments=ASSIGNMENTS[:2]).same == 1
    assert load().changed == 1
    assert len(shown(store).phases) == 2
    assert recheck(store) == []


def test_a_phase_that_people_added_is_none_of_the_sources(store: Any, load: Load) -> None:
    load()
    with store.write() as session:
        journey = session.scalars(select(Journey)).one()
        session.add(Phase(workspace_id=journey.workspace_id, journey_id=journey.id, rank=3000, kind="maintenance"))
    assert load().stayed == 0
    assert len(shown(store).phases) == 3


@pytest.mark.parametrize("worked", ["somebody is on it", "it has begun"])
def test_a_phase_that_people_worked_on_stays(store: Any, load: Load, worked: str) -> None:
    load()
    with store.write() as session:
        phase = session.scalars(select(Phase).order_by(Phase.id.desc())).first()
        if worked == "somebody is on it":
            on_it = session.scalars(select(Assignment).where(Assignment.phase_id == phase.id)).first()
            on_it.added_by = on_it.person_id
        else:
            phase.begun_on = date(2026, 12, 1)
    assert load(phases=PHASES[:2], assignments=ASSIGNMENTS[:2]).stayed == 1
    assert len(shown(store).phases) == 2


def test_two_stays_of_one_person_in_one_role_are_two(store: Any, load: Load) -> None:
    stays = [
        ASSIGNMENTS[0],
        "1,j1,a,Bo Ek,vendor,PTL,,1,1,2026-09-01,2026-09-20,,confirmed",
        "2,j1,a,Bo Ek,vendor,PTL,,1,1,2026-11-01,2026-11-30,,confirmed",
    ]
    for _ in range(2):
        load(assignments=stays)
    assert [one.first for one in shown(store).assignments] == [date(2026, 9, 1), date(2026, 11, 1)]


def test_a_dry_run_keeps_nothing_at_all(store: Any, load: Load) -> None:
    assert load(dry_run=True, channel="C0ACME000") == Imported(new=1, changed=0, same=0, people=2)
    assert [count(store, table) for table in (Workspace, Person, Channel, Journey)] == [0, 0, 0, 0]


def test_without_a_workspace_the_only_one_is_meant(store: Any, load: Load) -> None:
    with pytest.raises(Refusal, match="--workspace"):
        load(workspace=None)
    load()
    assert load(workspace=None).same == 1


def test_the_same_again_asks_the_database_no_more_often_for_many_journeys(store: Any, load: Load) -> None:
    def asked_by(count: int) -> int:
        """Statements of a second import of so many journeys."""
        journeys = [JOURNEYS[0], *(f"j{n},Acme {n},Acme AB,retail,1200," for n in range(count))]
        phases = [PHASES[0], *(f"j{n},a,1,Sales,sales,2026-09-01,,0" for n in range(count))]
        assignments = [
            ASSIGNMENTS[0],
            *(f"{n},j{n},a,Bo Ek,vendor,architect,CRM,1,1,,,,confirmed" for n in range(count)),
        ]
        files = {"journeys": journeys, "phases": phases, "assignments": assignments}
        load(**files)
        said: list[str] = []
        event.listen(store.writer, "before_cursor_execute", lambda *told: said.append(told[2]))
        assert load(**files).same == count
        return len(said)

    assert asked_by(40) == asked_by(2)


def test_answers_kept_by_an_import_are_the_rules_answers(store: Any, load: Load) -> None:
    load()
    assert recheck(store) == []


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs the data sets beside the repository")
@pytest.mark.parametrize(
    ("name", "new"),
    [
        pytest.param("k8s-release-team", 1, id="k8s"),
        pytest.param("openstack-ptl", 80, id="openstack", marks=pytest.mark.ci),
        pytest.param("uci-incidents", 2783, id="uci", marks=[pytest.mark.ci, pytest.mark.timeout(300)]),
        pytest.param("crm-opportunities", 8800, id="crm", marks=[pytest.mark.ci, pytest.mark.timeout(600)]),
    ],
)
def test_real_data_goes_in_whole_and_once(store: Any, name: str, new: int) -> None:
    source = folder.read(SHARED / name)
    pairs = list(zip(source.rows, source.journeys, strict=True))
    place = Place(workspace="T1", owner="U0OWNER0")
    assert importing.load(store, place, pairs, NOW).new == new
    assert importing.load(store, place, pairs, NOW).same == new
    assert recheck(store) == []


def test_what_is_written_at_once_is_as_if_written_one_by_one(store: Any, load: Load) -> None:
    """Answers are true, and history holds the rows as they are: an import can be taken back."""
    load(channel="C0ACME000")
    assert recheck(store) == []
    with store.read() as session:
        change = session.scalars(select(Change).where(Change.what == "journey.imported")).one()
        assert sorted(key.partition(":")[0] for key in change.patch) == [
            *["assignment"] * 3,
            *["assignment_system"] * 3,
            *("journey", "phase", "phase"),
        ]
        assert written_over(session, change.patch) == []
        due = session.scalars(select(Handover.next_due_at)).one()
    assert due is not None


def test_taken_back_it_is_gone(store: Any, load: Load) -> None:
    load()
    with store.read() as session:
        uid = session.scalars(select(Change.uid).where(Change.what == "journey.imported")).one()
        by = session.scalars(select(Person).where(Person.slack_id == "U0OWNER0")).one()
        viewer = Viewer(workspace=by.workspace_id, person_id=by.id)
    history.undo(store, Stamp(workspace=viewer.workspace, by=viewer.person_id, at=NOW), viewer, uid)
    with store.read() as session:
        assert session.scalars(select(Journey.void_change)).one() is not None
    assert recheck(store) == []
    assert load().new == 1
