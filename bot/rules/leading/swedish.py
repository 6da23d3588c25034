"""What leads in a Swedish question."""

from __future__ import annotations

from bot.rules.leading.kinds import Reason

PATTERNS = ((Reason.TAG, r"\b(?:eller hur|inte sant)\s*\?*\s*$"),)
