"""`calendar`: an address of one's own, read over HTTP by a program that knows nothing but the address."""

from __future__ import annotations

import http.client
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar

from bot.sandbox.people import Person
from bot.server import calendars
from bot.server.calendars import Calendars
from bot.server.health import Health
from bot.server.web import Gate, Web
from tests.waiting import LONGEST

Fetch = Callable[..., tuple[int, dict[str, str], bytes]]


@pytest.fixture(autouse=True)
def public(world: Any) -> Iterator[None]:
    """The bot's own server, and the bot knows under which address it is reached."""
    web = Web(Gate(None, Health(world.store, None), told=False, calendars=Calendars(world.store)), "127.0.0.1", 0)
    web.start()
    world.public_url = f"http://127.0.0.1:{web.port}"
    world.start()
    yield
    web.stop()


@pytest.fixture
def fetch() -> Fetch:
    def fetched(address: str, method: str = "GET", **heads: str) -> tuple[int, dict[str, str], bytes]:
        there = urlsplit(address)
        connection = http.client.HTTPConnection(there.netloc, timeout=LONGEST)
        connection.request(method, there.path, headers={name.replace("_", "-"): text for name, text in heads.items()})
        answer = connection.getresponse()
        told = answer.status, {name.lower(): text for name, text in answer.getheaders()}, answer.read()
        connection.close()
        return told

    return fetched


def subscribes(person: Person, line: str = "calendar", room: str = "acme") -> str:
    person.types(f"/handover {line}", room)
    return newest(person)


def newest(person: Person) -> str:
    return re.findall(r"http://127\S+?\.ics", person.screen())[-1]


@pytest.fixture
def reads(fetch: Fetch) -> Callable[[str], list[Any]]:
    """The entries at an address, by their day."""

    def entries(address: str) -> list[Any]:
        status, _, content = fetch(address)
        assert status == 200
        return sorted(Calendar.from_ical(content).walk("VEVENT"), key=lambda event: event["DTSTART"].dt)

    return entries


def told(events: list[Any]) -> list[str]:
    return [f"{event['DTSTART'].dt} {event['SUMMARY']}" for event in events]


def test_ones_own_journeys_with_state_and_who_stays_on(staffed: Person, anna: Person, reads: Any) -> None:
    staffed.types("/handover note promise EDI before summer")
    staffed.types("/handover phase maintenance 1-20 jun 2027")

    events = reads(subscribes(anna))

    assert told(events) == [
        "2026-09-01 Acme ERP: Sales begins",
        "2026-12-01 Acme ERP: Sales → Project · ● Holds",
        "2027-06-01 Acme ERP: Project → Maintenance · ● Holds (date not sure)",
    ]
    assert events[1]["DESCRIPTION"] == "● Holds. Anna stays on.\nFor Acme AB.\nAnna keeps an eye on it."
    assert events[2]["DESCRIPTION"].startswith(
        "The date is not sure yet: between 1 and 20 Jun.\n● Holds. Anna stays on."
    )
    assert [str(event["STATUS"]) for event in events] == ["CONFIRMED", "CONFIRMED", "TENTATIVE"]
    assert [(event["DTEND"].dt - event["DTSTART"].dt).days for event in events] == [1, 1, 20]
    assert "EDI" not in " ".join(str(event["DESCRIPTION"]) for event in events)


def test_what_moves_is_the_same_entry_in_a_newer_version(staffed: Person, reads: Any, fetch: Fetch) -> None:
    address = subscribes(staffed)
    before, (_, heads, _) = reads(address), fetch(address)
    assert fetch(address, If_None_Match=f'W/"x", {heads["etag"]}')[::2] == (304, b"")
    assert heads["cache-control"].startswith("private")

    staffed.types("/handover phase project 8 dec")

    after = reads(address)
    assert fetch(address, If_None_Match=heads["etag"])[0] == 200
    assert [str(one["UID"]) for one in after] == [str(one["UID"]) for one in before]
    assert all(new["SEQUENCE"] > old["SEQUENCE"] for new, old in zip(after, before, strict=True))
    assert after[1]["LAST-MODIFIED"].dt >= before[1]["LAST-MODIFIED"].dt
    assert (before[1]["SUMMARY"], str(after[1]["DTSTART"].dt)) == (after[1]["SUMMARY"], "2026-12-08")


def test_what_is_taken_out_or_closed_is_gone(staffed: Person, reads: Any) -> None:
    address = subscribes(staffed)
    staffed.types("/handover phase remove maintenance")
    staffed.presses("Take it out")
    assert len(reads(address)) == 2
    staffed.types("/handover undo")
    assert len(reads(address)) == 3

    staffed.types("/handover lost")

    assert reads(address) == []


def test_a_last_day_and_the_end_of_it_all(staffed: Person, reads: Any) -> None:
    staffed.types("/handover phase maintenance ends 31 may 2028")
    staffed.types("/handover remove @bo 15 jan 2027")

    events = reads(subscribes(staffed))

    assert told(events)[2].startswith("2027-01-14 Acme ERP: Bo's last day in the project · ")
    assert told(events)[-1] == "2028-05-31 Acme ERP: Maintenance ends"


def test_it_is_in_the_language_of_who_reads_it(staffed: Person, anna: Person, reads: Any) -> None:
    anna.types("/handover language da")

    events = reads(subscribes(anna, "kalender"))

    assert told(events)[:2] == ["2026-09-01 Acme ERP: Salg begynder", "2026-12-01 Acme ERP: Salg → Projekt · ● Holder"]
    assert anna.sees("Her er adressen til din kalender, kun til dig:")


def test_an_address_is_told_once_and_a_new_one_stops_it(staffed: Person, fetch: Fetch) -> None:
    first = subscribes(staffed)
    staffed.types("/handover calendar")
    assert staffed.sees("I keep no copy, so I cannot show it again.")
    assert newest(staffed) == first

    staffed.presses("Make a new address")

    second = newest(staffed)
    assert staffed.sees("The old one no longer works.")
    assert (first != second, fetch(first)[0], fetch(second)[0]) == (True, 404, 200)
    staffed.presses("Turn it off")
    assert staffed.sees("Your calendar has no address: nobody can read it.")
    assert fetch(second)[::2] == fetch(second.replace(second[-12:], "x" * 8 + ".ics"))[::2] == (404, b"Not Found")


@pytest.mark.parametrize("word", ["calendar", "kalender"])
def test_it_is_typed_in_three_languages(kim: Person, fetch: Fetch, word: str) -> None:
    first = subscribes(kim, f"{word} new")
    second = subscribes(kim, f"{word} ny")
    assert (first != second, fetch(second)[0]) == (True, 200)

    kim.types(f"/handover {word} {'off' if word == 'calendar' else 'fra'}")

    assert kim.sees("Your calendar has no address: nobody can read it.")
    assert fetch(second)[0] == 404
    kim.types(f"/handover {word} tomorrow")
    assert kim.sees("Type `/handover calendar`, `/handover calendar new` or `/handover calendar off`.")


def test_who_leaves_a_private_channel_loses_its_journey(kim: Person, anna: Person, reads: Any) -> None:
    kim.types("/handover new Hush for Hush AB: sales 2026-09-01, project 2026-12-01", "secret")
    kim.types("/handover add @kim account manager throughout, lead", "secret")
    kim.types("/handover add @anna solution architect throughout", "secret")
    address = subscribes(anna, room="secret")
    assert len(reads(address)) == 2

    anna.leaves("secret")

    assert reads(address) == []


def test_who_is_gone_has_no_calendar(staffed: Person, anna: Person, fetch: Fetch) -> None:
    address = subscribes(anna)
    assert fetch(address)[0] == 200

    anna.changes(deleted=True)

    assert fetch(address)[0] == 404


def test_only_what_one_has_to_do_with_is_in_it(staffed: Person, everybody: Any, reads: Any) -> None:
    """Kim is an admin and may read all that is public; Sara is in #acme, and Per in no channel of it."""
    staffed.types("/handover new Beta for Beta AB: sales 2026-09-01, project 2026-12-01", "other")
    sara, per = everybody("sara"), everybody("per")
    per.leaves("acme")
    sara.types("/handover")

    assert {one["SUMMARY"].split(":")[0] for one in reads(subscribes(sara))} == {"Acme ERP"}
    assert reads(subscribes(per, room="other")) == []


def test_the_workspaces_holds_the_dates_of_what_is_public(staffed: Person, anna: Person, reads: Any) -> None:
    staffed.types("/handover new Hush for Hush AB: sales 2026-09-01, project 2026-12-01", "secret")
    anna.types("/handover calendar workspace")
    assert anna.sees("Only admins of this Slack workspace can change that.")

    staffed.types("/handover calendar workspace")
    assert staffed.sees("The workspace's calendar has no address: nobody can read it.")
    staffed.presses("Make an address")

    events = reads(newest(staffed))
    assert told(events) == [
        "2026-09-01 Acme ERP: Sales begins",
        "2026-12-01 Acme ERP: Sales → Project",
        "2027-06-01 Acme ERP: Project → Maintenance",
    ]
    assert {str(event["DESCRIPTION"]) for event in events} == {"For Acme AB."}
    staffed.types("/handover calendar workspace")
    assert staffed.sees("The workspace's calendar has had an address since 12 Oct 2026, made by Kim Lind.")


def test_customer_meetings_stand_in_it_for_who_takes_part(staffed: Person, everybody: Any, reads: Any) -> None:
    staffed.types("/handover meeting 3 dec with @eva about order flow")
    of_eva, of_sara = subscribes(everybody("eva")), subscribes(everybody("sara"))
    before = reads(of_eva)[-2]
    assert (before["SUMMARY"], str(before["DTSTART"].dt)) == ("Customer meeting: Acme AB", "2026-12-03")
    assert str(before["DESCRIPTION"]) == "About order flow\nFrom us: Eva\nPart of Acme ERP"
    assert [one for one in reads(of_sara) if "meeting" in one["SUMMARY"]] == []

    staffed.presses("Undo")

    assert [one for one in reads(of_eva) if "meeting" in one["SUMMARY"]] == []


def test_the_way_to_it_is_on_the_home(staffed: Person, fetch: Fetch) -> None:
    staffed.opens_home()
    staffed.presses("My calendar")
    assert fetch(newest(staffed))[0] == 200


def test_a_program_gone_wild_is_asked_to_wait(staffed: Person, fetch: Fetch, caplog: pytest.LogCaptureFixture) -> None:
    address = subscribes(staffed)

    with caplog.at_level(logging.DEBUG):
        answers = [fetch(address, "HEAD")[::2] for _ in range(calendars.OFTEN + 1)]

    assert answers == [*[(200, b"")] * calendars.OFTEN, (429, b"")]
    assert address.rpartition("/")[2][:20] not in caplog.text


def test_where_nobody_can_reach_the_bot_it_says_who_can_change_that(world: Any, kim: Person, eva: Person) -> None:
    world.public_url = ""
    world.start()

    kim.types("/handover calendar")

    assert kim.sees("I cannot be reached from outside yet")
    assert kim.sees("`HANDOVER_PUBLIC_URL`")
    eva.types("/handover calendar")
    assert eva.sees("Calendars are not switched on here yet. An admin of this workspace can see to it")
