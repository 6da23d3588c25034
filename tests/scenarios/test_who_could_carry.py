"""Who could carry a handover: ranked, each with reasons and days, and asked only when somebody presses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.sandbox.people import Person

PHASES = "sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01"


@pytest.fixture
def relay(kim: Person, begins: Callable[..., Person]) -> Person:
    """Kim and Anna sold it, Bo runs the project: nobody stays on."""
    return begins(
        kim,
        f"/handover new Acme ERP for Acme AB: {PHASES}",
        "/handover add @kim account manager, sales, lead",
        "/handover add @anna solution architect, sales",
        "/handover add @bo project manager, project, lead",
    )


def offered(person: Person) -> dict[str, str]:
    """Who is offered in the open form, with what speaks for them."""
    assert person.form is not None
    block = next(one for one in person.form.body["blocks"] if one["block_id"] == "person")
    options = block["element"]["options"]
    return {one["text"]["text"]: one.get("description", {}).get("text", "") for one in options}


def standing(person: Person) -> tuple[str, str, str]:
    """First and last day and percentage, as they stand in the form."""
    assert person.form is not None
    elements = {one["block_id"]: one["element"] for one in person.form.body["blocks"] if one["type"] == "input"}
    days = (elements["first"].get("initial_date", ""), elements["last"].get("initial_date", ""))
    return (*days, elements["percent"].get("initial_value", ""))


def test_the_likeliest_stands_first_with_reasons_and_proposed_days(relay: Person) -> None:
    relay.types("/handover new Beta CRM for Beta AB: sales 2026-09-01, project 2027-06-01", "other")
    relay.types("/handover add @anna architect, sales, 60%", "other")

    relay.types("/handover ask")

    assert next(iter(offered(relay).items())) == (
        "Anna Berg",
        "with Acme AB since Sept, solution architect, 40 % free",
    )
    assert standing(relay) == ("2026-12-01", "2026-12-30", "40")


def test_who_joins_early_is_offered_days_side_by_side(relay: Person) -> None:
    relay.types("/handover ask")

    assert offered(relay)["Bo Ek"].startswith("in the project anyway, project manager, beside Anna from ")


def test_what_does_not_fit_is_left_out_as_a_whole_fact(relay: Person) -> None:
    relay.types("/handover add @sara principal integration architecture consultant, sales, 50%")

    relay.types("/handover ask")

    assert offered(relay)["Sara Nyman"] == "with Acme AB since Sept, principal integration architecture consultant"


def test_nobodys_figures_are_no_alarm(relay: Person) -> None:
    relay.types("/handover new Beta CRM for Beta AB: sales 2026-09-01, project 2027-06-01", "other")
    relay.types("/handover add @anna architect, sales", "other")

    relay.types("/handover ask")

    assert offered(relay)["Anna Berg"].endswith("no figures")


def test_who_knows_the_customer_from_another_journey_is_offered_too(relay: Person) -> None:
    relay.types("/handover new Acme CRM for Acme AB: sales 2025-02-01, project 2025-06-01", "other")
    relay.types("/handover add @sara consultant, project", "other")

    relay.types("/handover ask", "acme")

    assert offered(relay)["Sara Nyman"].startswith("on Acme CRM from Jun 2025, consultant")


def test_of_journeys_one_may_not_see_nobody_is_offered(relay: Person, bo: Person) -> None:
    relay.types("/handover new Acme Secret for Acme AB: sales 2025-02-01, project 2025-06-01", "secret")
    relay.types("/handover add @sara consultant, project", "secret")

    bo.types("/handover ask")

    assert "Sara Nyman" not in offered(bo)
    relay.types("/handover ask", "acme")
    assert "Sara Nyman" in offered(relay)


def test_time_on_journeys_one_may_not_see_is_not_counted(relay: Person, bo: Person) -> None:
    relay.types("/handover new Beta Secret for Beta AB: sales 2026-09-01, project 2027-06-01", "secret")
    relay.types("/handover add @anna architect, sales, 60%", "secret")

    bo.types("/handover ask")
    assert "free" not in offered(bo)["Anna Berg"]

    relay.types("/handover ask", "acme")
    assert offered(relay)["Anna Berg"].endswith("40 % free")


def test_a_question_proposes_by_what_the_asker_may_read(relay: Person, bo: Person, anna: Person) -> None:
    relay.types("/handover new Beta Secret for Beta AB: sales 2026-09-01, project 2027-06-01", "secret")
    relay.types("/handover add @anna architect, sales, 60%", "secret")

    bo.types("/handover ask @anna")

    assert not any("40 %" in text for text in anna.dm.texts)


def test_what_stood_there_for_the_first_is_not_asked_of_another(relay: Person, anna: Person) -> None:
    relay.types("/handover new Beta CRM for Beta AB: sales 2026-09-01, project 2027-06-01", "other")
    relay.types("/handover add @anna architect, sales, 60%", "other")
    relay.types("/handover new Acme CRM for Acme AB: sales 2025-02-01, project 2025-06-01", "other")
    relay.types("/handover acme-crm: add @sara consultant, project", "other")
    relay.types("/handover ask", "acme")

    relay.submits(person="Sara Nyman", role="adviser")

    (asked,) = [text for text in relay.scene.person("sara").dm.texts if "Will you join the project" in text]
    assert "adviser" in asked
    assert "40 %" not in asked


def test_a_yes_to_joining_early_makes_the_days_side_by_side(relay: Person, bo: Person) -> None:
    relay.types("/handover ask")
    relay.submits(person="Bo Ek")

    bo.presses("Yes", on="Can you join the project of Acme ERP from Tue 17 Nov already, side by side with Anna?")

    relay.types("/handover show")
    assert relay.sees("Bo work side by side for 10 days.")


def test_offering_asks_nobody(relay: Person, anna: Person) -> None:
    relay.types("/handover ask")
    relay.closes()

    assert anna.dm.texts == []


# -- the question says what is asked -----------------------------------------------------------------------------------


def test_who_runs_the_project_and_is_asked_by_a_line_is_asked_to_come_early(relay: Person, bo: Person) -> None:
    relay.types("/handover ask @bo")

    assert bo.sees("Can you join the project of Acme ERP from Tue 17 Nov already, side by side with Anna?")
    assert not bo.sees("because you know")
    assert relay.sees("I have asked Bo to join the project of Acme ERP from Tue 17 Nov already.")


def test_who_does_not_know_the_customer_is_asked_to_join_beside_somebody_who_does(relay: Person, per: Person) -> None:
    relay.types("/handover ask @per")

    assert per.sees("Will you join the project of Acme ERP from Tue 17 Nov, side by side with Anna?")
    assert per.sees("A yes puts you in the plan for the project: from 17 Nov for 44 days.")
    assert not per.sees("because you know")
    assert relay.sees("I have asked Per to join the project of Acme ERP, side by side with Anna.")
    per.presses("Yes, I'll join")
    relay.types("/handover show")
    assert relay.sees("• Per Dahl: from 17 Nov for 44 days")


def test_who_cannot_join_is_not_said_to_leave(relay: Person, per: Person) -> None:
    relay.types("/handover ask @per")
    per.presses("I can't")
    per.submits(note="")

    assert relay.sees("Per can't join the project of Acme ERP.")
    assert not relay.sees("Per can't stay on")


def test_who_asks_themselves_reads_what_came_into_the_plan_and_takes_it_back(relay: Person) -> None:
    relay.types("/handover ask me")

    assert relay.sees(
        "Thank you. You stay on when Acme ERP goes over to Project. "
        "• In the plan for the project: account manager, from 1 Dec for 30 days"
    )
    relay.presses("Undo", on="Thank you. You stay on")
    relay.types("/handover show")
    assert not relay.sees("Kim Lind: account manager, key person, from 1 Dec")
