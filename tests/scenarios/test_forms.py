"""Forms as people fill them in: for everything a line can do, left open over lunch, sent twice, filled in wrongly."""

from collections.abc import Callable

import pytest

from bot.sandbox.people import Person, Room

LONG = "Överlämningsansvarig för kundanpassade integrationer och rapporter i hela Nordeuropa"


def newest(person: Person) -> str:
    """What stands last on the screen of a person's channel."""
    return person.screen().split("acme> ")[-1]


def filled(person: Person) -> dict[str, object]:
    """What stands in the open form already, by field."""
    assert person.form, person.screen()
    elements = {
        block["block_id"]: block.get("element", {}) for block in person.form.body["blocks"] if "element" in block
    }
    found = {
        name: next((part for key, part in each.items() if key.startswith("initial")), None)
        for name, each in elements.items()
    }
    return {name: value["value"] if isinstance(value, dict) else value for name, value in found.items() if value}


# -- a new journey with its people -------------------------------------------------------------------------------------


def test_a_journey_is_started_with_those_who_lead_and_the_others(kim: Person) -> None:
    kim.types("/handover new")
    kim.submits(
        name="Beta CRM",
        start_0="2026-10-01",
        start_1="2027-01-11",
        lead_0="Kim Lind",
        lead_1="Bo Ek",
        who_0="Anna Berg",
        as_0="solution architect, sales to project, 50%",
        who_1="Sara Nyman",
        as_1="konsult projektet",
    )
    assert kim.sees("*Beta CRM* is on its way, as `beta-crm`.")
    assert kim.sees("Kim is in the plan.")
    assert kim.sees("Anna is in the plan as solution architect.")
    assert kim.sees("• Project, from Monday 11 January 2027 (week 2) · key person · 50 %")
    assert kim.sees("Sara is in the plan as konsult.")
    kim.types("/handover")
    assert "• Kim Lind: leads" in newest(kim)
    assert "↓ ● Holds · Mon 11 Jan, in 91 days. Anna stays on." in newest(kim)


def test_all_of_it_is_taken_back_by_one_undo(kim: Person) -> None:
    kim.types("/handover new")
    kim.submits(name="Beta CRM", start_0="2026-10-01", lead_0="Anna Berg")
    kim.presses("Undo")
    assert kim.sees("Taken back: “*Beta CRM* is on its way")
    kim.types("/handover")
    assert "There is no journey in this channel yet" in newest(kim)


def test_only_the_name_must_be_there(kim: Person) -> None:
    kim.types("/handover new")
    assert "name" in kim.submits()
    kim.submits(name="Beta CRM", start_0="2026-10-01")
    assert kim.sees("*Beta CRM* is on its way")


@pytest.mark.parametrize(
    ("field", "values", "told"),
    [
        pytest.param("as_0", {"who_0": "Anna Berg", "as_0": "projct"}, "Did you mean", id="a phase"),
        pytest.param("as_1", {"who_1": "Anna Berg", "as_1": "architect 140%"}, "between 1 and 100", id="a share"),
        pytest.param("who_2", {"as_2": "consultant, project"}, "Please choose who it is.", id="nobody"),
        pytest.param("lead_1", {"lead_1": "Xenia Extern"}, "", id="somebody of the customer's Slack"),
    ],
)
def test_what_is_wrong_with_people_stands_at_their_field(
    kim: Person, field: str, values: dict[str, str], told: str
) -> None:
    kim.types("/handover new")
    problems = kim.submits(name="Beta CRM", start_0="2026-10-01", start_1="2027-01-11", **values)
    assert list(problems) == [field]
    assert told in problems[field]
    assert kim.form
    kim.types("/handover")
    assert "There is no journey in this channel yet" in newest(kim)


def test_ten_phases_with_long_names_fit_the_form(kim: Person) -> None:
    letters = "abcdefghjklm"
    phases = ", ".join(f"{LONG} {letters[n]} 2027-{n:02}-01" for n in range(1, 10))
    kim.types(f"/handover new Beta CRM: sales 2026-10-01, {phases}, {LONG} z 31 feb")
    assert kim.sees("Only 10 phases fit here. Add the others afterwards: Överlämningsansvarig för")
    assert list(kim.submits(start_3="2027-04-02", lead_9="Bo Ek")) == ["start_4"]
    kim.submits(name=LONG, start_3="2027-03-02")
    assert kim.sees(f"*{LONG}* is on its way")
    kim.types("/handover")
    assert newest(kim).count(LONG[:40]) >= 10


def test_the_shortcut_starts_a_journey_with_people_from_anywhere(kim: Person, anna: Person) -> None:
    kim.uses("start_journey")
    kim.submits(name="Beta CRM", start_0="2026-10-01", lead_0="Anna Berg", channel=kim.scene.channel("acme").id)
    assert kim.sees("*Beta CRM* is on its way, as `beta-crm`.")
    anna.types("/handover")
    assert "• Anna Berg: leads" in newest(anna)


def test_a_guest_who_uses_the_shortcut_is_refused_kindly(gus: Person) -> None:
    gus.uses("start_journey")
    assert gus.sees("As a guest you can answer what you are asked")


# -- the menu under show -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "title"),
    [
        ("Somebody takes over…", "Somebody takes over"),
        ("Somebody leaves…", "Somebody leaves"),
        ("Somebody is away…", "Away"),
        ("Add a phase…", "Add a phase"),
        ("Rename or remove a phase…", "Rename or remove"),
        ("What if…", "What if …"),
        ("No reminders for a while…", "Reminders off"),
    ],
)
def test_every_form_is_opened_from_show(staffed: Person, choice: str, title: str) -> None:
    staffed.types("/handover")
    staffed.chooses("Change…", choice)
    assert staffed.form, staffed.screen()
    assert staffed.form.body["title"]["text"] == title


def test_the_history_is_opened_from_show(staffed: Person) -> None:
    staffed.types("/handover")
    staffed.chooses("Change…", "What was changed")
    assert "*Acme ERP*: what was changed, the latest first." in newest(staffed)


# -- a phase more ------------------------------------------------------------------------------------------------------


def test_a_phase_is_added_by_form(staffed: Person) -> None:
    staffed.types("/handover phase add")
    assert staffed.sees("What is the new phase called?")
    staffed.submits(name="Pilot", after="Project", start="2027-03-01", sure=["Not sure yet"])
    assert staffed.sees("*Acme ERP*: Pilot comes after Project.")
    assert staffed.sees("Pilot: around Monday 1 March 2027 (week 9)")


def test_a_phase_that_would_stand_in_the_wrong_place_is_refused_at_its_date(staffed: Person) -> None:
    staffed.types("/handover phase add")
    assert list(staffed.submits(name="Pilot", after="Maintenance", start="2026-10-15")) == ["start"]
    staffed.submits(start="2027-10-15")
    assert staffed.sees("Pilot comes after Maintenance.")


def test_what_was_typed_of_a_new_phase_stands_in_its_form(staffed: Person) -> None:
    staffed.types("/handover phase add pilot after project 31 feb")
    assert filled(staffed)["name"] == "pilot"


def test_a_phase_is_called_otherwise_or_taken_out_by_form(staffed: Person) -> None:
    staffed.types("/handover phase rename")
    assert list(staffed.submits(phase="Maintenance", what="Call it something else")) == ["name"]
    staffed.submits(name="Operations")
    assert staffed.sees("Operations")
    staffed.types("/handover phase remove")
    staffed.submits(phase="Operations", what="Take it out of the plan")
    staffed.presses("Take it out")
    staffed.types("/handover")
    assert "Operations" not in newest(staffed)


# -- left open over lunch ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "fields", "stays", "said"),
    [
        pytest.param(
            "remove", {"old": "Anna Berg", "since": "2027-01-15"}, {"since": "2027-01-15"},
            "Anna is no longer in the plan from Friday 15 January 2027", id="remove",
        ),
        pytest.param(
            "replace", {"old": "Bo Ek", "new": "Eva Holm", "since": "2027-01-15"},
            {"new": "U0EVA", "since": "2027-01-15"}, "Eva takes over from Bo", id="replace",
        ),
        pytest.param(
            "add", {"people": ["Eva Holm"], "role": "consultant", "percent": "40"},
            {"people": ["U0EVA"], "role": "consultant", "percent": "40"}, "Eva is in the plan as consultant.", id="add",
        ),
        pytest.param(
            "phase add", {"name": "Pilot", "start": "2027-03-01"}, {"name": "Pilot", "start": "2027-03-01"},
            "Pilot comes after Project.", id="another phase",
        ),
        pytest.param(
            "phase", {"phase": "Maintenance", "start": "2027-06-08"}, {"start": "2027-06-08"},
            "Maintenance is planned for Tue 8 Jun.", id="phase",
        ),
    ],
)  # fmt: skip
def test_a_form_left_open_shows_what_changed_and_keeps_what_was_filled_in(
    staffed: Person, sara: Person, line: str, fields: dict[str, str], stays: dict[str, object], said: str
) -> None:
    staffed.types(f"/handover {line}")
    sara.types("/handover add @sara consultant, project")

    staffed.submits(**fields)

    assert staffed.sees("Somebody changed Acme ERP while this was open, so nothing was changed.")
    assert staffed.sees("*Acme ERP* now:")
    assert filled(staffed).items() >= stays.items()
    staffed.submits()
    assert staffed.form is None
    assert staffed.sees(said)


def test_who_was_taken_out_meanwhile_is_not_there_to_choose_any_more(staffed: Person, sara: Person) -> None:
    staffed.types("/handover remove")
    sara.types("/handover undo")
    sara.presses("Take it back")

    staffed.submits(old="Anna Berg")

    assert staffed.sees("while this was open")
    assert "old" not in filled(staffed)
    assert list(staffed.submits(old="Bo Ek")) == []
    assert staffed.sees("Bo is no longer in the plan")


# -- decided about a handover ------------------------------------------------------------------------------------------


def test_who_answers_for_it_passes_on_a_yes_by_form(relay: Person, anna: Person) -> None:
    relay.types("/handover add @anna solution architect, project")
    relay.types("/handover")
    relay.chooses("Change…", "Somebody said yes to me…")
    relay.submits(person="Anna Berg")
    assert relay.sees("Anna said yes, and you passed it on.")
    anna.types("/handover history")
    assert "Kim: Anna said yes." in newest(anna)


def test_confirm_alone_asks_the_owner_whose_yes_it_was_where_it_is_none_of_their_own(kim: Person) -> None:
    kim.types("/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01")
    kim.types("/handover confirm")
    assert kim.sees("Nobody in the plan for this handover still has to answer")
    kim.types("/handover confirm Nils")
    assert kim.sees("Nobody in the plan for this handover still has to answer")


def test_who_is_not_in_the_plan_is_chosen_from_those_who_are(relay: Person) -> None:
    relay.types("/handover confirm Nils")
    assert relay.sees("*Nils* is not in the plan of Acme ERP.")
    relay.submits(person="Bo Ek")
    assert relay.sees("Bo said yes, and you passed it on.")


def test_nobody_else_passes_on_what_others_said(relay: Person, bo: Person) -> None:
    bo.types("/handover confirm others")
    assert bo.sees("Only Kim can pass on what others have said.")
    assert bo.form is None


def test_until_when_it_waits_is_chosen_where_it_was_not_understood(relay: Person) -> None:
    relay.types("/handover later when the cows come home")
    assert relay.sees("I can wait until tomorrow, until Monday, for a week or until the order is signed.")
    relay.submits(until="In a week")
    assert relay.sees("I'll be quiet about")


def test_a_reason_stays_when_the_journey_changed_meanwhile(relay: Person, bo: Person) -> None:
    relay.types("/handover accept")
    assert list(relay.submits(reason=" ")) == ["reason"]
    bo.types("/handover phase project 2026-12-08")

    relay.submits(reason="the customer asked for it")

    assert relay.sees("while this was open")
    assert relay.sees("Tue 8 Dec")
    assert filled(relay) == {"reason": "the customer asked for it"}
    relay.submits()
    assert relay.sees("goes without overlap, on purpose")


# -- in a thread -------------------------------------------------------------------------------------------------------


@pytest.fixture
def threaded(kim: Person, begins: Callable[..., Person]) -> Person:
    """14 days before: the card has a reply in its thread."""
    return begins(
        kim,
        "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01",
        "/handover add @kim account manager, sales, lead",
        "/handover add @anna solution architect, sales",
        "/handover add @bo project manager, project",
        until="2026-11-17 10:00",
    )


@pytest.mark.ci
def test_from_a_thread_everything_can_be_done(threaded: Person, acme: Room) -> None:
    card = next(one for one in acme.messages if "Sales → Project" in one.text)
    assert "Show the journey" in acme.thread(card)[-1]

    threaded.presses("Show the journey", on="in 14 days")
    threaded.chooses("Change…", "Add a phase…")
    threaded.submits(name="Pilot", start="2026-12-20")

    replies = [one for one in acme.channel.messages.values() if one.ephemeral_to == threaded.id]
    assert "Pilot comes after Project" in replies[-1].text
    assert {one.thread_ts for one in replies[-2:]} == {card.ts}


# -- sent twice --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        pytest.param("new", {"name": "Beta CRM", "start_0": "2026-10-01", "lead_0": "Eva Holm"}, id="new"),
        pytest.param("add", {"people": ["Eva Holm"], "role": "consultant"}, id="add"),
        pytest.param("phase add", {"name": "Pilot", "start": "2027-03-01"}, id="phase add"),
        pytest.param("remove", {"old": "Anna Berg"}, id="remove"),
        pytest.param("accept", {"reason": "they wish it"}, id="accept"),
    ],
)
def test_a_form_sent_twice_writes_once(relay: Person, line: str, fields: dict[str, str | list[str]]) -> None:
    relay.types(f"/handover {line}")
    relay.submits(**fields)
    relay.types("/handover list")
    once = newest(relay)
    before = changes(relay)

    again(relay, "view_submission")

    assert relay.sees("That is already done; nothing was changed twice.")
    relay.types("/handover list")
    assert (newest(relay), changes(relay)) == (once, before)


def changes(person: Person) -> int:
    """How many lines the history of the first journey has."""
    person.types("/handover acme-erp: history")
    return newest(person).count("• 12 Oct")


def again(person: Person, kind: str) -> None:
    """Slack sends the person's last request of that kind once more, as it was."""
    way = person.sandbox.way
    payload = next(sent for asked, sent in reversed(way.sent) if sent.get("type") == kind)
    way.deliverer.deliver("interactive", payload, 3.0, None)
    person.scene.settle()
