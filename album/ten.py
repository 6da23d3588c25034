"""Ten journeys to judge the picture by: the three known shapes and mixed ones, the same for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from album.typed import TODAY, Told

FIRST = (
    "Kim Anna Bo Eva Per Sara Liv Nils Mette Ingrid Lars Karin Ole Astrid Jonas Freja Emil Signe Viktor Tove "
    "Gustav Maja Rasmus Linnea Anders Sofie Henrik Ida Jesper Camilla Tomas Helle Oskar Birgit Magnus Lone "
    "Fredrik Pia Martin Ulla"
)
LAST = (
    "Lindqvist Berg Dahl Nyström Holm Lund Solberg Aaby Kragh Voll Sørensen Åkesson Ek Holmström Friis "
    "Bergman Juul Westerlund Thorsen Öberg"
)
CUSTOMERS = (
    ("Fjord webshop", "Fjord & Fisk"),
    ("Skog CRM", "Skogsbolaget"),
    ("Havn portal", "Nordhavn"),
    ("Lumen ERP", "Lumen Energi"),
    ("Bryg booking", "Bryggen"),
)


@dataclass
class Plan:
    """One journey on its way to being typed."""

    chance: Random
    people: list[str] = field(default_factory=list)
    lines: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        known, last = FIRST.split(), LAST.split()
        firsts = self.chance.sample(known, len(known))
        self.people = [f"{first} {self.chance.choice(last)}" for first in firsts]
        self.free = iter(firsts)
        start = TODAY.date()
        self.sale = start - timedelta(self.chance.randrange(60, 160))
        self.project = start + timedelta(self.chance.randrange(12, 60))
        self.upkeep = self.project + timedelta(self.chance.randrange(120, 260))

    def begin(self, *, sure: bool = True, systems: str = "") -> None:
        name, customer = self.chance.choice(CUSTOMERS)
        soft = "" if sure else "~"
        days = f"sales {self.sale}, project {self.project}, maintenance {soft}{self.upkeep}"
        self.types(f"new {name} for {customer}: {days}" + (f"; systems: {systems}" if systems else ""))

    def types(self, line: str, who: str = "") -> None:
        self.lines.append((who or self.people[0], line))

    def add(self, role: str, where: str, who: str = "") -> str:
        """Puts somebody new, or `who`, on the journey; gives the first name."""
        who = who or next(self.free)
        self.types(f"add @{who.lower()} {role}, {where}")
        return who

    def full(self, first: str) -> str:
        return next(name for name in self.people if name.split()[0] == first)

    def on(self, phase: str, days: int) -> date:
        return {"project": self.project, "maintenance": self.upkeep}[phase] + timedelta(days)


def relay(plan: Plan) -> None:
    """1: new people at every handover."""
    plan.begin()
    plan.add("account manager", "sales")
    plan.add("solution architect", "sales")
    plan.add("project manager", "project")
    plan.add("consultant", "project")
    plan.add("maintenance lead", "maintenance")


def architect(plan: Plan) -> None:
    """2: the architect stays beside a project manager, and said yes."""
    plan.begin(sure=False)
    plan.add("account manager", "sales")
    plan.add("project manager", "project")
    plan.add("developer", "project")
    anna = plan.add("solution architect", "throughout")
    plan.types("confirm", plan.full(anna))


def succession(plan: Plan) -> None:
    """3: the sub-project manager, in the sale already, takes over the maintenance."""
    plan.begin()
    plan.add("account manager", "sales")
    per = plan.add("project coordinator", "sales")
    plan.add("main project manager", "project")
    plan.add("sub-project manager", "project", per)
    plan.add("maintenance lead, lead", "maintenance", per)


def first_only(plan: Plan) -> None:
    """Mixed: the architect brings it into the project, and nobody brings it on."""
    plan.begin()
    plan.add("account manager", "sales")
    plan.add("solution architect", "sales to project")
    plan.add("project manager", "project")
    plan.add("maintenance lead", "maintenance")
    plan.add("support engineer", "maintenance")


def side_by_side(plan: Plan) -> None:
    """Mixed: the sale is lost; giver and receiver of the maintenance work side by side."""
    plan.begin()
    plan.add("account manager", "sales")
    plan.add("project manager", "project")
    plan.add("developer", "project")
    plan.add("maintenance lead", f"maintenance, from {plan.on('maintenance', -21)}")


def two_systems(plan: Plan) -> None:
    """Sub-lead succession with a lost system."""
    plan.begin(systems="CRM*, BI")
    plan.add("account manager", "sales")
    plan.add("main project manager", "project")
    plan.add("sub-project manager", "sales to maintenance, CRM")
    plan.add("consultant, key", "sales to project, BI")
    plan.add("maintenance engineer", "maintenance, BI")


def comes_back(plan: Plan) -> None:
    """Mixed: the architect of the sale comes back to the project after a break of two months."""
    plan.sale -= timedelta(150)
    plan.begin()
    anna = plan.add("solution architect", f"sales, until {plan.project - timedelta(75)}")
    plan.add("account manager", "sales")
    plan.add("solution architect", "project", anna)
    plan.add("project manager", "project to maintenance")


def within(plan: Plan) -> None:
    """A developer stays all the way; the project manager leaves midway and nobody takes over."""
    plan.begin()
    plan.add("account manager", "sales")
    eva = plan.add("project manager", "project")
    plan.add("maintenance lead", "maintenance")
    plan.add("support engineer", "throughout")
    plan.types(f"remove @{eva.lower()} {plan.on('project', 60)}")


def asked(plan: Plan) -> None:
    """A relay in which the architect was asked, with the customer's own people on it."""
    plan.begin(sure=False)
    plan.add("account manager", "sales")
    anna = plan.add("solution architect", "sales")
    plan.add("project manager", "project")
    plan.add("maintenance lead", "maintenance")
    plan.types("add Bo Ek system owner, customer, sales to project")
    plan.types("add Rikke Friis key user, customer, project")
    plan.types(f"ask @{anna.lower()}")


def many(plan: Plan) -> None:
    """Thirty people; somebody stays on over each handover, not always the same."""
    plan.begin()
    plan.add("account manager", "sales")
    plan.add("solution architect", "sales to project")
    plan.add("project manager", "project")
    for _ in range(18):
        plan.add("developer", "project")
    plan.add("consultant", "project to maintenance")
    plan.add("maintenance lead", "maintenance")
    for _ in range(6):
        plan.add("support engineer", "maintenance")


MADE: tuple[Callable[[Plan], None], ...] = (
    relay, architect, succession, first_only, side_by_side, two_systems, comes_back, within, asked, many,
)  # fmt: skip


def ten(seed: int) -> Iterator[Told]:
    """In an order that tells nothing."""
    chance = Random(seed)
    for make in chance.sample(MADE, len(MADE)):
        plan = Plan(Random(chance.random()))
        make(plan)
        yield Told(plan.people, plan.lines)
