"""When Slack fails, a process dies, or two send at once: never lost, never blindly doubled."""

from __future__ import annotations

import socket
from datetime import timedelta
from threading import Barrier, Event, Thread
from typing import Any
from urllib.error import URLError

import pytest
from sqlalchemy import select, update

from bot.outbox import Outbox
from bot.outbox.verdict import PERMANENT, Fate, judge
from bot.usecases import posts
from bot.usecases.identity import ChannelSeen, keep_channel
from storage.tables import Occasion, Post, Workspace
from tests.waiting import LONGEST

PLAN = "sales 2026-09-01, project 2026-12-01"


@pytest.fixture
def due(story: Any) -> Any:
    """Acme's card is due, on the morning of 3 November; nothing is sent yet."""
    story.begin(PLAN, "2026-10-01", by="kim")
    story.put("anna", "solution architect", 0)
    story.put("bo", "project manager", 1)
    story.outbox.drain()
    story.at("2026-11-03", "09:00:01")
    story.ticker.tick()
    story.news()
    return story


def state(story: Any) -> str:
    """Of the latest post."""
    with story.store.read() as session:
        return str(session.scalar(select(Post.state).order_by(Post.id.desc()).limit(1)))


def later(story: Any, seconds: float) -> list[str]:
    story.store.shift += timedelta(seconds=seconds)
    story.outbox.drain()
    news: list[str] = story.news()
    return news


def died_sending(story: Any) -> None:
    """A process claimed the card and was never heard of again."""
    posts.gather(story.store)
    [(post, _)] = posts.sendable(story.store)
    assert isinstance(posts.claim(story.store, post), posts.StaleChannel)
    seen = ChannelSeen(name="acme", bot_in=True)
    keep_channel(story.store, story.place.id, "CACME", seen, story.store.now())
    assert isinstance(posts.claim(story.store, post), posts.Claimed)


CARD = ["card 28 > CACME"]


# -- what Slack answers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "wait"),
    [
        pytest.param("ratelimited", 30, id="too fast, with Retry-After"),
        pytest.param("refused", 3, id="connection refused"),
        pytest.param("dns", 3, id="no such host"),
        pytest.param("token_revoked", 301, id="installation broken"),
    ],
)
def test_what_was_certainly_not_posted_is_tried_again(due: Any, no: Any, error: str, wait: float) -> None:
    failures = {
        "ratelimited": no("ratelimited", 429, Retry_After="30"),
        "refused": URLError(ConnectionRefusedError(111, "refused")),
        "dns": URLError(socket.gaierror(-2, "unknown")),
        "token_revoked": no("token_revoked"),
    }
    due.slack.fails = [failures[error]]
    due.outbox.drain()
    assert (state(due), due.news()) == ("ready", [])

    assert later(due, wait - 2.5) == []
    assert later(due, 5) == CARD


def test_the_pause_grows_with_every_try(due: Any) -> None:
    due.slack.fails = [URLError(ConnectionRefusedError()) for _ in range(4)]
    due.outbox.drain()
    waits = []
    for _ in range(4):
        with due.store.read() as session:
            next_at = session.scalar(select(Post.next_at).order_by(Post.id.desc()).limit(1))
        waits.append(round((next_at - due.store.now()).total_seconds()))
        later(due, waits[-1] + 0.5)

    assert waits == [2, 4, 8, 16]
    assert len(due.slack.posted) == 2


@pytest.mark.parametrize("error", ["channel_not_found", "not_in_channel", "is_archived", "restricted_action"])
def test_what_can_never_be_posted_is_told_to_the_owner_once(due: Any, no: Any, error: str) -> None:
    due.slack.fails = [no(error)]
    due.outbox.drain()

    assert due.news() == ["alert > UANNA"]
    assert later(due, 3600) == []


def test_an_alert_that_cannot_be_delivered_is_not_alerted_about(due: Any, no: Any) -> None:
    due.slack.fails = [no("not_in_channel"), no("user_disabled")]
    due.outbox.drain()
    assert (due.news(), later(due, 3600)) == ([], [])


def test_a_card_that_could_not_be_posted_is_posted_at_the_next_step(due: Any, no: Any) -> None:
    due.slack.fails = [no("not_in_channel")]
    due.outbox.drain()
    due.news()
    assert due.go("2026-11-17") == ["card 14 > CACME"]


def test_blocks_that_slack_does_not_take_are_sent_as_text(due: Any, no: Any) -> None:
    due.slack.fails = [no("invalid_blocks")]
    due.outbox.drain()

    assert due.news() == CARD
    assert "blocks" not in due.slack.posted[-1]
    assert due.slack.posted[-1]["text"]


@pytest.mark.parametrize(
    "failure",
    [
        pytest.param(TimeoutError("timed out"), id="timeout"),
        pytest.param(ConnectionResetError(104, "reset"), id="reset"),
        pytest.param(URLError(ConnectionResetError(104, "reset")), id="reset while asking"),
    ],
)
def test_a_doubtful_end_is_left_alone_then_repeated_once(due: Any, failure: Exception) -> None:
    due.slack.fails = [failure]
    due.outbox.drain()
    assert (state(due), due.news()) == ("uncertain", [])

    assert later(due, 100) == []
    assert later(due, 30) == CARD


@pytest.mark.parametrize(("error", "status"), [("internal_error", 200), ("fatal_error", 200), ("oops", 503)])
def test_slacks_own_trouble_is_a_doubt(due: Any, no: Any, error: str, status: int) -> None:
    due.slack.fails = [no(error, status)]
    due.outbox.drain()
    assert state(due) == "uncertain"


def test_a_second_doubt_is_not_repeated_but_told_to_the_owner(due: Any) -> None:
    due.slack.fails = [TimeoutError(), TimeoutError()]
    due.outbox.drain()
    assert later(due, 121) == []
    assert later(due, 121) == ["alert > UANNA"]
    assert later(due, 3600) == []


def test_a_workspace_that_holds_doubts_is_told_instead(due: Any) -> None:
    with due.store.write() as session:
        session.execute(update(Workspace).values(uncertain="hold"))
    due.slack.fails = [TimeoutError()]
    due.outbox.drain()
    assert later(due, 121) == ["alert > UANNA"]


def test_a_reply_waits_until_its_card_is_out(due: Any, no: Any) -> None:
    due.slack.fails = [no("token_revoked")]
    due.outbox.drain()
    assert state(due) == "ready"
    assert due.go("2026-11-17") == ["card 14 > CACME"]


# -- a process dies, or two run -------------------------------------------------------------------------------------


def test_what_a_dead_process_was_sending_becomes_a_doubt_when_its_lease_is_over(due: Any) -> None:
    died_sending(due)

    assert (later(due, 59), state(due)) == ([], "sending")
    assert (later(due, 2), state(due)) == ([], "uncertain")
    assert later(due, 121) == CARD


def test_an_answer_that_comes_after_the_lease_settles_the_doubt(due: Any) -> None:
    def slow() -> None:
        due.slack.before = lambda: None
        due.store.shift += timedelta(seconds=70)
        posts.recover(due.store)

    due.slack.before = slow
    due.outbox.drain()

    assert (due.news(), state(due)) == (CARD, "sent")
    assert later(due, 600) == []


def test_two_outboxes_at_once_send_once(due: Any) -> None:
    other = Outbox(due.store, lambda _: due.slack, pace=timedelta(0))
    start = Barrier(2)

    def run(outbox: Outbox) -> None:
        start.wait()
        outbox.drain()

    threads = [Thread(target=run, args=(outbox,)) for outbox in (due.outbox, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert due.news() == CARD


def test_two_ticks_at_once_say_one_thing(due: Any) -> None:
    due.at("2026-11-17")
    assert due.slack.posted[-1]["metadata"]["event_type"] == "handover_start"
    start = Barrier(2)

    def run() -> None:
        start.wait()
        due.ticker.tick()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    due.outbox.drain()

    with due.store.read() as session:
        said = session.scalars(select(Occasion.kind).where(Occasion.step == "14")).all()
    assert said == ["card"]


def test_a_change_while_a_message_is_on_its_way_is_an_edit_after_it(due: Any) -> None:
    def change() -> None:
        due.slack.before = lambda: None
        due.put("eva", "consultant", 1)

    due.slack.before = change
    due.outbox.drain()

    assert due.news() == CARD
    assert due.slack.edits[-1]["ts"] == due.slack.posted[-1]["ts"]


# -- edits ----------------------------------------------------------------------------------------------------------


def test_an_edit_that_failed_is_repeated(due: Any) -> None:
    due.outbox.drain()
    due.put("eva", "consultant", 1)
    edits = len(due.slack.edits)
    due.slack.fails = [TimeoutError(), TimeoutError()]
    due.outbox.drain()
    assert len(due.slack.edits) == edits

    later(due, 61)
    assert len(due.slack.edits) == edits + 2


def test_a_card_that_was_deleted_is_posted_anew_at_the_next_step(due: Any, no: Any) -> None:
    due.outbox.drain()
    due.put("eva", "consultant", 1)
    due.slack.fails = [no("message_not_found"), no("message_not_found")]
    due.outbox.drain()
    due.news()

    assert due.go("2026-11-17") == ["card 14 > CACME"]


# -- who reads along ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("told", ["is_ext_shared", "is_pending_ext_shared"])
def test_nothing_internal_goes_to_a_channel_that_outsiders_read(due: Any, told: str) -> None:
    due.slack.channels["CACME"] = {told: True}
    due.outbox.drain()

    assert due.news() == ["alert > UANNA"]
    assert due.slack.looks[-1] == "CACME"


def test_a_card_is_not_edited_where_outsiders_have_come_to_read(due: Any) -> None:
    due.outbox.drain()
    edits = len(due.slack.edits)
    due.slack.channels["CACME"] = {"is_ext_shared": True}
    due.at("2026-11-03", "12:00")

    due.put("eva", "project manager", 1)
    due.outbox.drain()

    assert (len(due.slack.edits), due.slack.looks[-1]) == (edits, "CACME")


def test_an_edit_waits_until_it_is_known_who_reads_along(due: Any) -> None:
    due.outbox.drain()
    edits = len(due.slack.edits)
    due.slack.blind = [TimeoutError(), TimeoutError()]
    due.at("2026-11-03", "12:00")
    due.put("eva", "project manager", 1)
    due.outbox.drain()
    assert len(due.slack.edits) == edits

    later(due, 61)

    assert len(due.slack.edits) > edits


def test_a_channel_that_cannot_be_looked_at_gets_nothing(due: Any) -> None:
    due.slack.blind = [TimeoutError()]
    due.outbox.drain()
    assert (due.news(), state(due)) == ([], "ready")
    assert later(due, 61) == CARD


def test_a_channel_that_is_gone_is_told_to_the_owner(due: Any, no: Any) -> None:
    due.slack.blind = [no("channel_not_found")]
    due.outbox.drain()
    assert due.news() == ["alert > UANNA"]


def test_a_channel_looked_at_a_moment_ago_is_not_looked_at_again(due: Any) -> None:
    due.outbox.drain()
    looks = len(due.slack.looks)
    due.begin(PLAN, "2026-11-03", "09:05:00", name="Beta CRM", by="kim")
    assert (due.news(), len(due.slack.looks)) == ([], looks)


# -- how a message is posted ----------------------------------------------------------------------------------------


def test_every_message_is_posted_inert_with_opaque_ids(due: Any) -> None:
    due.outbox.drain()
    message = due.slack.posted[-1]

    assert [message[name] for name in ("unfurl_links", "unfurl_media", "link_names")] == [False, False, False]
    assert message["metadata"]["event_type"] == "handover_card"
    assert sorted(message["metadata"]["event_payload"]) == ["id", "items", "step"]
    assert "Acme" not in str(message["metadata"])


def test_one_message_a_second_for_each_channel(due: Any) -> None:
    calm = Outbox(due.store, lambda _: due.slack)
    due.begin(PLAN, "2026-11-03", "09:00:02", name="Beta CRM", by="kim")
    due.slack.posted.clear()
    due.seen = 0
    for name in ("Gamma", "Delta"):
        due.place.journey(PLAN, name=name, by="kim")
        posts.gather(due.store)
    calm.drain()
    first = len(due.slack.posted)
    calm.drain()
    assert (first, len(due.slack.posted)) == (1, 1)

    due.store.shift += timedelta(seconds=1.1)
    calm.drain()
    assert len(due.slack.posted) == 2


def test_slack_is_never_called_inside_a_transaction(due: Any) -> None:
    def write() -> None:
        due.slack.before = lambda: None
        with due.store.write() as session:
            session.execute(update(Workspace).values(name="still free"))

    due.slack.before = write
    due.outbox.drain()
    assert due.news() == CARD


# -- the thread -----------------------------------------------------------------------------------------------------


def test_the_running_outbox_sends_at_commit_and_stops(due: Any) -> None:
    out = Event()
    due.outbox.drain()
    due.slack.before = out.set
    due.outbox.start()
    due.place.journey(PLAN, name="Beta CRM", by="kim")

    assert out.wait(LONGEST)
    due.outbox.stop()


@pytest.mark.parametrize("code", sorted(PERMANENT))
def test_a_permanent_code_is_never_tried_again(no: Any, code: str) -> None:
    assert judge(no(code)).fate is Fate.NEVER


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(ValueError("no JSON"), id="unparsable"),
        pytest.param(URLError("something else"), id="unknown reason"),
        pytest.param(EOFError(), id="anything at all"),
    ],
)
def test_whatever_is_not_known_is_a_doubt(error: Exception) -> None:
    assert judge(error).fate is Fate.UNCERTAIN


def test_a_refusal_that_nobody_listed_is_a_doubt(no: Any) -> None:
    assert judge(no("brand_new_error")).fate is Fate.UNCERTAIN
