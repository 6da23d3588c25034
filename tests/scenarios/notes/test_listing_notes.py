"""What is known of the customer: who heard it from whom, who has read it, until when, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.sandbox.people import Person

Last = Callable[..., str]


def test_a_list_tells_who_heard_it_from_whom_and_the_last_day_to_ask(noted: Person, bo: Person, last: Last) -> None:
    bo.types("/handover notes")

    assert last(bo).splitlines()[:11] == [
        "2 notes about *Acme ERP*, the newest first.",
        "*Promise* · promised EDI before summer",
        "Anna heard it on 12 Oct. Last day to ask Anna: 30 Nov.",
        "not delivered yet",
        "Open",
        "I heard it too",
        "Delivered",
        "Edit…",
        "Retire",
        "*Pain* · Orders are typed twice in the CRM",
        "Anna heard it from Bosse Blom on 12 Oct. Last day to ask Anna: 30 Nov.",
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param("notes pains", {"twice"}, id="a kind"),
        pytest.param("anteckningar löften", {"EDI"}, id="a kind, Swedish"),
        pytest.param("notater smertepunkter", {"twice"}, id="a kind, Danish"),
        pytest.param("notes crm", {"twice"}, id="a system"),
        pytest.param("notes ORDERS twice", {"twice"}, id="words in any case"),
        pytest.param("notes promises edi", {"EDI"}, id="a kind and a word"),
        pytest.param("notes customer Acme", {"twice", "EDI"}, id="a customer"),
        pytest.param("anteckningar ÁCME", {"twice", "EDI"}, id="a part of a customer's name"),
        pytest.param("notes acme-erp", {"twice", "EDI"}, id="a journey's key"),
        pytest.param("notes promises acme erp", {"EDI"}, id="a kind and a journey's name"),
        pytest.param("vad har kunden lovats?", {"EDI"}, id="a question for promises"),
        pytest.param("notes pain for customer Acme", set(), id="a word that stands nowhere"),
        pytest.param("notes all", {"twice", "EDI"}, id="all"),
        pytest.param("acme-erp: notes", {"twice", "EDI"}, id="a journey named first"),
        pytest.param("notes %", set(), id="no pattern"),
        pytest.param("notes customer _", set(), id="no pattern in a customer"),
        pytest.param("notes pain edi", set(), id="nothing"),
    ],
)
def test_a_list_by_kind_word_system_and_customer(noted: Person, last: Last, line: str, found: set[str]) -> None:
    noted.types(f"/handover {line}")

    assert {word for word in ("twice", "EDI") if word in last(noted)} == found


def test_a_promise_of_our_own_is_not_heard_from_whoever_made_it(erp: Person, anna: Person, last: Last) -> None:
    anna.types("/handover note promise EDI before summer, from Anna Berg")
    anna.types("/handover notes")

    assert "Anna promised it on 12 Oct." in last(anna)
    assert "heard it" not in last(anna)


def test_nothing_noted_yet_says_what_to_write(erp: Person, anna: Person) -> None:
    anna.types("/handover notes")
    assert anna.sees("Nothing is noted yet. What has the customer said that the next people should know?")
    anna.presses("Write a note…")
    anna.submits(text="Orders are typed twice")

    assert anna.sees("Kept for *Acme ERP*: “Orders are typed twice”")


def test_nothing_like_that_leads_to_all(noted: Person, last: Last) -> None:
    noted.types("/handover notes worries")
    assert "No note is like that." in last(noted)
    noted.presses("All notes")

    assert "2 notes about *Acme ERP*" in last(noted)


def test_heard_and_read_are_two_things(noted: Person, bo: Person, eva: Person, last: Last) -> None:
    bo.types("/handover notes")
    bo.presses("I have read these")
    eva.types("/handover notes pain")
    eva.presses("I heard it too")
    assert "Somebody else heard it too (pain).\nUndo" in last(eva)
    noted.types("/handover notes pain")

    assert "Anna and Eva heard it from Bosse Blom on 12 Oct. Bo has read it. Last day to ask Anna: 30 Nov." in last(
        noted
    )
    assert "I have read these" not in last(bo)
    assert "I heard it too" not in last(eva)


def test_a_promise_goes_from_open_to_confirmed_by_the_customer(noted: Person, bo: Person, last: Last) -> None:
    bo.types("/handover notes promises")
    bo.presses("Delivered")
    assert "\ndelivered\n" in last(bo)
    bo.presses("Customer confirmed it")
    assert "\nconfirmed by the customer\n" in last(bo)
    bo.presses("Undo")
    bo.types("/handover notes promises")

    assert "\ndelivered\n" in last(bo)


def test_what_is_retired_stands_in_no_list_until_it_is_taken_back(noted: Person, bo: Person, last: Last) -> None:
    bo.types("/handover notes pain")
    bo.presses("Retire")
    assert "A note was retired (pain)." in last(bo)
    noted.types("/handover notes")
    assert "One note about *Acme ERP*." in last(noted)
    bo.presses("Undo")
    noted.types("/handover notes")

    assert "2 notes about *Acme ERP*" in last(noted)


def test_the_retired_are_a_list_of_their_own_and_can_be_brought_back(noted: Person, bo: Person, last: Last) -> None:
    bo.types("/handover notes retired")
    assert "No note was retired here." in last(bo)
    bo.types("/handover notes pain")
    bo.presses("Retire")
    bo.types("/handover notes")
    bo.presses("Retired notes")
    assert "One note that was retired.\n*Pain* · Orders are typed twice in the CRM" in last(bo)
    bo.presses("Bring back")
    assert "A note was brought back (pain)." in last(bo)
    bo.types("/handover anteckningar arkiverade")
    assert "No note was retired here." in last(bo)
    noted.types("/handover notes")

    assert "2 notes about *Acme ERP*" in last(noted)


def test_the_day_of_hearing_is_chosen_in_the_form(noted: Person, bo: Person, last: Last) -> None:
    bo.types("/handover note")
    assert bo.submits(text="Bosse hates queues", heard_on="2027-01-01") == {
        "heard_on": "That day is still to come. When was it heard?"
    }
    bo.submits(text="Bosse hates queues", heard_on="2026-10-05")
    bo.types("/handover notes queues")
    assert "Bo heard it on 5 Oct." in last(bo)
    noted.presses("Edit…", on="Orders are typed twice")
    noted.submits(heard_on="2026-10-01")
    bo.types("/handover notes pain")

    assert "Anna heard it from Bosse Blom on 1 Oct." in last(bo)


def test_the_words_are_changed_by_their_author_or_the_owner_alone(noted: Person, bo: Person, kim: Person) -> None:
    bo.types("/handover notes pain")
    bo.presses("Edit…")
    assert bo.submits(text="Something else") == {
        "text": "The words of this note can be changed by Anna Berg, who wrote it."
    }
    bo.submits(text="Orders are typed twice in the CRM", heard=["Anna Berg", "Bo Ek"])

    assert bo.sees("• Heard by Anna and Bo")


def test_two_who_retire_the_same_note(noted: Person, bo: Person, eva: Person) -> None:
    for who in (bo, eva):
        who.types("/handover notes pain")
    bo.presses("Retire")
    eva.presses("Retire")

    assert eva.sees("This note was retired already.")


def test_pages_of_five(erp: Person, anna: Person, last: Last) -> None:
    for n in range(1, 7):
        anna.types(f"/handover note wish Wish number {n}")
    anna.types("/handover notes wishes")
    assert "6 notes about *Acme ERP*" in last(anna)
    assert "Page 1 of 2" in last(anna)
    anna.presses("More")

    assert "Wish number 1" in last(anna)
    assert "Page 2 of 2" in last(anna)


def test_a_pain_and_what_relieves_it(noted: Person, last: Last) -> None:
    noted.types("/handover note reliever One order screen for shop and ERP")
    noted.presses("Edit…", on="One order screen")
    noted.submits(segment="Wholesale", pairs=["Orders are typed twice in the CRM"])
    noted.types("/handover notes pain")
    assert "relieved by “One order screen for shop and ERP”" in last(noted)
    noted.types("/handover notes relievers")

    assert "for Wholesale · relieves “Orders are typed twice in the CRM”" in last(noted)


def test_the_same_pain_counts_only_customers_the_reader_may_read(
    noted: Person, kim: Person, bo: Person, last: Last
) -> None:
    kim.types("/handover new Beta Web for Beta AB: sales 2026-09-01", "secret")
    kim.types("/handover note pain ORDERS are typed twice in the  crm", "secret")
    noted.types("/handover notes pain")
    assert "also at" not in last(noted)
    bo.types("/handover notes pain")
    assert "also at" not in last(bo)
    kim.types("/handover notes pain")

    assert "also at Beta AB" in last(kim)


def test_the_same_pain_said_otherwise_is_linked_in_the_form(noted: Person, kim: Person, last: Last) -> None:
    kim.types("/handover new Beta Web for Beta AB: sales 2026-09-01", "secret")
    kim.types("/handover note pain Everything is keyed in two times", "secret")
    kim.presses("Edit…", on="keyed in")
    kim.submits(same="Acme AB: Orders are typed twice in the CRM")
    kim.types("/handover notes pain", "secret")

    assert "also at Acme AB" in last(kim, "secret")


def test_a_journey_s_notes_go_with_it_to_another_customer(noted: Person, last: Last) -> None:
    noted.types("/handover rename customer Zeta Group AB")
    noted.types("/handover notes customer zeta")

    assert "2 notes that you may read" in last(noted)


def test_a_channel_with_several_journeys_lists_the_notes_of_them_all(noted: Person, kim: Person, last: Last) -> None:
    kim.types("/handover new Acme BI for Acme AB: sales 2026-09-01")
    kim.types("/handover acme-bi: note wish One report")
    kim.types("/handover new Beta Web for Beta AB: sales 2026-09-01", "secret")
    kim.types("/handover note wish Another", "secret")
    kim.types("/handover notes")

    assert "3 notes that you may read" in last(kim)
    assert "*Wish* · One report" in last(kim)
    assert "\nAcme BI\n" in last(kim)


# -- who may not -------------------------------------------------------------------------------------------------------


def test_who_left_the_channel_finds_and_changes_nothing_any_more(noted: Person, eva: Person, last: Last) -> None:
    eva.types("/handover notes pain")
    assert "twice" in last(eva)
    eva.leaves("acme")
    eva.types("/handover notes customer Acme", "other")
    assert "No note is like that." in last(eva, "other")


@pytest.mark.parametrize("pressed", ["I heard it too", "Retire", "Edit…"])
def test_a_button_kept_from_before_is_authorised_as_of_now(
    erp: Person, kim: Person, eva: Person, last: Last, pressed: str
) -> None:
    eva.joins("secret")
    kim.types("/handover new Beta Web for Beta AB: sales 2026-09-01", "secret")
    kim.types("/handover note pain Orders are typed twice", "secret")
    eva.types("/handover notes", "secret")
    eva.types("/handover beta-web: notes")
    eva.leaves("secret")
    eva.presses(pressed)

    assert "I cannot find that here." in last(eva)


def test_a_last_day_that_is_past_says_so(noted: Person, bo: Person, world: object, last: Last) -> None:
    bo.types("/handover phase sales ends 2026-10-09")
    bo.types("/handover notes pain")

    assert "The last day to ask Anna was 9 Oct." in last(bo)


def test_who_heard_it_and_is_in_no_plan_is_told(erp: Person, sara: Person, last: Last) -> None:
    sara.types("/handover note pain Orders are typed twice")
    sara.types("/handover notes")

    assert "Sara heard it on 12 Oct. Nobody who heard it is in the plan." in last(sara)
