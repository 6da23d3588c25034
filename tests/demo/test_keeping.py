"""The sandbox's workspace on disk."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.demo.keeping import Keeper, load, restore, save, snapshot
from bot.demo.place import furnish
from bot.sandbox.clock import Clock
from bot.sandbox.values import app_of
from bot.sandbox.workspace import Workspace

MANIFEST: dict[str, Any] = {"display_information": {"name": "Handover"}}


def a_workspace() -> Workspace:
    return Workspace(app_of(MANIFEST), Clock())


def a_lively_one() -> Workspace:
    workspace = a_workspace()
    furnish(workspace)
    workspace.clock.move_to(datetime(2026, 11, 3, 9, tzinfo=UTC))
    acme = workspace.channel("C0ACME")
    card = workspace.post(acme, workspace.app.user_id, "a card", by_bot=True, metadata={"event_type": "handover_card"})
    workspace.post(acme, "U0KIM", "a reply", thread_ts=card.ts)
    workspace.edit(acme, card, text="an edited card")
    workspace.post(workspace.dm("U0ANNA"), workspace.app.user_id, "a question", by_bot=True)
    workspace.mark_read("U0KIM", acme)
    return workspace


def without_now(kept: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in kept.items() if name != "now"}


def test_a_demo_goes_on_where_it_was_left(tmp_path: Path) -> None:
    before, after = a_lively_one(), a_workspace()
    save(tmp_path / "slack.json", snapshot(before))

    kept = load(tmp_path / "slack.json")
    assert kept is not None
    restore(after, after.clock, kept)

    assert without_now(snapshot(after)) == without_now(snapshot(before))
    assert abs(after.clock.now() - before.clock.now()).total_seconds() < 60


def test_what_another_version_kept_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "slack.json").write_text(json.dumps({"version": 0}))

    assert load(tmp_path / "slack.json") is None
    assert load(tmp_path / "nothing.json") is None


def test_the_last_change_before_the_end_is_kept_too(tmp_path: Path) -> None:
    workspace = a_lively_one()
    keeper = Keeper(workspace, tmp_path / "slack.json")
    keeper.start()
    workspace.post(workspace.channel("C0ACME"), "U0KIM", "the last word")

    keeper.stop()

    assert "the last word" in (tmp_path / "slack.json").read_text("utf-8")
