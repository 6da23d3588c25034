"""Who somebody is, is asked as of now: accounts that close, guests made members, members made guests, new names."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

PLAN = "sales 2026-09-01, project 2026-12-01"
GUEST = "As a guest you can answer what you are asked"
NOBODY = "Nobody answers for it any more: the account of who did is closed."


@pytest.fixture
def erp(anna: Person, begins: Callable[..., Person]) -> Person:
    """Anna's; she answers for it alone."""
    return begins(anna, f"/handover new Acme ERP for Acme AB: {PLAN}", "/handover add @bo consultant, project")


@pytest.fixture
def admin(kim: Person) -> Person:
    """Kim, whom the bot has met."""
    kim.types_to_the_bot("/handover help")
    return kim


@pytest.fixture
def hidden(world: Any, anna: Person, eva: Person) -> Person:
    """Anna's journey in #secret, where Eva is too."""
    anna.types(f"/handover new Acme ERP for Acme AB: {PLAN}", "secret")
    world.scene.channel("secret").channel.members.add(eva.id)
    eva.types("/handover help", "secret")
    return anna


def test_case_57_when_the_owner_leaves_an_admin_is_asked_to_name_another(
    erp: Person, admin: Person, eva: Person
) -> None:
    erp.changes(deleted=True)
    assert NOBODY in admin.dm.texts[-1]
    assert not eva.dm.texts
    admin.types("/handover add @eva, lead")
    admin.types("/handover show")
    assert admin.sees("Eva keeps an eye on it")


def test_case_57_it_is_asked_once(erp: Person, admin: Person, clock: Any) -> None:
    erp.changes(deleted=True)
    clock.moves(days=2)
    erp.changes(real_name="Anna B")
    erp.changes(real_name="Anna C")
    assert sum(NOBODY in text for text in admin.dm.texts) == 1


def test_case_57_of_a_private_channel_s_journey_its_people_are_asked_and_no_admin_outside_hears_of_it(
    hidden: Person, admin: Person, eva: Person
) -> None:
    hidden.changes(deleted=True)
    assert NOBODY in eva.dm.texts[-1]
    assert not admin.dm.texts
    eva.types("/handover add @eva, lead", "secret")
    eva.types("/handover show", "secret")
    assert eva.sees("Eva keeps an eye on it")


def test_who_answers_for_it_besides_is_reason_enough_to_ask_nobody(erp: Person, admin: Person) -> None:
    erp.types("/handover add @bo project manager, sales, lead")
    erp.changes(deleted=True)
    assert not admin.dm.texts


@pytest.mark.parametrize("told", [True, False], ids=["Slack tells", "Slack's event is lost"])
def test_a_member_made_a_guest_is_a_guest_and_a_guest_made_a_member_a_member(
    erp: Person, gus: Person, bo: Person, clock: Any, told: bool
) -> None:
    """At once when Slack tells, else within a day."""
    for person in (bo, gus):
        person.types("/handover show")
    for person, kind in ((bo, "guest"), (gus, "member")):
        if told:
            person.changes(kind=kind)
        else:
            person.user.kind = kind
    if not told:
        clock.moves(hours=25)
    bo.types("/handover phase project 8 dec")
    gus.types("/handover show")
    assert GUEST in bo.screen().split("acme> ")[-1]
    assert "Acme ERP" in gus.screen().split("acme> ")[-1]


def test_who_is_no_admin_any_more_has_an_admin_s_rights_no_more(erp: Person, kim: Person) -> None:
    line = "/handover acme-erp: phase project 8 dec"
    kim.changes(is_admin=False)
    kim.types_to_the_bot(line)
    assert kim.sees("Only members of the journey's channel can change it.")
    kim.changes(is_admin=True)
    kim.types_to_the_bot(line)
    assert kim.sees("Project is planned for Tue 8 Dec.")


def test_a_new_name_is_the_name_from_then_on(erp: Person, bo: Person) -> None:
    bo.changes(real_name="Bo Lindqvist")
    erp.types("/handover who @bo")
    assert erp.sees("Bo Lindqvist")


def test_who_belongs_to_another_workspace_by_now_is_written_nothing(erp: Person, bo: Person, clock: Any) -> None:
    erp.types("/handover add @bo solution architect, sales")
    bo.changes(kind="external", team_id="T0OTHER")
    before = bo.dm.texts
    clock.moves_to("2026-12-02 09:00")
    assert bo.dm.texts == before
