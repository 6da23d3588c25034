"""Job titles: which words are one title, whether it is a key one, and what it carries: the solution or the relation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from bot.rules.names import fold
from bot.rules.typed import Title

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APART = re.compile(r"[\s\-‐‑–]*")
"""What may stand between two words of one title: spaces and hyphens, never a comma."""


def find(text: str, table: tuple[Title, ...] = ()) -> tuple[Title, int, int] | None:
    """The longest title in a text (the first of several as long), with where it starts and ends. No table: DEFAULTS."""
    index = _index(table or DEFAULTS)
    words = [(fold(word.group()), word.start(), word.end()) for word in _WORD.finditer(text)]
    best: tuple[int, Title, int, int] | None = None
    for at, (first, start, _) in enumerate(words):
        for wanted, title in index.get(first, ()):
            if _stands(text, words, at, wanted):
                end = words[at + len(wanted) - 1][2]
                if best is None or len(fold(text[start:end])) > best[0]:
                    best = len(fold(text[start:end])), title, start, end
                break
    return best and best[1:]


def of_role(role: str, table: tuple[Title, ...] = ()) -> Title | None:
    """The title that a role as typed contains: `senior solution architect` is a solution architect."""
    found = find(role, table)
    return found and found[0]


def _stands(text: str, words: list[tuple[str, int, int]], at: int, wanted: tuple[str, ...]) -> bool:
    """Whether the wanted words stand from `at` on, with nothing but spaces and hyphens between them."""
    here = words[at : at + len(wanted)]
    if tuple(word for word, _, _ in here) != wanted:
        return False
    return all(_APART.fullmatch(text, one[2], other[1]) is not None for one, other in pairwise(here))


@lru_cache(maxsize=64)
def _index(table: tuple[Title, ...]) -> dict[str, tuple[tuple[tuple[str, ...], Title], ...]]:
    """Titles by their first folded word, the longest first."""
    rows: dict[str, list[tuple[tuple[str, ...], Title]]] = {}
    for title in table:
        words = tuple(fold(word) for word in _WORD.findall(title.words))
        rows.setdefault(words[0], []).append((words, title))
    return {first: tuple(sorted(found, key=lambda row: -len(row[0]))) for first, found in rows.items()}


def _titles(kind: str, carries: str, *, key: bool, words: str) -> Iterator[Title]:
    for one in words.split(","):
        yield Title(words=one.strip(), kind=kind, key=key, carries=carries)


DEFAULTS: tuple[Title, ...] = (
    *_titles(
        "architect",
        "solution",
        key=True,
        words="architect, solution architect, solutions architect, lead architect, chief architect, system architect, "
        "software architect, technical architect, enterprise architect, business architect, integration architect, "
        "data architect, cloud architect, infrastructure architect, security architect, tech lead, technical lead, "
        "arkitekt, lösningsarkitekt, systemarkitekt, verksamhetsarkitekt, integrationsarkitekt, teknisk ledare, "
        "virksomhedsarkitekt, teknisk leder, teknisk arkitekt, it-arkitekt, teknikansvarig, teknisk ansvarlig",
    ),
    *_titles(
        "manager",
        "solution",
        key=True,
        words="project manager, project lead, project leader, main project manager, programme manager, "
        "program manager, delivery manager, delivery lead, engagement manager, implementation manager, pm, "
        "projektledare, huvudprojektledare, programledare, leveransansvarig, "
        "projektleder, hovedprojektleder, programleder, leveranceansvarlig, uppdragsledare, "
        "leveransledare, leveranceleder",
    ),
    *_titles(
        "manager",
        "solution",
        key=False,
        words="sub-project manager, subproject manager, sub-lead, assistant project manager, scrum master, "
        "team lead, team leader, project coordinator, delprojektledare, teamledare, projektkoordinator, "
        "delprojektleder, teamleder",
    ),
    *_titles(
        "consultant",
        "solution",
        key=False,
        words="consultant, senior consultant, lead consultant, solution consultant, functional consultant, "
        "technical consultant, application consultant, business consultant, pre-sales consultant, presales consultant, "
        "sales engineer, solution engineer, business analyst, analyst, developer, engineer, "
        "software engineer, system developer, tester, test lead, data engineer, integration developer, designer, "
        "konsult, lösningskonsult, applikationskonsult, verksamhetskonsult, utvecklare, systemutvecklare, testare, "
        "testledare, konsulent, løsningskonsulent, forretningskonsulent, udvikler, systemudvikler, testleder",
    ),
    *_titles(
        "support",
        "solution",
        key=True,
        words="maintenance lead, maintenance manager, maintenance leader, service manager, service delivery manager, "
        "application manager, operations manager, support lead, support manager, product owner, system owner, "
        "förvaltningsledare, förvaltningsansvarig, systemförvaltare, applikationsförvaltare, driftansvarig, "
        "produktägare, systemägare, systemansvarig, driftsansvarlig, driftsleder, produktejer, systemejer, "
        "systemansvarlig, objektledare, applikationsansvarig, applikationsansvarlig, driftsansvarig, driftansvarlig",
    ),
    *_titles(
        "support",
        "solution",
        key=False,
        words="support, support engineer, support agent, service desk, service desk agent, maintenance engineer, "
        "operations engineer, system administrator, supporttekniker, drifttekniker, systemadministratör, "
        "supportmedarbejder, driftstekniker",
    ),
    *_titles(
        "sales",
        "relation",
        key=True,
        words="account manager, key account manager, global account manager, account executive, account director, "
        "customer success manager, client manager, client partner, customer manager, "
        "kundansvarig, nyckelkundsansvarig, kundeansvarlig, kundansvarlig, kundechef, nøglekundeansvarlig",
    ),
    *_titles(
        "sales",
        "relation",
        key=False,
        words="sales manager, sales lead, sales representative, sales rep, sales director, salesperson, seller, "
        "business developer, business development manager, bid manager, "
        "säljare, försäljningschef, säljchef, affärsutvecklare, sælger, salgschef, forretningsudvikler, "
        "säljansvarig, salgsansvarlig",
    ),
    *_titles(
        "other",
        "relation",
        key=False,
        words="buyer, purchaser, key user, super user, business partner, sponsor, steering group, cto, cio, ceo, cfo, "
        "it manager, head of it, head of delivery, inköpare, nyckelanvändare, superanvändare, it-chef, styrgrupp, "
        "indkøber, nøglebruger, superbruger, styregruppe",
    ),
)
