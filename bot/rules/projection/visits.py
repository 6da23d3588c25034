"""Whom to visit next, as shown."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from bot.rules.values import fact
from bot.rules.visiting import Figures, Visit


@fact
class FiguresForm:
    """What is told of a customer on one of its journeys (uid, name), and what its reader knows of it from elsewhere."""

    journey: str
    name: str
    customer: str
    figures: Figures
    elsewhere: Figures = Figures()

    @property
    def mark(self) -> str:
        """Another one when other figures are told: what a form was made from."""
        told = json.dumps(asdict(self.figures), sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:16]


@fact
class VisitLine:
    """A customer. `journey`: the key of one of its journeys that the reader may read, to plan a meeting from. `tells`:
    its figures may be told on a journey of it."""

    visit: Visit
    journey: str | None
    tells: bool = True


@fact
class VisitPage:
    """One page. `looked_for`: the words that a customer's name or segment was to contain."""

    lines: tuple[VisitLine, ...]
    first: int
    """The place of the first of them, from 1."""
    page: int
    pages: int
    total: int
    looked_for: str
