"""What leads in a Danish question."""

from __future__ import annotations

from bot.rules.leading.kinds import Reason

PATTERNS = ((Reason.TAG, r"\b(?:ikke|vel|ikke sandt)\s*\?+\s*$"),)
