"""What leads in an English question."""

from __future__ import annotations

from bot.rules.leading.kinds import Reason

PATTERNS = (
    (
        Reason.TAG,
        r"\b(?:is|are|was|were|do|does|did|would|wo|ca|could|should|has|have)n't (?:it|they|you|that)\s*\?*\s*$",
    ),
)
