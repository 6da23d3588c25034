"""What a source says of a journey."""

from __future__ import annotations

from typing import Protocol

from bot.rules import facts


class Figures(Protocol):
    """What a source says of a customer; what is blank it does not say."""

    @property
    def segment(self) -> str: ...
    @property
    def revenue(self) -> float | None: ...
    @property
    def service_hours(self) -> str: ...


class Row(Figures, Protocol):
    """What a source says of a journey beside its facts. `id` is the source's own; `customer` may be blank."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def customer(self) -> str: ...
    @property
    def systems(self) -> tuple[str, ...]: ...
    @property
    def state(self) -> str: ...


Pair = tuple[Row, facts.Journey]
