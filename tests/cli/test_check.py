"""`handover check` says in plain words what is wrong, and what Slack answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from bot.cli import main
from bot.cli.manifest import manifest
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Server
from bot.usecases import workers
from bot.usecases.posts import mark_restored
from storage.engine import Store, open_store
from storage.schema import migrate
from storage.tables import Post, Workspace

Check = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
def make_sandbox(server: Server) -> Iterator[Callable[..., Sandbox]]:
    made: list[Sandbox] = []

    def make(*lacking: str, history: bool = False) -> Sandbox:
        asked = manifest(history=history)
        scopes = asked["oauth_config"]["scopes"]
        scopes["bot"] = [*scopes["bot"], *scopes.pop("bot_optional", [])]
        scopes["bot"] = [scope for scope in scopes["bot"] if scope not in lacking]
        sandbox = Sandbox(asked)
        server.host(sandbox)
        made.append(sandbox)
        return sandbox

    yield make
    for sandbox in made:
        server.leave(sandbox)


@pytest.fixture
def place(tmp_path: Path, make_place: Any) -> Iterator[Any]:
    """What the bot knows of the sandbox's workspace."""
    address = f"sqlite:///{tmp_path}/new.db"
    migrate(address)
    store = open_store(address)
    yield make_place(store, "T0SANDBOX")
    store.close()


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    """The exit code and what is printed, for a sandbox and changed settings."""

    def checked(sandbox: Sandbox, *words: str, **changed: str) -> tuple[int, str]:
        monkeypatch.chdir(tmp_path)
        settings = {
            "SLACK_BOT_TOKEN": sandbox.bot_token,
            "SLACK_APP_TOKEN": sandbox.app_token,
            "SLACK_API_URL": sandbox.api_url,
            "DATABASE_URL": "sqlite:///new.db",
        }
        for name, value in {**settings, **changed}.items():
            monkeypatch.setenv(name, value)
        code = main(["check", *words])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return checked


def test_all_is_well(check: Check, make_sandbox: Callable[..., Sandbox]) -> None:
    code, said = check(make_sandbox())

    assert code == 0
    assert "WRONG" not in said
    assert all(
        sentence in said
        for sentence in (
            "Slack accepts SLACK_BOT_TOKEN.",
            "in the workspace Sandbox.",
            "The app has every scope of the manifest.",
            "Slack accepts SLACK_APP_TOKEN.",
        )
    )


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-other"}, "SLACK_BOT_TOKEN: Slack does not know it."),
        ({"SLACK_APP_TOKEN": "xapp-other"}, "SLACK_APP_TOKEN: Slack does not know it."),
        ({"DATABASE_URL": "sqlite:////nowhere/at/all.db"}, "The folder of the database, /nowhere/at, does not exist."),
        ({"DATABASE_URL": "sqlite:///."}, "The database cannot be opened"),
    ],
)
def test_what_is_wrong_is_named(
    check: Check, make_sandbox: Callable[..., Sandbox], changed: dict[str, str], sentence: str
) -> None:
    code, said = check(make_sandbox(), **changed)

    assert code == 1
    assert sentence in said


def test_on_sqlite_somebody_must_look_for_what_is_due(check: Check, make_sandbox: Callable[..., Sandbox]) -> None:
    code, said = check(make_sandbox(), HANDOVER_TICKER="off")

    assert (code, "WRONG HANDOVER_TICKER is off" in said) == (1, True)


@pytest.mark.parametrize(("running", "told"), [(1, False), (2, True)])
def test_two_processes_on_one_sqlite_file_are_told(
    check: Check, make_sandbox: Callable[..., Sandbox], store: Store, tmp_path: Path, running: int, told: bool
) -> None:
    for number in range(running):
        workers.beat(store, f"process {number}", "1", store.now())
    workers.beat(store, "one of yesterday", "1", store.now() - timedelta(days=1))

    _, said = check(make_sandbox(), DATABASE_URL=f"sqlite:///{tmp_path / 'handover.db'}")

    assert ("2 processes have just worked on this SQLite file." in said) is told


def test_a_missing_scope_is_named(check: Check, make_sandbox: Callable[..., Sandbox]) -> None:
    code, said = check(make_sandbox("users:read", "groups:read"))

    assert code == 1
    assert "The app lacks groups:read, users:read:" in said


@pytest.mark.parametrize(
    ("policy", "becomes"),
    [("repeat", "is sent once more and says that it may be a repeat"), ("hold", "is not repeated")],
)
def test_case_13_what_becomes_of_a_lost_answer_is_said(
    check: Check, make_sandbox: Callable[..., Sandbox], place: Any, policy: str, becomes: str
) -> None:
    with place.store.write() as session:
        session.execute(update(Workspace).values(uncertain=policy))

    code, said = check(make_sandbox())

    assert code == 0
    lacking = "channels:history, groups:history, im:history, im:write"
    assert f"?     Without {lacking} a message whose answer is lost {becomes}" in said


def test_with_the_optional_scopes_it_is_looked_for(check: Check, make_sandbox: Callable[..., Sandbox]) -> None:
    _, said = check(make_sandbox(history=True))
    assert "A message whose answer is lost is looked for, and not said twice." in said


def test_case_17_what_could_not_be_delivered_is_named(
    check: Check, make_sandbox: Callable[..., Sandbox], place: Any
) -> None:
    acme, now = place.channel("acme"), place.store.now()
    with place.store.write() as session:
        for error, at in (("is_archived", now), ("not_in_channel", now - timedelta(days=8))):
            post = Post(workspace_id=place.id, channel_id=acme.id, type="handover_card", state="dead", error=error)
            post.last_try = at
            session.add(post)

    code, said = check(make_sandbox())

    assert code == 0
    assert f"?     A message of {now:%Y-%m-%d %H:%M} UTC did not reach CACME: is_archived." in said
    assert "not_in_channel" not in said


def test_what_is_held_after_a_restore_is_said(check: Check, make_sandbox: Callable[..., Sandbox], place: Any) -> None:
    place.journey("sales 2026-09-01, project 2026-12-01")
    mark_restored(place.store)

    code, said = check(make_sandbox())

    assert code == 0
    assert "Where it could not yet be read what was said since, nothing is said." in said


def test_where_a_workspace_goes_by_other_settings_than_the_first_values_is_said(
    check: Check, make_sandbox: Callable[..., Sandbox], place: Any
) -> None:
    sandbox = make_sandbox()
    _, before = check(sandbox)
    with place.store.write() as session:
        session.execute(update(Workspace).values(name="Nordic", tz="Europe/Oslo", steps=[21, 0]))

    code, said = check(sandbox)

    assert code == 0
    assert "The workspace" not in before
    assert "The workspace Nordic goes by its own /handover settings" in said
    assert "HANDOVER_TIMEZONE (Europe/Oslo), HANDOVER_REMINDER_DAYS (21, 0)." in said


def test_bad_settings_are_said_and_slack_is_not_asked(check: Check, make_sandbox: Callable[..., Sandbox]) -> None:
    code, said = check(make_sandbox(), HANDOVER_PORT="x")

    assert code == 78
    assert "HANDOVER_PORT must be a whole number" in said


@pytest.mark.parametrize(("words", "code"), [((), 0), (("--slack",), 1)], ids=["may be offline", "must answer"])
def test_slack_out_of_reach(
    check: Check, make_sandbox: Callable[..., Sandbox], words: tuple[str, ...], code: int
) -> None:
    found, said = check(make_sandbox(), *words, SLACK_API_URL="http://127.0.0.1:1/api/")

    assert found == code
    mark = "WRONG" if code else "?    "
    assert f"{mark} Slack cannot be reached (URLError), so SLACK_BOT_TOKEN was not tried." in said


def test_case_63_no_secret_is_printed(check: Check, make_sandbox: Callable[..., Sandbox]) -> None:
    sandbox = make_sandbox()

    _, said = check(sandbox)

    assert sandbox.bot_token not in said
    assert sandbox.app_token not in said
