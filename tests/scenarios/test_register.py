"""The register in conversations: a typed line, what was understood, Undo; from Monday 12 October 2026 on."""

from collections.abc import Callable

import pytest

from bot.sandbox.people import Person, Room

NEW = "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01"


@pytest.fixture
def journey(kim: Person, begins: Callable[..., Person]) -> Person:
    """Kim, with Acme ERP in #acme."""
    return begins(kim, NEW)


def newest(person: Person) -> str:
    """What stands last on the screen of a person's channel."""
    return person.screen().split("acme> ")[-1]


def filled(person: Person) -> dict[str, object]:
    """What stands in the open form already, by field."""
    assert person.form, person.screen()
    found = {}
    for block in person.form.body["blocks"]:
        element = block.get("element", {})
        initial = next((value for name, value in element.items() if name.startswith("initial")), None)
        if initial:
            found[block["block_id"]] = initial
    return found


# -- beginning ---------------------------------------------------------------------------------------------------------


def test_a_journey_is_started_in_one_line_and_said_back_in_whole_dates(journey: Person) -> None:
    assert journey.sees("*Acme ERP* for Acme AB is on its way, as `acme-erp`")
    assert journey.sees("Sales: since Tuesday 1 September 2026 (week 36)")
    assert journey.sees("Project: Tuesday 1 December 2026 (week 49)")


def test_a_reply_is_seen_by_the_one_who_typed_alone(journey: Person, anna: Person) -> None:
    assert not anna.sees("is on its way")


def test_where_there_is_no_journey_the_way_to_one_is_a_button_and_a_form(kim: Person) -> None:
    kim.types("/handover")
    kim.presses("Start a journey")
    kim.submits(name="Beta CRM", customer="Beta", start_0="2026-10-01", start_1="2027-01-11", unsure=["Project"])
    assert kim.sees("*Beta CRM* for Beta is on its way, as `beta-crm`")
    assert kim.sees("Project: around Monday 11 January 2027 (week 2)")
    assert kim.sees("Maintenance: no date yet")


def test_a_journey_without_dates_opens_the_form_with_its_names(kim: Person) -> None:
    kim.types("/handover new Beta CRM for Beta")
    assert kim.sees("When does each phase start?")
    assert filled(kim) == {"name": "Beta CRM", "customer": "Beta"}


def test_a_date_that_does_not_exist_opens_the_form_with_the_others(kim: Person) -> None:
    kim.types("/handover new Beta: sales 1 oct, project 31 feb")
    assert kim.sees("There is no *31 feb* in the calendar")
    assert filled(kim) == {"name": "Beta", "start_0": "2026-10-01"}


def test_an_empty_form_is_refused_at_its_field(kim: Person) -> None:
    kim.types("/handover new")
    assert "name" in kim.submits()
    assert kim.form


def test_a_range_stays_one_when_the_form_leaves_its_first_day(kim: Person) -> None:
    kim.types("/handover new Beta: sales 1 oct, project 1-20 dec, maintenance 31 feb")
    kim.submits()
    assert kim.sees("Project: between Tuesday 1 December 2026 (week 49) and Sunday 20 December 2026 (week 51)")


def test_in_a_channel_shared_with_the_customer_it_says_so_now(kim: Person) -> None:
    kim.types(NEW, "with-acme")
    assert kim.sees("People from outside read along in this channel")


def test_where_the_bot_is_not_in_the_channel_it_says_so_now(kim: Person) -> None:
    kim.types(NEW, "other")
    assert kim.sees("I am not in this channel yet")
    kim.presses("Invite me")
    assert kim.sees("I am in this channel now, and write here.")
    kim.presses("Undo")
    assert kim.sees("Taken back:")


def test_a_name_cannot_mention_everybody(kim: Person) -> None:
    kim.types("/handover new &lt;!channel&gt; *big*: sales 1 sep, project 1 dec")
    assert kim.sees("*&lt;!channel&gt; ∗big∗* is on its way")
    shown = kim.sandbox.workspace.channels[kim.scene.channel("acme").id].messages.values()
    assert not [one for one in shown if "<!channel>" in str(one.blocks) + one.text]


# -- people ------------------------------------------------------------------------------------------------------------


def test_somebody_is_added_and_what_was_understood_is_said(journey: Person) -> None:
    journey.types("/handover add @anna solution architect, sales to project, 50%, 1 oct until 31 mar")
    said = newest(journey)
    assert "Anna is in the plan as solution architect." in said
    assert "• Sales, Thursday 1 October to Monday 30 November 2026 (weeks 40 to 49) · leads the sale · key" in said
    assert (
        "• Project, Tuesday 1 December 2026 (week 49) to Wednesday 31 March 2027 (week 13) · leads the project" in said
    )
    assert said.count(" · 50 %") == 2


def test_a_person_first_means_add(journey: Person) -> None:
    journey.types("/handover @bo project manager, project")
    assert journey.sees("Bo is in the plan as project manager.")


def test_somebody_of_the_customers_needs_no_account(journey: Person) -> None:
    journey.types("/handover add Bosse Blom system owner, customer")
    assert journey.sees("on the side of Acme AB")


def test_a_name_that_nobody_has_opens_the_form_with_the_rest(journey: Person) -> None:
    journey.types("/handover add Nobody Known consultant, project, 40%")
    assert journey.sees("I know nobody called *Nobody Known* here")
    assert filled(journey)["role"] == "consultant"
    assert filled(journey)["percent"] == "40"
    journey.submits(outside="", people=["Anna Berg"])
    assert journey.sees("Anna is in the plan as consultant.")


def test_a_first_name_is_enough_for_who_is_known(staffed: Person) -> None:
    staffed.types("/handover add anna consultant, sales")
    assert staffed.sees("Anna is in the plan as consultant.")


def test_a_word_that_says_nothing_is_mended_in_the_form(journey: Person) -> None:
    journey.types("/handover add @anna projct")
    assert journey.sees("Did you mean *project*?")
    journey.presses("Open the form")
    journey.submits(phases=["Project"])
    assert journey.sees("• Project, Tuesday 1 December 2026 (week 49) to Monday 31 May 2027 (week 22)")


def test_the_form_refuses_a_figure_at_its_field(journey: Person) -> None:
    journey.types("/handover add")
    assert list(journey.submits(people=["Anna Berg"], percent="much")) == ["percent"]
    assert journey.form


def test_a_form_without_a_person_is_refused(journey: Person) -> None:
    journey.types("/handover add")
    assert list(journey.submits()) == ["people"]


def test_somebody_takes_over(staffed: Person) -> None:
    staffed.types("/handover replace @bo with @eva 1 mar")
    assert staffed.sees("Eva takes over from Bo on Monday 1 March 2027 (week 9).")


def test_somebody_takes_over_by_form(staffed: Person) -> None:
    staffed.types("/handover replace @bo")
    assert staffed.sees("Please name two people")
    staffed.submits(new="Eva Holm")
    assert staffed.sees("Eva takes over from Bo")


def test_somebody_leaves_and_comes_back_with_undo(staffed: Person) -> None:
    staffed.types("/handover remove @anna 15 jan")
    assert staffed.sees("Anna is no longer in the plan from Friday 15 January 2027 (week 2).")
    staffed.presses("Undo")
    assert staffed.sees("Taken back: “Anna is no longer in the plan")


def test_who_is_not_in_the_plan_cannot_leave_it(staffed: Person) -> None:
    staffed.types("/handover remove Nils")
    assert staffed.sees("*Nils* is not in the plan of Acme ERP")


def test_away_is_me_unless_somebody_is_named(journey: Person) -> None:
    journey.types("/handover away 20 dec until 6 jan")
    assert journey.sees("You are away from Sunday 20 December 2026 (week 51) to Wednesday 6 January 2027 (week 1).")
    journey.types("/handover away @anna 2026-12-01..2026-12-04")
    assert journey.sees("Anna is away from Tuesday 1 December 2026")


def test_away_ends_before_it_begins(kim: Person) -> None:
    kim.types("/handover away 2026-12-20 until 2026-12-01")
    assert kim.sees("The last day lies before the first")


# -- phases ------------------------------------------------------------------------------------------------------------


def test_a_move_that_breaks_nothing_saves_at_once(staffed: Person) -> None:
    staffed.types("/handover phase project 8 dec")
    assert staffed.sees("Project is planned for Tue 8 Dec.")
    assert staffed.sees("Before: Tuesday 1 December 2026 (week 49)")


def test_a_move_that_would_break_a_handover_is_asked_twice(journey: Person) -> None:
    journey.types("/handover add @bo project manager, project")
    journey.types("/handover add @anna solution architect, sales to project, until 2026-12-20")
    journey.types("/handover push project 8 weeks")
    assert journey.sees("This would break a handover, so I have not moved it yet.")
    journey.presses("Move anyway")
    assert journey.sees("Project is planned for Tue 26 Jan.")


def test_move_anyway_is_stale_after_another_change(journey: Person) -> None:
    journey.types("/handover add @bo project manager, project")
    journey.types("/handover add @anna solution architect, sales to project, until 2026-12-20")
    journey.types("/handover push project 8 weeks")
    journey.types("/handover add @per maintenance lead, maintenance")
    journey.presses("Move anyway")
    assert journey.sees("so nothing was changed")


def test_a_form_left_open_shows_the_newer_plan_and_keeps_what_was_filled_in(staffed: Person, anna: Person) -> None:
    staffed.types("/handover phase")
    anna.types("/handover phase project 8 dec")
    staffed.submits(phase="Project", start="2026-12-15")
    assert staffed.sees("while this was open")
    assert staffed.sees("Project: from Tue 8 Dec")
    assert filled(staffed)["start"] == "2026-12-15"
    staffed.submits()
    assert staffed.sees("Project is planned for Tue 15 Dec.")


def test_a_phase_is_added_in_between(staffed: Person) -> None:
    staffed.types("/handover phase add pilot after project 1 mar")
    assert staffed.sees("pilot comes after Project.")


def test_an_end_before_the_start_is_refused_in_words(staffed: Person) -> None:
    staffed.types("/handover phase project 2026-12-08 until 2026-12-01")
    assert staffed.sees("The last day lies before the first")


# -- showing -----------------------------------------------------------------------------------------------------------


def test_show_has_phases_people_states_and_the_next_step(journey: Person) -> None:
    journey.types("/handover add @anna solution architect, sales")
    journey.types("/handover add @bo project manager, project")
    journey.types("/handover")
    said = newest(journey)
    assert "*Sales*, since Tue 1 Sept, now\n• Anna Berg: solution architect, leads" in said
    assert "↓ ○ Breaks · Tue 1 Dec, in 50 days. Nobody from the sale is in the project yet." in said
    assert "*Next:* Anna, will you stay on?" in said
    assert "Ask Anna" in said


def test_a_reply_is_shared_with_everybody(staffed: Person, anna: Person) -> None:
    staffed.types("/handover show")
    staffed.presses("Share in channel")
    assert anna.sees("↓ ● Holds · Tue 1 Dec, in 50 days. Anna stays on.")


def test_a_change_is_shared_as_it_was_understood(staffed: Person, anna: Person) -> None:
    staffed.types("/handover phase project 8 dec")
    staffed.presses("Share in channel")
    assert anna.sees("Before: Tuesday 1 December 2026 (week 49)")


def test_a_key_of_another_spelling_is_offered(staffed: Person) -> None:
    staffed.types("/handover acme-epr: add @eva consultant, project")
    assert staffed.sees("I know no journey called *acme-epr* here. Did you mean one of these?")
    staffed.presses("Acme ERP", on="Did you mean")
    assert staffed.sees("Eva is in the plan as consultant.")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("brief beta crm", "*Brief"),
        ("add @eva consultant, sales in Beta CRM", "*Beta CRM*: Eva is in the plan as consultant."),
        ("brief Beta", "Which journey do you mean?"),
        ("started project", "Which journey do you mean?"),
    ],
)
def test_of_several_journeys_the_one_is_meant_whose_name_ends_the_line(journey: Person, line: str, told: str) -> None:
    journey.types("/handover new Beta CRM for Beta AB: sales 2026-09-01, project 2027-06-01")
    journey.types(f"/handover {line}")
    assert journey.sees(told)


def test_of_two_journeys_in_a_channel_one_is_chosen_and_the_line_goes_on(journey: Person) -> None:
    journey.types("/handover new Acme BI for Acme AB: sales 1 oct, project 1 feb")
    journey.types("/handover add @anna architect, sales")
    assert journey.sees("Which journey do you mean?")
    journey.presses("Acme BI")
    assert journey.sees("*Acme BI*: Anna is in the plan as architect.")


def test_the_list_names_what_is_urgent_first(staffed: Person) -> None:
    staffed.types("/handover new Beta CRM: sales 1 oct, project 1 feb", "other")
    staffed.types("/handover add @anna consultant, sales", "other")
    staffed.types("/handover add @eva project manager, project", "other")
    staffed.types("/handover list")
    said = newest(staffed)
    assert said.index("beta-crm") < said.index("acme-erp")
    assert "○ Breaks" in said


def test_a_journey_of_a_private_channel_does_not_exist_for_others(kim: Person, bo: Person) -> None:
    kim.types(NEW, "secret")
    bo.types("/handover acme-erp")
    assert bo.sees("I know no journey called *acme-erp* here")
    bo.types("/handover list")
    assert bo.sees("There is no journey yet that you can see")


def test_an_undo_is_taken_back_too_and_so_on(staffed: Person) -> None:
    staffed.types("/handover undo")
    staffed.presses("Undo")
    assert staffed.sees("*Acme ERP*: Done again: “Anna is in the plan as solution architect.”")
    staffed.presses("Undo")
    staffed.presses("Undo")
    staffed.types("/handover history")
    assert staffed.sees("12 Oct, Kim: Done again: “Anna is in the plan as solution architect.”")
    assert not staffed.sees("Something went wrong")


def test_history_says_who_changed_what(staffed: Person) -> None:
    staffed.types("/handover undo")
    staffed.types("/handover history")
    assert staffed.sees("12 Oct, Kim: Taken back: “Anna is in the plan as solution architect.”")


def test_help_offers_the_word_that_was_perhaps_meant(kim: Person) -> None:
    kim.types("/handover shwo everything now")
    assert kim.sees("I did not understand “shwo everything now”. Did you mean one of these?")
    assert kim.sees("show")

    kim.types("/handover help shwo")
    assert kim.sees("Did you mean this?")
    assert kim.sees("/handover show")


def test_help_shows_twelve_words_and_the_rest_when_asked(kim: Person) -> None:
    kim.types("/handover help")
    assert newest(kim).count("\n`/handover ") == 12
    kim.presses("More")
    assert kim.sees("/handover history")


@pytest.mark.parametrize("line", ["x " * 1500, "new " + "x" * 2990, "add " + "@a " * 900, "phase " + "31 feb " * 400])
def test_three_thousand_characters_are_answered(journey: Person, line: str) -> None:
    journey.types(f"/handover {line}"[:3000])
    assert not journey.sees("Something went wrong")
    assert not journey.told


def test_who_is_outside_the_channel_sees_the_dates_alone(staffed: Person, sara: Person) -> None:
    sara.leaves("acme")
    sara.types("/handover acme-erp", "other")
    assert sara.sees("Who is on it is for its channel")
    assert sara.sees("Project: from Tue 1 Dec")


def test_alone_with_the_bot_my_journeys_are_listed_and_one_is_chosen_for_a_change(
    staffed: Person, anna: Person
) -> None:
    anna.types_to_the_bot("/handover")
    assert anna.sees("One journey.")
    anna.types_to_the_bot("/handover phase project 8 dec")
    anna.presses("Acme ERP", on="Which journey")
    assert anna.sees("Project is planned for Tue 8 Dec.")


def test_the_shortcut_opens_the_form_and_asks_for_the_channel(kim: Person, acme: Room) -> None:
    kim.uses("start_journey")
    kim.submits(name="Beta CRM", start_0="2026-10-01", start_1="2027-01-11", channel=acme.id)
    kim.types("/handover")
    assert kim.sees("*Beta CRM* · `beta-crm`")


def test_a_button_for_another_date_opens_the_form(journey: Person) -> None:
    journey.types("/handover show")
    journey.presses("Move a phase…")
    journey.submits(phase="Sales", end="2026-11-30", sure=[])
    assert journey.sees("Sales ends on Mon 30 Nov.")


def test_the_list_finds_a_customer_by_the_name_as_typed(kim: Person) -> None:
    kim.types("/handover new Web shop for A & B AB: sales 2026-09-01, project 2026-12-01")
    kim.types("/handover list customer A & B")
    assert "Web shop" in newest(kim)
