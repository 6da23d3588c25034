"""The other doors into subcommands: Slack's shortcuts, by callback id."""

from __future__ import annotations

OPENS = {"start_journey": "new", "save_note": "note"}
"""Callback id -> the word whose form it opens."""
TYPES = {"start_journey": "global", "save_note": "message"}
"""Callback id -> where Slack offers it: everywhere, or at a message."""
