"""Save for the handover: a message becomes a note, with who wrote it and the way back; what is private stays so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

Last = Callable[..., str]


def text_of(form: Any) -> str:
    block = next(one for one in form.body["blocks"] if one.get("block_id") == "text")
    return str(block["element"].get("initial_value", ""))


def test_a_message_is_kept_with_who_wrote_it_and_its_link(erp: Person, anna: Person, bo: Person, last: Last) -> None:
    anna.types("Bosse told @bo they hate e-mail & want one contact")
    bo.uses("save_note", on="hate e-mail")
    bo.submits(kind="Likes")
    bo.types("/handover notes")

    assert (
        "*Likes* · Bosse told @Bo Ek they hate e-mail & want one contact\nAnna heard it on 12 Oct. Bo has read it."
        in last(bo)
    )
    assert "/archives/C0ACME/p" in last(bo)


def test_it_works_in_a_thread_and_answers_there(erp: Person, anna: Person, bo: Person, world: Any) -> None:
    anna.types("How was it?")
    ts = next(one.ts for one in world.scene.channel("acme").messages if one.text == "How was it?")
    anna.types("They hate e-mail", thread=ts)
    bo.uses("save_note", on="hate e-mail")
    bo.submits()

    answer = max((one for one in world.scene.channel("acme").channel.messages.values()), key=lambda one: one.ts)
    assert "Kept for *Acme ERP*" in answer.text
    assert answer.thread_ts == ts
    assert bo.sees("What kind of note is it?")


def test_what_the_customer_wrote_is_said_by_them(kim: Person, xenia: Person, last: Last) -> None:
    kim.types("/handover new Acme Web for Acme AB: sales 2026-09-01", "with-acme")
    xenia.types("Orders are typed twice here", "with-acme")
    kim.uses("save_note", on="typed twice")
    kim.submits(kind="Pain")
    assert "• Said by Xenia Extern\n• I do not know who heard it from the customer." in last(kim, "with-acme")
    kim.presses("Edit…")
    kim.submits(heard="Kim Lind")

    assert "• Said by Xenia Extern\n• Heard by Kim" in last(kim, "with-acme")


def test_the_customer_cannot_save_and_nothing_is_posted_to_them(kim: Person, xenia: Person, world: Any) -> None:
    kim.types("/handover new Acme Web for Acme AB: sales 2026-09-01", "with-acme")
    kim.types("/handover note pain Orders are typed twice", "with-acme")
    kim.types("/handover notes", "with-acme")
    kim.types("See you on Monday", "with-acme")
    xenia.uses("save_note", on="Monday")

    assert not xenia.sees("typed twice")
    assert [one for one in world.scene.channel("with-acme").texts if "typed twice" in one] == []


def test_a_message_of_a_private_channel_is_kept_for_its_people(
    erp: Person, kim: Person, anna: Person, bo: Person, last: Last
) -> None:
    anna.types("They will leave us", "secret")
    kim.uses("save_note", on="leave us")
    assert kim.form is not None
    assert next(one["block_id"] for one in kim.form.body["blocks"] if "block_id" in one) == "customer"
    kim.submits(customer="Acme AB", kind="Worry")
    assert "Kept about *Acme AB*, for the people of this channel: “They will leave us”" in last(kim, "secret")
    bo.types("/handover notes")
    assert "leave us" not in last(bo)
    anna.types("/handover notes", "secret")
    assert "leave us" in last(anna, "secret")
    anna.types("/handover notes")

    assert "leave us" in last(anna)


def test_a_message_of_a_private_journey_s_channel_goes_to_that_journey(kim: Person, anna: Person, last: Last) -> None:
    kim.types("/handover new Beta Web for Beta AB: sales 2026-09-01", "secret")
    anna.types("They will leave us", "secret")
    kim.uses("save_note", on="leave us")
    kim.submits()

    assert "Kept for *Beta Web*: “They will leave us”" in last(kim, "secret")


def test_a_message_of_a_private_phase_s_channel_is_not_copied_to_all_of_the_journey(
    erp: Person, kim: Person, anna: Person, last: Last
) -> None:
    kim.types("/handover acme-erp: here project", "secret")
    anna.types("They will leave us", "secret")
    kim.uses("save_note", on="leave us")
    assert kim.form is not None
    assert text_of(kim.form) == ""
    kim.submits(text="They may leave")
    kim.types("/handover notes", "secret")

    assert "One note about *Acme ERP*." in last(kim, "secret")
    assert "They may leave" in last(kim, "secret")


def test_a_copy_of_a_private_message_gets_into_no_other_journey_by_a_form_made_up(
    erp: Person, kim: Person, anna: Person, world: Any
) -> None:
    """The form offers no journey; one that is sent all the same is refused."""
    anna.types("They will leave us", "secret")
    kim.uses("save_note", on="leave us")
    view = kim.form
    assert view is not None
    kim.fills(customer="Acme AB")
    with world.store.read() as session:
        uid = session.connection().exec_driver_sql("SELECT uid FROM journey").scalar_one()
    view.body["private_metadata"] = view.body["private_metadata"].replace('{"v":1', f'{{"v":1,"j":"{uid}"')
    kim.submits()

    assert kim.sees("This message stands in a private channel, and others read Acme ERP.")


def test_a_message_of_a_private_conversation_is_not_copied(erp: Person, anna: Person, world: Any) -> None:
    world.sandbox.workspace.post(anna.dm.channel, "U0ANNA", "They will leave us")
    anna.uses("save_note", on="leave us")
    assert anna.form is not None
    assert text_of(anna.form) == ""
    assert anna.sees("so I do not copy it. Please write in your own words")
    anna.submits(text="They may leave", journey="Acme ERP")

    assert anna.sees("Kept for *Acme ERP*: “They may leave”")


def test_where_no_journey_is_one_is_chosen(erp: Person, anna: Person, last: Last) -> None:
    anna.types("Beta hates e-mail", "other")
    anna.uses("save_note", on="hates e-mail")
    anna.submits(journey="Acme ERP")

    assert "Kept for *Acme ERP*: “Beta hates e-mail”" in last(anna, "other")


def test_a_message_of_an_app_was_heard_by_nobody_we_know(erp: Person, bo: Person, last: Last) -> None:
    bo.uses("save_note", on="keeps an eye on")
    bo.submits()

    assert "• I do not know who heard it from the customer." in last(bo)


def test_a_guest_is_told_that_it_is_for_members(erp: Person, gus: Person, anna: Person) -> None:
    anna.types("They hate e-mail")
    gus.uses("save_note", on="hate e-mail")

    assert gus.sees("As a guest you can answer what you are asked")


@pytest.mark.parametrize("language", ["sv-SE", "da-DK"])
def test_it_speaks_the_reader_s_language(erp: Person, anna: Person, last: Last, language: str) -> None:
    anna.changes(locale=language)
    anna.types("/handover note pain Orders are typed twice in the CRM, from Bosse Blom")
    said = last(anna)
    anna.types("/handover notes")
    told = last(anna)

    assert {"sv-SE": "Sparat för *Acme ERP*", "da-DK": "Gemt til *Acme ERP*"}[language] in said
    assert {"sv-SE": "hörde det från Bosse Blom den 12 okt", "da-DK": "hørte det fra Bosse Blom den 12. okt."}[
        language
    ] in told
