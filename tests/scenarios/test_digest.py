"""Monday's digest in conversations; from Monday 12 October 2026 on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from bot.sandbox.people import Person

NEW = "/handover new {name}: sales 2026-09-01, project {project}"
GREETS = "Good morning"


@pytest.fixture
def relay(kim: Person, begins: Callable[..., Person]) -> Person:
    """Kim and Anna sold it, Bo runs the project; the card is up since Tuesday 3 November."""
    return begins(kim, *lines("Acme", "2026-12-01"), until="2026-11-03 09:01")


def lines(name: str, project: str) -> tuple[str, ...]:
    return (
        NEW.format(name=name, project=project),
        f"/handover {name}: add @kim account manager, sales, lead",
        f"/handover {name}: add @anna solution architect, sales",
        f"/handover {name}: add @bo project manager, project",
    )


def digests(person: Person) -> list[str]:
    return [text for text in person.dm.texts if GREETS in text]


def test_what_breaks_stands_there_with_its_buttons(relay: Person, clock: Any) -> None:
    clock.moves_to("2026-11-09 08:59")
    assert not digests(relay)

    clock.moves_to("2026-11-09 09:01")

    assert digests(relay) == [
        "*Good morning Kim. One handover needs you this week.*\n"
        "*Acme: Sales → Project on Tue 1 Dec, in 22 days. Nobody from the sale is in the project yet.*\n"
        "Shall I ask Anna?\n"
        "Ask Anna\nSomeone else…\nGo without overlap…\nLater\nTomorrow\nOn Monday\nIn a week\n"
        "No digest"
    ]


def test_it_stays_right_after_the_click_and_says_who_is_awaited(relay: Person, anna: Person, clock: Any) -> None:
    clock.moves_to("2026-11-09 09:01")
    relay.presses("Ask Anna", on=GREETS)
    assert "Anna was asked on 9 Nov" in digests(relay)[0]
    anna.presses("Yes, I'm staying")
    assert "● Holds. Anna stays on." in digests(relay)[0]

    clock.moves_to("2026-11-20 09:01")

    assert len(digests(relay)) == 1


def test_nothing_to_say_no_message(kim: Person, anna: Person, bo: Person, clock: Any) -> None:
    for line in lines("Acme", "2027-03-01"):
        kim.types(line)

    clock.moves_to("2026-12-11 09:00")

    assert not digests(kim) + digests(anna) + digests(bo)


def test_who_is_awaited_is_named_and_who_was_asked_sees_the_question_again(
    relay: Person, anna: Person, clock: Any
) -> None:
    relay.presses("Ask Anna")

    clock.moves_to("2026-11-09 09:01")

    assert "Waiting for Anna on Acme (asked Tue 3 Nov)." in digests(relay)[0]
    assert "Nothing needs you this week." in digests(relay)[0]
    assert "Will you stay on when Acme goes from Sales to Project on Tue 1 Dec?" in digests(anna)[0]
    anna.presses("Yes, I'm staying", on=GREETS)
    assert "Thank you. Kim can see it." in digests(anna)[0]


def test_who_was_asked_on_friday_is_not_asked_again_on_monday(relay: Person, anna: Person, clock: Any) -> None:
    clock.moves_to("2026-11-06 10:00")
    relay.presses("Ask Anna")

    clock.moves_to("2026-11-09 09:01")

    assert not digests(anna)


def test_questions_of_three_journeys_and_the_digest_are_one_message(
    kim: Person, anna: Person, bo: Person, clock: Any
) -> None:
    """28 days before 30 November is Monday 2 November: Anna is asked three times, and owns what breaks."""
    for name in ("Acme", "Beta", "Gamma"):
        kim.types(NEW.format(name=name, project="2026-11-30"))
        kim.types(f"/handover {name}: add @kim account manager, sales, lead")
        kim.types(f"/handover {name}: add @anna solution architect, sales to project")
        kim.types(f"/handover {name}: add @bo project manager, project")
    anna.types("/handover new Delta: sales 2026-09-01, project 2026-11-25")
    anna.types("/handover delta: add me account manager, sales, lead")
    anna.types("/handover delta: add @bo project manager, project")
    clock.moves_to("2026-10-30 09:00")
    before = len(anna.dm.texts)

    clock.moves_to("2026-11-02 09:01")

    (morning,) = anna.dm.texts[before:]
    assert morning.startswith("*Good morning Anna. 4 handovers need you this week.*")
    assert morning.count("Yes, I'm staying\nDon't know yet\nI can't") == 3
    assert "*Delta: Sales → Project on Wed 25 Nov, in 23 days." in morning

    anna.presses("Yes, I'm staying", on="Will you stay on when Acme goes")
    anna.presses("Don't know yet", on="Will you stay on when Beta goes")

    after = anna.dm.texts[before]
    assert len(anna.dm.texts) == before + 1
    assert after.count("Thank you. Kim can see it.") == 1
    assert after.count("Kim sees that you don't know yet.") == 1
    assert after.count("Yes, I'm staying\nDon't know yet\nI can't") == 1


def test_a_date_that_is_not_sure_is_asked_about_every_fourth_week(kim: Person, clock: Any) -> None:
    for line in lines("Acme", "~2027-02-22"):
        kim.types(line)
    clock.moves_to("2027-01-03 09:00")
    assert not digests(kim)

    clock.moves_to("2027-01-04 09:01")
    assert "Acme: Sales → Project around Mon 22 Feb, in about 49 days. Is that date still right?" in digests(kim)[0]
    kim.presses("Still right", on=GREETS)
    assert "Thank you. I keep to that date until you move it." in digests(kim)[0]

    clock.moves_to("2027-01-31 09:00")

    assert len(digests(kim)) == 1


def test_a_sale_without_a_project_date_is_asked_about_every_fourth_week(kim: Person, clock: Any) -> None:
    for line in lines("Acme", "?"):
        kim.types(line)
    clock.moves_to("2026-11-08 09:00")
    assert not digests(kim)

    clock.moves_to("2026-11-09 09:01")
    assert "*Acme: when does the project start?*\nSet a date…\nNot happening" in digests(kim)[0]
    clock.moves_to("2026-12-07 09:01")
    assert len(digests(kim)) == 2

    kim.presses("Set a date…", on=GREETS)
    kim.submits(start="2027-02-01")

    assert "Acme: Sales → Project on Mon 1 Feb, in 56 days." in digests(kim)[1]


@pytest.mark.parametrize("how", ["typed", "pressed"])
def test_no_digest_and_again(relay: Person, clock: Any, how: str) -> None:
    clock.moves_to("2026-11-09 09:01")
    relay.types("/handover digest off") if how == "typed" else relay.presses("No digest")
    assert "This was the last one: you get no digest any more.\nDigest on" in digests(relay)[0]
    clock.moves_to("2026-11-16 10:00")
    assert len(digests(relay)) == 1

    relay.presses("Digest on", on=GREETS)
    clock.moves_to("2026-11-23 09:01")

    assert len(digests(relay)) == 2


def test_without_a_digest_mondays_questions_come_all_the_same(kim: Person, anna: Person, clock: Any) -> None:
    kim.types(NEW.format(name="Acme", project="2026-11-30"))
    kim.types("/handover add @kim account manager, sales, lead")
    kim.types("/handover add @anna solution architect, sales to project")
    anna.types("/handover digest off")

    clock.moves_to("2026-11-02 09:01")

    assert any("Will you stay on when Acme goes" in text for text in anna.dm.texts)
    assert not digests(anna)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("digest", "You get a digest on Monday mornings"),
        ("digest fra", "You get no digest on Mondays."),
        ("digest på", "You get a digest on Monday mornings"),
        ("digest monthly", "Say digest off, and I send you none; or digest on."),
    ],
)
def test_what_is_typed_is_answered(kim: Person, line: str, said: str) -> None:
    kim.types(f"/handover {line}")

    assert kim.sees(said)


@pytest.mark.parametrize("line", ["paused", "lost", "remind off", "later 9 nov", "accept because we may"])
def test_what_is_silent_does_not_stand_there(relay: Person, clock: Any, line: str) -> None:
    relay.types(f"/handover {line.replace('later 9 nov', 'later week')}")

    clock.moves_to("2026-11-09 09:01")

    assert not digests(relay)


def test_the_owner_reads_what_is_quiet(relay: Person, clock: Any) -> None:
    relay.types("/handover remind off until 1 feb 2027")
    for line in lines("Beta", "2026-12-01"):
        relay.types(line)

    clock.moves_to("2026-11-09 09:01")

    assert "Acme is quiet until 1 Feb 2027." in digests(relay)[0]
    assert "One handover needs you this week." in digests(relay)[0]


def test_who_owns_nothing_and_was_asked_nothing_reads_nothing(relay: Person, bo: Person, clock: Any) -> None:
    clock.moves_to("2026-11-09 09:01")

    assert not digests(bo)


def test_what_they_may_no_longer_read_does_not_stand_there(kim: Person, anna: Person, secret: Any, clock: Any) -> None:
    """Anna led the sale of a private channel's journey, and is replaced."""
    kim.types("/handover new Acme: sales 2026-09-01, project 2026-12-01", "secret")
    kim.types("/handover add @anna account manager, sales, lead", "secret")
    kim.types("/handover add @bo project manager, project", "secret")
    kim.types("/handover replace @anna with @kim 2026-10-12", "secret")
    anna.leaves("secret")

    clock.moves_to("2026-11-09 09:01")

    assert not digests(anna)
    assert "Acme: Sales → Project" in digests(kim)[-1]


# -- in time -----------------------------------------------------------------------------------------------------------


def wakes(world: Any, clock: Any, moment: str) -> None:
    """The bot was down until then."""
    world.sandbox.move_to(datetime.fromisoformat(moment).replace(tzinfo=clock.now.tzinfo))
    world.store.shift = world.sandbox.clock.shift
    world.start()
    world.tick()
    world.tick()


@pytest.mark.parametrize(
    ("moment", "count"),
    [
        pytest.param("2026-11-09 15:00", 1, id="six hours late"),
        pytest.param("2026-11-10 08:00", 1, id="almost a day late"),
        pytest.param("2026-11-10 10:00", 0, id="more than a day: not this week's any more"),
    ],
)
def test_after_a_downtime_it_comes_once_or_not_at_all(
    relay: Person, world: Any, clock: Any, moment: str, count: int
) -> None:
    wakes(world, clock, moment)

    assert len(digests(relay)) == count


def test_after_more_than_a_day_the_next_monday_is_on_time(relay: Person, world: Any, clock: Any) -> None:
    wakes(world, clock, "2026-11-10 10:00")

    clock.moves_to("2026-11-16 09:01")

    assert len(digests(relay)) == 1


def test_where_monday_is_no_working_day_it_comes_on_the_first_that_is(kim: Person, clock: Any) -> None:
    """Easter Monday of 2027 is 29 March."""
    for line in lines("Acme", "2027-04-20"):
        kim.types(line)
    clock.moves_to("2027-03-30 08:59")
    before = len(digests(kim))

    clock.moves_to("2027-03-30 09:01")

    assert len(digests(kim)) == before + 1


def test_who_moves_to_another_zone_reads_it_once_at_nine_there(relay: Person, world: Any, clock: Any) -> None:
    clock.moves_to("2026-11-09 09:01")
    relay.changes(tz="America/New_York")
    clock.moves_to("2026-11-09 18:00")
    assert len(digests(relay)) == 1

    clock.moves_to("2026-11-16 14:59")
    assert len(digests(relay)) == 1
    clock.moves_to("2026-11-16 15:01")

    assert len(digests(relay)) == 2


def test_who_was_put_on_a_journey_at_the_weekend_reads_it_there(relay: Person, anna: Person, clock: Any) -> None:
    relay.presses("Ask Anna")
    clock.moves_to("2026-11-07 12:00")
    relay.types("/handover new Beta: sales 2026-09-01, project 2027-12-01")
    relay.types("/handover beta: add @anna architect, sales")
    before = len(anna.dm.texts)

    clock.moves_to("2026-11-09 09:01")

    (message,) = anna.dm.texts[before:]
    assert message.startswith("*Good morning Anna. One handover needs you this week.*")
    assert "Kim put you on Beta" in message


def test_what_the_morning_says_anyway_is_not_said_twice(kim: Person, clock: Any) -> None:
    """14 days before 30 November is Monday 16 November: the owner is told of the break by its step."""
    for line in lines("Acme", "2026-11-30"):
        kim.types(line)
    clock.moves_to("2026-11-15 12:00")
    before = len(kim.dm.texts)

    clock.moves_to("2026-11-16 09:01")

    assert "".join(kim.dm.texts[before:]).count("Acme: Sales → Project on Mon 30 Nov, in 14 days.") == 1
