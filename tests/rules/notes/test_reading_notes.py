"""A typed note: kind, who said it and system only where they are certain; the rest stays as typed."""

from __future__ import annotations

import pytest

from bot.rules.knowledge.reading import ReadNote, Speaker, one_called, read_note
from bot.rules.knowledge.text import mentioned, read_out, spelled, written

PEOPLE = (
    Speaker("bo", "Bo Ek", customer=True),
    Speaker("anna", "Anna Berg", customer=False),
    Speaker("eva", "Eva Holm", customer=True),
    Speaker("eva2", "Eva Lund", customer=True),
)
SYSTEMS = ("CRM", "BI", "Warehouse Portal")


def read(line: str) -> ReadNote:
    return read_note(line, PEOPLE, SYSTEMS)


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("pain Orders are typed twice", "pain", "Orders are typed twice"),
        ("Pain: Orders are typed twice", "pain", "Orders are typed twice"),
        ("pain point: Orders are typed twice", "pain", "Orders are typed twice"),
        (": promised EDI before summer", "promise", "promised EDI before summer"),
        ("löfte EDI före sommaren", "promise", "EDI före sommaren"),
        ("lovat EDI före sommaren", "promise", "lovat EDI före sommaren"),
        ("smärtpunkt: ordrar knappas in två gånger", "pain", "ordrar knappas in två gånger"),
        ("kan lide én kontakt", "likes", "én kontakt"),
        ("spørgsmål Hvem ejer stamdata?", "question", "Hvem ejer stamdata?"),
        ("beslutning: drift i skyen", "decision", "drift i skyen"),
        ("Orders are typed twice", None, "Orders are typed twice"),
        ("Paintings hang in the hall", None, "Paintings hang in the hall"),
        ("pain", "pain", ""),
        ("", None, ""),
        ("2 promises were made", None, "2 promises were made"),
        ("worry They leave\nby summer", "worry", "They leave\nby summer"),
    ],
)
def test_the_kind_stands_first(line: str, kind: str | None, text: str) -> None:
    assert (read(line).kind, read(line).text) == (kind, text)


@pytest.mark.parametrize(
    ("line", "said_by", "text"),
    [
        ("Orders are typed twice, from Bo Ek", "bo", "Orders are typed twice"),
        ("Orders are typed twice (from Bo)", "bo", "Orders are typed twice"),
        ("Ordrar knappas in två gånger – enligt Bo Ek.", "bo", "Ordrar knappas in två gånger"),
        ("fra Bo Ek: ordrer tastes to gange", "bo", "ordrer tastes to gange"),
        ("Orders are typed twice from Bo Ek", "bo", "Orders are typed twice from Bo Ek"),
        ("We get the files from Bo", None, "We get the files from Bo"),
        ("We get the files from Anna Berg", None, "We get the files from Anna Berg"),
        ("Orders are typed twice, from Eva", None, "Orders are typed twice, from Eva"),
        ("Orders are typed twice, from Olle", None, "Orders are typed twice, from Olle"),
        ("from March: orders by EDI", None, "from March: orders by EDI"),
    ],
)
def test_who_said_it_is_somebody_of_the_journey(line: str, said_by: str | None, text: str) -> None:
    assert (read(line).said_by, read(line).text) == (said_by, text)


@pytest.mark.parametrize(
    ("line", "system"),
    [
        ("The CRM is slow", "CRM"),
        ("the crm is slow", None),
        ("vi är på väg, bi på bi", None),
        ("BI lacks a cube", "BI"),
        ("the warehouse portal is slow", "Warehouse Portal"),
        ("CRM and BI do not meet", None),
        ("CRMs are slow", None),
    ],
)
def test_a_system_is_the_one_that_is_named(line: str, system: str | None) -> None:
    assert read(line).system == system


@pytest.mark.parametrize(
    ("line", "speaker", "text"),
    [
        ("Orders are typed twice, from Lena Ek", "Lena Ek", "Orders are typed twice"),
        ("pain Orders are typed twice (according to Jean-Luc O'Hara).", "Jean-Luc O'Hara", "Orders are typed twice"),
        ("smärtpunkt Ordrar knappas in två gånger, från Örjan Åslund", "Örjan Åslund", "Ordrar knappas in två gånger"),
        ("smertepunkt Ordrer tastes to gange, fra Søren af Ugglas", "Søren af Ugglas", "Ordrer tastes to gange"),
        ("Vi vill ha EDI, från början, från @Maj Berg", "Maj Berg", "Vi vill ha EDI, från början"),
    ],
)
def test_a_name_that_nobody_here_has_is_read_where_it_is_set_off_at_the_end(line: str, speaker: str, text: str) -> None:
    assert (read(line).speaker, read(line).text) == (speaker, text)


@pytest.mark.parametrize(
    "line",
    [
        "The data comes from SAP",
        "The data is theirs, from SAP",
        "The data is theirs, from SAP ERP",
        "EDI works, from 1 Dec",
        "EDI works, from Monday December",
        "EDI fungerar inte, från början",
        "De vill ha hjälp, från Fredag Morgon",
        "Ordrer kommer, fra Acme Nord",
        "Ordrar kommer, från Warehouse Portal",
        "Orders come, from The Warehouse",
        "Invoices come, from Acme Group AB",
        "A letter came, from Stockholm",
        "Files come from Lena Ek",
        "A letter came, from Lena Ek, on paper",
        "Two came, from Lena Ek and Olle Ny",
    ],
)
def test_what_is_no_name_of_a_person_stays_in_the_text(line: str) -> None:
    assert read_note(line, PEOPLE, SYSTEMS, "Acme Nord") == ReadNote(text=line, system=read(line).system)


def test_two_who_share_a_first_name_are_told_apart_by_the_whole() -> None:
    assert one_called("eva lund", PEOPLE) == PEOPLE[3]
    assert one_called("eva", PEOPLE) is None


def test_what_slack_sends_is_kept_as_people_read_it() -> None:
    sent = "Ask <@U1|bo> or <@U2> in <#C1|acme>, <!here>: see <https://a.example|the page> &amp; mail"
    read_out_loud = read_out(sent)
    assert mentioned(read_out_loud) == ["U1", "U2"]
    assert spelled(read_out_loud, {"U1": "Bo Ek"}) == "Ask @Bo Ek or @… in #acme, @here: see the page & mail"


def test_what_turns_letters_around_goes_and_line_ends_stay() -> None:
    assert written(" a\u202eb\r\nc\x00 👩\u200d💻 ") == "ab\nc 👩\u200d💻"
