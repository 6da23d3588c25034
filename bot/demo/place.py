"""Nordlys IT, the supplier of the demo: its people, and a channel for every customer."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.texts import N_
from bot.sandbox.workspace import Workspace

NAME = "Nordlys IT"
LOCALES = {"en": "en-GB", "sv": "sv-SE", "da": "da-DK"}
PEOPLE = (
    ("kim", "Kim Lindqvist", N_("Account manager")),
    ("anna", "Anna Berg", N_("Solution architect")),
    ("bo", "Bo Dahl", N_("Project manager")),
    ("eva", "Eva Nyström", N_("Project manager")),
    ("liv", "Liv Solberg", N_("Maintenance lead")),
    ("mette", "Mette Kragh", N_("Account manager")),
    ("nils", "Nils Aaby", N_("BI consultant")),
    ("per", "Per Holm", N_("Main project manager")),
    ("sara", "Sara Lund", N_("Sub-project manager")),
)
CHANNELS = (
    ("acme", N_("Empty, and yours: start a journey here")),
    ("fjord-shop", N_("Fjord & Fisk: a new person for each phase (the classic relay)")),
    ("skog-crm", N_("Skogsbolaget: the architect stays all the way")),
    ("havn-portal", N_("Nordhavn: the sub-project manager takes over")),
    ("lumen-erp", N_("Lumen Energi: two systems, and the customer's own people")),
)


def furnish(workspace: Workspace, say: Say) -> None:
    """Everybody is in every channel, and so is the bot; everybody has Slack in that language."""
    people = [
        workspace.add_user(
            name, real_name=real, title=say.plain(title), is_admin=name == "kim", locale=LOCALES[say.language]
        )
        for name, real, title in PEOPLE
    ]
    members = {one.id for one in people} | {workspace.app.user_id}
    for name, topic in CHANNELS:
        workspace.add_channel(name, members=set(members), topic=say.plain(topic))
