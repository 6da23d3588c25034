"""What is told of a customer stays with the readers of the place where it was told."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import update

from bot.rules.brought import CustomerRow
from bot.rules.texts import Refusal
from bot.rules.visiting import Figures
from bot.usecases import exporting, identity, importing, visiting
from bot.usecases.importing import Wanted
from storage.tables import Journey

CANARY = Figures(segment="Canary", revenue=987654.0, service_hours="24/7")


@pytest.fixture
def two(workspace: Any) -> Any:
    return of_two_channels(workspace)


def of_two_channels(workspace: Any) -> Any:
    """Acme's ERP is Anna's in a private channel, its CRM is Bo's in a public one; Anna has been seen in both."""
    workspace.channel("secret", private=True)
    workspace.erp = workspace.journey(name="ERP", channel="secret")
    workspace.crm = workspace.journey(name="CRM", by="bo")
    acme, anna = workspace.channel("acme").id, workspace.person("anna").id
    identity.saw_member(workspace.store, workspace.id, acme, anna, workspace.now)
    return workspace


def tells(place: Any, who: str, journey: Any, figures: Figures, channel: str = "acme") -> None:
    form = visiting.figures_of(place.store, place.viewer(who, channel), acme(place, who, channel).uid)
    assert form.journey == journey.uid
    visiting.keep_figures(
        place.store, place.stamp(who), place.viewer(who, channel), form.journey, form.mark, now=figures
    )


def acme(place: Any, who: str, channel: str | None = "acme") -> Any:
    (line,) = visiting.listing(place.store, place.viewer(who, channel), place.today).lines
    return line.visit.customer


def brings(place: Any, who: str, channel: str, **told: Any) -> int:
    wanted = Wanted(customers=[CustomerRow(name="Acme AB", **told)])
    where, viewer = place.channel(channel).id, place.viewer(who, channel)
    return importing.bring(place.store, place.stamp(who), viewer, wanted, where, dry_run=False).customers


def everywhere(place: Any, who: str) -> str:
    """Whatever is told of customers to somebody in #acme."""
    viewer = place.viewer(who)
    found = visiting.listing(place.store, viewer, place.today)
    form = visiting.figures_of(place.store, viewer, found.lines[0].visit.customer.uid)
    return str((found, form, exporting.everything(place.store, viewer).tables))


def test_a_journey_of_the_same_customer_shows_nothing_of_what_was_told_in_a_private_channel(two: Any) -> None:
    tells(two, "anna", two.erp, CANARY, "secret")
    said = everywhere(two, "bo")
    assert [word for word in ("Canary", "987654", "24/7") if word in said] == []
    assert visiting.listing(two.store, two.viewer("bo"), two.today, "canary").lines == ()
    assert acme(two, "anna", "secret").figures == CANARY


def test_what_is_told_again_elsewhere_stands_beside_and_each_reads_the_newest_they_may(two: Any) -> None:
    tells(two, "anna", two.erp, CANARY, "secret")
    tells(two, "bo", two.crm, Figures(revenue=5.0))
    assert acme(two, "bo").figures == Figures(revenue=5.0)
    assert acme(two, "anna", "secret").figures == Figures("Canary", 5.0, "24/7")
    form = visiting.figures_of(two.store, two.viewer("anna", "secret"), acme(two, "anna", "secret").uid)
    assert (form.name, form.figures, form.elsewhere) == ("ERP", CANARY, Figures(revenue=5.0))


def test_what_is_brought_in_is_for_the_channel_and_overwrites_nobodys(two: Any) -> None:
    tells(two, "anna", two.erp, CANARY, "secret")
    assert brings(two, "bo", "acme", revenue=7.0) == 1
    assert brings(two, "bo", "acme", segment="Retail") == 1
    assert brings(two, "bo", "acme", segment="Retail") == 0
    assert acme(two, "bo").figures == Figures(segment="Retail", revenue=7.0)
    tables = {one.name: one.rows for one in exporting.everything(two.store, two.viewer("bo")).tables}
    assert tables["customers"] == (("Acme AB", "Retail", "7", None),)
    assert tells_of(two, "anna", "secret") == CANARY


@pytest.mark.ci
def test_on_postgresql_too(postgres_store: Any, make_place: Any) -> None:
    two = of_two_channels(make_place(postgres_store, "T1"))
    test_what_is_brought_in_is_for_the_channel_and_overwrites_nobodys(two)
    assert everywhere(two, "bo").count("Canary") == 0


def tells_of(place: Any, who: str, channel: str) -> Figures:
    """What the form of the journey there holds."""
    viewer = place.viewer(who, channel)
    return visiting.figures_of(place.store, viewer, acme(place, who, channel).uid).figures


def test_who_reads_a_figure_follows_its_journey_to_another_channel(two: Any) -> None:
    tells(two, "anna", two.erp, CANARY, "secret")
    with two.store.write() as session:
        session.execute(update(Journey).values(channel_id=two.channel("acme").id))
    assert acme(two, "bo").figures == CANARY


def test_a_form_is_for_who_may_change_its_journey_as_of_now(two: Any) -> None:
    tells(two, "anna", two.erp, CANARY, "secret")
    with pytest.raises(Refusal, match="cannot find that"):
        visiting.keep_figures(two.store, two.stamp("bo"), two.viewer("bo"), two.erp.uid, "", now=Figures())
