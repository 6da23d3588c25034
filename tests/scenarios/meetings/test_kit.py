"""The kit: lines edited as one text, hints beside questions that lead, the supply chain drawn, a kit copied."""

from __future__ import annotations

from collections.abc import Callable

from bot.sandbox.people import Person

Last = Callable[..., str]
LEADING = "Don't you think the orders are slow?"


def test_a_hint_stands_beside_what_leads_and_blocks_nothing(planned: Person, last: Last) -> None:
    planned.presses("Questions…")
    planned.submits(text=f"1. What works well today?\n- {LEADING}")
    told = last(planned)
    assert f"1. What works well today?\n2. {LEADING}\n      _" in told
    assert "More open: “" in told
    planned.presses("Ask 2 openly")

    assert LEADING not in last(planned)
    assert "2. How do you see it?" in last(planned)
    planned.presses("Undo", on="The question guide")
    planned.types("/handover meetings")
    planned.presses("Open")
    assert LEADING in last(planned)


def test_a_guide_changed_meanwhile_is_shown_before_it_is_written_over(
    planned: Person, anna: Person, last: Last
) -> None:
    planned.presses("What to watch…")
    anna.types("/handover meetings all")
    anna.presses("Open")
    anna.presses("What to watch…")
    anna.submits(text="The lists on the wall; in the stock room")
    planned.submits(text="Who types the order; at the order desk")
    assert "Somebody changed this while you were writing. It says now:\nThe lists on the wall" in planned.screen()
    planned.submits(text="Who types the order; at the order desk\nThe lists on the wall; in the stock room")

    assert "• Who types the order (at the order desk)\n• The lists on the wall (in the stock room)" in last(planned)


def test_the_supply_chain_is_a_line_and_a_picture(planned: Person, last: Last) -> None:
    planned.presses("Supply chain…")
    planned.submits(text="Steel works\nAcme AB\nShops")
    assert "*Supply chain*\nSteel works → Acme AB → Shops" in last(planned)
    planned.presses("Show the picture")

    assert "The supply chain of Acme AB:" in last(planned)
    assert [file.content[:4] for file in planned.sandbox.workspace.files.known.values()] == [b"\x89PNG"]


def test_the_kit_of_an_earlier_meeting_is_copied(planned: Person, last: Last) -> None:
    planned.presses("Questions…")
    planned.submits(text="Who types the orders?")
    planned.presses("Alternatives…")
    planned.submits(text="A mill that lets its drivers report")
    planned.types("/handover meeting 12 nov")
    planned.presses("Copy a kit…")
    planned.submits(source="Acme AB, 5 Nov 2026")

    assert "*Question guide*\n1. Who types the orders?\nQuestions…" in last(planned), "nobody had touched the six"
    assert "• A mill that lets its drivers report" in last(planned)
