"""Builders of journeys to be drawn: the three known shapes, and any other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from bot.rules.projection import AssignmentShown, HandoverShown, JourneyShown, PhaseShown, ScopeShown, Who, WordShown

TODAY = date(2026, 11, 22)
STARTS = {"sales": date(2026, 9, 1), "project": date(2026, 12, 1), "maintenance": date(2027, 6, 1)}


def who(number: int, name: str) -> Who:
    return Who(id=number, name=name, slack_id=f"U{number}", uid=str(number), short=name.partition(" ")[0])


ANNA, BO, KIM, PER = who(1, "Anna Lindqvist"), who(2, "Bo Sørensen"), who(3, "Kim Larsen"), who(4, "Per Åkesson")
CARL, EVA = who(5, "Carl Ek"), who(6, "Eva Maria Holmström-Lagercrantz")


def phase(kind: str, start: date | None = None, **differs: Any) -> PhaseShown:
    start = None if differs.pop("undated", False) else start or STARTS.get(kind)
    given: dict[str, Any] = {
        "uid": kind, "kind": kind, "name": None, "start": start, "start_latest": start, "end": None,
        "tentative": False, "begun": kind == "sales",
    }  # fmt: skip
    return PhaseShown(**(given | differs))


def stay(person: Who, on: str, role: str = "", **differs: Any) -> AssignmentShown:
    given: dict[str, Any] = {
        "uid": f"{person.id}-{on}-{role}", "who": person, "phase_uid": on, "side": "vendor", "role": role,
        "lead": False, "key": False, "systems": (), "all_systems": True, "first": None, "last": None, "percent": None,
        "given": "unconfirmed",
    }  # fmt: skip
    return AssignmentShown(**(given | differs))


def handover(
    giver: PhaseShown, receiver: PhaseShown, state: str, reason: str, *carriers: Who, **more: Any
) -> HandoverShown:
    said = more.pop("said", carriers)
    systems: Sequence[ScopeShown] = more.pop("systems", ())
    whole = more.pop("whole", None) or ScopeShown("vendor", None, state, reason, carriers=carriers, rests_on=carriers)
    given: dict[str, Any] = {
        "uid": f"into-{receiver.uid}", "journey_uid": "j", "journey_key": "acme-erp", "journey_name": "Acme ERP",
        "customer": "Acme AB", "from_phase": giver, "to_phase": receiver, "start": receiver.start, "days_left": 9,
        "tentative": receiver.tentative, "state": state, "scopes": (whole, *systems),
        "words": tuple(_word(one, one in said) for one in carriers),
    }  # fmt: skip
    return HandoverShown(**(given | more))


def beside(giver: Who, receiver: Who, days: float = 12, state: str = "holds") -> ScopeShown:
    reason = "transfer_long" if state == "holds" else "transfer_short"
    return ScopeShown(
        "vendor", None, state, reason, rests_on=(giver, receiver), givers=(giver,), receivers=(receiver,),
        together=((giver, receiver, days),),
    )  # fmt: skip


def back(person: Who) -> ScopeShown:
    people = (person,)
    return ScopeShown("vendor", None, "thin", "key_returner", rests_on=people, returners=people)


def leaves(person: Who, phase: PhaseShown, day: date, state: str, reason: str, *takes: Who) -> HandoverShown:
    whole = ScopeShown("vendor", None, state, reason, rests_on=takes, givers=(person,), receivers=takes)
    return handover(phase, phase, state, reason, whole=whole, within=True, leaves=person, start=day, uid="within")


def _word(person: Who, yes: bool) -> WordShown:
    return WordShown(person, "yes" if yes else None, None)


def journey(
    phases: Sequence[PhaseShown], stays: Sequence[AssignmentShown], *handovers: HandoverShown, **more: Any
) -> JourneyShown:
    given: dict[str, Any] = {"uid": "j", "key": "acme-erp", "name": "Acme ERP", "customer": "Acme AB", "state": "open"}
    return JourneyShown(phases=tuple(phases), assignments=tuple(stays), handovers=tuple(handovers), **(given | more))


SALES, PROJECT, MAINTENANCE = phase("sales"), phase("project"), phase("maintenance", tentative=True)
WAY = (SALES, PROJECT, MAINTENANCE)
SELLS = stay(KIM, "sales", "account manager", lead=True, key=True)
LEADS = stay(BO, "project", "project manager", lead=True, key=True)
KEEPS = stay(PER, "maintenance", "maintenance lead", lead=True, key=True)


def relay() -> JourneyShown:
    """A new person for each phase."""
    buyer = stay(who(9, "Bo Ek"), "sales", "buyer", side="customer")
    return journey(
        WAY,
        (SELLS, LEADS, stay(CARL, "project", "developer"), KEEPS, buyer),
        handover(SALES, PROJECT, "breaks", "nobody"),
        handover(PROJECT, MAINTENANCE, "breaks", "nobody"),
        shape="classic_relay",
    )


def architect() -> JourneyShown:
    """The architect is in the sale, stays through the project and leads the maintenance; two systems."""
    anna = [stay(ANNA, on, "solution architect", key=True) for on in ("sales", "project")]
    into = [
        ScopeShown("vendor", "CRM", "holds", "key_carrier", carriers=(ANNA,)),
        ScopeShown("vendor", "BI & co", "breaks", "nobody"),
    ]
    return journey(
        WAY,
        (
            SELLS,
            *anna,
            LEADS,
            stay(EVA, "project", "testare", last=date(2027, 3, 1)),
            stay(ANNA, "maintenance", "maintenance lead", lead=True, key=True),
        ),
        handover(SALES, PROJECT, "holds", "key_carrier", ANNA, systems=into),
        handover(PROJECT, MAINTENANCE, "holds", "key_carrier", ANNA, said=()),
        systems=(("CRM", True), ("BI & co", False)), shape="architect_overlap", shaped_by=(ANNA,),
    )  # fmt: skip


def sub_lead() -> JourneyShown:
    """The consultant of the sale becomes sub-project manager, and then leads the maintenance."""
    per = (stay(PER, "sales", "konsult"), stay(PER, "project", "delprojektledare", key=True))
    return journey(
        WAY,
        (SELLS, *per, LEADS, KEEPS),
        handover(SALES, PROJECT, "thin", "carrier_not_key", PER),
        handover(PROJECT, MAINTENANCE, "holds", "key_carrier", PER),
        shape="sub_lead_succession",
        shaped_by=(PER,),
    )


def early() -> JourneyShown:
    """A sale whose project has no date, and nobody in the maintenance."""
    undated, later = (
        phase("project", undated=True),
        phase("maintenance", undated=True),
    )
    return journey(
        (SALES, undated, later),
        (SELLS, LEADS),
        handover(SALES, undated, "breaks", "nobody"),
        handover(undated, later, "unstaffed", "no_receiver"),
    )


SHAPES = {"relay": relay, "architect": architect, "sub_lead": sub_lead, "early": early}


@pytest.fixture
def drawn() -> SimpleNamespace:
    return SimpleNamespace(
        TODAY=TODAY, SHAPES=SHAPES, ANNA=ANNA, BO=BO, EVA=EVA, KIM=KIM,
        who=who, phase=phase, stay=stay, handover=handover,
        journey=journey, relay=relay, architect=architect, beside=beside, back=back, leaves=leaves, WAY=WAY,
        asked=WordShown, SELLS=SELLS, LEADS=LEADS, KEEPS=KEEPS, PER=PER, scope=ScopeShown,
    )  # fmt: skip
