"""Ten years of Kubernetes releases lived through: who hears of which handover on which day, read off by hand too."""

from __future__ import annotations

import csv
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import holidays
import pytest
from sqlalchemy import select, update

from bot.files import folder
from bot.usecases import importing
from bot.usecases.pulses import PULSE
from storage.tables import Handover, Occasion, Person, Phase

SHARED = Path(__file__).parents[3] / "shared" / "data" / "k8s-release-team"
CHANNEL, OWNER = "C0RELEASE", "U0KIMKIM0"
ALARMED = {"breaks", "unstaffed"}
"""Everything here is less than 30 days away when a step falls, so nobody named is as bad as nobody staying."""
FREE = holidays.SE(years=range(2016, 2028), categories=("public", "de_facto"))
SHOWN_IN_CHANNEL = re.compile(rf"(card|step|day) \d+ > {CHANNEL}( shown)?")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.exists(), reason="needs the data sets beside the repository"),
]

Row = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Expected:
    """One handover as it is read here. People as the source calls them."""

    start: date
    tentative: bool
    state: str
    rests_on: frozenset[str]
    arriving: frozenset[str]
    """Who is in it, and was not before."""
    owner: str


def rows(source: Path, name: str) -> list[Row]:
    with (source / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def last_releases(count: int, to: Path, *, slack_ids: bool) -> Path:
    """The folder with its last so many releases; every third person has a Slack id if wanted, else nobody."""
    shutil.copytree(SHARED, to)
    kept = {row["phase_id"] for row in rows(SHARED, "phases")[-count:]}
    for file in to.iterdir():
        file.chmod(0o644)
        head, *lines = file.read_text().splitlines()
        place = head.split(",").index("phase_id") if "phase_id" in head else None
        text = "\n".join([head, *(line for line in lines if place is None or line.split(",")[place] in kept)])
        file.write_text(re.sub(r"\bp(\d{3}[0369])\b", r"U0PERSON\1", text) if slack_ids else text)
    return to


def in_slack(person: str) -> bool:
    return person.startswith("U0")


# -- the rules read anew: nobody here has dates or percentages of their own, and no two releases overlap ---------------


def read(source: Path) -> list[Expected]:
    on: dict[str, list[Row]] = defaultdict(list)
    for one in rows(source, "assignments"):
        on[one["phase_id"]].append(one)
    phases = sorted(rows(source, "phases"), key=lambda row: int(row["seq"]))
    return [expected(after, on[before["phase_id"]], on[after["phase_id"]]) for before, after in pairwise(phases)]


def expected(after: Row, givers: list[Row], receivers: list[Row]) -> Expected:
    systems = {system for one in givers for system in named(one)}
    scopes = [scope(givers, receivers)] + [
        scope(*([one for one in side if system in named(one)] for side in (givers, receivers))) for system in systems
    ]
    states = [state for state, _ in scopes]
    return Expected(
        start=date.fromisoformat(after["start"]),
        tentative=after["tentative"] == "1",
        state=next(state for state in ("breaks", "unstaffed", "thin", "holds") if state in states),
        rests_on=frozenset().union(*(people for _, people in scopes)),
        arriving=frozenset(people(receivers) - people(givers)),
        owner=next((one["person_id"] for one in givers if one["lead"] == "1" and in_slack(one["person_id"])), OWNER),
    )


def people(side: list[Row]) -> set[str]:
    return {one["person_id"] for one in side if one["side"] == "vendor"}


def named(one: Row) -> list[str]:
    return [system for system in one["systems"].split(";") if system]


def scope(givers: list[Row], receivers: list[Row]) -> tuple[str, frozenset[str]]:
    """Who is there before and after carries it: for sure when theirs was or is a key part."""
    if not givers or not receivers:
        return "unstaffed", frozenset()
    both = {one["person_id"] for one in givers} & {one["person_id"] for one in receivers}
    key = {one["person_id"] for one in givers + receivers if "1" in (one["key"], one["lead"])} & both
    if key:
        return "holds", frozenset(key)
    return ("thin" if both else "breaks"), frozenset(both)


def calendar(handovers: list[Expected]) -> dict[str, list[str]]:
    """What each day brings, as the outbox' tests write it."""
    days: dict[str, list[str]] = defaultdict(list)
    for one in handovers:
        for distance, day in steps(one.start).items():
            if told := sorted(f"{what} {distance} > {to}" for what, to in tells(one, distance)):
                days[day.isoformat()] += told
        if arriving := [f"note > {person}" for person in one.arriving if in_slack(person) and not one.tentative]:
            days[working(one.start - timedelta(days=1), -1).isoformat()] += arriving
            days[working(one.start + timedelta(days=14), 1).isoformat()] += arriving
    return {day: sorted(told) for day, told in days.items()}


def steps(start: date) -> dict[int, date]:
    """Each on a working day: before the start on the one before, the day itself on the one after."""
    days = {distance: start - timedelta(days=distance) for distance in (28, 14, 7, 2, 0)}
    falls = {distance: working(day, -1 if distance else 1) for distance, day in days.items()}
    return {distance: day for distance, day in falls.items() if day not in [falls[n] for n in falls if n < distance]}


def working(day: date, onwards: int) -> date:
    free = day.weekday() > 4 or day in FREE
    return working(day + timedelta(days=onwards), onwards) if free else day


def tells(one: Expected, distance: int) -> Iterator[tuple[str, str]]:
    reachable = [person for person in one.rests_on if in_slack(person)]
    if distance == 0:
        yield "day", CHANNEL
    elif one.tentative and distance > 14:
        yield "ask", one.owner
    elif one.state in ALARMED:
        yield from broken(one, distance)
    elif distance in {28, 14}:
        yield from (("ask", person) for person in reachable)
        if one.state == "thin" and distance == 28:
            yield "card", CHANNEL
    elif distance == 7 and reachable:
        yield ("ask" if reachable == [one.owner] else "step"), one.owner


def broken(one: Expected, distance: int) -> Iterator[tuple[str, str]]:
    first = 14 if one.tentative else 28
    if distance == 2:
        yield "step", one.owner
    elif distance == first:
        yield "card", CHANNEL
    elif distance == 14:
        yield from (("step", f"{CHANNEL} thread"), ("step", one.owner))
    elif distance == 7:
        yield "step", f"{CHANNEL} shown"


# -- the replay ------------------------------------------------------------------------------------------------------


def replayed(story: Any, source: Path) -> dict[str, list[str]]:
    """Import before the first release, then live until after the last: what was posted on each day."""
    data = folder.read(source)
    place = importing.Place(workspace="T1", channel=CHANNEL, owner=OWNER)
    days = [phase.start for phase in data.journeys[0].phases if phase.start]
    before, after = min(days) - timedelta(days=2), max(days) + timedelta(days=60)
    story.at(before.isoformat())
    assert importing.load(story.store, place, list(zip(data.rows, data.journeys, strict=True)), story.store.now()).new
    with story.store.write() as session:  # digests speak of the same handovers; they have tests of their own
        session.execute(update(Person).values(digest_at=None))
    told: dict[str, list[str]] = story.live(before.isoformat(), after.isoformat())
    return told


@pytest.mark.parametrize(
    ("releases", "slack_ids"),
    [
        pytest.param(6, False, id="six-releases-as-they-are"),
        pytest.param(6, True, id="six-releases-a-third-in-slack"),
        pytest.param(32, True, id="all-releases-a-third-in-slack", marks=[pytest.mark.ci, pytest.mark.timeout(300)]),
    ],
)
def test_every_handover_gets_its_steps_once_and_no_other_any(
    story: Any, tmp_path: Path, releases: int, slack_ids: bool
) -> None:
    source = last_releases(releases, tmp_path / "source", slack_ids=slack_ids)
    handovers = read(source)
    assert len(handovers) == releases - 1
    states = {one.state for one in handovers}
    assert "holds" in states and states & ALARMED, "a replay without both proves little"
    told = replayed(story, source)
    assert told == calendar(handovers)
    assert states_kept(story) == [one.state for one in handovers]
    assert not said_twice(story)
    asked = addressed(told) - {OWNER, CHANNEL}
    assert bool(asked) is slack_ids
    assert all(in_slack(person) for person in asked)
    assert most_seen_in_channel(told, handovers) <= 3


def states_kept(story: Any) -> list[str]:
    with story.store.read() as session:
        found = select(Handover.state).join(Phase, Phase.id == Handover.to_phase_id).order_by(Phase.rank)
        return list(session.scalars(found))


def said_twice(story: Any) -> list[Any]:
    """Occasions of one step, kind and reader that are there more than once, and any that went another way than out."""
    with story.store.read() as session:
        every = session.scalars(select(Occasion)).all()
    told = Counter(
        (one.handover_id or one.values.get(PULSE), one.kind, *one.values, one.step, one.to_channel_id, one.to_person_id)
        for one in every
    )
    return [*(what for what, count in told.items() if count > 1), *(one for one in every if one.state != "done")]


def addressed(told: dict[str, list[str]]) -> set[str]:
    return {line.split(" > ")[1].split()[0] for lines in told.values() for line in lines}


def most_seen_in_channel(told: dict[str, list[str]], handovers: list[Expected]) -> int:
    """The most messages that the channel saw about one handover; each belongs to the next to come on its day."""
    seen: Counter[date] = Counter()
    for day, lines in told.items():
        about = min(one.start for one in handovers if one.start >= date.fromisoformat(day) - timedelta(days=4))
        seen[about] += sum(SHOWN_IN_CHANNEL.fullmatch(line) is not None for line in lines)
    return max(seen.values())
