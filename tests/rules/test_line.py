"""Typed lines, read by kind, on Saturday 21 November 2026."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.rules.line import (
    PhaseWord,
    Vocabulary,
    read_away,
    read_new,
    read_phase_change,
    read_placement,
    read_remove,
    read_replace,
    split,
)
from bot.rules.typed import Absence, PersonRef, Placement, Removal, Replacement, Unclear

TODAY = date(2026, 11, 21)
ACME = Vocabulary(
    phases=(PhaseWord("s", "sales"), PhaseWord("p", "project"), PhaseWord("m", "maintenance")),
    systems=("CRM", "BI", "Kör & Lär"),
    people=("Key Lind",),
)
VERBS = {"new": "new", "show": "show", "add": "add", "lagg till": "add", "phase": "phase", "push": "phase"}
ANNA = PersonRef(slack_id="U1")
PER = PersonRef(slack_id="U2")


# -- the head ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "journey", "word", "rest"),
    [
        pytest.param("", None, None, "", id="nothing"),
        pytest.param("show", None, "show", "", id="a verb alone"),
        pytest.param("acme-erp", "acme-erp", "show", "", id="a key alone"),
        pytest.param("acme-erp: add <@U1>", "acme-erp", "add", "<@U1>", id="key and verb"),
        pytest.param("Acme ERP: project 8 dec", "Acme ERP", "phase", "project 8 dec", id="a journey's name"),
        pytest.param("acme-erp:", "acme-erp", "show", "", id="key and colon alone"),
        pytest.param("R&amp;D: show", "R&D", "show", "", id="an entity in the key"),
        pytest.param("new Acme: sales 1 sep", None, "new", "Acme: sales 1 sep", id="a colon that is not the key's"),
        pytest.param("Lägg  till <@U1>", None, "add", "<@U1>", id="a verb of two words"),
        pytest.param(
            "push project 2 weeks", None, "phase", "push project 2 weeks", id="a verb that says where it goes stays"
        ),
        pytest.param("<@U1> architect", None, "add", "<@U1> architect", id="a person first"),
        pytest.param("@anna architect", None, "add", "@anna architect", id="a typed person first"),
        pytest.param("Bo Ek system owner", None, "add", "Bo Ek system owner", id="a name with a title"),
        pytest.param("project 8 dec", None, "phase", "project 8 dec", id="a phase first"),
        pytest.param("pilot 1 mar", None, "phase", "pilot 1 mar", id="a name and a date"),
        pytest.param("what is this", None, None, "what is this", id="not to be told"),
        pytest.param("https://acme.example", "https://acme.example", "show", "", id="an address is no key"),
    ],
)
def test_the_head_of_a_line(typed: str, journey: str | None, word: str | None, rest: str) -> None:
    head = split(typed, VERBS)
    assert (head.journey_key, head.word, head.rest) == (journey, word, rest)


# -- new ---------------------------------------------------------------------------------------------------------------


def phases_of(typed: str) -> list[tuple[str, str | None, str]]:
    """Kind, name and start of each phase of a line."""
    return [
        (phase.kind, phase.name, str(phase.start.first) if phase.start else "-")
        for phase in read_new(typed, TODAY).phases
    ]


def test_a_journey_is_begun_in_one_line() -> None:
    typed = "Acme ERP for Acme AB: sales 1 sep, project 1 dec, maintenance 1 june 2027; systems: CRM*, BI"
    journey = read_new(typed, TODAY)
    assert (journey.name, journey.customer) == ("Acme ERP", "Acme AB")
    assert journey.systems == (("CRM", True), ("BI", False))
    assert phases_of(typed) == [
        ("sales", None, "2026-09-01"),
        ("project", None, "2026-12-01"),
        ("maintenance", None, "2027-06-01"),
    ]


@pytest.mark.parametrize(
    ("typed", "phases"),
    [
        pytest.param(
            "X: sales 2026-09-01, project 2026-12-01", [("sales", "2026-09-01"), ("project", "2026-12-01")], id="ISO"
        ),
        pytest.param(
            "X: sales 1 sep project 1 aug", [("sales", "2026-09-01"), ("project", "2027-08-01")], id="dates rise"
        ),
        pytest.param(
            "X: Sales Dec 1, 2026, project ?", [("sales", "2026-12-01"), ("project", "None")], id="a comma in it"
        ),
        pytest.param(
            "X: försäljning 1 sep, drift 1 dec", [("sales", "2026-09-01"), ("maintenance", "2026-12-01")], id="sv, da"
        ),
        pytest.param("X: sales, project 1 dec", [("sales", "-"), ("project", "2026-12-01")], id="no date at all"),
        pytest.param("X: sales\nproject 1 dec", [("sales", "-"), ("project", "2026-12-01")], id="lines"),
    ],
)
def test_phases_of_a_new_journey(typed: str, phases: list[tuple[str, str]]) -> None:
    assert [(kind, start) for kind, _, start in phases_of(typed)] == phases


def test_phases_keep_the_names_people_give_them() -> None:
    assert phases_of("X: pilot project 1 dec, delivery 1 jan, go live 1 feb, maintenance 1 mar") == [
        ("project", "pilot project", "2026-12-01"),
        ("project", "delivery", "2027-01-01"),
        ("other", "go live", "2027-02-01"),
        ("maintenance", None, "2027-03-01"),
    ]


def test_a_range_is_tentative_and_until_is_the_last_day() -> None:
    sales, project = read_new("X: sales 1 sep until 30 nov, project 1-20 dec", TODAY).phases
    assert sales.end == date(2026, 11, 30)
    assert project.start is not None
    assert (project.start.first, project.start.last, project.start.tentative) == (
        date(2026, 12, 1),
        date(2026, 12, 20),
        True,
    )


@pytest.mark.parametrize(
    ("typed", "name", "customer"),
    [
        pytest.param("Acme ERP: sales now", "Acme ERP", "Acme ERP", id="no customer"),
        pytest.param("Software for Schools for Lund: sales now", "Software for Schools", "Lund", id="the last for"),
        pytest.param(
            "L’Oréal: Beauty for R&amp;D AB: sales now", "L’Oréal: Beauty", "R&D AB", id="the last colon, as typed"
        ),
        pytest.param("Affär för Åre: sälj 1 sep, projekt 1 dec", "Affär", "Åre", id="swedish"),
        pytest.param("<!channel>: sales now", "<!channel>", "<!channel>", id="kept as typed, said inert"),
        pytest.param("<http://acme.example|acme.example>: sales now", "acme.example", "acme.example", id="a link"),
        pytest.param("X systems: sales now", "X systems", "X systems", id="systems without a semicolon is a name"),
    ],
)
def test_names_stand_before_the_last_colon_that_phases_follow(typed: str, name: str, customer: str) -> None:
    journey = read_new(typed, TODAY)
    assert (journey.name, journey.customer) == (name, customer)


@pytest.mark.parametrize(
    ("typed", "sentence", "field"),
    [
        pytest.param("", "called?", "name", id="empty"),
        pytest.param("Acme", "When does each phase start?", "phases", id="no phases"),
        pytest.param("Acme: sales 31 feb, project 1 dec", "no *{text}* in the calendar", None, id="no such day"),
        pytest.param("Acme: sales 1 sep 2026, project 1 aug 2026", "would start before", "phases", id="falling"),
        pytest.param("Acme: sales 1 sep, sales 1 dec", "stands there twice", "phases", id="twice"),
        pytest.param(
            "Acme: sales 1 dec 2026 until 1 nov 2026", "last day lies before", "phases", id="ends before it begins"
        ),
        pytest.param("Acme: <@U1> sales 1 sep", "did not understand", None, id="a person"),
        pytest.param("Acme: sales 50%", "did not understand", None, id="a percentage"),
        pytest.param(f"{'A' * 121}: sales now", "at most {most} characters", "name", id="a long name"),
        pytest.param(
            "A: " + ", ".join(f"p{n} x" for n in range(50)), "at most {most} phases", "phases", id="many phases"
        ),
    ],
)
def test_what_is_unclear_of_a_new_journey_is_said_and_the_rest_kept(
    typed: str, sentence: str, field: str | None
) -> None:
    with pytest.raises(Unclear) as unclear:
        read_new(typed, TODAY)
    assert sentence in unclear.value.message
    assert unclear.value.field == field
    assert unclear.value.understood is not None


# -- add ---------------------------------------------------------------------------------------------------------------


def placed(typed: str) -> dict[str, object]:
    """What a line gives beyond people and title: only what was said."""
    placement = read_placement(typed, ACME, TODAY)
    names = (
        "phases",
        "throughout",
        "role",
        "lead",
        "key",
        "customer",
        "systems",
        "all_systems",
        "percent",
        "first",
        "last",
    )
    return {name: value for name in names if (value := getattr(placement, name))}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param(
            "<@U1> solution architect, sales to maintenance, CRM, 50%, 1 oct until 31 mar",
            {
                "role": "solution architect",
                "phases": ("s", "p", "m"),
                "systems": ("CRM",),
                "percent": 50.0,
                "first": date(2026, 10, 1),
                "last": date(2027, 3, 31),
            },
            id="everything",
        ),
        pytest.param("<@U1> architect throughout", {"role": "architect", "throughout": True}, id="throughout"),
        pytest.param("<@U1|anna> project", {"phases": ("p",)}, id="a phase alone"),
        pytest.param("<@U1>", {}, id="nothing more"),
        pytest.param(
            "50 % BI in the project <@U1>", {"percent": 50.0, "phases": ("p",), "systems": ("BI",)}, id="any order"
        ),
        pytest.param("<@U1> key account manager", {"role": "key account manager"}, id="key is part of the title"),
        pytest.param("<@U1> maintenance lead", {"role": "maintenance lead"}, id="so are lead and a phase"),
        pytest.param(
            "<@U1> architect, key, lead", {"role": "architect", "key": True, "lead": True}, id="after a comma"
        ),
        pytest.param("<@U1> architect lead", {"role": "architect", "lead": True}, id="right after a title"),
        pytest.param("<@U1> Senior solution architect", {"role": "Senior solution architect"}, id="role as typed"),
        pytest.param("<@U1> architect for integration", {"role": "architect for integration"}, id="role goes on"),
        pytest.param("<@U1> sales..project", {"phases": ("s", "p")}, id="dots"),
        pytest.param("<@U1> sales – project", {"phases": ("s", "p")}, id="a dash"),
        pytest.param("<@U1> sales–project", {"phases": ("s", "p")}, id="a dash without spaces"),
        pytest.param("<@U1> maintenance and sales", {"phases": ("s", "m")}, id="two phases in the journey's order"),
        pytest.param("<@U1> kor &amp; lar", {"systems": ("Kör & Lär",)}, id="a system folded"),
        pytest.param("<@U1> all systems", {"all_systems": True}, id="all systems"),
        pytest.param("<@U1> until 31 mar", {"last": date(2027, 3, 31)}, id="only an end"),
        pytest.param("<@U1> 1-5 dec", {"first": date(2026, 12, 1), "last": date(2026, 12, 5)}, id="a range of days"),
        pytest.param("<@U1> 1 dec for 10 days", {"first": date(2026, 12, 1), "last": date(2026, 12, 10)}, id="a stay"),
        pytest.param("Bo Ek system owner, customer", {"role": "system owner", "customer": True}, id="at the customer"),
    ],
)
def test_people_are_placed_by_what_the_words_are(typed: str, said: dict[str, object]) -> None:
    assert placed(typed) == said


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        pytest.param("<@U1> <@U2|per> project", (ANNA, PER), id="two mentions"),
        pytest.param("<@U1> and <@U1>", (ANNA,), id="once is enough"),
        pytest.param("@anna @per project", (PersonRef(name="anna"), PersonRef(name="per")), id="typed with an @"),
        pytest.param("Bo Ek and Åsa Öst project", (PersonRef(name="Bo Ek"), PersonRef(name="Åsa Öst")), id="two names"),
        pytest.param("Key Lind, lead", (PersonRef(name="Key Lind"),), id="a known name that looks like a flag"),
        pytest.param("Jan Berg architect", (PersonRef(name="Jan Berg"),), id="a name that looks like a month"),
    ],
)
def test_who_is_placed(typed: str, people: tuple[PersonRef, ...]) -> None:
    assert read_placement(typed, ACME, TODAY).people == people


@pytest.mark.parametrize(
    ("typed", "name", "role"),
    [
        ("Birgit Ågård driftschef, customer", "Birgit Ågård", "driftschef"),
        ("Tove Bech head of dairy, customer", "Tove Bech", "head of dairy"),
        ("Lena von Essen, customer", "Lena von Essen", ""),
        ("Lena von Essen skeppare, customer", "Lena von Essen", "skeppare"),
        ("tove bech, customer", "tove bech", ""),
        ("Bo Ek, customer", "Bo Ek", ""),
    ],
)
def test_a_small_letter_after_a_name_begins_what_somebody_is(typed: str, name: str, role: str) -> None:
    try:
        placement = read_placement(typed, ACME, TODAY)
    except Unclear as unclear:
        assert "I put it down as the role" in unclear.message
        assert isinstance(unclear.understood, Placement)
        placement = unclear.understood
    assert (placement.people, placement.role) == ((PersonRef(name=name),), role)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        pytest.param("project", "Who is it?", id="nobody"),
        pytest.param("<@U1> projct", "Did you mean *{guess}*?", id="nearly a phase"),
        pytest.param("<@U1> architect projct", "Did you mean *{guess}*?", id="nearly a phase after a title"),
        pytest.param("<@U1> wizard", "I put it down as the role", id="no known title"),
        pytest.param("<@U1> 150%", "between 1 and 100", id="too much"),
        pytest.param("<@U1> 0%", "between 1 and 100", id="nothing at all"),
        pytest.param("<@U1> 50% 60%", "a second one", id="two percentages"),
        pytest.param("<@U1> architect, project manager", "a second one", id="two titles"),
        pytest.param(
            "<@U1> architect, <@U2> project manager", "two roles, and two people", id="two titles, two people"
        ),
        pytest.param("<@U1> 31 feb", "in the calendar", id="no such day"),
        pytest.param("<@U1> 1 dec 2026 until 1 nov 2026", "last day lies before", id="ends before it begins"),
    ],
)
def test_what_is_unclear_opens_the_form_with_the_rest(typed: str, sentence: str) -> None:
    with pytest.raises(Unclear) as unclear:
        read_placement(f"{typed}, BI", ACME, TODAY)
    assert sentence in unclear.value.message
    understood = unclear.value.understood
    assert isinstance(understood, Placement)
    assert understood.systems == ("BI",)


def test_a_phase_that_the_journey_does_not_have_is_named() -> None:
    with pytest.raises(Unclear) as unclear:
        read_placement("<@U1> maintenance", Vocabulary(phases=ACME.phases[:2]), TODAY)
    assert unclear.value.words["text"] == "maintenance"


def test_of_two_phases_of_a_kind_the_name_decides() -> None:
    twice = Vocabulary(phases=(PhaseWord("a", "project", "Pilot"), PhaseWord("b", "project", "Delivery")))
    assert read_placement("<@U1> delivery", twice, TODAY).phases == ("b",)
    with pytest.raises(Unclear, match="several phases"):
        read_placement("<@U1> project", twice, TODAY)


# -- phase -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param("project 8 dec", {"phase": "p", "start": "2026-12-08", "begun": False}, id="planned"),
        pytest.param("project starts today", {"phase": "p", "start": "2026-11-21", "begun": True}, id="begun today"),
        pytest.param("project 1 nov", {"phase": "p", "start": "2026-11-01", "begun": True}, id="begun before"),
        pytest.param("project ~1 nov", {"phase": "p", "start": "2026-11-01", "begun": False}, id="perhaps begun"),
        pytest.param("sales ends 30 nov", {"phase": "s", "end": date(2026, 11, 30)}, id="an end"),
        pytest.param("sales until 30 nov", {"phase": "s", "end": date(2026, 11, 30)}, id="until"),
        pytest.param("project 2 weeks", {"phase": "p", "shift_days": 14}, id="later"),
        pytest.param("project 10 days earlier", {"phase": "p", "shift_days": -10}, id="earlier"),
        pytest.param("Projekt 2026-12-08", {"phase": "p", "start": "2026-12-08"}, id="swedish"),
    ],
)
def test_a_phase_is_planned_anew(typed: str, said: dict[str, object]) -> None:
    change = read_phase_change(typed, ACME, TODAY)
    found = {name: getattr(change, name) for name in said}
    if change.start:
        found["start"] = str(change.start.first)
    assert found == said


def test_a_phase_of_unknown_start_has_no_days() -> None:
    start = read_phase_change("project ?", ACME, TODAY).start
    assert start is not None
    assert start.unknown


def test_a_long_name_of_a_phase_is_kept_as_typed() -> None:
    name = "Acceptance test together with the warehouse and the transport department"

    change = read_phase_change(f"add {name} after project 1 mar 2027", ACME, TODAY)

    assert change.add is not None and change.add.name == name


@pytest.mark.parametrize(
    ("typed", "kind", "name", "after"),
    [
        pytest.param("add pilot after project 1 mar", "other", "pilot", "p", id="a name"),
        pytest.param("add pilot project 1 mar after sales", "project", "pilot project", "s", id="a kind in the name"),
        pytest.param("lägg till pilot efter project 1 mar", "other", "pilot", "p", id="in Swedish, with its particle"),
        pytest.param("tilføj pilot efter project 1 mar", "other", "pilot", "p", id="in Danish"),
        pytest.param("add maintenance 1 mar", "maintenance", None, None, id="a kind alone, at the end"),
    ],
)
def test_a_phase_is_added(typed: str, kind: str, name: str | None, after: str | None) -> None:
    change = read_phase_change(typed, ACME, TODAY)
    assert change.add is not None
    assert (change.phase, change.add.kind, change.add.name, change.after) == (None, kind, name, after)
    assert change.add.start is not None
    assert change.add.start.first == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Which phase"),
        ("8 dec", "Which phase"),
        ("project", "When?"),
        ("prject 8 dec", "Did you mean"),
        ("sales project 8 dec", "two phases"),
        ("project 31 feb", "in the calendar"),
        ("project 8 dec 2026 until 1 dec 2026", "last day lies before"),
        ("project 8 dec loudly", "did not understand"),
        ("add", "called?"),
    ],
)
def test_what_is_unclear_of_a_phase_is_said(typed: str, sentence: str) -> None:
    with pytest.raises(Unclear) as unclear:
        read_phase_change(typed, ACME, TODAY)
    assert sentence in unclear.value.message


# -- replace, remove, away ---------------------------------------------------------------------------------------------


def test_somebody_is_replaced() -> None:
    replaced = Replacement(old=PER, new=ANNA, since=date(2027, 3, 1))
    assert read_replace("<@U2> with <@U1> 1 mar", ACME, TODAY) == replaced
    assert read_replace("<@U2> → <@U1>", ACME, TODAY) == Replacement(old=PER, new=ANNA)


def test_somebody_is_removed() -> None:
    assert read_remove("<@U1> 15 jan", ACME, TODAY) == Removal(people=(ANNA,), since=date(2027, 1, 15))
    assert read_remove("<@U1> from project", ACME, TODAY) == Removal(people=(ANNA,), phases=("p",))


@pytest.mark.parametrize(
    ("typed", "first", "last", "who"),
    [
        pytest.param("v28-31", date(2027, 7, 12), date(2027, 8, 8), None, id="weeks to come"),
        pytest.param("<@U1> 6-20 jul", date(2027, 7, 6), date(2027, 7, 20), ANNA, id="somebody else"),
        pytest.param("6 jul until 20 jul", date(2027, 7, 6), date(2027, 7, 20), None, id="until"),
        pytest.param("10 nov until 30 nov", date(2026, 11, 10), date(2026, 11, 30), None, id="began last week"),
        pytest.param("until 30 nov", TODAY, date(2026, 11, 30), None, id="from today"),
        pytest.param("2 weeks", TODAY, date(2026, 12, 4), None, id="a length"),
        pytest.param("1 dec for 3 days", date(2026, 12, 1), date(2026, 12, 3), None, id="a length from a day"),
    ],
)
def test_somebody_is_away(typed: str, first: date, last: date, who: PersonRef | None) -> None:
    assert read_away(typed, ACME, TODAY) == Absence(first=first, last=last, person=who)


@pytest.mark.parametrize(
    ("read", "typed", "sentence"),
    [
        (read_replace, "<@U1>", "name two people"),
        (read_replace, "<@U1> <@U2> <@U3>", "name two people"),
        (read_remove, "", "Who is it?"),
        (read_away, "", "When?"),
        (read_away, "<@U1> <@U2> 1 dec", "one person at a time"),
        (read_away, "1 dec 2026 until 1 nov 2026", "last day lies before"),
    ],
)
def test_what_is_unclear_of_people_is_said(read: Callable[..., object], typed: str, sentence: str) -> None:
    with pytest.raises(Unclear) as unclear:
        read(typed, ACME, TODAY)
    assert sentence in unclear.value.message
