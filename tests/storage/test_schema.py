"""Migrations make exactly the tables of the code, after a copy, and never on a disk that loses data."""

from __future__ import annotations

import json
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

import storage
from storage import schema
from storage.engine import database_url
from storage.schema import HEAD, Unfit, backup, current, migrate, problems, refuse_network_disk
from storage.tables import Table

AT = "2026-10-01 08:00:00"
MADE = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'alembic%' AND name NOT LIKE 'sqlite%'"


def normal(sql: str | None) -> str:
    return "" if sql is None else "".join(sql.split()).replace('"', "").lower()


def parts(sql: str | None) -> list[str]:
    """The columns and constraints of a CREATE, in any order."""
    return sorted(normal(sql).replace("(", ",").replace(")", ",").split(","))


def made(file: Path) -> dict[tuple[str, str], list[str]]:
    with sqlite3.connect(file) as connection:
        return {(kind, name): parts(sql) for kind, name, _, sql in connection.execute(MADE)}


def test_the_migrations_make_what_the_code_says(template: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain.db"
    engine = create_engine(f"sqlite:///{plain}")
    Table.metadata.create_all(engine)
    engine.dispose()
    migrated = made(template)
    triggers = {key for key in migrated if key[0] == "trigger"}
    assert triggers == {("trigger", "change_is_kept"), ("trigger", "change_is_not_removed")}
    assert {key: value for key, value in migrated.items() if key not in triggers} == made(plain)


def test_every_constraint_has_a_name(template: Path) -> None:
    assert [
        (table.name, constraint)
        for table in Table.metadata.tables.values()
        for constraint in table.constraints
        if constraint.name is None
    ] == []


@pytest.mark.ci
def test_postgresql_gets_the_same_tables(postgres_address: str) -> None:
    migrate(postgres_address)
    assert current(postgres_address)
    engine = create_engine(database_url(postgres_address))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Table.metadata) == []
        checks = connection.execute(text("SELECT conname FROM pg_constraint WHERE contype = 'c'")).scalars()
        named = {str(one.name) for table in Table.metadata.tables.values() for one in table.constraints}
        assert {name for name in checks if name.startswith("ck_")} <= named
    engine.dispose()
    assert migrate(postgres_address) is None


def test_the_latest_step_is_the_one_that_the_code_knows() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(storage.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_a_database_is_current_once_migrated(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/a%20b 100%.db"
    assert not current(address)
    assert migrate(address) is None
    assert current(address)
    assert migrate(address) is None


def test_looking_whether_it_is_current_imports_no_alembic(template: Path) -> None:
    code = f"import sys; from storage.schema import current; assert current('sqlite:///{template}'); "
    code += "sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def stepped_back(file: Path) -> str:
    """An empty database of an earlier step, in which there is something to lose."""
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.execute("INSERT INTO alembic_version VALUES ('0000')")
        connection.execute("CREATE TABLE kept (word TEXT)")
        connection.execute("INSERT INTO kept VALUES ('precious')")
    return f"sqlite:///{file}"


def test_a_database_with_data_is_copied_before_it_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = stepped_back(tmp_path / "old.db")
    monkeypatch.setattr(schema, "_upgrade", lambda connection: connection.execute(text("DELETE FROM kept")))
    copies = [migrate(address), migrate(address)]
    assert [copy.name for copy in copies if copy] == [f"old.db.before-{HEAD}", f"old.db.before-{HEAD}.1"]
    assert copies[0] is not None
    with sqlite3.connect(copies[0]) as connection:
        assert connection.execute("SELECT word FROM kept").fetchall() == [("precious",)]


def test_a_migration_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "half.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE worker (clash TEXT)")
    with pytest.raises(Exception, match="worker"):
        migrate(f"sqlite:///{file}")
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("worker",)]


def at_step(file: Path, step: str, *rows: tuple[str, dict[str, Any]]) -> str:
    """A database of an earlier step with these rows; what must stand in them and is not said is 1."""
    address = f"sqlite:///{file}"
    stepped = create_engine(address)
    with stepped.connect() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(storage.__file__).parent / "migrations"))
        config.attributes["connection"] = connection
        command.upgrade(config, step)
        connection.commit()
    stepped.dispose()
    with sqlite3.connect(file) as raw:
        for table, told in rows:
            columns = raw.execute(f"PRAGMA table_info({table})").fetchall()
            values = {name: 1 for _, name, _, must, default, _ in columns if must and default is None} | told
            named = ", ".join(f'"{name}"' for name in values)
            raw.execute(f"INSERT INTO {table} ({named}) VALUES ({', '.join('?' * len(values))})", [*values.values()])
    return address


def test_the_step_to_notes_keeps_what_is_there(tmp_path: Path) -> None:
    address = at_step(tmp_path / "first.db", "0001", ("worker", {"instance": "one", "beat_at": AT}))
    assert migrate(address) is not None
    with sqlite3.connect(tmp_path / "first.db") as after:
        assert after.execute("SELECT instance FROM worker").fetchall() == [("one",)]
        assert after.execute("SELECT count(*) FROM note").fetchall() == [(0,)]


def test_the_step_to_told_figures_places_what_is_of_one_channel_and_no_more(tmp_path: Path) -> None:
    def customer(n: int, *channels: int | None) -> list[tuple[str, dict[str, Any]]]:
        """Customer n with a journey in each of the channels; its segment was told by change n."""
        mine = {"customer_id": n, "state": "open", "created_at": AT, "changed_at": AT}
        journeys = ({"id": n * 10 + at, "channel_id": one} for at, one in enumerate(channels))
        made = [("journey", {**mine, **one, "uid": f"j{one['id']}", "key": f"j{one['id']}"}) for one in journeys]
        patch = {f"customer:{n}": [{"segment": None}, {"segment": f"s{n}"}], f"journey:{n}0": [None, {"id": n * 10}]}
        change = {"id": n, "uid": n, "n": n, "at": AT, "values": "{}", "patch": json.dumps(patch)}
        figures = {"name": f"c{n}", "fold": f"c{n}", "segment": f"s{n}", "revenue": None}
        return [("customer", {"id": n, "uid": n, **figures}), *made, ("change", change)]

    channels = [("channel", {"id": n, "slack_id": f"C{n}"}) for n in (1, 2)]
    workspace = ("workspace", {"state": "active", "uncertain": "hold", "steps": "[]", "at_time": "09:00:00.000000"})
    person = ("person", {"class": "member"})
    known = [*customer(1, 1, 1), *customer(2, 1, 2), *customer(3, None), *customer(4, None, 1)]
    address = at_step(tmp_path / "before.db", "0012", workspace, person, *channels, *known)
    migrate(address)
    with sqlite3.connect(tmp_path / "before.db") as after:
        told = after.execute("SELECT id, journey_id, segment FROM told_figures ORDER BY id").fetchall()
        assert told == [(1, 11, "s1"), (2, 30, "s3")]
        patches = [sorted(json.loads(patch)) for (patch,) in after.execute("SELECT patch FROM change ORDER BY id")]
        assert patches == [
            ["journey:10", "told_figures:1"],
            ["journey:20"],
            ["journey:30", "told_figures:2"],
            ["journey:40"],
        ]
        with pytest.raises(sqlite3.DatabaseError, match="not rewritten"):
            after.execute("UPDATE change SET n = 99")


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "newer.db"
    address = stepped_back(file)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Unfit, match="newer Handover"):
        migrate(address)
    assert not current(address)


@pytest.mark.parametrize(
    ("number", "name"),
    [(0x6969, "NFS"), (0xFF534D42, "CIFS"), (0x01021997, "9p"), (0x65735546, "FUSE"), (0x6A656A63, "virtiofs")],
    ids=["nfs", "cifs", "9p", "fuse", "virtiofs"],
)
def test_case_38_a_network_disk_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, name: str
) -> None:
    monkeypatch.setattr(schema, "_file_system", lambda folder: number)
    with pytest.raises(Unfit, match=f"network disk \\({name}\\).*PostgreSQL"):
        migrate(f"sqlite:///{tmp_path}/handover.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:", "postgresql://h/db"])
def test_what_is_no_file_lies_on_no_disk(address: str) -> None:
    refuse_network_disk(make_url(address))


def test_a_local_disk_is_fine_and_a_missing_folder_is_said(tmp_path: Path) -> None:
    refuse_network_disk(make_url(f"sqlite:///{tmp_path}/handover.db"))
    with pytest.raises(Unfit, match="does not exist"):
        refuse_network_disk(make_url(f"sqlite:///{tmp_path}/nowhere/handover.db"))


def test_a_backup_is_whole_private_and_never_over_another_file(store: Any, workspace: Any, tmp_path: Path) -> None:
    workspace.journey()
    target = tmp_path / "copy.db"
    backup(tmp_path / "handover.db", target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with sqlite3.connect(target) as connection:
        assert connection.execute("SELECT key FROM journey").fetchall() == [("acme-erp",)]
    with pytest.raises(FileExistsError):
        backup(tmp_path / "handover.db", target)


def test_a_copy_that_lacks_rows_is_not_kept(store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = iter([{"journey": 3}, {"journey": 3}, {"journey": 2}])
    monkeypatch.setattr(schema, "_counts", lambda connection: next(counts))
    with pytest.raises(Unfit, match="2 of 3 rows of journey"):
        backup(tmp_path / "handover.db", tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_nobody_else_can_read_a_copy_while_it_is_made(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, rights = tmp_path / "copy.db", list[int]()
    counts = schema._counts
    monkeypatch.setattr(
        schema,
        "_counts",
        lambda connection: (rights.append(stat.S_IMODE(target.stat().st_mode)), counts(connection))[1],
    )
    backup(tmp_path / "handover.db", target)
    assert set(rights) == {0o600}


def test_case_39_a_copy_made_under_writers_is_whole(store: Any, workspace: Any, tmp_path: Path) -> None:
    going = Event()

    def write() -> None:
        number = 0
        while not going.is_set():
            number += 1
            workspace.person(f"p{number}")

    writer = Thread(target=write)
    writer.start()
    try:
        copies = [tmp_path / f"copy{n}.db" for n in range(5)]
        rows = [backup(tmp_path / "handover.db", copy) for copy in copies]
    finally:
        going.set()
        writer.join()
    assert rows == sorted(rows)
    assert [problems(f"sqlite:///{copy}") for copy in copies] == [[]] * 5


@pytest.mark.parametrize("where", [0, 40_000], ids=["the head", "in the middle"])
def test_a_damaged_file_is_told(template: Path, tmp_path: Path, where: int) -> None:
    file = tmp_path / "damaged.db"
    whole = template.read_bytes()
    file.write_bytes(whole[:where] + b"\xff" * 4096 + whole[where + 4096 :])
    try:
        told = problems(f"sqlite:///{file}")
    except DBAPIError as broken:
        told = [str(broken.orig)]
    assert told
    with pytest.raises((Unfit, sqlite3.DatabaseError)):
        backup(file, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_rows_that_point_nowhere_are_named(template: Path, tmp_path: Path) -> None:
    file = tmp_path / "lost.db"
    backup(template, file)
    assert problems(f"sqlite:///{file}") == []
    with sqlite3.connect(file) as connection:
        connection.execute(
            "INSERT INTO quiet_period (workspace_id, first, last) VALUES (7, '2026-01-01', '2026-01-02')"
        )
    assert problems(f"sqlite:///{file}") == ["Row 1 of quiet_period points to a workspace that is not there."]
