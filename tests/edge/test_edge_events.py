"""What Slack tells us unasked, and the traps on Bolt's way in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.sandbox import happenings
from bot.usecases import identity

SOMEBODY = {"user_id": "U0ANNA", "team_id": "T0SANDBOX", "channel_id": "C0ACME", "trigger_id": "1.1"}


@pytest.fixture
def known(make_edge: Any) -> Any:
    """Anna has typed in #acme, so we know both."""
    edge = make_edge()
    edge.types("show")
    return edge


def channel(edge: Any, slack_id: str = "C0ACME") -> Any:
    return identity.channel(edge.store, 1, slack_id)


@pytest.mark.parametrize(
    ("happens", "fact", "now"),
    [
        (happenings.share, "shared", True),
        (lambda workspace, acme: happenings.archive(workspace, acme, "U0BO"), "archived", True),
        (lambda workspace, acme: happenings.rename(workspace, acme, "acme-ab"), "name", "acme-ab"),
        (lambda workspace, acme: happenings.leave(workspace, acme, workspace.app.user_id), "bot_in", False),
    ],
    ids=["shared", "archived", "renamed", "left by the bot"],
)
def test_a_channel_that_changes_is_looked_at_anew(known: Any, happens: Any, fact: str, now: Any) -> None:
    assert getattr(channel(known), fact) != now
    happens(known.sandbox.workspace, known.place("C0ACME"))

    known.sandbox.courier.deliver_due()

    assert getattr(channel(known), fact) == now


def test_a_channel_that_the_bot_comes_into_is_known_to_have_it(known: Any) -> None:
    known.types("show", channel="C0SECRET")
    assert not channel(known, "C0SECRET").bot_in
    bot = known.sandbox.workspace.app.user_id
    happenings.join(known.sandbox.workspace, known.place("C0SECRET"), bot)

    known.sandbox.courier.deliver_due()

    assert channel(known, "C0SECRET").bot_in


def test_a_change_of_a_channel_nobody_works_in_is_no_news(known: Any) -> None:
    happenings.rename(known.sandbox.workspace, known.place("C0JOINT"), "other")

    known.sandbox.courier.deliver_due()

    assert channel(known, "C0JOINT") is None


def test_a_channel_that_slack_calls_otherwise_stays_the_same_to_us(known: Any) -> None:
    before = channel(known)
    happenings.new_id(known.sandbox.workspace, known.sandbox.workspace.channels["C0ACME"], "C0NEW")

    known.sandbox.courier.deliver_due()

    assert (channel(known, "C0NEW").id, channel(known)) == (before.id, None)


def test_a_channel_that_somebody_wrote_from_before_slack_told_of_its_id_is_left_as_it_is(known: Any) -> None:
    happenings.new_id(known.sandbox.workspace, known.sandbox.workspace.channels["C0ACME"], "C0NEW")
    known.types("note", channel="C0NEW")

    known.sandbox.courier.deliver_due()

    assert channel(known, "C0NEW").id != channel(known).id


def test_a_person_who_leaves_is_known_to_have_left(known: Any) -> None:
    happenings.change_user(known.sandbox.workspace, known.sandbox.workspace.users["U0ANNA"], deleted=True)

    known.sandbox.courier.deliver_due()

    assert identity.person(known.store, 1, "U0ANNA").active_to is not None


def test_case_31_an_event_that_cannot_be_kept_is_asked_for_again(known: Any) -> None:
    known.sandbox.faults.next("conversations.info", "500_before")

    status, _ = known.sends("events_api", an_event({"type": "channel_shared", "channel": "C0ACME"}))

    assert status == 503


@pytest.mark.parametrize(
    ("event", "team"),
    [
        ({"type": "channel_archive", "channel": "C0ACME"}, "T9"),
        ({"type": "pin_added", "channel_id": "C0ACME"}, "T0SANDBOX"),
    ],
    ids=["of another workspace", "nobody asked for"],
)
def test_what_is_not_for_us_is_acknowledged_and_forgotten(known: Any, event: Any, team: str) -> None:
    known.sandbox.workspace.channels["C0ACME"].archived = True

    status, _ = known.sends("events_api", {**an_event(event), "team_id": team})

    assert (status, channel(known).archived) == (200, False)


def an_event(event: dict[str, Any]) -> dict[str, Any]:
    return {"type": "event_callback", "team_id": "T0SANDBOX", "event_id": "Ev1", "event": event}


@pytest.mark.parametrize(
    ("text", "name"),
    [("note the payload format is wrong", "acme"), ("note it", "payload-team")],
    ids=["typed", "named"],
)
def test_the_word_payload_is_a_word_like_any_other(make_edge: Any, word: Any, text: str, name: str) -> None:
    edge = make_edge(word("note"))

    status, body = edge.sends(
        "slash_commands", {"command": "/handover", "text": text, "channel_name": name, **SOMEBODY}
    )

    assert (status, "note!" in body) == (200, True)


def test_case_29_an_event_that_comes_four_times_changes_once(known: Any) -> None:
    happenings.archive(known.sandbox.workspace, known.sandbox.workspace.channels["C0ACME"], "U0BO")
    known.sandbox.courier.deliver_due()
    before = replace(channel(known), checked_at=None)

    told = an_event({"type": "channel_archive", "channel": "C0ACME", "user": "U0BO"})
    answered = [known.sends("events_api", told)[0] for _ in range(4)]

    assert (answered, replace(channel(known), checked_at=None)) == ([200] * 4, before)
    assert before.archived
