"""Lines as people type them: understood, or offered back as buttons with what may have been meant, or as a form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.sandbox.people import Person, Room

PLAN = "sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01"
NEW = f"/handover new Acme ERP for Acme AB: {PLAN}; systems: CRM*, BI"


@pytest.fixture
def staffed(kim: Person, begins: Callable[..., Person]) -> Person:
    return begins(
        kim, NEW, "/handover add @anna solution architect, sales", "/handover add @per project manager, project"
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("skjut projektet två veckor", "• Project: Tuesday 15 December 2026 (week 51)"),
        ("kan du flytta projektet från 1 dec till 8 dec?", "• Project: Tuesday 8 December 2026 (week 50)"),
        ("byt @per mot @eva från 1 mars", "Eva takes over from Per"),
        ("@anna är borta v28-31", "Anna is away from Monday 12 July 2027 (week 28) to Sunday 8 August 2027 (week 31)."),
        ("vad händer om @anna slutar", "• without Anna from Monday 12 October 2026 (week 42)"),
        ("ny Beta til Beta A/S: salg 1. sep, projekt 1. dec", "*Beta* for Beta A/S is on its way"),
        ("hjälp lägg till", "Also understood, whatever the language:"),
        ("acme erp: visa", "*Acme ERP* for Acme AB"),
        ("lägg till mig som arkitekt halvtid", "Kim is in the plan as arkitekt."),
    ],
)
def test_a_line_in_anybodys_words_is_done(staffed: Person, line: str, told: str) -> None:
    staffed.types(f"/handover {line}")
    assert staffed.sees(told)
    assert not staffed.form


@pytest.mark.parametrize(
    ("line", "asked", "button", "told"),
    [
        pytest.param(
            "ad @eva consultant", "I did not understand “ad @ consultant”.", "add", "Eva is in the plan", id="a verb"
        ),
        pytest.param(
            "acme-erp: pusj project 2 weeks", "“pusj project 2 weeks”", "push", "15 December", id="behind a key"
        ),
        pytest.param("hstory", "no journey called *hstory*", "history", "Per is in the plan", id="a verb alone"),
        pytest.param("add @eva consultant, projct", "mean *project*?", "project", "Eva is in the plan", id="a phase"),
        pytest.param("add @eva consultant, CMR", "mean *CRM*?", "CRM", "· CRM", id="a system"),
        pytest.param(
            "add Ana Berg architect, project", "*Ana Berg*", "Anna Berg", "Anna is in the plan", id="a person"
        ),
        pytest.param("remove Ana", "*Ana* is not in the plan", "Anna Berg", "Anna", id="a person of the plan"),
        pytest.param("list customer Acmee AB", "mean *Acme AB*?", "Acme AB", "One journey.", id="a customer"),
        pytest.param(
            "new BI for Acmee AB: sales 1 sep", "mean *Acme AB*?", "Acme AB", "*BI* for Acme AB", id="to begin"
        ),
        pytest.param("acme-epr: show", "*acme-epr*", "Acme ERP", "*Acme ERP* for Acme AB", id="a journey"),
        pytest.param(
            "help ad", "Did you mean this?", "What add does", "Also understood, whatever the language:", id="help"
        ),
    ],
)
def test_what_may_have_been_meant_is_a_button(staffed: Person, line: str, asked: str, button: str, told: str) -> None:
    before = staffed.screen().count(told)
    staffed.types(f"/handover {line}")
    assert staffed.sees(asked)
    assert not staffed.form

    staffed.presses(button)

    assert staffed.screen().count(told) > before
    assert not staffed.form


def test_the_form_stands_beside_it_with_everything_else_filled_in(staffed: Person) -> None:
    staffed.types("/handover add @eva consultant, projct, 50%")
    staffed.presses("Open the form")

    assert staffed.form
    assert staffed.sees("Did you mean *project*?")
    staffed.submits(phases=["Project"])
    assert staffed.sees("Eva is in the plan as consultant.")


def test_a_new_customer_called_like_another_is_begun_by_the_form(staffed: Person) -> None:
    staffed.types("/handover new BI for Acme AS: sales 1 sep")
    staffed.presses("Open the form")
    staffed.submits()

    assert staffed.sees("*BI* for Acme AS is on its way")


def test_the_line_chosen_is_in_the_readers_language(world: Any, staffed: Person) -> None:
    users = world.sandbox.workspace.users
    users["U0KIM"] = replace(users["U0KIM"], locale="sv-SE")
    staffed.changes(locale="sv-SE")
    staffed.types("/handover läg till @eva konsult")
    staffed.presses("lägg till")
    assert staffed.sees("Eva")


def test_journeys_and_customers_of_others_are_not_offered(kim: Person, bo: Person, secret: Room) -> None:
    kim.types(NEW, "secret")
    bo.types("/handover list customer Acmee AB", "other")
    bo.types("/handover acme-epr: show", "other")

    assert secret.texts
    assert "Acme" not in bo.screen().replace("Acmee", "")


def test_people_of_one_name_are_picked_in_the_form(world: Any, staffed: Person) -> None:
    world.sandbox.workspace.add_user("anna2", real_name="Anna Berg")
    for name in ("anna", "anna2"):
        staffed.types(f"/handover away @{name} 1 dec")
    staffed.types("/handover away Anna Berg 8 dec")

    assert staffed.form
    assert staffed.sees("I know several people called *Anna Berg*. Please pick the one you mean.")


def test_who_shares_a_first_name_is_told_apart_by_a_button(world: Any, staffed: Person) -> None:
    world.sandbox.workspace.add_user("annan", real_name="Anna Nord")
    staffed.types("/handover add @annan consultant, project")
    staffed.types("/handover remove anna 2026-11-01")
    staffed.presses("Anna Berg")

    assert staffed.sees("Anna Berg")
    assert not staffed.form


def test_who_has_no_account_any_more_is_not_planned_by_name_either(staffed: Person, sara: Person) -> None:
    staffed.types("/handover away Sara Nyman 1 dec")
    staffed.types("/handover away @sara 1 dec")
    sara.changes(deleted=True)
    staffed.types("/handover add Sara Nyman consultant, project")

    assert staffed.sees("Sara Nyman's account in Slack is closed, so Sara Nyman cannot be planned any more.")


LITERAL = ["'; DROP TABLE journey; --", "%", "_", "%%", "a%", "Acme_AB", "100%_", "\\"]


@pytest.mark.parametrize("typed", LITERAL)
def test_case_58_what_databases_read_as_marks_is_literal_in_every_search(staffed: Person, typed: str) -> None:
    """`'; DROP TABLE`, `%` and `_` in search: literal, no full listing (reliability.md §7)."""
    for line in ("list customer", "list", "who", "who customer", "history", "notes", "ask", "show"):
        before = staffed.screen()
        staffed.types(f"/handover {line} {typed}")
        said = staffed.screen().removeprefix(before)
        assert "*Acme ERP* for Acme AB" not in said
        assert "Anna Berg" not in said
        assert "Something went wrong" not in said

    staffed.types("/handover show")
    assert staffed.sees("*Acme ERP* for Acme AB")


def test_a_name_that_is_too_long_leaves_the_phases_as_typed_in_the_form(kim: Person) -> None:
    kim.types(f"/handover new {'Acme ' * 30} for Acme AB: sales 2026-09-01, hypercare 2026-12-01; systems: CRM*")

    assert kim.sees("A name has at most 120 characters. Please shorten it.")
    fields = {block["block_id"]: block["element"] for block in kim.form.body["blocks"] if "element" in block}  # type: ignore[union-attr]
    assert [fields[name]["initial_date"] for name in ("start_0", "start_1")] == ["2026-09-01", "2026-12-01"]
    assert kim.sees("hypercare: from which day?")
    assert fields["systems"]["initial_value"] == "CRM*"
