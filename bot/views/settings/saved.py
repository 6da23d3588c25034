"""The reply to a change of the settings: what holds now, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Say
from bot.rules.texts import N_
from bot.views.parts import Message
from bot.views.replies import done


def saved(what: str, values: Mapping[str, Any], change_uid: str, say: Say) -> Message:
    return done(what, values, None, change_uid, say, _follows(values, say))


def _follows(values: Mapping[str, Any], say: Say) -> str:
    if later := values.get("later"):
        return say(N_("I look at all {n} journeys anew now, and tell their owners where a handover breaks."), n=later)
    if worse := values.get("worse"):
        one = N_("One handover is worse off by it; `/handover list` shows which.")
        return say.number(one, N_("{n} handovers are worse off by it; `/handover list` shows which."), worse)
    return ""
