"""An import taken back whole: as it was before, but for what somebody has changed since."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from bot.files.arranged import arranged
from bot.files.given import grids
from bot.files.problems import Problems
from bot.files.recognising import recognised
from bot.rules.texts import Refusal
from bot.usecases import exporting, history, importing
from bot.usecases.importing import Brought, TakenBack, Wanted
from bot.usecases.recheck import recheck
from storage.tables import Absence, Handover, Journey, Note, ToldFigures

TABLES = {
    "journeys": "id,name,customer,revenue,sales,project\na,Acme ERP,Acme AB,1200,2026-09-01,2026-11-03\n"
    "b,Beta CRM,Beta AB,70,2026-09-01,2026-12-01\n",
    "assignments": "journey_id,phase,person,role,lead\na,sales,Sven Kund,architect,yes\nb,sales,Sven Kund,architect,\n",
    "absences": "person_id,start,end\nSven Kund,2026-12-20,2027-01-05\n",
    "notes": "journey,customer,kind,text\na,,pain,Orders are typed twice\n,Acme AB,likes,A call in the morning\n",
}


def bring(workspace: Any, by: str = "anna", **tables: str) -> Brought:
    told = Problems()
    given = [(f"{name}.csv", text.encode()) for name, text in (tables or TABLES).items()]
    files = arranged([recognised(grid, None) for grid in grids(given, told)], "", told)
    assert not told.found()
    wanted = Wanted(
        journeys=list(zip(files.source.rows, files.source.journeys, strict=True)),
        customers=files.customers,
        notes=files.notes,
        named=files.source.named,
    )
    viewer = workspace.viewer(by)
    return importing.bring(workspace.store, workspace.stamp(by), viewer, wanted, viewer.channel_id, dry_run=False)


def back(workspace: Any, came: Brought, by: str = "anna") -> TakenBack:
    return importing.take_back(workspace.store, workspace.stamp(by), workspace.viewer(by), came.uid)


def held(store: Any) -> dict[str, Any]:
    """What people can read of it all."""
    with store.read() as session:
        live = [row for row in session.scalars(select(Journey)) if row.void_change is None]
        told = session.scalars(select(ToldFigures).where(ToldFigures.void_change.is_(None)))
        figures = sorted(row.revenue for row in told if row.revenue)
        there = {None, *(row.id for row in live)}
        notes = [row.text for row in session.scalars(select(Note)) if row.journey_id in there and not row.void_change]
        return {
            "journeys": sorted((row.name, row.state) for row in live),
            "figures": figures,
            "notes": sorted(notes),
            "away": session.scalars(select(Absence.first).where(Absence.void_change.is_(None))).all(),
            "due": [
                row.id for row in session.scalars(select(Handover)) if row.journey_id not in there and not row.closed_at
            ],
        }


def test_all_that_came_goes_again(workspace: Any) -> None:
    before = held(workspace.store)
    came = bring(workspace)
    assert held(workspace.store) != before

    went = back(workspace, came)
    assert went == TakenBack(gone=2, as_before=0, notes=2, customers=2, kept=())
    assert held(workspace.store) == before
    assert recheck(workspace.store) == []
    assert bring(workspace).new == 2


@pytest.mark.ci
def test_on_postgresql_too(postgres_store: Any, make_place: Any) -> None:
    test_all_that_came_goes_again(make_place(postgres_store, "T1"))


def test_what_it_changed_is_as_before(workspace: Any) -> None:
    first = bring(workspace)
    before = held(workspace.store)
    shown = workspace.show(uid_of(workspace, "Acme ERP")).phases
    moved = TABLES["journeys"].replace("2026-11-03", "2026-11-10").replace("1200", "9")
    came = bring(workspace, **{**TABLES, "journeys": moved})
    assert back(workspace, came) == TakenBack(gone=0, as_before=1, notes=0, customers=1, kept=())
    assert held(workspace.store) == before
    assert workspace.show(uid_of(workspace, "Acme ERP")).phases == shown
    assert back(workspace, first).gone == 2


def test_what_somebody_changed_since_stays_and_is_named(workspace: Any, move: Any) -> None:
    came = bring(workspace)
    move(workspace.show(uid_of(workspace, "Beta CRM")), "project", "2026-12-08", by="bo")
    bring(workspace, by="bo", customers="customer,revenue\nAcme AB,5\n")

    assert back(workspace, came) == TakenBack(gone=1, as_before=0, notes=2, customers=2, kept=("Beta CRM",))
    assert held(workspace.store)["journeys"] == [("Beta CRM", "open")]
    assert recheck(workspace.store) == []


def test_a_part_that_was_taken_back_alone_is_no_change_of_it(workspace: Any) -> None:
    came = bring(workspace)
    history.undo_last(workspace.store, workspace.stamp(), workspace.viewer(), uid_of(workspace, "Acme ERP"))
    assert back(workspace, came) == TakenBack(gone=2, as_before=0, notes=1, customers=2, kept=())


def test_the_second_time_it_is_undone_already(workspace: Any) -> None:
    came = bring(workspace)
    back(workspace, came)
    with pytest.raises(Refusal, match="undone already"):
        back(workspace, came)


def test_only_who_brought_it_takes_it_back(workspace: Any) -> None:
    came = bring(workspace)
    with pytest.raises(Refusal, match="cannot find that"):
        back(workspace, came, by="bo")
    assert importing.take_back_now(workspace.store, came.uid, workspace.now).gone == 2


def test_notes_come_and_go_with_what_they_relieve_and_answer(workspace: Any) -> None:
    notes = (
        "id,journey,kind,text,relieves,answers\n"
        "r,a,reliever,One list for both,p,\n"
        "p,a,pain,Orders are typed twice,,\n"
        "s,a,promise,Before summer,,q\n"
        "q,a,question,When does it come?,,\n"
    )
    came = bring(workspace, **{**TABLES, "notes": notes})
    tables = {one.name: one for one in exporting.everything(workspace.store, workspace.viewer()).tables}
    rows = [dict(zip(tables["notes"].columns, row, strict=True)) for row in tables["notes"].rows]
    said = {row["note_id"]: row["text"] for row in rows}
    linked = [(row["text"], said.get(row[how])) for row in rows for how in ("relieves", "answers") if row[how]]
    assert linked == [("One list for both", "Orders are typed twice"), ("Before summer", "When does it come?")]

    back(workspace, came)
    assert held(workspace.store)["notes"] == []


def test_nothing_that_was_brought_again_has_an_undo(workspace: Any) -> None:
    bring(workspace)
    assert not bring(workspace).uid


def uid_of(workspace: Any, name: str) -> str:
    with workspace.store.read() as session:
        return str(session.scalars(select(Journey.uid).where(Journey.name == name)).one())
