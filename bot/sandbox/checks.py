"""Small checks that the Block Kit rules are put together from; each notes what is wrong and where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Problems = list[str]
"""Sentences as Slack sends them: `[ERROR] must be less than 76 characters [json-pointer:/blocks/0/text]`."""

Check = Callable[[Any, str, Problems], None]
"""Takes a value, the JSON pointer to it, and the list to note problems in."""


def wrong(problems: Problems, place: str, sentence: str) -> None:
    problems.append(f"[ERROR] {sentence} [json-pointer:{place}]")


def string(most: int, least: int = 1) -> Check:
    def check(value: Any, place: str, problems: Problems) -> None:
        if not isinstance(value, str):
            wrong(problems, place, "must provide a string")
        elif len(value) > most:
            wrong(problems, place, f"must be less than {most + 1} characters")
        elif len(value) < least:
            wrong(problems, place, f"must be more than {least - 1} characters")

    return check


def pattern(form: str, example: str) -> Check:
    def check(value: Any, place: str, problems: Problems) -> None:
        if not isinstance(value, str) or not re.fullmatch(form, value):
            wrong(problems, place, f"must be formatted as {example}")

    return check


def number(least: int, most: int) -> Check:
    def check(value: Any, place: str, problems: Problems) -> None:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            wrong(problems, place, f"must be a number from {least} to {most}")

    return check


def boolean(value: Any, place: str, problems: Problems) -> None:
    if not isinstance(value, bool):
        wrong(problems, place, "must provide a boolean")


def one_of(*allowed: str) -> Check:
    def check(value: Any, place: str, problems: Problems) -> None:
        if value not in allowed:
            wrong(problems, place, f"must be a valid enum value: {', '.join(allowed)}")

    return check


def listing(item: Check, most: int, least: int = 1) -> Check:
    def check(value: Any, place: str, problems: Problems) -> None:
        if not isinstance(value, list):
            wrong(problems, place, "must provide an array")
            return
        if len(value) > most:
            wrong(problems, place, f"no more than {most} items allowed")
        if len(value) < least:
            wrong(problems, place, f"no fewer than {least} items allowed")
        for index, each in enumerate(value):
            item(each, f"{place}/{index}", problems)

    return check


def shape(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """An object with these fields and no others."""
    known = {**required, **(optional or {})}

    def check(value: Any, place: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            wrong(problems, place, "must provide an object")
            return
        for name in required:
            if name not in value:
                wrong(problems, place, f"missing required field: {name}")
        for name, part in value.items():
            if name not in known:
                wrong(problems, f"{place}/{name}", f"invalid additional property: {name}")
            else:
                known[name](part, f"{place}/{name}", problems)

    return check


def typed(kinds: Mapping[str, Check]) -> Check:
    """An object whose `type` says which rule it follows."""

    def check(value: Any, place: str, problems: Problems) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        rule = kinds.get(kind) if isinstance(kind, str) else None
        if rule is None:
            wrong(problems, place, f"unsupported type: {kind}")
        else:
            rule(value, place, problems)

    return check


def both(*checks: Check) -> Check:
    """One after the other; the later ones may rely on what the earlier ones found right."""

    def check(value: Any, place: str, problems: Problems) -> None:
        before = len(problems)
        for each in checks:
            if len(problems) == before:
                each(value, place, problems)

    return check


def repeated(names: Iterable[Any]) -> list[Any]:
    """What stands there more than once."""
    counted = Counter(name for name in names if isinstance(name, str))
    return [name for name, times in counted.items() if times > 1]
