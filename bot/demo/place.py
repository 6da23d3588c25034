"""Nordlys IT, the supplier of the demo: its people, and a channel for every customer."""

from __future__ import annotations

from bot.sandbox.workspace import Workspace

NAME = "Nordlys IT"
PEOPLE = (
    ("kim", "Kim Lindqvist", "Account manager"),
    ("anna", "Anna Berg", "Solution architect"),
    ("bo", "Bo Dahl", "Project manager"),
    ("eva", "Eva Nyström", "Project manager"),
    ("liv", "Liv Solberg", "Maintenance lead"),
    ("mette", "Mette Kragh", "Account manager"),
    ("nils", "Nils Aaby", "BI consultant"),
    ("per", "Per Holm", "Main project manager"),
    ("sara", "Sara Lund", "Sub-project manager"),
)
CHANNELS = (
    ("acme", "Empty, and yours: start a journey here"),
    ("fjord-shop", "Fjord & Fisk: a new person for each phase (the classic relay)"),
    ("skog-crm", "Skogsbolaget: the architect stays all the way"),
    ("havn-portal", "Nordhavn: the sub-project manager takes over"),
    ("lumen-erp", "Lumen Energi: two systems, and the customer's own people"),
)


def furnish(workspace: Workspace) -> None:
    """Everybody is in every channel, and so is the bot."""
    people = [
        workspace.add_user(name, real_name=real, title=title, is_admin=name == "kim") for name, real, title in PEOPLE
    ]
    members = {one.id for one in people} | {workspace.app.user_id}
    for name, topic in CHANNELS:
        workspace.add_channel(name, members=set(members), topic=topic)
