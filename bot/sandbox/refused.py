"""Slack's no: an error code and what comes with it."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """What Slack answers as `{"ok": false, "error": code}`; details are further fields of that answer."""

    def __init__(self, error: str, **details: Any) -> None:
        super().__init__(error)
        self.error = error
        self.details = details

    def answer(self) -> dict[str, Any]:
        return {"ok": False, "error": self.error, **self.details}


def with_messages(error: str, messages: list[str]) -> Refused:
    """A no that says where: `messages` end in `[json-pointer:/blocks/0/text]`."""
    return Refused(
        error,
        errors=[message.removeprefix("[ERROR] ") for message in messages],
        response_metadata={"messages": messages},
    )
