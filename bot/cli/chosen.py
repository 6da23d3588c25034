"""What `handover check` says about settings: where a workspace goes by others than the environment gives it first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bot.cli.messages import Finding, database
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.usecases.identity import WorkspaceFacts


def chosen(settings: Settings) -> Iterator[Finding]:
    """The environment only gives a new workspace its first values."""
    from bot.usecases import identity  # noqa: PLC0415 - only for this word

    with database(settings.database_url) as store:
        found = identity.workspaces(store) if store else ()
    for workspace in found:
        others = [f"{name} ({value})" for name, value, first in _values(settings, workspace) if value != first]
        if others:
            yield (
                None,
                f"The workspace {workspace.name or workspace.id} goes by its own /handover settings, "
                f"not by the first values given here: {', '.join(others)}.",
            )


def _values(settings: Settings, workspace: WorkspaceFacts) -> Iterator[tuple[str, Any, Any]]:
    yield "HANDOVER_LANGUAGE", workspace.language, settings.language
    yield "HANDOVER_TIMEZONE", workspace.tz, settings.timezone
    yield "HANDOVER_COUNTRY", workspace.country, settings.country
    yield "HANDOVER_REMINDER_DAYS", _listed(workspace.steps), _listed(settings.reminder_days)
    yield "HANDOVER_REMINDER_TIME", f"{workspace.at_time:%H:%M}", f"{settings.reminder_time:%H:%M}"


def _listed(steps: tuple[int, ...]) -> str:
    return ", ".join(map(str, steps))
