"""`settings`: what holds in a workspace, and how its admins change it."""

from __future__ import annotations

import pytest

from bot.sandbox.people import Person


def test_everybody_reads_what_holds_and_who_can_change_it(kim: Person, anna: Person) -> None:
    kim.types("/handover help")
    anna.types("/handover settings")

    assert anna.sees("• I speak up 28, 14, 7 and 2 days before a start, and on the day.")
    assert anna.sees("• There are no quiet days but weekends and holidays.")
    assert anna.sees("Admins of this Slack workspace can change that: Kim Lind.")
    assert not anna.sees("Change…")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("language sv", "Posts are in Swedish, where a channel has none of its own."),
        ("zone oslo", "The time zone is Europe/Oslo."),
        ("tidszon: Europe/Copenhagen", "The time zone is Europe/Copenhagen."),
        ("country dk", "Holidays are those of Denmark."),
        ("land Norge", "Holidays are those of Norway."),
        ("hour 8.30", "Reminders come at 08:30."),
        ("hour: 7:30", "Reminders come at 07:30."),
        ("klokken 7", "Reminders come at 07:00."),
        ("steps 7, 21 0, 7", "I speak up 21 and 7 days before a start, and on the day."),
        ("steg 14", "I speak up 14 days before a start."),
        ("trin 0", "I speak up on the day of a start only."),
        ("strict mode on", "Strict mode is on: only the people on a journey can change it."),
        ("strikt på", "Strict mode is on: only the people on a journey can change it."),
        ("begränsad redigering på", "Strict mode is on: only the people on a journey can change it."),
        ("begrænset redigering til", "Strict mode is on: only the people on a journey can change it."),
        ("escalation @per", "Per Dahl is told too when a start is near and still breaks."),
        ("uncertain hold", "A message that Slack may have lost is held back, and its owner is asked."),
        (
            "quiet 21 dec - 6 jan Christmas",
            "Quiet: 21 Dec 2026 to 6 Jan 2027 (Christmas). Nothing of mine falls on them.",
        ),
        ("lediga dagar v29-31", "Quiet: 19 Jul 2027 to 8 Aug 2027. Nothing of mine falls on them."),
    ],
)
def test_one_setting_is_one_line(kim: Person, line: str, said: str) -> None:
    kim.types(f"/handover settings {line}")
    assert kim.sees(said)

    kim.presses("Undo")

    assert kim.sees(f"Taken back: “{said}”")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("language klingon", "I speak English, Swedish and Danish. Please choose one of them."),
        ("language auto", "I speak English, Swedish and Danish. Please choose one of them."),
        ("zone narnia", "Please give a time zone, for example Europe/Stockholm"),
        ("country narnia", "Please give a country by its name or its two letters"),
        ("hour 25", "Please give a time of day, for example 09:00."),
        ("hour soon", "Please give a time of day, for example 09:00."),
        ("steps 28, many", "Please give days before a start, for example: 28, 14, 7, 2, 0."),
        ("steps 400", "Please give days before a start, for example: 28, 14, 7, 2, 0."),
        ("steps 1 2 3 4 5 6 7 8 9 10 11", "Please give days before a start, for example: 28, 14, 7, 2, 0."),
        ("strict perhaps", "Please say “on” or “off”."),
        ("uncertain maybe", "Please say “repeat” or “wait”."),
        ("escalation @gus", "The escalation contact has to be a full member of this Slack workspace."),
        ("quiet soon", "When?"),
        ("quiet 2026-12-24 - 2026-12-21", "ends before it begins."),
        ("quiet 1 sep 2026 - 3 sep 2026", "Those days are over already."),
        ("quiet 1 nov - 1 may", "That is very long"),
    ],
)
def test_what_is_not_understood_opens_the_form(kim: Person, line: str, said: str) -> None:
    kim.types(f"/handover settings {line}")

    assert kim.form is not None
    assert kim.sees(said)


def test_what_is_so_already_and_what_there_is_not_is_said(kim: Person) -> None:
    kim.types("/handover settings strict off")
    kim.types("/handover settings colour blue")
    kim.types("/handover settings quiet 21-24 dec")
    kim.types("/handover settings quiet 22-23 dec")

    assert kim.sees("That is so already, so nothing was changed.")
    assert kim.sees("I know no setting called *colour blue*. `/handover settings` shows them all.")
    assert kim.sees("Those days are quiet already: 21 Dec to 24 Dec.")


@pytest.fixture
def opened(kim: Person) -> Person:
    """Kim has the form open."""
    kim.types("/handover settings")
    kim.presses("Change…")
    return kim


def test_the_form_saves_what_was_changed_in_one_line_of_history(opened: Person) -> None:
    opened.submits(language="Danish", tz="oslo", country="no", at_time="08:00", steps="21 7", escalation="per")

    assert opened.sees("Posts are in Danish, where a channel has none of its own. The time zone is Europe/Oslo.")
    opened.presses("What was changed")
    assert opened.sees("• 12 Oct, Kim: Posts are in Danish")


def test_all_that_cannot_be_is_said_at_its_field_and_nothing_is_saved(opened: Person) -> None:
    problems = opened.submits(tz="narnia", country="narnia", steps="often", escalation="gus", at_time="08:00")
    assert sorted(problems) == ["country", "steps", "tz"]

    opened.submits(tz="oslo", country="NO", steps="14, 0")
    assert list(opened.problems) == ["escalation"]
    assert opened.sees("The escalation contact has to be a full member of this Slack workspace.")

    opened.submits(escalation="")
    assert opened.sees("Reminders come at 08:00. I speak up 14 days before a start, and on the day.")


def test_nothing_changed_in_the_form_is_said(opened: Person) -> None:
    assert list(opened.submits().values()) == ["That is so already, so nothing was changed."]


def test_a_form_left_open_shows_what_somebody_else_saved_meanwhile(opened: Person, bo: Person) -> None:
    bo.changes(is_admin=True)
    bo.types("/handover settings steps 21, 0")

    opened.submits(country="Denmark", steps="28, 14, 7, 2, 0")

    assert opened.form is not None
    assert opened.sees("Somebody else changed the settings meanwhile.")
    opened.submits()
    assert opened.sees("Holidays are those of Denmark.")
    opened.types("/handover settings")
    assert opened.sees("• I speak up 21 days before a start, and on the day.")


@pytest.mark.parametrize("line", ["strict on", "quiet 21-24 dec", "quiet", "steps", "country dk"])
def test_who_is_no_admin_hears_who_is(kim: Person, anna: Person, line: str) -> None:
    kim.types("/handover help")
    anna.types(f"/handover settings {line}")

    assert anna.sees("Only admins of this Slack workspace can change that. Please ask Kim Lind.")
    assert anna.form is None


def test_where_no_admin_is_known_none_is_named(anna: Person) -> None:
    anna.types("/handover settings strict on")

    assert anna.sees("Only admins of this Slack workspace can change that. Please ask one of them.")


def test_who_is_no_admin_any_more_saves_nothing_and_takes_nothing_back(opened: Person, bo: Person) -> None:
    bo.changes(is_admin=True)
    bo.types("/handover settings hour 8")
    opened.changes(is_admin=False)

    assert "Only admins" in next(iter(opened.submits(strict=["strict"]).values()))

    opened.closes()
    bo.presses("Undo")
    bo.types("/handover history settings")
    assert bo.sees("Taken back: “Reminders come at 08:00.”")


def test_any_admin_takes_back_what_another_changed(kim: Person, bo: Person) -> None:
    kim.types("/handover settings hour 8")
    bo.changes(is_admin=True)
    bo.types("/handover history settings")
    bo.presses("Undo", on="What was changed")
    assert bo.sees("Taken back: “Reminders come at 08:00.”")

    bo.presses("Undo", on="Taken back")

    assert bo.sees("Done again: “Reminders come at 08:00.”")
    bo.types("/handover settings")
    assert bo.sees("• Reminders come at 08:00.")


def test_what_was_changed_again_is_not_taken_back(kim: Person) -> None:
    kim.types("/handover settings hour 8")
    kim.types("/handover settings hour 7")

    kim.presses("Undo", on="Reminders come at 08:00")

    assert kim.sees("Kim Lind changed the same thing later, on 12 Oct.")


def test_quiet_days_are_listed_taken_out_and_put_back(kim: Person) -> None:
    kim.types("/handover settings quiet 21 dec - 6 jan Christmas")
    kim.types("/handover settings quiet 10-12 feb")
    kim.types("/handover settings")
    assert kim.sees("• Quiet: 21 Dec 2026 to 6 Jan 2027 (Christmas), 10 Feb 2027 to 12 Feb 2027.")

    kim.presses("Quiet days…")
    kim.presses("Take out", on="Quiet days")
    assert kim.sees("Not quiet any more: 21 Dec 2026 to 6 Jan 2027 (Christmas).")
    kim.presses("Take out", on="Quiet days")
    assert kim.sees("I cannot find that here.")

    kim.presses("Undo", on="Not quiet any more")
    kim.types("/handover settings quiet")
    assert kim.sees("21 Dec 2026 to 6 Jan 2027 (Christmas)\nTake out")


def test_quiet_days_by_form(kim: Person) -> None:
    kim.types("/handover settings quiet")
    assert kim.sees("There are none to come.")
    kim.presses("Add quiet days…")
    assert kim.submits(first="2026-12-24", last="2026-12-21") == {
        "last": "The last day is before the first. Please choose a later one."
    }

    kim.submits(last="2026-12-31", label="*Between* the years")

    assert kim.sees("Quiet: 24 Dec 2026 to 31 Dec 2026 (∗Between∗ the years).")


def test_a_guest_reads_no_settings(gus: Person) -> None:
    gus.types("/handover settings")

    assert gus.sees("As a guest you can answer what you are asked")
