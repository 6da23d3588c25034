"""What the words after `who` mean: a customer, a journey, a system, a person or a role; only what the viewer may see.

Exact names come before beginnings of words, roles last. Of several none is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.projection.knowing import Meant
from bot.usecases.rights import Viewer, readable, visible
from storage.tables import Assignment, Customer, Journey, Person, System

MOST = 12
"""Meanings offered; with more than that a longer name is asked for."""
LOOKED_THROUGH = 2000
"""Names of a kind among which the nearest are looked for, the newest first."""
NEAR = 0.6
NEAR_CUSTOMER = 0.85
COMPANIES = frozenset(["ab", "as", "a/s", "aps", "hb", "kb", "oy", "asa", "ltd", "limited", "inc", "plc", "gmbh"])
FIGURES = re.compile(r"\d+")
_part = Assignment.__table__.alias("part")
"""Under a name of its own: the rights look for the viewer's own assignments."""


class Meanings:
    """What words may mean to a viewer, over all journeys or within one."""

    def __init__(self, session: Session, viewer: Viewer, within: str | None = None) -> None:
        """`within` is a journey's uid: then only what stands in it is meant."""
        self.session = session
        self.seen = [visible(viewer), *([Journey.uid == within] if within else [])]
        self.read = [*self.seen, readable(viewer)]
        self.within = within

    def of(self, words: str) -> list[Meant]:
        """The best level that has any: names that are exactly so, names with words that begin so, roles."""
        fold = names.fold(words)
        if not fold:
            return []
        for found in (self._exact(fold, words), self._begun(fold), self._roles(words)):
            if meant := list(dict.fromkeys(found)):
                return _wider(meant)[:MOST]
        return []

    def called(self, kind: str, ref: str) -> Meant | None:
        """The thing that a button names, when the viewer may see it now."""
        look = {"customer": self._customers, "journey": self._journeys, "person": self._people}.get(kind)
        if kind == "system":
            return next(self._systems(System.fold == ref), None)
        if kind == "role":
            return next(self._roles(ref), None)
        uid = {"customer": Customer.uid, "journey": Journey.uid, "person": Person.uid}.get(kind)
        return next(look(uid == ref), None) if look is not None and uid is not None else None

    def mentioned(self, slack_id: str) -> Meant | None:
        """Whom a mention means, when they are on a journey the viewer may read."""
        return next(self._people(Person.slack_id == slack_id), None)

    def near(self, words: str) -> list[Meant]:
        """At most three that are called nearly so."""
        known = {names.fold(one.name): one for one in self._all()}
        for one in [*known.values()]:
            known.setdefault(names.fold(one.name).partition(" ")[0], one)
        close = get_close_matches(names.fold(words)[:60], [*known], 3, NEAR)
        return list(dict.fromkeys(known[name] for name in close))

    def near_customers(self, words: str) -> list[str]:
        """At most three customers whose names are nearly so, but for AB and the like; none when one is called so.

        Another first letter or figure is no slip: Eta is not Beta, Shop 2 not Shop 3.
        """
        fold = names.fold(words)
        if not fold or next(self._customers(Customer.fold == fold), None) is not None:
            return []
        plain = _plain(fold)
        known = {_plain(names.fold(one.name)): one.name for one in self._customers(most=LOOKED_THROUGH)}
        alike = [one for one in known if one[:1] == plain[:1] and FIGURES.findall(one) == FIGURES.findall(plain)]
        return [known[name] for name in get_close_matches(plain[:60], alike, 3, NEAR_CUSTOMER)]

    # -- levels -----------------------------------------------------------------------------------------------------

    def _exact(self, fold: str, words: str) -> Iterator[Meant]:
        if not self.within:
            yield from self._customers(Customer.fold == fold)
            yield from self._journeys(Journey.key == names.slug(words))
        yield from self._systems(System.fold == fold)
        yield from self._people(Person.fold == fold)

    def _begun(self, fold: str) -> Iterator[Meant]:
        if not self.within:
            yield from self._customers(_begins(Customer.fold, fold))
        yield from self._systems(_begins(System.fold, fold))
        yield from self._people(_begins(Person.fold, fold))

    def _all(self) -> Iterator[Meant]:
        if not self.within:
            yield from self._customers(most=LOOKED_THROUGH)
            yield from self._journeys(most=LOOKED_THROUGH)
        yield from self._systems(most=LOOKED_THROUGH)
        yield from self._people(most=LOOKED_THROUGH)

    # -- kinds ------------------------------------------------------------------------------------------------------

    def _customers(self, *so: ColumnElement[bool], most: int = MOST) -> Iterator[Meant]:
        found = select(Customer.uid, Customer.name, Customer.id).join(Journey, Journey.customer_id == Customer.id)
        wanted = found.where(*so, *self.seen).distinct().order_by(Customer.id.desc()).limit(most)
        return (Meant("customer", row.uid, row.name) for row in self.session.execute(wanted))

    def _journeys(self, *so: ColumnElement[bool], most: int = MOST) -> Iterator[Meant]:
        wanted = select(Journey.uid, Journey.name).where(*so, *self.seen).order_by(Journey.id.desc()).limit(most)
        return (Meant("journey", row.uid, row.name) for row in self.session.execute(wanted))

    def _systems(self, *so: ColumnElement[bool], most: int = MOST) -> Iterator[Meant]:
        found = select(System.fold, System.name).join(Journey, Journey.id == System.journey_id)
        wanted = found.where(*so, *self.read).order_by(System.id.desc()).limit(most)
        called: dict[str, str] = {}
        for row in self.session.execute(wanted):
            called.setdefault(row.fold, row.name)
        return (Meant("system", fold, name) for fold, name in called.items())

    def _people(self, *so: ColumnElement[bool], most: int = MOST) -> Iterator[Meant]:
        """Only who is on a journey that may be read: names of a private journey's people are as hidden as it is."""
        on = (_part.c.person_id == Person.id, _part.c.void_change.is_(None))
        part: Any = select(_part.c.id).join(Journey, Journey.id == _part.c.journey_id).where(*on, *self.read)
        known = (Person.forgotten_at.is_(None), Person.merged_into.is_(None))
        wanted = select(Person.uid, Person.name).where(*so, *known, exists(part.correlate(Person)))
        rows = self.session.execute(wanted.order_by(Person.id.desc()).limit(most))
        return (Meant("person", row.uid, row.name) for row in rows)

    def _roles(self, words: str) -> Iterator[Meant]:
        role = names.tidy(words)
        so = (_part.c.role_text.icontains(role, autoescape=True), _part.c.void_change.is_(None))
        wanted = select(_part.c.id).join(Journey, Journey.id == _part.c.journey_id).where(*so, *self.read)
        found = len(role) > 2 and self.session.scalar(wanted.limit(1)) is not None
        return iter([Meant("role", role, role)] if found else [])


def _plain(fold: str) -> str:
    """A customer's folded name without what kind of company it is."""
    return " ".join(word for word in fold.split() if word not in COMPANIES) or fold


def _wider(meant: list[Meant]) -> list[Meant]:
    """A journey that is called like its customer is answered by the customer."""
    customers = {names.fold(one.name) for one in meant if one.kind == "customer"}
    return [one for one in meant if one.kind != "journey" or names.fold(one.name) not in customers]


def _begins(column: Any, fold: str) -> ColumnElement[bool]:
    """One of the words of a folded name begins so."""
    return or_(column.startswith(fold, autoescape=True), column.contains(f" {fold}", autoescape=True))
