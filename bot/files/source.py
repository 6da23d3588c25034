"""What a file or folder of somebody else's data says: facts for the rules, and the rows that only an import keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date

from bot.rules.analysis import Judged, takes_time
from bot.rules.continuity import open_until
from bot.rules.facts import Constants, Journey
from bot.rules.values import fact

REMARKS = {
    "misspelt_product": "products spelt otherwise than in products.csv, taken for those",
    "no_account": "deals without an account, each a customer of its own name",
    "no_dates": "deals without dates",
}
"""In words."""


@fact
class JourneyRow:
    """What is known of a journey beside its facts. Names are as written in the file."""

    id: str
    name: str
    customer: str = ""
    segment: str = ""
    revenue: float | None = None
    service_hours: str = ""
    systems: tuple[str, ...] = ()
    """A star after its name marks the main one."""
    state: str = "open"
    seqs: tuple[int, ...] = ()
    """`seq` of each phase as the file has it, in the journey's order."""


@fact
class Source:
    """Everything read. `rows` goes with `journeys`, one for one; a person's id is their name in the file."""

    journeys: tuple[Journey, ...]
    rows: tuple[JourneyRow, ...]
    holidays: frozenset[date] = frozenset()
    ignored: tuple[str, ...] = ()
    """Names of files beside the known ones, which were not read."""
    named: Mapping[str, str] = field(default_factory=dict)
    """Names of people whose id says none, by that id."""
    remarks: tuple[tuple[str, int], ...] = ()
    """What is odd and was kept as well as it could be, and how often: a key of REMARKS."""

    @property
    def count(self) -> int:
        return len(self.journeys)

    @property
    def horizon(self) -> date | None:
        return open_until(self.journeys)

    def judged(self) -> Iterator[Judged]:
        for journey, row in zip(self.journeys, self.rows, strict=True):
            yield Judged(journey, row.seqs, self.holidays)

    def taking(self, constants: Constants) -> Iterator[Journey]:
        return (journey for journey in self.journeys if takes_time(journey, constants))
