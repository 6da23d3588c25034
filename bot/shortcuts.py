"""The other doors into subcommands: Slack's shortcuts, by callback id."""

from __future__ import annotations

OPENS = {"start_journey": "new"}
"""Callback id -> the word whose form it opens."""
TYPES = {"start_journey": "global"}
"""Callback id -> where Slack offers it: everywhere, or at a message."""
