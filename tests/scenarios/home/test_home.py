"""The Home in conversations: opened, answered in place, drawn again when something changes."""

from __future__ import annotations

from typing import Any

from bot.sandbox.people import Person
from tests.scenarios.home.shown import home


def test_who_sees_nothing_yet_reads_what_would_stand_there(eva: Person) -> None:
    eva.opens_home()

    for sentence in (
        "Nothing waits for you just now.",
        "None just now. When a plan has you on both sides of a handover, it stands here.",
        "There is no journey yet that you can read. Start one, or join the channel of one.\nStart a journey",
    ):
        assert sentence in home(eva)


def test_a_question_is_answered_in_place_and_can_be_taken_back(relay: Person, anna: Person) -> None:
    anna.opens_home()
    assert "Nothing waits for you just now." in home(anna)

    relay.types("/handover ask @anna")
    assert "*Will you stay on when Acme ERP goes from Sales to Project on Tue 1 Dec?*" in home(anna)

    anna.sandbox.workspace.channels.pop(anna.dm.id)
    anna.presses("Yes, I'm staying")
    assert "Thank you. Kim can see it." in home(anna)
    assert "*Acme ERP: Sales → Project on Tue 1 Dec, in 50 days.*\n● Holds. Anna stays on.\nShow" in home(anna)

    anna.presses("Undo")
    assert "Yes, I'm staying\nDon't know yet\nI can't" in home(anna)


def test_what_was_just_answered_goes_with_the_next_drawing(relay: Person, anna: Person, clock: Any) -> None:
    relay.types("/handover ask @anna")
    anna.presses("Yes, I'm staying")
    clock.moves(hours=1)

    anna.opens_home()

    assert "Nothing waits for you just now." in home(anna)


def test_who_never_opened_it_gets_none(relay: Person, anna: Person) -> None:
    relay.opens_home()
    relay.types("/handover ask @anna")

    assert not home(anna)
    assert {call["user_id"] for call in anna.sandbox.api.called("views.publish")} == {relay.id}


def test_a_guest_answers_there_what_they_are_asked_and_reads_no_more(relay: Person, gus: Person) -> None:
    relay.types("/handover add @gus consultant, project")
    relay.types("/handover ask @gus")
    gus.opens_home()
    assert "side by side with Anna?*\nKim asks." in home(gus)
    assert not [word for word in ("Journeys", "Settings", "How I am", "Breaks") if word in home(gus)]

    gus.presses("Yes")

    assert "Thank you. Kim can see it." in home(gus)
    gus.presses("Svenska")
    assert "Tack! Kim ser ditt svar." in home(gus)


def test_who_is_from_outside_finds_one_sentence(xenia: Person, relay: Person) -> None:
    xenia.opens_home()

    assert home(xenia).strip() == ("I work for the members of this workspace, so there is nothing for you to do here.")


def test_a_private_journey_stands_in_the_home_of_its_people_alone(
    kim: Person, anna: Person, eva: Person, secret: Any
) -> None:
    kim.types("/handover new Hush for Opal AB: sales 2026-09-01, project 2026-12-01", "secret")
    anna.types("/handover help", "secret")
    for person in (anna, eva):
        person.opens_home()
    assert "*Hush* for Opal AB" in home(anna)
    assert "Hush" not in home(eva)

    anna.leaves("secret")

    assert "Hush" not in home(anna)


def test_from_outside_a_public_channel_name_and_dates_are_seen_and_no_more(
    relay: Person, gus: Person, world: Any
) -> None:
    world.sandbox.workspace.add_user("ida", real_name="Ida Falk")
    ida = world.person("ida")

    ida.opens_home()

    above, _, below = home(ida).partition("Journeys you see from outside")
    assert "There is no journey yet that you can read." in above
    assert "One journey of a public channel." in below
    assert "*Acme ERP* for Acme AB · `acme-erp`\nProject: Tue 1 Dec\nShow" in below
    assert not [word for word in ("Breaks", "Anna", "relay") if word in home(ida)]


def test_what_could_not_be_delivered_is_told_to_who_answers_for_it(
    relay: Person, anna: Person, acme: Any, clock: Any
) -> None:
    acme.channel.archived = True
    clock.moves_to("2026-11-03 09:05")
    relay.opens_home()
    told = "*Acme ERP: Sales → Project on Tue 1 Dec, in 28 days.*\nIts channel is archived"
    assert told in home(relay)
    assert "archived" not in home(anna)

    clock.moves_to("2026-11-12 09:00")
    relay.opens_home()

    assert "archived" not in home(relay)


def test_what_its_owner_can_do_stands_there_on_every_day(relay: Person, clock: Any) -> None:
    clock.moves_to("2026-11-05 10:00")
    relay.opens_home()
    assert "Nobody from the sale is in the project yet.*\nShall I ask Anna?\nAsk Anna" in home(relay)

    relay.presses("Ask Anna")

    assert "Nothing waits for you just now." in home(relay)


def test_it_speaks_the_language_of_who_reads_it(relay: Person) -> None:
    relay.opens_home()

    relay.presses("Svenska")

    assert "Det här väntar på dig" in home(relay)
    assert "○ Brister · Projekt: tisdag 1 december" in home(relay)
    assert relay.form is None


def test_days_are_those_of_the_reader(relay: Person, anna: Person, clock: Any) -> None:
    """At half past eleven in the evening it is tomorrow in Auckland."""
    relay.types("/handover add @anna solution architect, project")
    anna.changes(tz="Pacific/Auckland")
    clock.moves_to("2026-10-12 23:30")

    anna.opens_home()

    assert "in 49 days" in home(anna)
    assert "Your days and times are those of Pacific/Auckland" in home(anna)


def test_the_digest_is_switched_there(relay: Person) -> None:
    relay.opens_home()

    relay.presses("No digest")
    assert "You get no digest on Mondays." in home(relay)
    relay.presses("Digest on")

    assert "You get a digest on Monday mornings" in home(relay)


def test_admins_read_how_the_bot_is_and_find_the_settings(relay: Person, anna: Person, world: Any) -> None:
    world.tick()
    for person in (relay, anna):
        person.opens_home()
    assert "How I am\nNo message waits to be sent.\nEvery message of the last week was delivered." in home(relay)
    assert "I looked for what is due a moment ago." in home(relay)
    assert not [word for word in ("How I am", "Workspace settings") if word in home(anna)]

    relay.presses("Workspace settings…")

    assert relay.form is not None
