"""A note has a page of its own, opened from any list: all that is known of it, and all that can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from bot.sandbox.people import Person

Last = Callable[..., str]
SEVERAL = "First line that is long enough " * 30 + "\nand the last words"


def test_it_tells_all_of_it_and_leads_back(noted: Person, bo: Person, last: Last) -> None:
    bo.types("/handover notes pain")
    bo.presses("Open")
    assert last(bo) == (
        "*Pain* · Acme ERP, Acme AB\nOrders are typed twice in the CRM\n"
        "Anna heard it from Bosse Blom on 12 Oct. Last day to ask Anna: 30 Nov.\nAnna wrote it down on 12 Oct.\n"
        "CRM\n• 12 Oct, Anna: A note was kept (pain).\n"
        "I heard it too\nEdit…\nRetire\nPair…\nAsk somebody…\nBack to the notes"
    )
    bo.presses("I heard it too")
    assert "Bo and Anna heard it" in last(bo) or "Anna and Bo heard it" in last(bo)
    bo.presses("Retire")
    assert last(bo).startswith("A note was retired (pain).\nUndo\n*Pain* · Acme ERP")
    bo.presses("Bring back")
    bo.presses("Back to the notes")
    assert "One note about *Acme ERP*." in last(bo)


def test_a_pain_is_paired_with_what_relieves_it_from_either(noted: Person, bo: Person, last: Last) -> None:
    bo.types("/handover notes pain")
    bo.presses("Open")
    bo.presses("Pair…")
    assert bo.sees("Nothing that relieves it is noted about this customer yet.")
    noted.types("/handover note reliever One form for both")
    bo.types("/handover notes reliever")
    bo.presses("Open")
    bo.presses("Pair…")
    bo.submits(pairs=["Orders are typed twice in the CRM"])
    assert "Relieves:\n• Orders are typed twice in the CRM\n" in last(bo)
    bo.presses("Undo", on="A note was edited")
    bo.presses("Pair…", on="A note was kept (reliever)")
    assert bo.submits() == {"pairs": "That is what the note says already."}


def test_the_whole_text_stands_there_and_who_may_not_read_it_finds_nothing(
    noted: Person, kim: Person, bo: Person, last: Last
) -> None:
    kim.types("/handover new Hush for Hush AB: sales 2026-09-01", "secret")
    kim.types(f"/handover note question {SEVERAL}", "secret")
    kim.types("/handover notes", "secret")
    kim.presses("Open", on="First line")
    assert SEVERAL.replace("\n", " ") in last(kim, "secret").replace("\n", " ")
    assert "I know nobody I can ask. Whom shall I ask?" in last(kim, "secret")
