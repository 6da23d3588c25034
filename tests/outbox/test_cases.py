"""Cases 3 to 23 of the design's list of faults (docs/reliability.md): what a channel shows after each, from outside."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from threading import Barrier, Event, Thread
from time import monotonic
from typing import Any

import pytest
from sqlalchemy import func, select, update

from bot.usecases import due, life, questions, words
from storage.tables import Handover, Occasion, Post, Workspace
from tests.outbox.real import PLAN, Real, is_due
from tests.waiting import LONGEST

CARD = ["start", "card 28"]
"""What #acme shows when all is well: the start card of October, and the card of 3 November."""


@pytest.fixture
def story(make_story: Callable[..., Real]) -> Real:
    return is_due(make_story(), "acme")


def state(story: Real) -> str:
    return story.states()[-1]


# -- what Slack answers ----------------------------------------------------------------------------------------------


def test_case_3_too_fast_for_one_channel_is_not_too_fast_for_another(make_story: Callable[..., Real]) -> None:
    story = is_due(make_story(), "acme", "beta")
    story.fails("ratelimited", channel="CACME", seconds=30)
    story.outbox.drain()
    assert (story.said(), story.said("CBETA")) == (["start"], CARD)

    story.later(28)
    assert story.said() == ["start"]
    story.later(3)
    assert story.said() == CARD


@pytest.mark.parametrize(
    ("kind", "there"),
    [
        pytest.param("500_before", 0, id="case 4: HTTP 500 before anything happened"),
        pytest.param("500_after", 1, id="case 5: HTTP 500 after it was posted"),
        pytest.param("fatal_error_after", 1, id="case 6: fatal_error after it was posted"),
        pytest.param("lost_answer", 1, id="case 7: the answer is lost"),
        pytest.param("reset", 0, id="case 7: the connection is reset"),
        pytest.param("hang", 1, id="case 8: a silence beyond the deadline"),
        pytest.param("html", 0, id="a page instead of an answer"),
    ],
)
def test_cases_4_to_8_a_doubtful_answer_is_one_message(story: Real, kind: str, there: int) -> None:
    story.fails(kind)
    story.outbox.drain()
    assert (len(story.said()) - 1, state(story)) == (there, "uncertain")

    story.later(100)
    assert story.calls("conversations.history") == []
    story.later(21)

    assert (story.said(), state(story)) == (CARD, "sent")
    story.lives(1000, 100)
    assert story.said() == CARD


def test_what_was_found_shows_what_is_true_and_goes_on_being_edited(story: Real) -> None:
    story.fails("lost_answer")
    story.outbox.drain()
    story.put("eva", "consultant", 1)
    story.later(121)
    [_, card] = story.shown()
    edits = card.edited_times
    story.put("eva", "project manager", 1)
    story.outbox.drain()

    assert (edits, card.edited_times) == (1, 2)


def test_case_9_an_effect_that_comes_before_it_is_looked_for_is_one_message(story: Real) -> None:
    story.fails("late", seconds=60)
    story.outbox.drain()
    story.lives(1200)
    assert (story.said(), len(story.calls("chat.postMessage"))) == (CARD, 2)


def test_case_10_a_twin_that_comes_later_is_deleted(story: Real, caplog: pytest.LogCaptureFixture) -> None:
    story.fails("late", seconds=300)
    story.outbox.drain()
    story.lives(150)
    assert story.said() == CARD
    story.lives(180)
    assert story.said() == [*CARD, "card 28"]

    with caplog.at_level(logging.WARNING):
        story.lives(900)

    assert story.said() == CARD
    assert "A second copy of a message was found; it is deleted." in caplog.messages


def test_a_history_that_lags_behind_costs_a_twin_that_is_deleted(story: Real) -> None:
    story.sandbox.workspace.history_lag = timedelta(minutes=4)
    story.fails("lost_answer")
    story.outbox.drain()
    story.lives(150)
    assert story.said() == [*CARD, "card 28"]

    story.lives(1200)
    assert story.said() == CARD


def test_the_first_message_ever_to_a_person_is_found_too(story: Real) -> None:
    story.outbox.drain()
    anna, bo = story.place.person("anna"), story.place.viewer("bo")
    questions.ask(story.store, story.place.stamp("bo"), bo, story.handover().uid, anna.uid)
    story.fails("lost_answer", channel="UANNA")
    story.outbox.drain()
    story.lives(150)
    assert story.said("D0ANNA") == ["ask"]


def test_a_reply_in_a_thread_is_looked_for_in_its_thread(story: Real) -> None:
    story.outbox.drain()
    story.at("2026-11-17")
    story.ticker.tick()
    story.fails("lost_answer", channel="CACME")
    story.outbox.drain()
    story.lives(150)

    assert story.said() == [*CARD, "step 14"]
    assert len(story.calls("conversations.replies")) == 1


# -- looking ---------------------------------------------------------------------------------------------------------


def test_case_11_history_once_a_minute_settles_all_without_asking_more(make_story: Callable[..., Real]) -> None:
    channels = ["acme", "beta", "gamma", "delta"]
    story = is_due(make_story(), *channels)
    story.sandbox.faults.per_minute["conversations.history"] = 1
    story.sandbox.workspace.history_page = 15
    for name in channels:
        story.fails("lost_answer", channel=f"C{name.upper()}")
    story.outbox.drain()
    story.lives(600, 10)

    assert [story.said(f"C{name.upper()}") for name in channels] == [CARD] * 4
    asked = story.calls("conversations.history")
    assert all(b - a >= timedelta(seconds=59) for a, b in pairwise(asked[1:]))
    assert len(asked) <= 6


def test_case_12_half_a_window_proves_nothing(story: Real) -> None:
    story.sandbox.workspace.history_page = 2
    story.fails("lost_answer")
    story.outbox.drain()
    for n in range(6):
        story.sandbox.workspace.post(story.sandbox.workspace.channels["CACME"], "UBO", f"{n}")
    for kind in ("none", "none", "500_before"):
        story.fails(kind, method="conversations.history")
    story.later(121)
    assert (state(story), len(story.calls("chat.postMessage"))) == ("uncertain", 2)

    story.later(31)
    assert (state(story), story.said()) == ("sent", CARD)
    asked = [call.get("cursor") for call in story.sandbox.api.called("conversations.history")]
    assert asked == [None, "2", "4", "4", "6"][: len(asked)]
    assert len(story.calls("chat.postMessage")) == 2


@pytest.mark.parametrize(
    ("policy", "shown", "told"),
    [
        pytest.param("repeat", [*CARD, "card 28"], [], id="repeat"),
        pytest.param("hold", CARD, ["alert"], id="hold"),
    ],
)
def test_case_13_without_the_scope_the_workspaces_policy_decides(
    make_story: Callable[..., Real], policy: str, shown: list[str], told: list[str]
) -> None:
    story = is_due(make_story(history=False), "acme")
    with story.store.write() as session:
        session.execute(update(Workspace).values(uncertain=policy))
    story.fails("lost_answer")
    story.outbox.drain()
    story.lives(1200)

    assert (story.said(), story.said("D0ANNA")) == (shown, told)
    last = story.shown()[-1] if policy == "repeat" else story.shown("D0ANNA")[-1]
    sentence = {"repeat": "This may be a repeat", "hold": "did not tell me whether this arrived"}[policy]
    assert sentence in str(last.blocks)


def test_a_channel_that_may_not_be_read_is_decided_by_the_policy_too(story: Real) -> None:
    story.fails("lost_answer")
    story.outbox.drain()
    story.fails("error:not_in_channel", method="conversations.history")
    story.later(121)
    assert "This may be a repeat" in str(story.shown()[-1].blocks)


# -- processes -------------------------------------------------------------------------------------------------------


def test_case_14_who_wakes_after_its_lease_deletes_its_own_copy(story: Real) -> None:
    class Frozen:
        """A client whose process stands still before the first byte, while another outbox goes on."""

        def __getattr__(self, name: str) -> Any:
            return getattr(story.client, name)

        def chat_postMessage(self, **message: Any) -> Any:  # noqa: N802 - the SDK's name
            for _ in range(10):
                story.later(30)
            assert story.said() == CARD
            return story.client.chat_postMessage(**message)

    story.another(Frozen()).drain()

    assert story.said() == CARD
    assert len(story.calls("chat.postMessage")) == 3
    story.lives(1200, 100)
    assert story.said() == CARD


def test_case_15_a_stop_in_mid_send_lets_the_message_arrive(make_story: Callable[..., Real]) -> None:
    story = is_due(make_story(), "acme")
    on_its_way = Event()

    class Slow:
        def __getattr__(self, name: str) -> Any:
            return getattr(story.client, name)

        def chat_postMessage(self, **message: Any) -> Any:  # noqa: N802 - the SDK's name
            on_its_way.set()
            return story.client.chat_postMessage(**message)

    story.fails("slow", seconds=0.1)
    outbox = story.another(Slow())
    outbox.start()
    assert on_its_way.wait(LONGEST)
    begun = monotonic()
    outbox.stop()

    assert (story.said(), state(story)) == (CARD, "sent")
    assert monotonic() - begun < 14, "it does not wait until its patience ends"


def test_case_16_two_workers_and_two_plannings_say_everything_once(
    make_story: Callable[..., Real], caplog: pytest.LogCaptureFixture
) -> None:
    channels = ["acme", "beta", "gamma"]
    story = make_story()
    is_due(story, *channels)
    with story.store.write() as session:
        session.execute(update(Handover).values(next_due_at=story.now()))
    workers = [story.another(), story.another()]
    start = Barrier(4)

    def run(work: Callable[[], object]) -> None:
        start.wait()
        work()

    jobs = (*(worker.drain for worker in workers), story.ticker.tick, story.ticker.tick)
    threads = [Thread(target=run, args=(work,)) for work in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    story.outbox.drain()

    assert [story.said(f"C{name.upper()}") for name in channels] == [CARD] * 3
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


# -- what can never arrive -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["archived", "bot removed"])
def test_case_17_a_lost_channel_is_told_to_the_owner_once(story: Real, what: str) -> None:
    channel = story.sandbox.workspace.channels["CACME"]
    if what == "archived":
        channel.archived = True
    else:
        channel.members.discard(story.sandbox.workspace.app.user_id)
    story.outbox.drain()
    story.lives(1200, 100)

    assert (story.said(), story.said("D0ANNA")) == (["start"], ["alert"])
    assert len(story.calls("chat.postMessage")) == 3


def test_case_18_a_revoked_token_stops_all_sending_and_marks_nothing(make_story: Callable[..., Real]) -> None:
    story = is_due(make_story(), "acme", "beta", "gamma")
    story.sandbox.api.revoked = True
    before = len(story.sandbox.api.calls)
    story.outbox.drain()
    story.later(60)

    assert len(story.sandbox.api.calls) == before + 1
    assert story.outbox.trouble() == "token_revoked"
    assert set(story.states()[3:]) == {"ready"}

    story.sandbox.api.revoked = False
    story.later(241)
    assert story.outbox.trouble() is None
    assert [story.said(f"C{name}") for name in ("ACME", "BETA", "GAMMA")] == [CARD] * 3


def test_case_19_a_message_that_a_person_deleted_is_not_posted_again(story: Real) -> None:
    story.fails("lost_answer")
    story.outbox.drain()
    story.later(121)
    [_, card] = story.shown()
    channel = story.sandbox.workspace.channels["CACME"]
    story.sandbox.workspace.delete(channel, card)
    story.lives(1200, 100)
    assert story.said() == ["start"]


# -- what changes on the way -----------------------------------------------------------------------------------------


def test_case_20_a_date_moved_a_second_before_is_reminded_of_anew_only(make_story: Callable[..., Real]) -> None:
    story = make_story()
    story.begin(PLAN, "2026-10-01", by="kim")
    story.put("anna", "solution architect", 0)
    story.put("bo", "project manager", 1)
    story.at("2026-11-03", "08:59:59")
    story.move(1, "2026-12-15")
    story.at("2026-11-03", "09:00:01")
    story.tick()
    assert story.said() == ["start"]

    story.at("2026-11-17")
    story.tick()
    assert story.said() == CARD


def test_case_21_a_date_moved_while_the_message_is_on_its_way_is_corrected(story: Real) -> None:
    class Slow:
        def __getattr__(self, name: str) -> Any:
            return getattr(story.client, name)

        def chat_postMessage(self, **message: Any) -> Any:  # noqa: N802 - the SDK's name
            story.move(1, "2026-12-02")
            return story.client.chat_postMessage(**message)

    story.another(Slow()).drain()

    card = story.shown()[1]
    assert "2 Dec" in str(card.blocks)
    assert "1 Dec" not in str(card.blocks)


def test_case_22_a_yes_while_the_reminder_waits_cancels_it(make_story: Callable[..., Real]) -> None:
    story = make_story()
    story.begin(PLAN, "2026-10-01", by="kim")
    story.put("anna", "solution architect", 0, 1)
    story.at("2026-11-03")
    story.ticker.tick()
    words.yes(story.store, story.place.stamp("anna"), story.handover().uid)
    story.outbox.drain()

    assert story.said("D0ANNA") == []
    with story.store.read() as session:
        assert session.scalar(select(func.count()).where(Occasion.state == "pending")) == 0


def test_case_23_a_journey_that_is_lost_says_nothing_more(story: Real) -> None:
    story.outbox.drain()
    life.lost(story.store, story.place.stamp("kim"), story.place.viewer("kim"), story.now_shown().uid)
    story.outbox.drain()
    for day in ("2026-11-17", "2026-11-24", "2026-12-01"):
        story.at(day)
        story.tick()
    assert story.said() == CARD
    with story.store.read() as session:
        assert session.scalar(select(func.count()).select_from(Post).where(Post.state == "ready")) == 0


# -- after a downtime ----------------------------------------------------------------------------------------------


def test_case_24_after_a_week_each_channel_hears_one_message_and_each_person_one(
    make_story: Callable[..., Real],
) -> None:
    story = make_story()
    story.at("2026-10-01", "10:00")
    starts = ("2026-11-01", "2026-11-04", "2026-11-12", "2026-11-16", "2026-11-30")
    channels = [f"room{n}" for n in range(3)]
    for name in channels:
        story.channel(name)
        for start in starts:
            plan = f"sales 2026-09-01, project {start}"
            story.journey = story.place.journey(plan, by="kim", channel=name, name=f"{name} {start}")
            story.put("anna", "solution architect", 0)
            story.put("bo", "project manager", 1)
    story.outbox.drain()
    story.at("2026-10-15")
    story.tick()
    before = {name: len(story.said(f"C{name.upper()}")) for name in channels}

    story.at("2026-11-09", "10:00")
    story.ticker.tick()
    story.outbox.drain()
    story.lives(300, 100)

    for name in channels:
        [woken] = story.shown(f"C{name.upper()}")[before[name] :]
        text = str(woken.blocks)
        assert "While I was away: " in text
        assert text.count("(1 Nov)") == 1
        assert all(f"{name} {start}" in text for start in starts)
    people = [len(story.said(f"D0{name.upper()}")) for name in ("kim", "anna", "bo")]
    assert max(people) <= 1
    assert "pending" not in occasions(story)


def test_what_woke_together_stays_editable(make_story: Callable[..., Real]) -> None:
    story = make_story()
    for name, start in (("Beta", "2026-11-06"), ("Acme", "2026-11-16")):
        story.begin(f"sales 2026-09-01, project {start}", "2026-10-01", by="kim", name=name)
        story.put("anna", "solution architect", 0)
        story.put("bo", "project manager", 1)
    story.outbox.drain()
    story.at("2026-11-09", "10:00")
    story.ticker.tick()
    story.outbox.drain()
    [woken] = story.shown()[2:]
    times = woken.edited_times

    story.put("anna", "solution architect", 1)
    story.outbox.drain()

    assert (len(story.shown()), woken.edited_times > times) == (3, True)


def test_a_day_that_passed_while_nothing_ran_is_named_though_nothing_else_is_to_be_said(story: Real) -> None:
    story.outbox.drain()
    story.at("2026-12-04", "10:00")
    story.ticker.tick()
    story.outbox.drain()

    assert story.said() == [*CARD, "day 0"]
    assert "While I was away: acme ERP: Sales → Project (1 Dec)." in str(story.shown()[-1].blocks)
    story.at("2026-12-05", "10:00")
    story.tick()
    assert len(story.said()) == 3


def test_a_mornings_cards_are_one_message_though_the_outbox_looks_while_the_tick_is_at_it(
    make_story: Callable[..., Real],
) -> None:
    story = make_story()
    for name in ("Acme", "Beta", "Gamma"):
        story.begin(PLAN, "2026-10-01", by="kim", name=name)
        story.put("anna", "solution architect", 0)
        story.put("bo", "project manager", 1)
    story.outbox.drain()
    story.at("2026-11-03")
    for _, handover in due.waiting(story.store, story.now()):
        due.judge(story.store, handover, story.now())
        story.outbox.drain()

    assert story.said() == ["start", "start", "start", "card 28"]


def occasions(story: Real) -> list[str]:
    with story.store.read() as session:
        return list(session.scalars(select(Occasion.state)))
