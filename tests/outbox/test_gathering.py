"""One message for each person and place: what is put together, what is shown in it, and to whom in what language."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from bot.usecases import posts, questions, words
from bot.usecases.posts.gather import MOST
from storage.tables import Channel, Occasion, Person, Phase, Post, Question, Workspace

PLAN = "sales 2026-09-01, project 2026-12-01"


def held(story: Any, name: str = "Acme ERP") -> None:
    """Anna stays on and has not said so yet; Kim owns it."""
    story.begin(PLAN, "2026-10-01", name=name, by="kim")
    story.put("kim", "account manager", 0, lead=True)
    story.put("anna", "solution architect", 0, 1)


def latest(story: Any) -> Any:
    """What the newest post shows."""
    with story.store.read() as session:
        post = session.scalar(select(Post.id).order_by(Post.id.desc()).limit(1))
    return posts.load(story.store, post, story.store.now())


def test_a_mornings_questions_to_a_person_are_one_message(story: Any) -> None:
    held(story)
    held(story, "Beta CRM")

    assert story.go("2026-11-03") == ["ask 28 > UANNA"]
    shown = latest(story).post
    assert [item.handover.journey_name for item in shown.items] == ["Acme ERP", "Beta CRM"]
    assert [item.question_state for item in shown.items] == ["open", "open"]
    assert shown.reader.name == "Anna"


def test_a_post_of_several_kinds_has_the_type_of_the_most_urgent_and_the_smallest_step(story: Any) -> None:
    held(story)
    story.begin("sales 2026-09-01, project 2026-11-17", "2026-10-01", name="Beta CRM", by="kim")
    story.put("anna", "solution architect", 0, 1)
    story.put("bo", "project manager", 0, lead=True)
    story.go("2026-10-20")
    story.news()
    with story.store.write() as session:
        session.execute(update(Workspace).values(steps=[28, 14, 7, 0]))

    assert story.go("2026-11-03") == ["ask 14 > UANNA"]


def test_no_message_holds_more_than_is_shown_in_full(story: Any) -> None:
    for n in range(MOST + 1):
        story.begin(PLAN, "2026-10-01", name=f"Journey {n}", by="kim")
    story.news()
    assert story.go("2026-11-03") == ["card 28 > CACME", "card 28 > CACME"]


def test_a_question_shows_the_part_it_is_about_and_who_asks(story: Any) -> None:
    held(story)
    story.go("2026-11-03")
    [item] = latest(story).post.items

    assert (item.kind, item.role, item.proposed, item.asked_by) == ("ask", "solution architect", False, None)


def test_a_question_with_a_proposal_shows_the_proposal(story: Any) -> None:
    story.begin(PLAN, "2026-10-01", by="kim")
    story.put("anna", "solution architect", 0)
    story.put("bo", "project manager", 1)
    anna, bo = story.place.person("anna"), story.place.viewer("bo")
    questions.ask(story.store, story.place.stamp("bo"), bo, story.handover().uid, anna.uid)
    story.outbox.drain()
    [item] = latest(story).post.items

    assert (item.role, str(item.first), item.proposed) == ("solution architect", "2026-12-01", True)
    assert item.asked_by.name == "Bo"


def test_an_answer_is_shown_where_it_was_asked_and_can_be_undone(story: Any) -> None:
    held(story)
    story.go("2026-11-03")
    story.at("2026-11-03", "10:00")
    said = words.yes(story.store, story.place.stamp("anna"), story.handover().uid)
    [item] = latest(story).post.items

    assert (item.answer, item.undo_uid) == ("yes", said.change_uid)


def test_whoever_did_not_know_is_asked_anew_at_the_next_step(story: Any) -> None:
    held(story)
    story.go("2026-11-03")
    story.at("2026-11-03", "10:00")
    words.unsure(story.store, story.place.stamp("anna"), story.handover().uid)
    [item] = latest(story).post.items
    assert item.answer == "unsure"

    assert story.go("2026-11-17") == ["ask 14 > UANNA"]
    [item] = latest(story).post.items
    assert item.answer is None


def test_an_alert_tells_what_the_person_wrote_to_the_owner_alone(story: Any) -> None:
    held(story)
    told = words.Declined(knows="Per", days="five", note="I am leaving")
    words.no(story.store, story.place.stamp("anna"), story.handover().uid, told=told)
    story.outbox.drain()
    shown = latest(story).post
    [item] = shown.items

    assert shown.reader.name == "Kim"
    assert (item.about.name, item.knows_customer, item.days_offered, item.private_note) == (
        "Anna",
        "Per",
        "five",
        "I am leaving",
    )


def test_the_day_ends_the_questions_and_they_become_history(story: Any) -> None:
    held(story)
    story.go("2026-11-03")
    edits = len(story.slack.edits)
    story.go("2026-12-01")

    assert "DANNA" in {edit["channel"] for edit in story.slack.edits[edits:]}
    with story.store.read() as session:
        assert session.scalars(select(Question.state)).all() == ["past"]
    edits = len(story.slack.edits)
    story.put("eva", "consultant", 1)
    story.outbox.drain()
    assert {edit["channel"] for edit in story.slack.edits[edits:]} == {"CACME"}


def test_a_reader_is_spoken_to_in_their_language_a_channel_in_its_own(story: Any) -> None:
    held(story)
    with story.store.write() as session:
        session.execute(update(Person).where(Person.name == "Anna").values(language="da"))
        session.execute(update(Channel).values(language="sv"))
    assert latest(story).language == "sv"
    story.go("2026-11-03")
    assert latest(story).language == "da"


def test_the_day_is_told_in_the_receiving_phases_channel_too(story: Any) -> None:
    held(story)
    other = story.place.channel("delivery")
    with story.store.write() as session:
        session.execute(update(Phase).where(Phase.kind == "project").values(channel_id=other.id))
    assert story.go("2026-12-01") == ["day 0 > CACME", "day 0 > CDELIVERY"]


def test_a_yes_of_more_than_60_days_is_asked_for_once_more_at_14_days(story: Any) -> None:
    held(story)
    story.at("2026-09-02", "10:00")
    words.yes(story.store, story.place.stamp("anna"), story.handover().uid)
    story.news()

    assert story.live("2026-10-05", "2026-11-30") == {"2026-11-17": ["ask 14 > UANNA"]}


def test_what_came_too_late_expires(story: Any) -> None:
    held(story)
    story.at("2026-11-03")
    story.ticker.tick()
    story.store.shift += timedelta(days=15)
    story.outbox.drain()

    with story.store.read() as session:
        assert session.scalars(select(Occasion.state).where(Occasion.kind == "ask")).all() == ["expired"]
    assert story.go("2026-11-18") == ["ask 14 > UANNA"]
