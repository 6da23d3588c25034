"""A handover that held breaks: its owner hears at once who or what it was, the channel where the start is near."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.app import one_client
from bot.listeners.identity import Directory
from bot.listeners.reconciling import Reconciliation
from bot.sandbox import happenings
from bot.sandbox.people import Person
from bot.settings import Settings

pytestmark = pytest.mark.ci  # months of the clock in each: too slow for ./dev test

PLAN = "sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01"
NEW = f"/handover new Acme ERP for Acme AB: {PLAN}"
TEAM = (
    "/handover add @kim account manager, sales, lead",
    "/handover add @anna solution architect, sales to project",
    "/handover add @bo project manager, project",
)
BREAKS = "Acme ERP: Sales → Project on Tue 1 Dec, in 50 days. Nobody from the sale is in the project yet."


@pytest.fixture
def holds(kim: Person, begins: Callable[..., Person]) -> Person:
    """Kim owns Acme ERP; it rests on Anna, who is in the sale and in the project."""
    return begins(kim, NEW, *TEAM)


@pytest.fixture
def soon(kim: Person, begins: Callable[..., Person]) -> Person:
    """The same five days before the start."""
    return begins(kim, NEW, *TEAM, until="2026-11-26 10:00")


def heard(person: Person) -> list[str]:
    """What the bot has told a person at once."""
    return [text for text in person.dm.texts if "Acme ERP" in text]


def in_channel(person: Person) -> str:
    return "\n".join(person.scene.channel("acme").texts)


# -- who or what it was ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("remove @anna 2026-12-01", f"Bo took Anna out of the plan. {BREAKS}", id="removed"),
        pytest.param(
            "replace @anna with @sara from 2026-12-01",
            f"Bo put somebody else in place of Anna. {BREAKS}",
            id="replaced",
        ),
        pytest.param(
            "away @anna 2026-12-01 until 2027-02-28",
            "Anna is away from 1 Dec to 28 Feb. Acme ERP: Sales → Project on Tue 1 Dec, in 50 days. "
            "Anna comes back, but only after a long break.",
            id="away",
        ),
    ],
)
def test_the_owner_hears_by_whom_it_breaks(holds: Person, bo: Person, line: str, told: str) -> None:
    bo.types(f"/handover {line}")

    [alert] = heard(holds)
    assert alert.startswith(f"*{told}*")


def test_the_owner_hears_that_a_date_was_moved(holds: Person, bo: Person) -> None:
    holds.types("/handover add @anna solution architect, project, until 2027-03-31")
    bo.types("/handover phase project 2027-04-15")
    bo.presses("Move anyway")

    assert "Bo moved a date. Acme ERP: Sales → Project on Thu 15 Apr, in 185 days." in "\n".join(heard(holds))


def test_a_closed_account_is_told_in_one_message_for_all_that_it_carried(holds: Person, anna: Person) -> None:
    holds.types(f"/handover new Beta CRM for Beta AB: {PLAN.replace('12-01', '12-15')}")
    holds.types("/handover beta-crm: add @anna solution architect, sales to project")
    holds.types("/handover beta-crm: add @eva project manager, project")
    holds.types("/handover new Gamma for Gamma AB: sales 2026-09-01, project 2026-12-08")
    holds.types("/handover gamma: add @anna consultant, sales to project")
    holds.types("/handover gamma: add @sara solution architect, sales to project")

    anna.changes(deleted=True)

    [alert] = heard(holds)
    assert (
        "*Anna's Slack account was closed today. Anna was in the plan of 3 handovers: 2 now break, 1 still holds.*"
        in alert
    )
    assert "Breaks: Acme ERP (1 Dec), Beta CRM (15 Dec)." in alert
    assert f"Start with this: {BREAKS}" in alert


def test_a_no_to_one_handover_that_breaks_the_next_is_told_too(kim: Person, anna: Person) -> None:
    kim.types(NEW)
    for line in TEAM:
        kim.types(line)
    kim.types("/handover add @anna solution architect, maintenance")
    kim.types("/handover ask @anna")

    anna.presses("I can't")
    anna.submits()

    told = "\n".join(heard(kim))
    assert "Anna can't stay on when Acme ERP becomes a project on Tue 1 Dec." in told
    assert "Anna can't stay on. Acme ERP: Project → Maintenance on Tue 1 Jun" in told


def test_whoever_leaves_is_not_the_one_to_ask(holds: Person, bo: Person) -> None:
    bo.types("/handover remove @anna 2026-12-01")

    assert "Shall I ask Anna?" not in heard(holds)[0]


# -- who hears it ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["remove @anna 2026-12-01", "replace @anna with @sara from 2026-12-01"])
def test_who_did_it_has_read_it_in_the_reply(holds: Person, line: str) -> None:
    holds.types(f"/handover {line}")

    assert heard(holds) == []


def test_an_absence_names_no_handover_in_its_reply_so_its_own_owner_hears_of_them(holds: Person) -> None:
    holds.types("/handover away @anna 2026-12-01 until 2027-02-28")

    assert len(heard(holds)) == 1


def test_each_owner_hears_of_their_own_journeys(holds: Person, sara: Person, anna: Person) -> None:
    sara.types(f"/handover new Beta CRM for Beta AB: {PLAN}")
    sara.types("/handover beta-crm: add @anna solution architect, sales to project")
    sara.types("/handover beta-crm: add @eva project manager, project")

    anna.changes(deleted=True)

    assert "Beta CRM" not in "\n".join(heard(holds))
    assert any("Beta CRM: Sales → Project" in text and "Acme ERP" not in text for text in sara.dm.texts)


def test_what_still_holds_is_told_nobody(holds: Person, bo: Person) -> None:
    holds.types("/handover add @sara solution architect, sales to project")
    bo.types("/handover remove @anna 2026-12-01")

    assert heard(holds) == []


def test_forty_journeys_of_one_owner_are_one_message(kim: Person, anna: Person) -> None:
    for n in range(40):
        kim.types(f"/handover new Acme ERP {n} for Acme AB: sales 2026-09-01, project 2026-12-{n % 28 + 1:02}")
        kim.types(f"/handover acme-erp-{n}: add @anna solution architect, sales to project")

    anna.changes(deleted=True)

    [alert] = heard(kim)
    assert "40 now break" in alert
    assert "Acme ERP 1 (2 Dec)" in alert
    assert "and 36 more. `/handover list breaks` shows all of them." in alert


def test_the_same_event_again_says_nothing_again(holds: Person, anna: Person) -> None:
    anna.changes(deleted=True)
    anna.changes(deleted=True)

    assert len(heard(holds)) == 1


def test_a_pause_keeps_silent(holds: Person, anna: Person) -> None:
    holds.types("/handover paused")
    anna.changes(deleted=True)

    assert heard(holds) == []


def test_what_was_let_go_on_purpose_is_told_once(holds: Person, bo: Person) -> None:
    holds.types("/handover remove @anna 2026-12-01")
    holds.types("/handover add @anna consultant, project, 2026-12-01 until 2026-12-04")
    holds.types("/handover accept because Anna is near")
    bo.types("/handover remove @anna 2026-12-01")

    [alert] = heard(holds)
    assert "You let it go without overlap" in alert


# -- right before it is sent -------------------------------------------------------------------------------------------


def test_what_is_undone_before_it_is_sent_is_never_said(holds: Person, bo: Person, sandbox: Any, clock: Any) -> None:
    sandbox.faults.next("chat.postMessage", "ratelimited", times=2, seconds=30)
    bo.types("/handover remove @anna 2026-12-01")
    bo.presses("Undo")
    clock.moves(minutes=5)

    assert heard(holds) == []


def test_an_alert_shows_what_became_of_it(holds: Person, bo: Person) -> None:
    bo.types("/handover remove @anna 2026-12-01")
    bo.presses("Undo")

    [alert] = heard(holds)
    assert "● Holds. Anna stays on." in alert


def test_who_comes_back_can_answer_again_and_the_owner_reads_of_it(
    kim: Person, anna: Person, begins: Callable[..., Person], clock: Any
) -> None:
    owner = begins(kim, NEW, *TEAM, until="2026-11-03 10:00")
    anna.changes(deleted=True)
    assert "nothing to answer" in anna.dm.texts[-1]
    clock.moves_to("2026-11-05 10:00")

    anna.changes(deleted=False)

    [alert] = heard(owner)
    assert "Anna's Slack account was closed on 3 Nov, and is open again." in alert
    assert "● Holds. Anna stays on." in alert
    assert "nothing to answer" not in anna.dm.texts[-1]
    anna.presses("Yes, I'm staying")
    assert "Thank you. Kim can see it." in anna.dm.texts[-1]


def test_who_was_taken_off_before_is_asked_nothing_on_coming_back(
    kim: Person, anna: Person, begins: Callable[..., Person]
) -> None:
    owner = begins(kim, NEW, *TEAM, until="2026-11-03 10:00")
    owner.types("/handover remove @anna 2026-08-01")
    anna.changes(deleted=True)

    anna.changes(deleted=False)

    assert "nothing to answer" in anna.dm.texts[-1]


def test_a_closed_account_that_slack_did_not_tell_of_is_told_within_the_day(
    holds: Person, world: Any, clock: Any
) -> None:
    world.sandbox.workspace.users["U0ANNA"].deleted = True
    clock.moves(days=2)
    sandbox = world.sandbox
    settings = Settings(bot_token=sandbox.bot_token, signing_secret=sandbox.signing_secret, api_url=sandbox.api_url)
    clients = one_client(settings)
    for _ in range(2):
        Reconciliation(world.store, Directory(settings, world.store, clients))()
        world.settle()

    assert len([text for text in heard(holds) if "Anna's Slack account was closed today." in text]) == 1


# -- the channel -------------------------------------------------------------------------------------------------------


def test_the_channel_hears_nothing_while_the_start_is_far(holds: Person, bo: Person, clock: Any) -> None:
    bo.types("/handover remove @anna 2026-12-01")
    clock.moves(minutes=30)

    assert "Nobody from the sale" not in in_channel(holds)


def test_within_a_week_the_channel_gets_the_card_when_there_is_none(soon: Person, bo: Person, clock: Any) -> None:
    before = len(soon.scene.channel("acme").texts)
    bo.types("/handover remove @anna 2026-12-01")
    clock.moves(minutes=11)

    [card] = soon.scene.channel("acme").texts[before:]
    assert card.startswith("*Acme ERP: Sales → Project on Tue 1 Dec, in 5 days. Nobody from the sale")


@pytest.fixture
def up(kim: Person, begins: Callable[..., Person]) -> Person:
    """The card is up, and Anna has come in since."""
    begins(kim, NEW, TEAM[0], TEAM[2], "/handover add @anna solution architect, sales", until="2026-11-03 09:01")
    kim.types("/handover add @anna solution architect, project")
    return kim


@pytest.mark.parametrize("day", ["2026-11-26", "2026-11-30"])
def test_within_a_week_a_card_that_is_up_gets_one_reply_shown_in_the_channel(
    up: Person, bo: Person, clock: Any, day: str
) -> None:
    clock.moves_to(f"{day} 10:00")
    before = len(up.scene.channel("acme").texts)

    bo.types("/handover remove @anna 2026-12-01")
    clock.moves(hours=3)

    assert len(up.scene.channel("acme").texts) == before + 1
    assert "Nobody from the sale is in the project yet." in up.scene.channel("acme").texts[-1]


@pytest.mark.parametrize(
    ("day", "line"),
    [
        pytest.param("2026-11-20", "list", id="ten days before"),
        pytest.param("2026-11-26", "later tomorrow", id="silence was asked for"),
        pytest.param("2026-12-01", "list", id="the day has a note of its own"),
    ],
)
def test_the_channel_hears_no_reply(up: Person, bo: Person, clock: Any, day: str, line: str) -> None:
    clock.moves_to(f"{day} 10:00")
    up.types(f"/handover {line}")
    before = len(up.scene.channel("acme").texts)

    bo.types("/handover remove @anna 2026-12-01")
    clock.moves(hours=2)

    assert len(up.scene.channel("acme").texts) == before


@pytest.mark.parametrize("undone", [False, True])
def test_a_reply_that_is_undone_within_ten_minutes_is_not_said(
    up: Person, bo: Person, clock: Any, undone: bool
) -> None:
    clock.moves_to("2026-11-30 10:00")
    before = len(up.scene.channel("acme").texts)

    bo.types("/handover remove @anna 2026-12-01")
    if undone:
        bo.presses("Undo")
    clock.moves(hours=2)

    assert len(up.scene.channel("acme").texts) == before + (not undone)


def test_what_cannot_be_posted_in_the_channel_stands_in_the_same_message(up: Person, bo: Person, clock: Any) -> None:
    clock.moves_to("2026-11-30 10:00")
    before = heard(up)
    happenings.archive(up.sandbox.workspace, up.scene.channel("acme").channel, up.id)
    up.scene.settle()
    bo.types_to_the_bot("/handover acme-erp: remove @anna 2026-12-01")
    clock.moves(hours=2)

    [alert] = heard(up)[len(before) :]
    assert alert.startswith("*Bo took Anna out of the plan.")
    assert "Its channel is archived, so I could not post this there." in alert


def test_undone_within_ten_minutes_the_channel_never_hears_it(soon: Person, bo: Person, clock: Any) -> None:
    before = in_channel(soon)
    bo.types("/handover remove @anna 2026-12-01")
    bo.presses("Undo")
    clock.moves(hours=3)

    assert in_channel(soon) == before


# -- booked past 100 % by given figures --------------------------------------------------------------------------------


@pytest.fixture
def half(kim: Person, begins: Callable[..., Person]) -> Person:
    """Anna carries Acme ERP with half of her time."""
    return begins(kim, NEW, TEAM[0], f"{TEAM[1]}, 50%", TEAM[2])


BETA = f"/handover new Beta CRM for Beta AB: {PLAN}"
FULL = (
    "*Acme ERP: Sales → Project on Tue 1 Dec, in 50 days. By the figures given Anna is at 130 % from 1 Dec to 31 May:"
    " Acme ERP 50 %, Beta CRM 80 %.*\nWho else could stay on?\nPlan someone else…"
)


def test_who_is_booked_past_their_time_on_the_first_day_is_told_to_the_owner(half: Person, sara: Person) -> None:
    sara.types(BETA)
    sara.types("/handover beta-crm: add @anna consultant, project, 80%")

    assert heard(half) == [FULL]


@pytest.mark.parametrize(
    "part", ["project, 50%", "project", "maintenance, 80%"], ids=["just full", "no figure", "at another time"]
)
def test_what_fits_or_has_no_figure_is_told_nobody(half: Person, sara: Person, part: str) -> None:
    sara.types(BETA)
    sara.types(f"/handover beta-crm: add @anna consultant, {part}")

    assert heard(half) == []


def test_it_is_told_once_for_a_start(half: Person, sara: Person, clock: Any) -> None:
    sara.types(BETA)
    sara.types("/handover beta-crm: add @anna consultant, project, 80%")
    clock.moves(days=1)
    sara.types("/handover beta-crm: add @anna consultant, project, 90%")

    assert len([text for text in heard(half) if "By the figures given" in text]) == 1


def test_who_did_it_has_read_of_the_days_in_the_reply(half: Person) -> None:
    half.types(BETA)
    half.types("/handover beta-crm: add @anna consultant, project, 80%")

    assert heard(half) == []


def test_what_the_owner_may_not_read_counts_for_nothing(half: Person, sara: Person, world: Any) -> None:
    world.sandbox.workspace.add_channel(
        "hidden", members={"U0SARA", world.sandbox.workspace.app.user_id}, kind="private"
    )
    sara.types(BETA, "hidden")
    sara.types("/handover add @anna consultant, project, 80%", "hidden")

    assert heard(half) == []
