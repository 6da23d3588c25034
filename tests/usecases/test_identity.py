"""Slack's workspaces, people and channels as ours."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bot.usecases import identity, language
from bot.usecases.changing import Stamp
from bot.usecases.identity import ChannelSeen, Defaults, PersonSeen


def test_a_workspace_is_made_once_with_the_first_values(store: Any) -> None:
    first = identity.workspace(store, "E1", "T1", Defaults(language="sv", steps=(14, 0)))
    again = identity.workspace(store, "E1", "T1", Defaults())
    assert (again, again.language, again.steps) == (first, "sv", (14, 0))
    assert identity.workspace(store, "", "T1", Defaults()).id != first.id


def test_a_person_keeps_their_id_whatever_they_are_called(workspace: Any) -> None:
    store, now = workspace.store, workspace.now
    first = identity.keep_person(store, workspace.id, "U1", PersonSeen(name="Anna\u200b  Ek", language="sv"), now)
    later = PersonSeen(name="Anna Berg", language="en", kind="guest", admin=True, active_to=date(2026, 12, 1))
    second = identity.keep_person(store, workspace.id, "U1", later, now)
    assert first.name == "Anna Ek"
    assert (second.id, second.uid, second.name, second.language) == (first.id, first.uid, "Anna Berg", "en")
    assert (second.kind, second.admin, second.active_to) == ("guest", True, date(2026, 12, 1))
    assert identity.person(store, workspace.id, "U1") == second


def test_a_language_people_chose_stays_whatever_slack_says_and_that_of_slack_while_it_says_none(workspace: Any) -> None:
    store, now = workspace.store, workspace.now
    seen = [PersonSeen(name="Anna", language="sv"), PersonSeen(name="Anna"), PersonSeen(name="Anna", language="da")]
    kept = [identity.keep_person(store, workspace.id, "U1", each, now) for each in seen]
    language.choose(store, Stamp(workspace=workspace.id, by=kept[0].id, at=now), "en")
    again = identity.keep_person(store, workspace.id, "U1", seen[0], now)
    assert [each.language for each in (*kept, again)] == ["sv", "sv", "da", "en"]


def test_who_was_never_seen_is_nobody_and_an_old_look_is_stale(workspace: Any) -> None:
    assert identity.person(workspace.store, workspace.id, "U9") is None
    anna = workspace.person("anna")
    assert [anna.stale(workspace.now + timedelta(hours=hours)) for hours in (23, 25)] == [False, True]


def test_a_channel_is_kept_as_last_seen(workspace: Any) -> None:
    store, now = workspace.store, workspace.now
    first = identity.keep_channel(store, workspace.id, "C1", ChannelSeen(name="acme", private=False), now)
    second = identity.keep_channel(store, workspace.id, "C1", ChannelSeen(name="acme-2", shared=True), now)
    assert (first.private, first.shared) == (False, False)
    assert (second.id, second.name, second.private, second.shared) == (first.id, "acme-2", True, True)
    assert identity.channel(store, workspace.id, "C1") == second
    assert [second.stale(now + timedelta(minutes=minutes)) for minutes in (9, 11)] == [False, True]


def test_names_are_found_folded_within_the_workspace(workspace: Any, make_place: Any) -> None:
    bjorn = identity.keep_person(workspace.store, workspace.id, "U1", PersonSeen(name="Björn Ås"), workspace.now)
    other = make_place(workspace.store, "T2")
    assert [
        identity.find_people(workspace.store, workspace.id, name) for name in (" BJORN as ", "bjorn", "Björn Nys")
    ] == [(bjorn,), (bjorn,), ()]
    assert identity.find_people(workspace.store, other.id, "Björn Ås") == ()
