"""handover db and handover import, as typed."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot import cli

FILES = {
    "journeys": ["journey_id,name", "j1,Acme ERP", "j2,Beta"],
    "phases": ["journey_id,phase_id,seq,start,end", "j1,a,1,2026-09-01,", "j1,b,2,2026-12-01,"],
    "assignments": ["assignment_id,journey_id,phase_id,person_id,side,lead", "1,j1,a,Bo,vendor,1"],
}
WHERE = ["--workspace", "T1", "--owner", "U0OWNER0"]


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command line looks; made by the first word that needs it."""
    file = tmp_path / "handover.db"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    return file


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    for name, lines in FILES.items():
        (folder / f"{name}.csv").write_text("\n".join(lines))
    return folder


def ask(file: Path, question: str) -> list[Any]:
    connection = sqlite3.connect(file)
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()


def test_an_import_says_what_it_kept_and_needs_no_tokens(database: Path, source: Path, capsys: Any) -> None:
    assert cli.main(["import", str(source), *WHERE]) == 0
    kept, _, _ = capsys.readouterr().out.partition("To take it back: handover import --undo ")
    assert kept == "Kept:\n  journeys: 2 new, 0 changed, 0 as before\n  people: 1 new\n"
    assert cli.main(["import", str(source), "--owner", "U0OWNER0"]) == 0
    assert "0 new, 0 changed, 2 as before" in capsys.readouterr().out
    assert ask(database, "SELECT key FROM journey ORDER BY key") == [("acme-erp",), ("beta",)]


def test_an_import_is_taken_back_by_its_id(database: Path, source: Path, capsys: Any) -> None:
    cli.main(["import", str(source), *WHERE])
    *_, uid = capsys.readouterr().out.split()
    assert cli.main(["import", "--undo", uid]) == 0
    assert "journeys: 2 gone, 0 as before" in capsys.readouterr().out
    assert cli.main(["import", "--undo", uid]) == 1
    assert "undone already" in capsys.readouterr().err


def test_what_stays_though_the_source_has_it_no_more_is_said(database: Path, source: Path, capsys: Any) -> None:
    cli.main(["import", str(source), *WHERE])
    connection = sqlite3.connect(database)
    connection.execute("UPDATE phase SET begun_on = '2026-12-01' WHERE rank = 2000")
    connection.commit()
    connection.close()
    (source / "phases.csv").write_text("\n".join(FILES["phases"][:2]))
    assert cli.main(["import", str(source), *WHERE]) == 0
    assert "stay because people have worked on them: 1" in capsys.readouterr().out


def test_a_dry_run_says_so_and_keeps_nothing(database: Path, source: Path, capsys: Any) -> None:
    assert cli.main(["import", str(source), *WHERE, "--dry-run"]) == 0
    assert capsys.readouterr().out.startswith("Nothing was kept; this is what would be:\n  journeys: 2 new")
    assert ask(database, "SELECT count(*) FROM workspace") == [(0,)]


def test_everything_that_is_wrong_is_said_and_nothing_kept(database: Path, source: Path, capsys: Any) -> None:
    (source / "phases.csv").write_text("\n".join([*FILES["phases"], "j1,c,3,2026-13-01,", "j9,d,4,,"]))
    assert cli.main(["import", str(source), *WHERE]) == 1
    said = capsys.readouterr().err
    assert "2026-13-01" in said
    assert "j9" in said
    assert not database.exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(["nowhere", *WHERE], 1, "no folder or file", id="no such folder"),
        pytest.param(["source", "--owner", "U0OWNER0"], 1, "--workspace", id="which workspace"),
        pytest.param(["source", "--workspace", "T1"], 2, "--owner", id="no owner"),
        pytest.param(["source", "--owner", "kim"], 2, "'kim' is not an id of Slack's", id="an owner's name"),
        pytest.param(["source", *WHERE, "--channel", "#acme"], 2, "look like C012AB3CD", id="a channel's name"),
        pytest.param(["source", *WHERE, "--workspace", "acme"], 2, "look like T012AB3CD", id="a workspace's name"),
    ],
)
def test_what_is_missing_is_said(
    database: Path, source: Path, capsys: Any, words: list[str], code: int, said: str
) -> None:
    assert cli.main(["import", *words]) == code
    assert said in " ".join(capsys.readouterr().err.split())
    assert not (database.exists() and ask(database, "SELECT * FROM workspace"))


def test_a_database_is_made_copied_checked_and_compared(database: Path, source: Path, capsys: Any) -> None:
    assert cli.main(["db", "migrate"]) == 0
    cli.main(["import", str(source), *WHERE])
    assert [cli.main(["db", word]) for word in ("verify", "recheck", "backup")] == [0, 0, 0]
    copies = list(database.parent.glob("handover.db.2*"))
    assert [ask(copy, "SELECT count(*) FROM journey") for copy in copies] == [[(2,)]]
    assert cli.main(["db", "backup", str(copies[0])]) == 1
    assert "exists already" in capsys.readouterr().err


def test_recheck_names_what_is_not_kept_as_it_is(database: Path, source: Path, capsys: Any) -> None:
    cli.main(["import", str(source), *WHERE])
    connection = sqlite3.connect(database)
    connection.execute("UPDATE handover SET state = 'holds'")
    connection.commit()
    connection.close()
    assert cli.main(["db", "recheck"]) == 1
    assert "acme-erp" in (said := capsys.readouterr().err)
    assert "kept as holds, is unstaffed" in said


@pytest.mark.parametrize("word", ["verify", "recheck"])
def test_a_database_of_another_step_is_said(database: Path, capsys: Any, word: str) -> None:
    assert cli.main(["db", word]) == 1
    assert "handover db migrate" in capsys.readouterr().err


def test_a_database_that_cannot_be_used_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any, source: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/nowhere/handover.db")
    assert cli.main(["db", "migrate"]) == 1
    assert cli.main(["import", str(source), *WHERE]) == 1
    assert capsys.readouterr().err.count("does not exist") == 2


def test_a_backup_is_put_back_and_what_was_there_is_kept(database: Path, source: Path, capsys: Any) -> None:
    cli.main(["import", str(source), *WHERE])
    cli.main(["db", "backup", "kept.db"])
    connection = sqlite3.connect(database)
    connection.execute("UPDATE journey SET name = 'Changed since'")
    connection.commit()
    connection.close()
    capsys.readouterr()

    assert cli.main(["db", "restore", "kept.db"]) == 0

    said = capsys.readouterr().out
    assert said.startswith("kept.db is in place. What was there is in ")
    assert "until `handover db resume`" in said
    assert ("Changed since",) not in ask(database, "SELECT name FROM journey")
    [aside] = database.parent.glob("handover.db.before-restore.*")
    assert ("Changed since",) in ask(aside, "SELECT name FROM journey")
    assert ask(database, "SELECT count(*) FROM workspace WHERE restored_at IS NOT NULL") == [(1,)]

    assert cli.main(["db", "resume"]) == 0
    assert capsys.readouterr().out.startswith("What is due is said now")
    assert cli.main(["db", "resume"]) == 0
    assert capsys.readouterr().out == "Nothing was held.\n"


def test_nothing_is_put_back_under_a_bot_that_runs(database: Path, source: Path, capsys: Any) -> None:
    cli.main(["import", str(source), *WHERE])
    cli.main(["db", "backup", "kept.db"])
    connection = sqlite3.connect(database)
    now = datetime.now(UTC).replace(tzinfo=None).isoformat(" ")
    connection.execute("INSERT INTO worker (instance, version, beat_at) VALUES ('one', '0', ?)", (now,))
    connection.commit()
    connection.close()

    assert cli.main(["db", "restore", "kept.db"]) == 1
    assert "One process is running. Stop every `handover run` first." in capsys.readouterr().err
