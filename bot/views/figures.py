"""What people tell of a customer, as a change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Raw, Say
from bot.rules.texts import N_


def told(values: Mapping[str, Any], say: Say) -> str:
    """The change: what is told of the customer now."""
    figures = listed(values, say)
    if not figures:
        return say(N_("No figures are told of {customer} any more."), customer=values["customer"])
    return say(N_("{customer}: {figures}."), customer=values["customer"], figures=figures)


def listed(values: Mapping[str, Any], say: Say) -> Raw:
    """Those that are known, in a row."""
    parts = []
    if values["segment"]:
        parts.append(say(N_("segment {segment}"), segment=values["segment"]))
    if values["revenue"] is not None:
        parts.append(say(N_("revenue {revenue}"), revenue=float(values["revenue"])))
    if values["service_hours"]:
        parts.append(say(N_("service hours {hours}"), hours=values["service_hours"]))
    return Raw(", ".join(parts))
