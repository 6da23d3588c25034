"""What stands in somebody's Home."""

from __future__ import annotations

from bot.sandbox.people import Person
from bot.sandbox.sight import of_view


def home(person: Person) -> str:
    """As text; empty: there is none."""
    workspace = person.sandbox.workspace
    view = workspace.views.homes.get(person.id)
    return of_view(workspace, view) if view else ""
