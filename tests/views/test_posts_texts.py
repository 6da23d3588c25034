"""What people read, word by word: the golden table of every kind of post (texts.md is where they come from)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest

Read = Callable[..., str]
START = date(2026, 12, 1)


def test_a_card_says_who_is_missing_why_it_matters_and_asks_one_question(make: SimpleNamespace, read: Read) -> None:
    assert read(make.an_item("card", make.a_handover())) == (
        "*Acme ERP: Sales → Project on Tue 1 Dec, in 14 days. Nobody from the sale is in the project yet.*\n"
        "Anna has known Acme for 13 weeks.\n"
        "Kim, shall I ask Anna?\n"
        "[Ask Anna] [Someone else…] [Go without overlap…] [Later] [Picture] [Open the brief]"
    )


def test_once_asked_the_card_says_when_and_asks_nobody_else(make: SimpleNamespace, read: Read) -> None:
    text = read(make.an_item("card", make.a_handover(words=(make.an_answer(make.ANNA),))))
    assert text.endswith(
        "Anna was asked on 3 Nov.\n[Someone else…] [Go without overlap…] [Later] [Picture] [Open the brief]"
    )


def test_the_channel_does_not_hear_of_doubts(make: SimpleNamespace, read: Read) -> None:
    text = read(make.an_item("card", make.a_handover(words=(make.an_answer(make.ANNA, "unsure"),))))
    assert "know yet" not in text
    assert "Anna was asked on 3 Nov." in text


def test_the_owner_reads_of_doubts(make: SimpleNamespace, read: Read) -> None:
    unsure = make.a_handover(words=(make.an_answer(make.ANNA, "unsure"),))
    assert "Anna was asked on 3 Nov and doesn't know yet." in read(make.an_item("told", unsure), reader=make.KIM)


def test_who_cannot_is_told_without_a_reason_and_the_next_is_named(make: SimpleNamespace, read: Read) -> None:
    advice = make.Advice(kind="ask", who=make.PER, since=date(2026, 9, 20))
    text = read(make.an_item("card", make.a_handover(words=(make.an_answer(make.ANNA, "no"),), advice=advice)))
    assert "Anna can't stay on. Kim is looking for someone. Kim, shall I ask Per?\n[Ask Per]" in text


def test_a_yes_turns_the_card_to_holds(make: SimpleNamespace, read: Read) -> None:
    words = (make.an_answer(make.ANNA, "yes"),)
    assert read(make.an_item("card", make.a_handover("holds", "key_carrier", people=(make.ANNA,), words=words))) == (
        "*Acme ERP: Sales → Project on Tue 1 Dec, in 14 days.*\n● Holds. Anna stays on. Anna said yes.\n"
        "[Picture] [Open the brief]"
    )


def test_thin_is_one_line(make: SimpleNamespace, read: Read) -> None:
    advice = make.Advice(kind="ask", who=make.PER)
    assert read(make.an_item("card", make.a_handover("thin", "carrier_short", people=(make.ANNA,), advice=advice))) == (
        "*Acme ERP: Sales → Project on Tue 1 Dec, in 14 days.*\n"
        "◐ Thin. Anna stays on, but only for a few days. Kim, shall I ask Per?\n"
        "[Ask Per] [Someone else…] [Go without overlap…] [Later] [Picture] [Open the brief]"
    )


def test_thin_without_anything_to_try_asks_nothing(make: SimpleNamespace, read: Read) -> None:
    text = read(make.an_item("card", make.a_handover("thin", "carrier_short", people=(make.ANNA,))))
    assert text.endswith("◐ Thin. Anna stays on, but only for a few days.\n[Picture] [Open the brief]")


def test_not_staffed_asks_who_joins(make: SimpleNamespace, read: Read) -> None:
    advice = make.Advice(kind="staff")
    assert read(make.an_item("card", make.a_handover("unstaffed", "unstaffed_to", advice=advice))) == (
        "*Acme ERP: Sales → Project on Tue 1 Dec, in 14 days. Nobody is named for the project yet.*\n"
        "Kim, who joins the project?\n"
        "[Add someone…] [Go without overlap…] [Later] [Picture] [Open the brief]"
    )


def test_where_nobody_is_left_to_ask_the_question_stays_open(make: SimpleNamespace, read: Read) -> None:
    text = read(make.an_item("card", make.a_handover(advice=make.Advice(kind="staff"))))
    assert text.endswith(
        "Kim, who else could stay on?\n[Someone else…] [Go without overlap…] [Later] [Picture] [Open the brief]"
    )


def test_on_purpose_says_who_decided_and_why_and_asks_nothing(make: SimpleNamespace, read: Read) -> None:
    accepted = {"accepted_by": make.KIM, "accepted_reason": "relay by choice", "accepted_on": date(2026, 11, 3)}
    assert read(make.an_item("card", make.a_handover(**accepted))) == (
        "*Acme ERP: Sales → Project on Tue 1 Dec, in 14 days.*\n"
        "Goes without overlap: relay by choice (Kim, 3 Nov)\n[Picture] [Open the brief]"
    )


def test_a_lost_system_is_named_in_the_first_line(make: SimpleNamespace, read: Read) -> None:
    scopes = (
        make.a_scope("holds", "key_carrier", carriers=(make.PER,)),
        make.a_scope("holds", "key_carrier", carriers=(make.PER,), system="CRM"),
        make.a_scope(system="BI"),
    )
    text = read(make.an_item("card", make.a_handover(scopes=scopes)))
    assert text.startswith(
        "*Acme ERP: Sales → Project on Tue 1 Dec, in 14 days. CRM holds. BI breaks.*\n"
        "BI: Nobody from the sale is in the project yet.\n"
    )


def test_the_customers_side_is_a_line_of_the_same_card(make: SimpleNamespace, read: Read) -> None:
    scopes = (make.a_scope("holds", "key_carrier", rests_on=(make.ANNA,)), make.a_scope(side="customer"))
    text = read(make.an_item("card", make.a_handover("holds", scopes=scopes)))
    assert text.endswith(
        "● Holds. Anna stays on.\nAt Acme: Nobody from the sale is in the project yet.\n[Picture] [Open the brief]"
    )


def test_a_handover_taken_out_of_the_plan_says_so(make: SimpleNamespace, read: Read) -> None:
    text = read(make.an_item("card", make.a_handover(closed=True)))
    assert text == "*Acme ERP: Sales → Project is no longer in the plan.*"


def test_in_a_private_message_the_owner_is_not_called_by_name(make: SimpleNamespace, read: Read) -> None:
    assert "\nShall I ask Anna?\n" in read(make.an_item("step", make.a_handover()), reader=make.KIM)


def test_the_owner_who_could_stay_is_asked_directly(make: SimpleNamespace, read: Read) -> None:
    advice = make.Advice(kind="ask", who=make.KIM)
    assert "\nKim, will you stay on?\n[Ask Kim]" in read(make.an_item("card", make.a_handover(advice=advice)))


def test_the_owner_who_could_stay_answers_in_the_own_message(make: SimpleNamespace, read: Read) -> None:
    advice = make.Advice(kind="ask", who=make.KIM)
    text = read(make.an_item("told", make.a_handover(advice=advice)), reader=make.KIM)
    assert "\nYou know Acme from the sale.\nWill you stay on?\n[Yes, I'm staying]" in text


def test_a_reply_of_an_earlier_step_is_quiet_from_the_day_on(make: SimpleNamespace, read: Read) -> None:
    item = make.an_item("step", make.a_handover(days_left=0))
    assert "[Ask Anna]" in read(item)
    assert read(item, in_thread=True) == (
        "*Acme ERP: Sales → Project today, Tue 1 Dec. Nobody from the sale is in the project.*"
    )


def test_who_could_stay_and_reads_it_alone_is_asked_directly(make: SimpleNamespace, read: Read) -> None:
    assert "Will you stay on?\n[Yes, I'm staying]" in read(make.an_item("step", make.a_handover()), reader=make.ANNA)


def test_people_are_called_by_their_first_name(make: SimpleNamespace, read: Read) -> None:
    anna = make.Who(1, "Anna Berg", "UANNA", "uid-anna", "Anna")
    text = read(make.an_item("card", make.a_handover(advice=make.Advice(kind="ask", who=anna))))
    assert "Kim, shall I ask Anna?\n[Ask Anna]" in text


def test_a_slip_is_told_with_what_it_means(make: SimpleNamespace, read: Read) -> None:
    held = make.a_handover("holds", "key_carrier", people=(make.ANNA,))
    text = read(make.an_item("step", held, moved_from=date(2026, 11, 24)))
    assert text == "*Acme ERP: Sales → Project moves from Tue 24 Nov to Tue 1 Dec. ● Holds. Anna stays on.*"


def test_a_slip_that_breaks_still_asks(make: SimpleNamespace, read: Read) -> None:
    text = read(make.an_item("step", make.a_handover(), moved_from=date(2026, 11, 24)))
    assert text.startswith(
        "*Acme ERP: Sales → Project moves from Tue 24 Nov to Tue 1 Dec. "
        "○ Breaks. Nobody from the sale is in the project yet.*"
    )
    assert "Kim, shall I ask Anna?" in text


def test_a_date_that_fell_away_is_told(make: SimpleNamespace, read: Read) -> None:
    undated = make.a_handover(start=None, days_left=None)
    text = read(make.an_item("step", undated, moved_from=date(2026, 11, 24)))
    assert text.startswith("*Acme ERP: Sales → Project: Tue 24 Nov no longer stands, and there is no new date yet.")


def test_the_start_card_tells_what_it_watches_who_stays_and_what_is_missing(make: SimpleNamespace, read: Read) -> None:
    assignments = (
        make.an_assignment(make.ANNA, "sales"),
        make.an_assignment(make.ANNA, "project"),
        make.an_assignment(make.EVA, "project", lead=True),
    )
    assert read(make.an_item("start", journey=make.a_journey(assignments=assignments))) == (
        "*Kim keeps an eye on Acme ERP here.*\n"
        "Sales since 1 Sept → Project around 1 Dec → Maintenance 1 Jun\n"
        "Eva leads the project. Missing: someone for the maintenance.\n"
        "I speak up in good time before each step, and only if something is missing.\n"
        "[Show the picture] [Add someone…]"
    )


def test_the_start_card_misses_nobody_in_a_phase_that_is_over(make: SimpleNamespace, read: Read) -> None:
    phases = (make.a_phase("sales", begun=True), make.a_phase("project", begun=True), make.a_phase("maintenance"))
    journey = make.a_journey(phases=phases, present_phase="phase-project")
    text = read(make.an_item("start", journey=journey))
    assert "Missing: someone for the project and someone for the maintenance." in text


def test_the_start_card_names_once_who_leads_several_phases(make: SimpleNamespace, read: Read) -> None:
    phases = tuple(make.a_phase(kind) for kind in ("sales", "project", "maintenance"))
    assignments = tuple(make.an_assignment(make.EVA, kind, lead=True) for kind in ("project", "maintenance"))
    text = read(make.an_item("start", journey=make.a_journey(phases=phases, assignments=assignments)))
    assert "Eva leads the project and the maintenance. Missing: someone for the sale." in text


def test_the_start_card_says_when_it_speaks_up(make: SimpleNamespace, read: Read) -> None:
    text = read(make.an_item("start", journey=make.a_journey()), speaks_before=28)
    assert "I speak up 28 days before each step, and only if something is missing." in text


def test_the_start_card_names_who_stays_all_the_way(make: SimpleNamespace, read: Read) -> None:
    everywhere = tuple(make.an_assignment(make.ANNA, kind) for kind in ("sales", "project", "maintenance"))
    text = read(make.an_item("start", journey=make.a_journey(assignments=everywhere)))
    assert "Anna stays all the way." in text
    assert "Missing" not in text


# -- the question to a person ----------------------------------------------------------------------------------------


def test_the_question_says_what_is_planned_and_why_it_is_asked(make: SimpleNamespace, read: Read) -> None:
    planned = make.a_handover("holds", "key_carrier", people=(make.ANNA,))
    plan = {"role": "solution architect", "percent": 40, "first": START, "last": date(2027, 3, 31)}
    assert read(make.an_item("ask", planned, asked_by=make.KIM, **plan), reader=make.ANNA) == (
        "*Will you stay on when Acme ERP goes from Sales to Project on Tue 1 Dec?*\n"
        "Kim asks, because you know Acme. You are the only one from the sale.\n"
        "You are in the plan for the project: solution architect, 40 %, 1 Dec to 31 Mar.\n"
        "[Yes, I'm staying] [Don't know yet] [I can't]"
    )


def test_the_question_says_who_put_the_reader_there(make: SimpleNamespace, read: Read) -> None:
    planned = make.a_handover("holds", "key_carrier", people=(make.ANNA,))
    item = make.an_item("ask", planned, role="architect", planned_by=make.KIM, planned_on=date(2026, 10, 12))
    text = read(item, reader=make.ANNA)
    assert "You are in the plan for the project: architect. Kim put you there on 12 Oct.\n" in text


def test_a_question_that_is_not_planned_yet_says_what_a_yes_would_write(make: SimpleNamespace, read: Read) -> None:
    plan = {"role": "solution architect", "first": START, "last": date(2026, 12, 30), "proposed": True}
    text = read(make.an_item("ask", make.a_handover(), asked_by=make.KIM, **plan), reader=make.ANNA)
    assert "A yes puts you in the plan for the project: solution architect, from 1 Dec for 30 days.\n" in text


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("yes", "Thank you. Kim can see it. If the start moves by more than a week, I will ask again.\n[Undo]"),
        (
            "unsure",
            "Thank you. Kim sees that you don't know yet. I will ask again closer to the day, or you answer here when"
            " you know.\n[Yes, I'm staying] [I can't] [Undo]",
        ),
        ("no", "Thank you for saying so in time. Kim is looking for someone.\n[Undo]"),
    ],
)
def test_an_answer_is_thanked_for_and_can_be_taken_back(
    make: SimpleNamespace, read: Read, answer: str, expected: str
) -> None:
    item = make.an_item("ask", make.a_handover(), answer=answer, undo_uid="c1", question_uid="q1")
    assert read(item, reader=make.ANNA).endswith(f"*\n{expected}")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("yes", "Thank you. If the start moves by more than a week, I will ask again.\n[Undo]"),
        ("no", "Thank you for saying so in time. Who else could stay on?\n[Someone else…] [Undo]"),
    ],
)
def test_an_owner_who_answers_is_not_told_of_the_owner(
    make: SimpleNamespace, read: Read, answer: str, expected: str
) -> None:
    item = make.an_item("ask", make.a_handover(), answer=answer, undo_uid="c1", question_uid="q1")
    assert read(item, reader=make.KIM).endswith(f"*\n{expected}")


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("withdrawn", "You are no longer in the plan for this, so there is nothing to answer."),
        ("past", "The day has come, so there is nothing left to answer."),
    ],
)
def test_a_question_that_no_longer_stands_asks_nothing(
    make: SimpleNamespace, read: Read, state: str, expected: str
) -> None:
    item = make.an_item("ask", make.a_handover(), question_state=state)
    assert read(item, reader=make.ANNA).endswith(f"*\n{expected}")


def test_a_word_taken_back_asks_again(make: SimpleNamespace, read: Read) -> None:
    item = make.an_item("ask", make.a_handover(), question_state="answered", answer=None)
    assert read(item, reader=make.ANNA).endswith("[Yes, I'm staying] [Don't know yet] [I can't]")


# -- what only the owner hears ---------------------------------------------------------------------------------------


def test_the_owner_hears_whose_word_is_missing_and_may_pass_it_on(make: SimpleNamespace, read: Read) -> None:
    planned = make.a_handover("holds", "key_carrier", people=(make.ANNA,), words=(make.a_word(make.ANNA),), days_left=7)
    assert read(make.an_item("told", planned), reader=make.KIM) == (
        "*Acme ERP: Sales → Project on Tue 1 Dec, in 7 days. The plan holds, but Anna has not answered yet.*\n"
        "The plan: Anna stays on.\n"
        "Anna was asked on 3 Nov.\n"
        "[Anna told me yes] [Ask again] [Plan someone else…]"
    )


def test_the_owner_hears_who_does_not_know_yet(make: SimpleNamespace, read: Read) -> None:
    words = (make.a_word(make.ANNA, "unsure"),)
    planned = make.a_handover("holds", "key_carrier", people=(make.ANNA,), words=words)
    assert "The plan holds, but Anna doesn't know yet.*" in read(make.an_item("told", planned), reader=make.KIM)


def test_a_plan_that_breaks_is_told_as_the_card_tells_it(make: SimpleNamespace, read: Read) -> None:
    text = read(make.an_item("told", make.a_handover(days_left=2)), reader=make.KIM)
    assert text == (
        "*Acme ERP: Sales → Project on Tue 1 Dec, in 2 days. Nobody from the sale is in the project yet.*\n"
        "Anna has known Acme for 14 weeks.\n"
        "Shall I ask Anna?\n"
        "[Ask Anna] [Someone else…] [Go without overlap…] [Later]"
    )


def test_of_several_who_have_not_answered_each_is_asked_again_by_name(make: SimpleNamespace, read: Read) -> None:
    words = (make.a_word(make.ANNA), make.a_word(make.PER))
    planned = make.a_handover("holds", "key_carrier", people=(make.ANNA, make.PER), words=words)
    text = read(make.an_item("told", planned), reader=make.KIM)
    assert "[Anna told me yes] [Ask Anna again] [Per told me yes] [Ask Per again] [Plan someone else…]" in text


def test_only_the_owner_passes_on_a_yes(make: SimpleNamespace, read: Read) -> None:
    words = (make.a_word(make.ANNA),)
    planned = make.a_handover("holds", "key_carrier", people=(make.ANNA,), words=words)
    assert "told me yes" not in read(make.an_item("told", planned), reader=make.EVA)


@pytest.mark.parametrize(
    ("trouble", "expected"),
    [
        ("shared", "People from outside read along in its channel, so I did not post this there."),
        ("is_archived", "Its channel is archived, so I could not post this there."),
        ("not_in_channel", "I am not in its channel, so I could not post this there. Please invite me."),
        ("channel_not_found", "I can't find its channel any more, so I could not post this there."),
        ("surprise", "Slack did not let me post this in its place (surprise)."),
    ],
)
def test_what_could_not_be_posted_reaches_the_owner_with_the_reason(
    make: SimpleNamespace, read: Read, trouble: str, expected: str
) -> None:
    text = read(make.an_item("alert", make.a_handover(), trouble=trouble), reader=make.KIM)
    assert text.startswith("*Acme ERP: Sales → Project on Tue 1 Dec, in 14 days. Nobody from the sale")
    assert f"\n{expected}\n" in text


def test_a_no_reaches_the_owner_with_the_next_candidate_and_the_private_words(
    make: SimpleNamespace, read: Read
) -> None:
    shown = make.a_handover(
        words=(make.an_answer(make.ANNA, "no"),),
        advice=make.Advice(kind="ask", who=make.PER, since=date(2026, 9, 20)),
    )
    item = make.an_item(
        "alert", shown, about=make.ANNA, knows_customer="Per", days_offered="five", private_note="parental leave"
    )
    assert read(item, reader=make.KIM) == (
        "*Anna can't stay on when Acme ERP becomes a project on Tue 1 Dec. Nobody from the sale is in the project yet."
        " 14 days are left.*\n"
        "Who else knows Acme, says Anna: Per\n"
        "Days side by side that Anna could spend: five\n"
        "Only for you, from Anna: parental leave\n"
        "Per has known Acme for 8 weeks. Shall I ask Per?\n"
        "[Ask Per] [Someone else…] [Go without overlap…] [Later]"
    )


# -- dates and the day ------------------------------------------------------------------------------------------------


def test_a_tentative_date_is_a_question_to_the_owner(make: SimpleNamespace, read: Read) -> None:
    shown = make.a_handover("holds", "key_carrier", people=(make.ANNA,), tentative=True)
    assert read(make.an_item("tentative", shown), reader=make.KIM) == (
        "*Acme ERP: Sales → Project around Tue 1 Dec, in about 14 days. Is that date still right?*\n"
        "● Holds. Anna stays on.\n"
        "[Still right] [Move…] [Not happening]"
    )


def test_a_date_confirmed_is_thanked_for_and_can_still_be_moved(make: SimpleNamespace, read: Read) -> None:
    shown = make.a_handover("holds", "key_carrier", people=(make.ANNA,), tentative=True)
    assert read(make.an_item("tentative", shown, answer="right", undo_uid="c1"), reader=make.KIM) == (
        "*Acme ERP: Sales → Project around Tue 1 Dec, in about 14 days.*\n"
        "Thank you. I keep to that date until you move it.\n"
        "● Holds. Anna stays on.\n"
        "[Move…] [Undo]"
    )


@pytest.mark.parametrize("kind", ["day", "tentative"])
def test_on_a_tentative_day_the_bot_asks_whether_it_has_begun(make: SimpleNamespace, read: Read, kind: str) -> None:
    text = read(make.an_item(kind, make.a_handover("holds", tentative=True, days_left=0)))
    assert text == "*Kim, Acme ERP: did the project start today?*\n[Yes] [Not yet…] [Not happening]"


def test_the_day_says_who_stays_and_who_leads(make: SimpleNamespace, read: Read) -> None:
    shown = make.a_handover("holds", "key_carrier", people=(make.ANNA,), days_left=0, leads_to=(make.EVA,))
    text = read(make.an_item("day", shown))
    assert text == "*Today Acme ERP goes from Sales to Project. Anna stays on. Eva leads.*\n[Open the brief]"


def test_the_day_says_once_that_who_stays_leads_and_which_system_breaks(make: SimpleNamespace, read: Read) -> None:
    scopes = (
        make.a_scope("holds", "key_carrier", carriers=(make.EVA,), rests_on=(make.EVA,)),
        make.a_scope("holds", "key_carrier", carriers=(make.EVA,), system="CRM"),
        make.a_scope(system="BI"),
    )
    text = read(make.an_item("day", make.a_handover(days_left=0, scopes=scopes, leads_to=(make.EVA,))))
    assert text.startswith(
        "*Today Acme ERP goes from Sales to Project. Eva stays on and leads. CRM holds. BI breaks.*\n"
    )


def test_a_broken_day_names_whom_to_ask_while_it_is_fresh(make: SimpleNamespace, read: Read) -> None:
    assert read(make.an_item("day", make.a_handover(days_left=0))) == (
        "*Today Acme ERP goes from Sales to Project. Nobody from the sale is in the project.*\n"
        "Ask Anna about Acme while it is fresh.\n"
        "[Ask Anna] [Open the brief]"
    )


def test_the_day_of_a_handover_that_goes_without_overlap_says_that_it_is_on_purpose(
    make: SimpleNamespace, read: Read
) -> None:
    shown = make.a_handover(days_left=0, accepted_by=make.KIM, accepted_reason="relay by choice")
    text = read(make.an_item("day", shown))
    assert "Goes without overlap: relay by choice (Kim)" in text
    assert "[Ask" not in text


def test_a_note_of_yesterday_no_longer_says_today(make: SimpleNamespace, read: Read) -> None:
    shown = make.a_handover("holds", "key_carrier", people=(make.ANNA,), days_left=-2)
    assert read(make.an_item("day", shown)).startswith("*On Tue 1 Dec, Acme ERP went from Sales to Project.")
