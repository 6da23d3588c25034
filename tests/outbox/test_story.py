"""A journey lived through day by day: what the channel and the people hear, and that they hear it once."""

from __future__ import annotations

from typing import Any

import pytest

from bot.rules.titles import of_role
from bot.rules.typed import PersonRef, Placement
from bot.usecases import decisions, history, people, questions, words
from bot.usecases.identity import PersonSeen, keep_person

PLAN = "sales 2026-09-01, project 2026-12-01"
STEPS = ["2026-11-03", "2026-11-17", "2026-11-24", "2026-11-27", "2026-12-01", "2026-12-02"]


def classic_relay(story: Any, day: str = "2026-10-01", time: str = "10:00", plan: str = PLAN) -> None:
    """Anna sold it, Bo runs the project, Kim owns it: nobody stays on."""
    story.begin(plan, day, time, by="kim")
    story.put("anna", "solution architect", 0)
    story.put("bo", "project manager", 1)


def architect_stays(story: Any, day: str = "2026-10-01", time: str = "10:00", plan: str = PLAN) -> None:
    """Anna stays on, and has not given her word yet."""
    story.begin(plan, day, time, by="kim")
    story.put("kim", "account manager", 0, lead=True)
    story.put("anna", "solution architect", 0, 1)
    story.put("bo", "project manager", 1)


def at_nine(story: Any, days: list[str]) -> dict[str, list[str]]:
    return {day: news for day in days if (news := story.go(day))}


def test_a_new_journey_says_hello_at_once_and_nothing_else(story: Any) -> None:
    assert story.begin(PLAN, "2026-10-01") == ["start > CACME"]
    assert story.live("2026-10-02", "2026-10-09") == {}


def test_a_plan_that_breaks_is_heard_in_the_channel_at_its_steps(story: Any) -> None:
    classic_relay(story)

    assert at_nine(story, STEPS) == {
        "2026-11-03": ["card 28 > CACME"],
        "2026-11-17": ["step 14 > CACME thread", "step 14 > UANNA"],
        "2026-11-24": ["step 7 > CACME shown"],
        "2026-11-27": ["step 2 > UANNA"],
        "2026-12-01": ["day 0 > CACME", "note > UBO"],
    }


def test_a_plan_that_holds_asks_only_the_person_it_rests_on(story: Any) -> None:
    architect_stays(story)

    assert at_nine(story, STEPS) == {
        "2026-11-03": ["ask 28 > UANNA"],
        "2026-11-17": ["ask 14 > UANNA"],
        "2026-11-24": ["step 7 > UKIM"],
        "2026-12-01": ["day 0 > CACME", "note > UBO"],
    }


def test_after_her_yes_there_is_nothing_but_the_day_and_the_word_to_who_takes_over(story: Any) -> None:
    architect_stays(story)
    assert story.go("2026-11-03") == ["ask 28 > UANNA"]
    words.yes(story.store, story.place.stamp("anna"), story.handover().uid)

    assert at_nine(story, STEPS) == {"2026-12-01": ["day 0 > CACME", "note > UBO"]}
    assert "DANNA" in {edit["channel"] for edit in story.slack.edits}


def test_nothing_is_said_before_nine(story: Any) -> None:
    classic_relay(story)
    assert story.go("2026-11-03", "08:59:50") == []
    assert story.go("2026-11-03", "09:00:01") == ["card 28 > CACME"]


def test_ticking_and_draining_again_says_nothing_again(story: Any) -> None:
    classic_relay(story)
    story.go("2026-11-03")
    for time in ("09:00:31", "09:01:01", "12:00:00"):
        assert story.go("2026-11-03", time) == []


def test_whoever_is_asked_hears_at_once_and_the_card_is_edited(story: Any) -> None:
    classic_relay(story)
    story.go("2026-11-03")
    anna, bo = story.place.person("anna"), story.place.viewer("bo")
    edits = len(story.slack.edits)

    questions.ask(story.store, story.place.stamp("bo"), bo, story.handover().uid, anna.uid)
    story.outbox.drain()

    assert story.news() == ["ask > UANNA"]
    assert "CACME" in {edit["channel"] for edit in story.slack.edits[edits:]}


def test_whoever_was_asked_is_asked_again_at_14_days_instead_of_the_owner(story: Any) -> None:
    classic_relay(story)
    story.go("2026-11-03")
    anna, bo = story.place.person("anna"), story.place.viewer("bo")
    questions.ask(story.store, story.place.stamp("bo"), bo, story.handover().uid, anna.uid)
    story.tick()
    story.news()

    assert story.go("2026-11-17") == ["ask 14 > UANNA", "step 14 > CACME thread"]


def test_an_asked_yes_turns_the_plan_and_nothing_is_posted_until_the_day(story: Any) -> None:
    classic_relay(story)
    story.go("2026-11-03")
    anna, bo = story.place.person("anna"), story.place.viewer("bo")
    questions.ask(story.store, story.place.stamp("bo"), bo, story.handover().uid, anna.uid)
    story.tick()
    words.yes(story.store, story.place.stamp("anna"), story.handover().uid)
    story.tick()
    story.news()

    assert story.handover().state == "holds"
    assert story.live("2026-11-04", "2026-12-02") == {"2026-11-30": ["note > UBO"], "2026-12-01": ["day 0 > CACME"]}


def test_a_reply_in_the_thread_is_drawn_again_with_the_card_and_falls_quiet_once_it_holds(story: Any) -> None:
    classic_relay(story)
    story.go("2026-11-03")
    story.go("2026-11-17")
    reply = next(post["ts"] for post in story.slack.posted if post.get("thread_ts"))
    words.yes(story.store, story.place.stamp("anna"), story.handover().uid)
    story.tick()

    drawn = [edit for edit in story.slack.edits if edit["ts"] == reply][-1]
    assert "Holds" in str(drawn["blocks"])
    buttons = [one["action_id"] for block in drawn["blocks"] if block["type"] == "actions" for one in block["elements"]]
    assert buttons == ["show_journey"], "nothing is asked any more"


def test_a_date_confirmed_turns_the_question_and_the_next_step_asks_anew(story: Any) -> None:
    classic_relay(story, plan="sales 2026-09-01, project ~2026-12-01")
    story.go("2026-11-03")
    story.at("2026-11-03", "09:05")
    anna = story.place.viewer("anna", channel=None)

    decided = decisions.still_right(story.store, story.place.stamp("anna"), anna, story.handover().uid)
    story.tick()
    assert "Thank you. I keep to that date" in str(story.slack.edits[-1]["blocks"])
    assert story.live("2026-11-03", "2026-11-16") == {}

    history.undo(story.store, story.place.stamp("anna"), anna, decided.change_uid)
    story.tick()
    assert "Is that date still right?" in str(story.slack.edits[-1]["blocks"])


def test_asked_again_the_person_gets_the_question_once_more(story: Any) -> None:
    architect_stays(story)
    at_nine(story, STEPS[:3])
    anna, kim = story.place.person("anna"), story.place.viewer("kim", channel=None)

    questions.ask(story.store, story.place.stamp("kim"), kim, story.handover().uid, anna.uid)
    story.tick()

    assert story.news() == ["ask > UANNA"]
    assert "Kim asks, because you know" in str(story.slack.posted[-1]["blocks"])


# -- late, early, moved ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("2026-11-10", ["card 28 > CACME"], id="inside 28 days"),
        pytest.param("2026-11-18", ["card 14 > CACME"], id="inside 14 days"),
        pytest.param("2026-11-25", ["card 7 > CACME"], id="inside 7 days"),
        pytest.param("2026-11-30", ["note > UBO", "step 2 > UANNA"], id="inside 2 days"),
        pytest.param("2026-12-01", ["day 0 > CACME", "note > UBO"], id="on the day"),
        pytest.param("2026-12-02", [], id="too late"),
    ],
)
def test_a_journey_registered_late_gets_one_current_message(story: Any, day: str, expected: list[str]) -> None:
    classic_relay(story, day)
    story.news()

    assert story.go(day, "10:09:00") == []
    assert story.go(day, "10:10:30") == expected
    assert story.go(day, "16:00:00") == []


def test_a_change_in_the_evening_is_judged_next_morning(story: Any) -> None:
    classic_relay(story, "2026-11-10", "19:00")
    story.news()
    assert story.go("2026-11-10", "20:00:00") == []
    assert story.go("2026-11-11", "09:00:01") == ["card 28 > CACME"]


def test_each_change_waits_anew(story: Any) -> None:
    story.begin(PLAN, "2026-11-10", "10:00", by="kim")
    story.at("2026-11-10", "10:08")
    story.put("anna", "solution architect", 0, 1)
    story.news()

    assert story.go("2026-11-10", "10:11:00") == []
    assert story.go("2026-11-10", "10:18:30") == ["ask 28 > UANNA"]


def test_a_plan_that_breaks_after_its_step_gets_its_card_then(story: Any) -> None:
    architect_stays(story)
    assert story.go("2026-11-03") == ["ask 28 > UANNA"]
    story.at("2026-11-10", "10:00")
    words.no(story.store, story.place.stamp("anna"), story.handover().uid)
    story.tick()

    assert story.news() == ["alert > UKIM"]
    assert story.go("2026-11-10", "10:10:30") == ["card 28 > CACME"]


def test_after_downtime_only_the_current_step_is_said(story: Any) -> None:
    classic_relay(story)
    assert story.go("2026-11-25", "22:15:00") == ["card 7 > CACME"]


def test_what_was_meant_for_a_day_that_is_over_is_not_said_but_named_once(story: Any) -> None:
    classic_relay(story)
    assert story.go("2026-12-02", "00:00:01") == ["day 0 > CACME"]
    assert story.slack.posted[-1]["text"] == "While I was away: Acme ERP: Sales → Project (1 Dec)."
    assert story.go("2026-12-03") == []


def test_a_start_that_slips_edits_the_card_and_is_told_by_one_shown_reply(story: Any) -> None:
    classic_relay(story)
    story.go("2026-11-03")
    story.at("2026-11-10", "10:00")
    story.move(1, "2026-12-15")
    story.outbox.drain()
    assert story.news() == []
    assert {edit["channel"] for edit in story.slack.edits} == {"CACME"}

    assert story.go("2026-11-10", "10:10:30") == ["step > CACME shown"]
    assert story.live("2026-11-11", "2026-12-16") == {
        "2026-12-01": ["step 14 > CACME thread", "step 14 > UANNA"],
        "2026-12-08": ["step 7 > CACME shown"],
        "2026-12-11": ["step 2 > UANNA"],
        "2026-12-14": ["digest > UANNA", "note > UBO"],
        "2026-12-15": ["day 0 > CACME"],
    }


def test_a_slip_within_the_steps_is_the_one_thing_the_channel_hears(story: Any) -> None:
    classic_relay(story)
    story.go("2026-11-03")
    story.go("2026-11-24")
    story.at("2026-11-25", "10:00")
    story.move(1, "2026-12-03")

    assert story.go("2026-11-25", "10:11:00") == ["step 14 > UANNA", "step > CACME shown"]


def test_whoever_was_asked_on_the_morning_of_a_step_is_not_asked_twice(story: Any) -> None:
    classic_relay(story)
    story.go("2026-11-03")
    story.at("2026-11-17", "08:00")
    anna, bo = story.place.person("anna"), story.place.viewer("bo")
    questions.ask(story.store, story.place.stamp("bo"), bo, story.handover().uid, anna.uid)
    story.tick()
    assert story.news() == ["ask > UANNA"]

    assert story.go("2026-11-17") == ["step 14 > CACME thread"]


def test_a_start_that_moves_and_moves_back_is_not_told(story: Any) -> None:
    classic_relay(story)
    story.go("2026-11-03")
    story.at("2026-11-10", "10:00")
    story.move(1, "2026-12-15")
    story.move(1, "2026-12-01")

    assert story.go("2026-11-10", "10:11:00") == []


def test_a_start_that_moves_before_anything_was_said_is_not_told(story: Any) -> None:
    classic_relay(story)
    story.move(1, "2027-03-01")
    assert at_nine(story, STEPS) == {}
    assert story.go("2027-02-01") == ["card 28 > CACME"]


def test_a_word_lapses_when_the_start_moves_by_more_than_a_week(story: Any) -> None:
    architect_stays(story)
    story.go("2026-11-03")
    words.yes(story.store, story.place.stamp("anna"), story.handover().uid)
    story.move(1, "2026-12-08")
    assert story.handover().words[0].answer == "yes"

    story.move(1, "2026-12-16")
    story.news()
    assert story.go("2026-11-18") == ["ask 28 > UANNA"]


# -- silence --------------------------------------------------------------------------------------------------------


def test_accepted_on_purpose_is_silent_until_the_day(story: Any) -> None:
    classic_relay(story)
    story.go("2026-11-03")
    decisions.accept(story.store, story.place.stamp("kim"), story.place.viewer("kim"), story.handover().uid, "budget")

    assert story.live("2026-11-04", "2026-12-01") == {"2026-11-30": ["note > UBO"], "2026-12-01": ["day 0 > CACME"]}


def test_later_says_what_fell_due_meanwhile_once_when_it_ends(story: Any) -> None:
    classic_relay(story)
    story.go("2026-11-16")
    story.news()
    decisions.later(story.store, story.place.stamp("kim"), story.place.viewer("kim"), story.handover().uid, "week")

    assert story.live("2026-11-17", "2026-11-24") == {
        "2026-11-23": ["digest > UBO", "step 14 > CACME thread", "step 14 > UANNA"],
        "2026-11-24": ["step 7 > CACME shown"],
    }


def test_a_journey_without_a_channel_is_quiet(story: Any) -> None:
    story.begin(PLAN, "2026-10-01", channel=None, by="kim")
    assert at_nine(story, STEPS) == {}


def test_a_journey_that_is_lost_is_quiet_even_about_what_was_due(story: Any) -> None:
    classic_relay(story)
    story.at("2026-11-03", "09:00:01")
    story.ticker.tick()
    uid = story.handover().uid
    decisions.not_happening(story.store, story.place.stamp("kim"), story.place.viewer("kim"), uid)

    assert at_nine(story, STEPS) == {}


def test_what_is_no_longer_true_is_not_sent(story: Any) -> None:
    classic_relay(story)
    story.at("2026-11-03", "09:00:01")
    story.ticker.tick()
    story.put("anna", "solution architect", 1)
    story.outbox.drain()

    assert story.news() == []


def test_people_outside_slack_are_never_asked(story: Any) -> None:
    story.begin(PLAN, "2026-10-01", by="kim")
    journey = story.now_shown()
    title = of_role("solution architect")
    both = tuple(phase.uid for phase in journey.phases)
    wanted = Placement(people=(PersonRef(name="Olof"),), phases=both, role="solution architect", title=title)
    people.put(story.store, story.place.stamp("kim"), story.place.viewer("kim"), journey.uid, wanted, [None])
    story.news()

    assert at_nine(story, STEPS) == {"2026-12-01": ["day 0 > CACME"]}


# -- tentative ------------------------------------------------------------------------------------------------------


def test_a_tentative_start_asks_only_the_owner_until_14_days_before(story: Any) -> None:
    classic_relay(story, plan="sales 2026-09-01, project ~2026-12-01")

    assert at_nine(story, STEPS) == {
        "2026-11-03": ["ask 28 > UANNA"],
        "2026-11-17": ["card 14 > CACME"],
        "2026-11-24": ["step 7 > CACME shown"],
        "2026-11-27": ["step 2 > UANNA"],
        "2026-12-01": ["day 0 > CACME"],
    }


def test_an_undated_start_says_nothing(story: Any) -> None:
    classic_relay(story, plan="sales 2026-09-01, project")
    assert at_nine(story, STEPS) == {}


# -- one message for each person and place --------------------------------------------------------------------------


def test_cards_due_in_one_channel_are_one_post_and_stay_together(story: Any) -> None:
    classic_relay(story)
    story.begin(PLAN, "2026-10-01", name="Beta CRM", by="kim")
    story.put("anna", "solution architect", 0)
    story.put("bo", "project manager", 1)

    assert story.go("2026-11-03") == ["card 28 > CACME"]
    assert len(story.slack.posted[-1]["metadata"]["event_payload"]["items"].split(",")) == 2
    assert story.go("2026-11-17") == ["step 14 > CACME thread", "step 14 > UANNA"]


def test_a_reader_far_away_is_written_to_at_nine_there(story: Any) -> None:
    architect_stays(story)
    keep_person(story.store, story.place.id, "UANNA", PersonSeen(name="Anna", tz="America/New_York"), story.place.now)

    assert story.go("2026-11-03", "09:00:01") == []
    assert story.go("2026-11-03", "15:00:01") == ["ask 28 > UANNA"]


def test_somebody_far_east_is_written_to_before_the_journeys_own_morning(story: Any) -> None:
    story.at("2026-10-01", "09:00")
    anna = PersonSeen(name="Anna", tz="Asia/Tokyo")
    story.place.people["anna"] = keep_person(story.store, story.place.id, "UANNA", anna, story.place.now)
    architect_stays(story)

    assert story.go("2026-11-03", "01:00:01") == ["ask 28 > UANNA"]


def test_the_day_stands_on_the_first_working_day_after(story: Any) -> None:
    classic_relay(story, plan="sales 2026-09-01, project 2026-12-26")
    assert story.go("2026-12-23") == ["note > UBO", "step 2 > UANNA"]
    assert story.live("2026-12-25", "2026-12-29") == {"2026-12-28": ["day 0 > CACME", "digest > UBO"]}
