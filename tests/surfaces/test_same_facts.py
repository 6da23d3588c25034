"""One plan, told alike everywhere: state, day, whether it is sure, who stays on and whether a yes is missing, in reply,
list, picture, card, Home and calendar. Random journeys are planned as people do; each surface reads them its own way,
and is read as a person would read it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select

from bot.i18n import Plainly, Say
from bot.pictures.overlap import overlap
from bot.pictures.portfolio import LEFT, RADIUS, portfolio
from bot.pictures.scene import Scene, Sign, Text
from bot.pictures.sheet import MARGIN, WIDTH
from bot.pictures.span import span
from bot.rules.projection import JourneyShown
from bot.rules.texts import Refusal
from bot.rules.typed import NewJourney, NewPhase, Period, PersonRef, Placement
from bot.usecases import feeds, journeys, people, words
from bot.usecases.home.reading import load
from bot.usecases.overview import overview
from bot.usecases.projection import handover_shown
from bot.usecases.rights import Viewer
from bot.views import overview as glance
from bot.views.calendars import entries
from bot.views.home.tab import render
from bot.views.journey import show
from bot.views.lists import page
from bot.views.posts.card import handover_part
from storage.tables import Handover, Journey, Person, Phase

EN = Say("en")
NAMES = ("anna", "bo", "eva", "per", "sara", "nils", "liv")
ROLES = ("solution architect", "project manager", "consultant", "account manager")
STATES = {"● Holds": "holds", "◐ Thin": "thin", "○ Breaks": "breaks", "? Not staffed yet": "unstaffed"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")
STATE = re.compile("|".join(map(re.escape, STATES)))
DAY = re.compile(rf"(\d+) ({'|'.join(MONTHS)})\b")
RANGE = re.compile(rf"between (\d+)(?: ({'|'.join(MONTHS)}))? and \d+ ({'|'.join(MONTHS)})\b")
YES = re.compile(r"[Ss]aid yes: (\d+) of (\d+)")
STAY = re.compile(r"([A-Z][\w ,]*?) stays? (?:on|in)\b")


class Told(NamedTuple):
    """What somebody says of one handover; `day` as day and month."""

    state: str
    day: tuple[int, str] | None
    unsure: bool
    stays: frozenset[str] | None = None
    """None: not said there at all."""
    open: bool | None = None
    """Whether it rests on somebody who has not said yes; None: not said there."""


def the_day(day: date | None) -> tuple[int, str] | None:
    return day and (day.day, MONTHS[day.month - 1])


def who_stays(text: str) -> frozenset[str]:
    return frozenset(name for found in STAY.findall(text) for name in re.split(r", | and ", found))


def a_yes_is_missing(text: str) -> bool:
    said = YES.search(text)
    return bool(said) and int(said[1]) < int(said[2])


def heard(text: str, *, stays: bool = True, yes: bool = True) -> Told:
    """Of a text about one handover; `yes`: one that says how many have said yes."""
    text = unescape(text)
    state = STATE.search(text)
    assert state, text
    between, day = RANGE.search(text), DAY.search(text)
    unsure = bool(between) or bool(re.search(r"around|perhaps", text))
    when = (int(day[1]), day[2]) if day else None
    if between:
        when = int(between[1]), between[2] or between[3]
    open_ = a_yes_is_missing(text) if yes and STATES[state[0]] in ("holds", "thin") else None
    return Told(STATES[state[0]], when, unsure, who_stays(text) if stays else None, open_)


# -- the plans ---------------------------------------------------------------------------------------------------------


def a_plan(place: Any, dice: random.Random, number: int) -> None:
    """A journey of two or three phases with up to four people on it."""
    start, plan = place.today - timedelta(dice.randint(20, 90)), []
    for kind in ("sales", "project", "maintenance")[: dice.choice((2, 3, 3))]:
        latest = start + timedelta(dice.choice((0, 0, 9, 25)))
        when = Period(start, latest, dice.random() < 0.3) if kind == "sales" or dice.random() < 0.85 else None
        first = kind == "sales"
        plan.append(NewPhase(kind=kind, start=Period(start, start) if first else when))
        start += timedelta(dice.randint(40, 200))
    new = NewJourney(name=f"J{number}", customer=f"C{number}", phases=tuple(plan))
    done = journeys.start(place.store, place.stamp("kim"), new, place.channel().id)
    assert done.journey is not None
    for name in dice.sample(NAMES, dice.randint(0, 4)):
        put_on(place, dice, done.journey, name)
    for one in journeys.show(place.store, place.viewer("kim"), place.today, uid=done.journey.uid).handovers:
        for word in one.missing_words if not one.has_come else ():
            if dice.random() < 0.4:
                words.yes(place.store, place.stamp(str(word.who.slack_id).removeprefix("U").lower()), one.uid)


def put_on(place: Any, dice: random.Random, journey: JourneyShown, name: str) -> None:
    """Perhaps with a last day; what cannot be is refused, as to people."""
    on = tuple(phase.uid for phase in journey.phases if dice.random() < 0.6) or (journey.phases[0].uid,)
    starts = [phase.start for phase in journey.phases if phase.uid in on and phase.start]
    last = starts[-1] + timedelta(dice.randint(5, 90)) if starts and dice.random() < 0.3 else None
    wanted = Placement(
        people=(PersonRef(slack_id=name),), phases=on, role=dice.choice(ROLES), last=last, lead=dice.random() < 0.3
    )
    try:
        people.put(place.store, place.stamp("kim"), place.viewer("kim"), journey.uid, wanted, (place.person(name).id,))
    except Refusal:
        return


class House:
    """What is kept, and how each surface tells it: by journey's name and receiving phase."""

    def __init__(self, place: Any) -> None:
        self.place, self.store, self.today = place, place.store, place.today
        self.viewer: Viewer = place.viewer("kim")
        with self.store.read() as session:
            rows = session.execute(
                select(Handover, Phase, Journey.name, Journey.uid)
                .join(Phase, Phase.id == Handover.to_phase_id)
                .join(Journey, Journey.id == Handover.journey_id)
                .where(Handover.closed_at.is_(None), Handover.kind == "boundary")
            ).all()
            self.called = dict(session.execute(select(Person.id, Person.name)).all())
        self.kept = {(row.name, row.Phase.kind): row for row in rows}
        self.journeys = {row.name: row.uid for row in rows}

    def fact(self, key: tuple[str, str]) -> Told:
        row = self.kept[key].Handover
        start = row.answer["start"]
        return Told(row.state, the_day(date.fromisoformat(start)) if start else None, row.answer["tentative"])

    def to_come(self) -> list[tuple[str, str]]:
        return [key for key, row in self.kept.items() if not self._has_come(row)]

    def _has_come(self, row: Any) -> bool:
        start = row.Handover.answer["start"]
        return start is not None and not row.Phase.tentative and date.fromisoformat(start) <= self.today

    def show(self, name: str) -> JourneyShown:
        return journeys.show(self.store, self.viewer, self.today, uid=self.journeys[name])


@pytest.fixture
def made(request: pytest.FixtureRequest, workspace: Any) -> House:
    seed, many = request.param
    dice = random.Random(seed)
    for number in range(many):
        a_plan(workspace, dice, number)
    return House(workspace)


# -- the surfaces ------------------------------------------------------------------------------------------------------

Found = Iterator[tuple[tuple[str, str], Told]]


def in_reply(house: House) -> Found:
    """`show`: before each phase the arrow that leads into it."""
    for name in house.journeys:
        shown = house.show(name)
        blocks = [block["text"]["text"] for block in show(shown, EN).blocks if block["type"] == "section"]
        arrows = [text for text in blocks if text.startswith("↓")]
        assert len(arrows) == len(shown.phases) - 1
        for phase, text in zip(shown.phases[1:], arrows, strict=True):
            yield (name, phase.kind), heard(text.partition("\n")[0])


def in_card(house: House) -> Found:
    for key in house.to_come():
        with house.store.read() as session:
            shown = handover_shown(session, house.place.id, house.kept[key].Handover.id, house.today)
        part = handover_part(shown, EN, None)
        yield key, asked("\n".join([part.title, *part.lines]), yes=False)


def asked(text: str, *, yes: bool = True) -> Told:
    """Where something is asked, a sentence says what else the word says; and who is asked does not stay on yet."""
    said = re.sub(r"[^.?]*\?", "", text)
    word = "? Not staffed yet" if "Nobody is named" in said else "○ Breaks"
    return heard(said if STATE.search(said) else f"{word} {said}", yes=yes)


def in_list(text: str) -> Found:
    """A journey's line in a list tells one of its handovers."""
    name = re.search(r"\*(J\d+)\*", text)
    about = re.search(r"· (Project|Maintenance): (.*)", text)
    if name and about and STATE.search(text):
        yield (name[1], about[1].lower()), heard(text.partition("\n")[2].partition(" · C")[0], stays=False)


def in_lists(house: House) -> Found:
    number = pages = 1
    while number <= pages:
        found = journeys.listing(house.store, house.viewer, house.today, page=number)
        number, pages = number + 1, found.pages
        for block in page(found, EN).blocks:
            yield from in_list(block.get("text", {}).get("text", ""))


def in_home(house: House) -> Found:
    """What waits for each person, what they carry, and the portfolio."""
    for name in ("kim", *NAMES):
        loaded = load(house.store, house.place.person(name).id, house.place.now)
        for block in render(loaded.shown, EN)["blocks"]:
            text = block.get("text", {}).get("text", "")
            carried = re.match(r"\*(J\d+): \w+ → (\w+) ", text)
            if carried and "You take over" not in text:  # what waits in a brief tells no state
                yield (carried[1], carried[2].lower()), asked(text)
            elif not carried:
                yield from in_list(text)


def in_calendar(house: House) -> Found:
    for name in ("kim", *NAMES):
        secret = feeds.make(house.store, house.place.stamp(name), house.place.viewer(name))
        reader = feeds.reader(house.store, secret, house.place.now)
        assert reader is not None
        for entry in entries(feeds.contents(house.store, reader), Plainly("en")):
            about = re.match(r"(J\d+): \w+ → (\w+) ·", entry.summary)
            if about:
                state = STATES[STATE.findall(entry.summary)[0]]
                assert STATE.findall(entry.description) == STATE.findall(entry.summary)
                stays = who_stays(entry.description)
                yield (about[1], about[2].lower()), Told(state, the_day(entry.first), entry.tentative, stays)


def in_picture(house: House) -> Found:
    """The signs stand in the order of the handovers, the days under the names of the phases."""
    for name in house.journeys:
        shown = house.show(name)
        (scene,) = overlap(shown, house.today, EN)
        signs = [item for item in scene.items if isinstance(item, Sign) and item.radius == 6.5]
        alts = re.findall(r"→ (\w+): (.*?)(?= \w+ (?:→|leaves) |$)", scene.alt)
        for phase, sign, (_, sentence) in zip(shown.phases[1:], signs, alts, strict=False):
            written = under(scene, phase.kind.capitalize())
            day = DAY.search(written)
            when = (int(day[1]), day[2]) if day else None
            assert sign.settled is not (a_yes_is_missing(sentence) and sign.state in ("holds", "thin"))
            yield (name, phase.kind), Told(sign.state, when, "~" in written, who_stays(sentence), not sign.settled)


def under(scene: Scene, name: str) -> str:
    (head,) = (item for item in scene.items if isinstance(item, Text) and item.text == name and item.bold)
    (day,) = (item for item in scene.items if isinstance(item, Text) and (item.x, item.y) == (head.x, head.y + 19))
    return day.text


def in_glance(house: House) -> Found:
    """The list below the picture of all journeys."""
    found = overview(house.store, house.viewer, house.today)
    for shown in found.journeys:
        for sentence in glance.told(shown, EN):
            about = re.search(r"· \w+ → (\w+), ", sentence)
            if about:
                yield (shown.name, about[1].lower()), heard(sentence)


SURFACES = {
    "reply": in_reply,
    "card": in_card,
    "list": in_lists,
    "Home": in_home,
    "calendar": in_calendar,
    "picture": in_picture,
    "all in one picture": in_glance,
}
MADE = [
    pytest.param((11, 8), id="8 journeys"),
    *(pytest.param((n, 40), id=f"40 journeys, {n}", marks=pytest.mark.ci) for n in (2, 3)),
]


@pytest.mark.parametrize("made", MADE, indirect=True)
def test_state_day_who_stays_on_and_whether_a_yes_is_missing_are_the_same_everywhere(made: House) -> None:
    wanted, coming = {key: made.fact(key) for key in made.kept}, set(made.to_come())
    replied = dict(in_reply(made))

    for name, surface in SURFACES.items():
        told = [(key, one) for key, one in surface(made) if key in coming]
        assert len(told) > len(coming) / 4, name
        for key, one in told:
            assert one[:3] == wanted[key][:3], (name, key)
            assert one.stays in (None, replied[key].stays), (name, key)
            assert one.open in (None, bool(replied[key].open)), (name, key)
    assert {True, False} <= {replied[key].open for key in coming}


@pytest.mark.parametrize("made", [(4, 4)], ids=["4 journeys"], indirect=True)
def test_each_sign_of_many_journeys_stands_on_its_day_in_its_row(made: House) -> None:
    found = overview(made.store, made.viewer, made.today)
    line = span(found.journeys, made.today, LEFT, WIDTH - MARGIN)

    scene = portfolio(found, made.today, EN)

    drawn: dict[float, set[tuple[str, float]]] = {}
    for sign in scene.items:
        if isinstance(sign, Sign) and sign.radius == RADIUS:
            drawn.setdefault(sign.y, set()).add((sign.state, round(sign.x, 1)))
    wanted = [
        {(one.state, round(line.x(one.start) if one.start else line.right - RADIUS, 1)) for one in open_of(shown)}
        for shown in found.journeys
    ]
    assert [drawn[y] for y in sorted(drawn)] == [each for each in wanted if each]


def open_of(shown: JourneyShown) -> list[Any]:
    return [one for one in shown.handovers if not one.has_come]
