"""`settings phases`: with which phases a workspace's journeys begin."""

from __future__ import annotations

import pytest

from bot.sandbox.people import Person

OWN = "/handover settings phases Försäljning, Införande (projekt), Hypercare, Förvaltning"


@pytest.fixture
def own(kim: Person) -> Person:
    kim.types(OWN)
    return kim


def test_they_are_said_back_and_stand_among_the_settings(own: Person) -> None:
    assert own.sees("A journey begins with the phases Sales, Införande, Hypercare and Maintenance.")

    own.presses("Undo")
    own.types("/handover settings")

    assert own.sees("• A journey begins with the phases Sales, Project and Maintenance.")


def test_a_new_journey_without_phases_is_offered_them(own: Person) -> None:
    own.types("/handover new Acme ERP for Acme AB")
    assert own.sees("Hypercare: from which day?")

    own.submits(start_0="2026-09-01", start_1="2026-12-01", start_2="2027-03-01")

    assert own.sees("• Införande: Tuesday 1 December 2026 (week 49)")
    assert own.sees("• Hypercare: Monday 1 March 2027 (week 9)")
    own.types("/handover phase project 8 dec")
    assert own.sees("Införande is planned for Tue 8 Dec.")


def test_a_line_is_understood_by_them(own: Person) -> None:
    own.types("/handover new Acme ERP: sales 1 sep, project 1 dec, hypercare 1 mar, drift 1 apr")

    assert own.sees("• Införande: Tuesday 1 December 2026 (week 49)")
    assert own.sees("• Hypercare: Monday 1 March 2027 (week 9)")
    assert own.sees("• Maintenance: Thursday 1 April 2027 (week 13)")


def test_journeys_that_are_there_keep_theirs(relay: Person) -> None:
    relay.types(OWN)

    relay.types("/handover show")

    assert relay.sees("*Project*, from Tue 1 Dec")


def test_by_form_with_what_somebody_else_saved_meanwhile(own: Person, bo: Person) -> None:
    own.types("/handover settings")
    own.presses("Phases…")
    bo.changes(is_admin=True)
    bo.types("/handover settings phases standard")
    own.submits(phases="Pilot\nRollout (project)")
    assert own.sees("Somebody else changed the phases meanwhile.")

    own.submits(phases="Pilot\nRollout (project)")

    assert own.sees("A journey begins with the phases Pilot and Rollout.")
    own.types("/handover settings phases")
    own.submits(phases="Sale")
    assert own.sees("A journey begins with the phase Sales.")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("sales, pilot, Pilot", "*pilot* stands there twice."),
        ("pilot (party)", "What kind of phase is *pilot*?"),
        ("a, b, c, d, e, f, g, h, i, j, k", "10 phases at most"),
        ("pilot, " + "x" * 61, "each of at most 60 characters"),
        ("...", "A journey has at least one phase."),
    ],
)
def test_what_cannot_be_opens_the_form(kim: Person, line: str, said: str) -> None:
    kim.types(f"/handover settings phases {line}")

    assert kim.form is not None
    assert kim.sees(said)


def test_they_are_for_admins(kim: Person, anna: Person) -> None:
    kim.types("/handover help")
    anna.types(OWN)

    assert anna.sees("Only admins of this Slack workspace can change that. Please ask Kim Lind.")
