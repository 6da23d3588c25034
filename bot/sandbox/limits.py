"""The limits of Slack that the sandbox holds the bot to (docs.slack.dev: Block Kit reference)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

LIMITS: dict[str, Any] = json.loads(Path(__file__).with_name("limits.json").read_text(encoding="utf-8"))
"""Characters, counts and seconds; where Slack's sources disagree the smaller figure stands."""
