"""`import`: files in a form, what would come of them, kept on a word, and quiet until somebody says when."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.people import Person, Room

JOURNEYS = (
    "Kund;Kundresa;Försäljning;Projekt start\nAcme AB;Acme ERP;2026-09-01;2026-11-03\nBeta AB;Beta CRM;2026-09-01;\n"
)
STAFF = (
    "Kundresa;Fas;Namn;Roll;Ansvarig\n"
    "Acme ERP;Försäljning;Anna Berg;arkitekt;ja\n"
    "Acme ERP;Projekt;Bo Ek;projektledare;ja\n"
)
NOTES = "journey;kind;text;said by\nAcme ERP;smärta;Orders are typed twice;Sven Kund\n"


def gives(person: Person, *, channel: str = "C0ACME", **files: str | bytes) -> None:
    person.types("/handover import")
    person.attaches("files", **files)
    person.submits(channel=channel)


@pytest.fixture
def known(world: Any, begins: Any) -> Person:
    """Anna and Bo have been seen here."""
    kim = begins(world.person("kim"), "/handover new Other: sales 1 sep", "/handover add @anna @bo")
    kim.types("/handover delete")
    kim.presses("Delete it")
    return kim


def test_what_would_come_of_it_is_said_and_nothing_kept(known: Person) -> None:
    gives(known, kundresor_csv=JOURNEYS, bemanning_csv=STAFF, notes_csv=NOTES)

    assert known.sees("I have looked through it, and kept nothing yet.")
    assert known.sees("• kundresor.csv: journeys, 2 rows")
    assert known.sees("• bemanning.csv: who is on them, 2 rows")
    assert known.sees("• 2 new journeys • one new note")
    known.types("/handover acme-erp: show")
    assert known.sees("I know no journey called *acme-erp* here.")


def test_kept_on_a_word_and_quiet_until_somebody_says_when(known: Person, acme: Room, clock: Any, anna: Person) -> None:
    before = len(acme.messages)
    gives(known, kundresor_csv=JOURNEYS, bemanning_csv=STAFF, notes_csv=NOTES)
    known.presses("Import it")

    assert known.sees("Done. • 2 new journeys • one new note")
    assert known.sees("I would write one card. I say nothing before you choose when.")
    clock.moves(days=2)
    assert len(acme.messages) == before
    known.presses("Quiet for 2 weeks")
    assert known.sees("I speak up about these 2 journeys from Wednesday 28 October 2026 (week 44) on.")
    clock.moves_to("2026-10-28 09:30")
    assert "Nobody from the sale is in the project yet" in acme.texts[-1]


def test_taken_back_in_one_step_with_what_was_posted(known: Person, acme: Room, clock: Any) -> None:
    gives(known, kundresor_csv=JOURNEYS, bemanning_csv=STAFF, notes_csv=NOTES)
    known.presses("Import it")
    known.presses("import_tomorrow")
    clock.moves_to("2026-10-19 09:30")
    known.presses("import_undo")
    clock.moves(minutes=1)

    assert known.sees("The import is taken back: • 2 journeys are gone • one note is gone")
    assert not [text for text in acme.texts if "Acme" in text]
    known.presses("import_undo")
    assert known.sees("This was undone already, by Kim")


def test_the_second_time_it_is_the_same(known: Person) -> None:
    gives(known, kundresor_csv=JOURNEYS, bemanning_csv=STAFF, notes_csv=NOTES)
    known.presses("Import it")
    gives(known, kundresor_csv=JOURNEYS, bemanning_csv=STAFF, notes_csv=NOTES)
    assert known.sees("• 2 journeys are as before")


def test_what_is_wrong_is_said_with_file_and_row(known: Person) -> None:
    gives(known, journeys_csv="id,name,sales\na,Acme,2026-02-30\nb,Beta,01/02/2026\nb,Beta,2026-03-01\n")

    assert known.sees("I could not take this in yet, and kept nothing.")
    assert known.sees("journeys.csv row 4: id 'b' stands in row 3 already.")


def test_a_swede_reads_what_is_wrong_in_swedish(known: Person) -> None:
    known.types("/handover language sv")
    gives(
        known,
        journeys_csv="id,name,sales\na,Acme,2026-02-30\na,Beta,2026-03-01\n",
        staff_csv="journey,phase,person\na,sales,U0NOBODY\n",
    )

    assert known.sees("journeys.csv rad 3: id 'a' står redan på rad 2.")
    assert known.sees("journeys.csv rad 2: sales är '2026-02-30', inte ett datum som 2026-03-01.")
    assert known.sees("U0NOBODY ser ut som ett id i Slack men är ingens i den här arbetsytan.")


def test_columns_can_be_said(known: Person) -> None:
    gives(known, journeys_csv="Vad,Vem,Start\nAcme ERP,Acme AB,2/1/2026\n")
    assert known.sees("has no column that I can take for key or name of the journey.")
    known.presses("Columns…")
    known.submits(vad="name", vem="customer_id", start="sales", order="day")

    assert known.sees("• one new journey")
    assert known.sees("dates of journeys.csv: day first, as 31/12/2026")
    known.presses("Import it")
    known.types("/handover acme-erp: show", "other")
    assert known.sees("*Acme ERP* for Acme AB")


def test_help_tells_what_a_file_may_have_and_gives_one_that_comes_in(known: Person, world: Any) -> None:
    known.types("/handover language sv")
    known.types("/handover help import")
    assert known.sees("kundresor: kund, namn, när försäljningen, projektet och förvaltningen börjar")
    known.presses("Ett exempel att fylla i")
    (file,) = [one for one in world.sandbox.workspace.files.known.values() if one.seen_in == known.dm.id]
    gives(known, handover_csv=file.content)

    assert known.sees("en ny kundresa")
    assert not known.sees("utelämnat")


def test_customers_without_a_journey_are_there_for_the_people_of_the_channel(known: Person, world: Any) -> None:
    gives(
        known, kundeliste_csv="Mads' kunder\n\nKunde;Omsætning\nAabenraa Mejeri;12.900,5\nTønder Byg;\nI alt;12.900,5\n"
    )
    assert known.sees("customers, 2 rows; the headings are in row 3; the sum below is left out")
    assert known.sees("figures of kundeliste.csv: 12.900,5 is read as 12,900.5")
    known.presses("Import it")
    known.presses("Show the customers")

    assert known.sees("Aabenraa Mejeri* · ")
    assert known.sees("Revenue 12,900.5")
    assert known.sees("Tønder Byg* · ")
    outside = world.person("sara")
    outside.types("/handover visit", "other")
    assert not outside.sees("Aabenraa")


def test_another_kind_of_table_has_other_columns_and_keeps_what_was_chosen(known: Person) -> None:
    gives(known, lista_csv="Firman;Ord;Slags\nAcme AB;Orders are typed twice;smärta\n")
    known.presses("Columns…")
    known.chooses("import_kind.0", "customers")
    known.fills(firman="customer_id")
    known.chooses("import_kind.0", "notes")
    known.submits(ord="text", slags="kind")

    assert known.sees("• lista.csv: notes, one row")
    assert known.sees("• one new note")
    known.presses("Columns…")
    assert known.form
    assert "customer" in str(known.form.body)


def test_an_export_comes_in_as_it_went_out(relay: Person, world: Any) -> None:
    relay.types("/handover note pain Orders are typed twice")
    relay.types("/handover export")
    (file,) = [one for one in world.sandbox.workspace.files.known.values() if one.seen_in == relay.dm.id]
    gives(relay, all_zip=file.content)

    assert relay.sees("• one journey is as before")
    assert not relay.sees("new journey")


def test_into_channels_one_is_in(known: Person, sara: Person) -> None:
    sara.types("/handover import", "other")
    sara.attaches("files", journeys_csv="name\nAcme\n")
    assert "I have not seen you in that channel yet" in sara.submits(channel="C0ACME")["channel"]


def test_anothers_file_is_not_read(known: Person, anna: Person, world: Any) -> None:
    gives(known, journeys_csv="name\nAcme\n")
    value = world.sandbox.workspace.files.known
    for file in value.values():
        file.user = "U0ANNA"
    known.presses("Import it")
    assert known.sees("I cannot read that file any more.")


def test_whose_account_is_closed_no_form_says(known: Person, bo: Person) -> None:
    people = "person_id,active_to\nU0KIM,2026-01-31\n"
    staff = "journey_id,phase,person_id\na,sales,U0KIM\n"
    gives(bo, journeys_csv="id,name,sales\na,Acme,2026-09-01\n", people_csv=people, assignments_csv=staff)
    bo.presses("Import it")
    assert bo.sees("Done.")
    known.types("/handover forget")
    assert known.form


@pytest.mark.parametrize("revenue", ["1200000", "5"])
def test_figures_of_others_stay_and_are_not_told(anna: Person, bo: Person, revenue: str) -> None:
    anna.types("/handover new Hush ERP for Hush AB: sales 1 sep", "secret")
    anna.types("/handover visit", "secret")
    anna.presses("visit_figures.1")
    anna.submits(revenue="1.2m")

    gives(bo, customers_csv=f"customer,revenue\nHush AB,{revenue}\nBeta AB,7\n")
    assert bo.sees("figures of 2 customers")
    bo.presses("Import it")
    anna.types("/handover visit", "secret")
    assert "Revenue 1,200,000" in anna.screen().split("secret> ")[-1]


def test_a_note_of_a_customer_is_kept_whatever_other_channels_hold(kim: Person, bo: Person) -> None:
    row = "customer,kind,text\nAcme AB,pain,Orders are typed twice\n"
    for who, channel, said in ((kim, "C0SECRET", "one new note"), (bo, "C0ACME", "one new note")):
        who.types("/handover import", "secret" if who is kim else "acme")
        who.attaches("files", notes_csv=row)
        who.submits(channel=channel)
        assert who.sees(said)
        who.presses("Import it")


def test_people_of_hidden_journeys_are_not_known_by_their_numbers(kim: Person, bo: Person) -> None:
    staff = "journey_id,phase,person_id,side\na,sales,p1,customer\n"
    kim.types("/handover import", "secret")
    for who, channel, name in ((kim, "C0SECRET", "Sven Hush"), (bo, "C0ACME", "Lisa Kund")):
        if who is bo:
            bo.types("/handover import")
        who.attaches(
            "files",
            journeys_csv=f"id,name,sales\na,ERP for {name},2026-09-01\n",
            assignments_csv=staff,
            people_csv=f"person_id,name\np1,{name}\n",
        )
        who.submits(channel=channel)
        who.presses("Import it")
    bo.types("/handover erp-for-lisa-kund: show")
    assert bo.sees("Lisa")
    assert not bo.sees("Sven")


def test_a_look_tells_nothing_of_people_in_hidden_journeys(anna: Person, bo: Person) -> None:
    anna.types("/handover new Hush ERP for Hush AB: sales 1 sep", "secret")
    anna.types("/handover add Sven Hush, system owner, customer", "secret")
    staff = "journey_id,phase,person_id,side\na,sales,Sven Hush,customer\n"
    gives(bo, journeys_csv="id,name,sales\na,Acme,2026-09-01\n", assignments_csv=staff)
    assert bo.sees("one person I do not know yet")

    bo.types("/handover new Other: sales 1 sep", "other")
    bo.types("/handover add Sven, system owner, customer", "other")
    bo.types("/handover who other", "other")
    assert bo.sees("Sven")
    assert "Sven Hush" not in bo.screen()
