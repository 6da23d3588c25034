"""A note is kept as typed, says what was understood, and is mended by a tap, the form or Undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from bot.sandbox.people import Person, Room
from storage.tables import Change

Last = Callable[..., str]


def test_what_was_kept_is_said_with_kind_speaker_and_system(erp: Person, anna: Person, last: Last) -> None:
    anna.types("/handover note pain Orders are typed twice in the CRM, from Bosse Blom")

    assert last(anna).splitlines() == [
        "Kept for *Acme ERP*: “Orders are typed twice in the CRM”",
        "• Kind: Pain",
        "• Said by Bosse Blom",
        "• System: CRM",
        "• Heard by Anna",
        "Undo",
        "Edit…",
    ]


def test_whoever_said_it_needs_not_be_known_and_is_known_by_the_first_name_from_then_on(
    erp: Person, anna: Person, last: Last
) -> None:
    anna.types("/handover notera smärtpunkt Ordrar knappas in två gånger, från Örjan Åslund")
    assert "“Ordrar knappas in två gånger”\n• Kind: Pain\n• Said by Örjan Åslund" in last(anna)
    anna.types("/handover note wish One contact, from Örjan")
    assert "“One contact”\n• Kind: Wish\n• Said by Örjan Åslund" in last(anna)
    anna.presses("Edit…", on="One contact")
    anna.submits(heard=[])
    anna.types("/handover notes wish")

    assert "Said by Örjan Åslund. Who of us heard it is not known." in last(anna)


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        pytest.param("note: promised EDI before summer", "Promise", "promised EDI before summer", id="told by a word"),
        pytest.param("notera önskan En kontakt", "Wish", "En kontakt", id="Swedish"),
        pytest.param("anteckning oro: sommaren", "Worry", "sommaren", id="Swedish noun"),
        pytest.param("notat spørgsmål Hvem ejer stamdata?", "Question", "Hvem ejer stamdata?", id="Danish"),
        pytest.param("noter beslutning Drift i skyen", "Decision", "Drift i skyen", id="Danish verb"),
        pytest.param("acme-erp: note likes short meetings", "Likes", "short meetings", id="a journey named first"),
    ],
)
def test_words_of_three_languages(erp: Person, bo: Person, last: Last, line: str, kind: str, text: str) -> None:
    bo.types(f"/handover {line}")

    assert f"“{text}”\n• Kind: {kind}" in last(bo)


def test_without_a_kind_it_is_one_tap(erp: Person, anna: Person, last: Last) -> None:
    anna.types("/handover note Bosse wants one contact")
    assert "What kind of note is it?" in last(anna)
    anna.presses("Likes")

    assert "“Bosse wants one contact”\n• Kind: Likes" in last(anna)
    assert not anna.sees("What kind of note is it?")


def test_undo_takes_the_note_back_and_undo_again_brings_it_back(noted: Person, last: Last) -> None:
    noted.presses("Undo")
    assert last(noted).splitlines() == ["*Acme ERP*: Taken back: “A note was kept (promise).”", "Undo"]
    noted.types("/handover notes")
    assert "One note about *Acme ERP*." in last(noted)
    noted.presses("Undo", on="Taken back")
    noted.types("/handover notes")

    assert "2 notes about *Acme ERP*" in last(noted)


def test_alone_it_is_a_form(erp: Person, bo: Person, last: Last) -> None:
    bo.types("/handover note")
    bo.submits(text="They are worried about the summer", kind="Worry", speaker="Bosse", system="BI")

    assert (
        "“They are worried about the summer”\n• Kind: Worry\n• Said by Bosse Blom\n• System: BI\n• Heard by Bo"
        in last(bo)
    )


def test_who_nobody_knew_may_have_said_it_by_the_form(erp: Person, bo: Person, last: Last) -> None:
    bo.types("/handover note")
    bo.submits(text="Call rather than write", speaker="Olle Ny", heard=["Anna Berg", "Per Dahl"])

    assert "• Said by Olle Ny\n• Heard by Anna and Per" in last(bo)


def test_edit_changes_it_and_the_list_says_so(noted: Person, bo: Person, last: Last) -> None:
    noted.presses("Edit…", on="Orders are typed twice")
    noted.submits(
        text="Orders are typed three times",
        system="BI",
        heard=["Anna Berg", "Bo Ek"],
        audience="May be shown to the customer",
    )
    bo.types("/handover notes pain")

    assert "*Pain* · Orders are typed three times\nAnna and Bo heard it from Bosse Blom on 12 Oct." in last(bo)
    assert "BI · may be shown to the customer" in last(bo)
    noted.presses("Undo", on="three times")
    bo.types("/handover notes pain")
    assert "*Pain* · Orders are typed twice in the CRM\nAnna heard it" in last(bo)


def test_who_was_not_there_is_taken_out_by_the_form(noted: Person, bo: Person, last: Last) -> None:
    bo.types("/handover notes pain")
    bo.presses("Edit…")
    bo.submits(heard=["Bo Ek"])

    assert "• Heard by Bo\n" in last(bo)


def test_an_edit_that_changes_nothing_says_so(noted: Person) -> None:
    noted.presses("Edit…", on="Orders are typed twice")
    noted.submits()

    assert noted.sees("That is what the note says already.")


def test_case_48_a_text_too_long_is_kept_in_the_form_and_cut_with_a_marker(erp: Person, anna: Person) -> None:
    anna.types("/handover note pain " + "*x* ~y~ " * 5000)

    assert anna.sees("A note has at most 3000 characters; this one has 39999.")
    assert anna.form is not None
    kept = next(one for one in anna.form.body["blocks"] if one.get("block_id") == "text")
    assert len(kept["element"]["initial_value"]) <= 3000
    assert kept["element"]["initial_value"].endswith("…")


def test_a_long_note_is_cut_with_a_marker_in_reply_and_list(erp: Person, anna: Person, last: Last) -> None:
    anna.types("/handover note pain " + "a<b&c>*d* " * 250)
    assert "…”" in last(anna)
    anna.types("/handover notes")

    assert "…\nAnna heard it on 12 Oct." in last(anna)


def test_a_text_cannot_mention_format_or_link(erp: Person, anna: Person, last: Last) -> None:
    anna.types("/handover note wish <!channel> *now* <https://evil.example|good> @bo ```x```")

    assert "“<!channel> ∗now∗ <good> @Bo Ek ˋˋˋxˋˋˋ”" in last(anna)


def test_a_note_leaves_the_plan_and_open_forms_as_they_are(erp: Person, anna: Person, kim: Person) -> None:
    kim.types("/handover replace")
    anna.types("/handover note pain Orders are typed twice")
    kim.submits(old="Anna Berg", new="Eva Holm")

    assert kim.sees("Eva takes over from Anna")


def test_history_and_log_hold_no_text(world: Any, noted: Person, last: Last, caplog: pytest.LogCaptureFixture) -> None:
    noted.types("/handover history")

    assert "A note was kept (pain)." in last(noted)
    assert "typed twice" not in last(noted)
    assert "typed twice" not in caplog.text
    with world.store.read() as session:
        told = [change.values for change in session.scalars(select(Change).where(Change.what.like("note.%")))]
    assert [sorted(values) for values in told] == [["kind", "note", "status"]] * 2


def test_no_text_stands_in_a_button_or_in_what_a_form_carries(erp: Person, anna: Person, sandbox: Any) -> None:
    anna.types("/handover new Acme BI for Acme AB: sales 2026-09-01")
    anna.types("/handover note pain Orders are typed twice")
    assert anna.form is not None
    assert "typed twice" not in anna.form.body["private_metadata"]
    anna.submits(journey="Acme BI")
    anna.types("/handover notes")
    shown = [one.blocks for place in sandbox.workspace.channels.values() for one in place.messages.values()]
    values = [part.get("value", "") for blocks in shown for block in blocks for part in block.get("elements", ())]

    assert anna.sees("Kept for *Acme BI*: “Orders are typed twice”")
    assert [value for value in values if "typed twice" in str(value)] == []


# -- where there is no journey -----------------------------------------------------------------------------------------


def test_in_a_channel_without_a_journey_it_is_of_a_customer_or_of_a_journey(
    erp: Person, sara: Person, bo: Person, last: Last
) -> None:
    sara.types("/handover note pain Nobody answers in July", "other")
    sara.submits(customer="Beta AB")
    assert "Kept about *Beta AB*, for the people of this channel: “Nobody answers in July”" in last(sara, "other")
    sara.types("/handover notes customer beta")

    assert "*Pain* · Nobody answers in July" in last(sara)
    bo.types("/handover notes customer beta")
    assert "No note is like that." in last(bo)
    bo.types("/handover notes", "other")
    assert "*Pain* · Nobody answers in July" in last(bo, "other")


def test_alone_with_the_bot_one_of_my_journeys_is_chosen_in_the_form(erp: Person, anna: Person) -> None:
    anna.types_to_the_bot("/handover note pain Orders are typed twice")
    anna.submits(journey="Acme ERP")

    assert anna.sees("Kept for *Acme ERP*: “Orders are typed twice”")


def test_where_there_is_no_journey_at_all_it_says_what_to_do(sara: Person) -> None:
    sara.types_to_the_bot("/handover note pain Orders are typed twice")

    assert sara.sees("There is no journey yet that you can see. Start one in its channel: /handover new.")


def test_a_customer_is_needed_where_no_journey_is_chosen(erp: Person, bo: Person) -> None:
    bo.types("/handover note pain Nobody answers", "other")

    assert bo.submits() == {"customer": "Please say which customer it is about."}


# -- who may not -------------------------------------------------------------------------------------------------------


def test_a_guest_asks_a_member(erp: Person, gus: Person) -> None:
    gus.types("/handover note pain Orders are typed twice")

    assert gus.sees("As a guest you can answer what you are asked")


def test_a_journey_one_may_not_see_is_not_there(erp: Person, kim: Person, bo: Person) -> None:
    kim.types("/handover new Gamma for Gamma AB: sales 2026-09-01", "secret")
    bo.types("/handover gamma: note pain Orders are typed twice")

    assert bo.sees("I know no journey called *gamma* here.")


def test_outside_the_journey_s_channel_nothing_is_noted(erp: Person, sara: Person, acme: Room) -> None:
    sara.leaves("acme")
    sara.types("/handover acme-erp: note pain Orders are typed twice", "other")

    assert sara.sees("Only members of the journey's channel can change it.")
