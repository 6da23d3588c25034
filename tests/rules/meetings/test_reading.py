"""A typed meeting is read in any order and in three languages; what it is about is kept as typed."""

from __future__ import annotations

from datetime import date

import pytest

from bot.rules.meetings.reading import ReadMeeting, read_meeting
from bot.rules.typed import Unclear

TODAY = date(2026, 10, 12)
THIRD = date(2026, 12, 3)


def told(read: ReadMeeting) -> tuple[date | None, str, list[tuple[str, str | None]], str]:
    people = [(one.ref.slack_id or one.ref.name or "", one.profile) for one in read.people]
    return read.day, read.customer, people, read.about


@pytest.mark.parametrize(
    ("line", "read"),
    [
        pytest.param(
            "3 dec with <@U1>, <@U2> about order flow",
            (THIRD, "", [("U1", None), ("U2", None)], "order flow"),
            id="as in the help",
        ),
        pytest.param("Acme 3 dec", (THIRD, "Acme", [], ""), id="a customer and a day"),
        pytest.param("3 dec Acme AB", (THIRD, "Acme AB", [], ""), id="the day first"),
        pytest.param("Acme & Co 3 dec at 10", (THIRD, "Acme & Co", [], ""), id="a time of day is passed over"),
        pytest.param(
            "with <@U1> CIO, Carl Berg (business partner) about the order flow on 3 dec",
            (THIRD, "", [("U1", "cio"), ("Carl Berg", "partner")], "the order flow"),
            id="profiles, and the day at the end",
        ),
        pytest.param(
            "hos Acme på torsdag med <@U1> och Eva om ordrar",
            (date(2026, 10, 15), "Acme", [("U1", None), ("Eva", None)], "ordrar"),
            id="Swedish",
        ),
        pytest.param("om 2 veckor om *allt*", (date(2026, 10, 26), "", [], "*allt*"), id="om before days is no topic"),
        pytest.param("Acme i morgen om drift", (date(2026, 10, 13), "Acme", [], "drift"), id="Danish"),
        pytest.param("", (None, "", [], ""), id="nothing"),
    ],
)
def test_what_a_line_says(line: str, read: object) -> None:
    assert told(read_meeting(line, TODAY, "en")) == read


@pytest.mark.parametrize(
    ("line", "why"),
    [
        pytest.param("Acme week 49 with <@U1>", "A meeting is on one day", id="a week is no day"),
        pytest.param("Acme 31 feb with <@U1>", "There is no", id="a day that is none"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_the_rest_is_kept(line: str, why: str) -> None:
    with pytest.raises(Unclear, match=why) as refused:
        read_meeting(line, TODAY, "en")

    assert told(refused.value.understood) == (None, "Acme", [("U1", None)], "")  # type: ignore[arg-type]
