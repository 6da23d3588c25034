"""handover export and handover person, as typed."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from bot import cli

FILES = {
    "journeys": ["journey_id,name", "j1,Acme ERP"],
    "phases": ["journey_id,phase_id,seq,start,end", "j1,a,1,2026-09-01,", "j1,b,2,2026-12-01,"],
    "assignments": ["assignment_id,journey_id,phase_id,person_id,side,lead", "1,j1,a,Bo Ek,vendor,1"],
}


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Path:
    """One journey of Bo's."""
    file, source = tmp_path / "handover.db", tmp_path / "source"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    source.mkdir()
    for name, lines in FILES.items():
        (source / f"{name}.csv").write_text("\n".join(lines))
    assert cli.main(["import", str(source), "--workspace", "T1", "--owner", "U0OWNER0"]) == 0
    capsys.readouterr()
    return file


def table(file: Path, name: str) -> str:
    with ZipFile(io.BytesIO(file.read_bytes())) as archive:
        return archive.read(name).decode("utf-8-sig")


def test_all_journeys_are_written_once_and_never_over_another_file(database: Path, capsys: Any) -> None:
    assert cli.main(["export"]) == 0
    assert capsys.readouterr().out == "Written to handover.zip: 1 journeys, 1 people, 0 notes.\n"
    assert "Acme ERP" in table(Path("handover.zip"), "journeys.csv")
    assert cli.main(["export"]) == 1
    assert "exists" in capsys.readouterr().err
    assert cli.main(["export", "--workspace", "T9", "--out", "other.zip"]) == 1
    assert capsys.readouterr().err == "There is no such workspace here.\n"


def test_what_is_held_about_somebody_is_written(database: Path, capsys: Any) -> None:
    assert cli.main(["person", "export", "Bo Ek", "--out", "bo.zip"]) == 0
    assert capsys.readouterr().out == "What is held about Bo Ek is in bo.zip.\n"
    assert "Acme ERP" in table(Path("bo.zip"), "roles.csv")


def test_somebody_is_erased_on_a_second_word_and_is_nobody_then(database: Path, capsys: Any) -> None:
    assert cli.main(["person", "erase", "Bo Ek"]) == 1
    assert capsys.readouterr().err == "Bo Ek (T1) would be erased for good. Say --yes to do it; export first.\n"
    assert cli.main(["person", "erase", "Bo Ek", "--yes"]) == 0
    assert capsys.readouterr().out.startswith("Erased.")
    assert b"Bo Ek" not in database.read_bytes()
    with closing(sqlite3.connect(database)) as kept:
        assert kept.execute("SELECT count(*) FROM tombstone").fetchone() == (1,)
    assert cli.main(["person", "export", "Bo Ek"]) == 1
    assert capsys.readouterr().err == "Nobody is known as 'Bo Ek'; who was erased is nobody any more.\n"
