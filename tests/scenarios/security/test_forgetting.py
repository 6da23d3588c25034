"""Case 61: somebody is forgotten: no trace of the name, all that was said is drawn again, and a restore keeps it so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.people import Person, Room
from bot.usecases import forgetting
from bot.usecases.recheck import recheck
from bot.usecases.sealing import broken, seal
from storage.engine import open_store
from storage.restoring import bury
from storage.schema import backup

TRACES = (b"Anna", b"U0ANNA", b"anna berg", b"back pain")


@pytest.fixture
def known(relay: Person, anna: Person, begins: Callable[..., Person]) -> Person:
    """Anna is asked, says why she cannot, is away, hears a note, is named in one, and is drawn on the card."""
    begins(relay, "/handover note pain Anna Berg says orders are typed twice, from @anna")
    begins(anna, "/handover away 2026-12-20..2027-01-06", until="2026-11-03 10:00")
    relay.presses("Ask Anna")
    anna.presses("I can't")
    anna.submits(note="back pain")
    return relay


def forget(person: Person, who: str = "@anna") -> None:
    person.types(f"/handover forget {who}")
    person.presses("Forget Anna Berg")


def traces(folder: Path) -> list[bytes]:
    held = b"".join(file.read_bytes() for file in folder.glob("handover.db*"))
    return [each for each in TRACES if each in held]


def test_what_goes_is_told_first_with_a_file(known: Person, world: Any) -> None:
    known.types("/handover forget @anna")

    assert known.sees("Forget *Anna Berg*? The file with what I keep is in our conversation.")
    assert known.sees("Of what you may read it concerns one journey and one note.")
    assert known.sees(f"[person-{world.store.now():%Y-%m-%d}.zip]")


def test_case_61_no_trace_is_left(known: Person, acme: Room, world: Any) -> None:
    folder = Path(world.store.writer.url.database).parent
    assert any("Anna" in text for text in acme.texts)
    forget(known)

    assert known.sees("Done: nobody finds that name here any more")
    assert traces(folder) == []
    posted = [*acme.texts, *(text for text in known.dm.texts if "Here" not in text and "What I keep" not in text)]
    assert [text for text in posted if "Anna" in text or "back pain" in text] == []
    assert (seal(world.store) > 0, broken(world.store), recheck(world.store)) == (True, [], [])


def test_what_she_did_and_heard_stays_as_of_someone(known: Person) -> None:
    forget(known)
    before = known.screen()
    known.types("/handover notes")
    known.types("/handover history")
    known.types("/handover history settings")

    fresh = known.screen().replace(before, "")
    assert "Anna" not in fresh
    assert "someone says orders are typed twice" in fresh
    assert "someone" in fresh
    assert "Somebody was forgotten" in fresh


def test_case_61_what_is_put_back_is_forgotten_again(known: Person, world: Any, tmp_path: Path) -> None:
    file = Path(world.store.writer.url.database)
    backup(file, tmp_path / "handover.db")
    forget(known)
    world.store.close()
    assert bury(tmp_path / "handover.db", file) == 1

    older = open_store(f"sqlite:///{tmp_path / 'handover.db'}")
    assert [forgetting.again(older, older.now()) for _ in range(2)] == [1, 0]
    older.close()
    assert traces(tmp_path) == []


@pytest.mark.parametrize("press", ["Forget Anna Berg"])
def test_the_second_time_there_is_nobody(known: Person, press: str) -> None:
    known.types("/handover forget @anna")
    known.presses(press)
    known.presses(press)
    assert known.sees("I cannot find that here.")
    known.types("/handover forget Anna Berg")
    assert known.sees("I know nobody called *Anna Berg* here.")


def test_only_admins_may(known: Person, bo: Person) -> None:
    bo.types("/handover forget @anna")
    assert bo.sees("Only admins of this Slack workspace can change that. Please ask Kim Lind.")


def test_without_its_file_nobody_is_forgotten(known: Person, world: Any) -> None:
    app = world.sandbox.workspace.app
    object.__setattr__(app, "scopes", app.scopes - {"files:write"})
    known.types("/handover forget @anna")

    assert known.sees("So nobody was forgotten yet.")
    assert not known.sees("Forget Anna Berg")


def test_the_form_asks_whom(known: Person, everybody: Callable[[str], Person]) -> None:
    known.types("/handover glöm")
    known.submits(outside="anna")
    assert known.sees("Forget *Anna Berg*?")


def test_a_name_that_only_stands_in_texts_is_taken_out(known: Person) -> None:
    known.types("/handover note likes Sven Kund wants a call in the morning")
    known.types("/handover forget Sven Kund")
    assert known.sees("I know nobody called *Sven Kund* here. If the name stands in notes")
    known.presses("Take the name out")

    assert known.sees("Done. The name stands in no text of mine any more.")
    known.types("/handover notes")
    assert known.sees("someone wants a call in the morning")


def test_somebody_without_an_account_is_forgotten(known: Person) -> None:
    known.types("/handover add Sven Modig, system owner, customer")
    known.types("/handover forget Sven Modig")
    known.presses("Forget Sven Modig")
    known.types("/handover show")
    assert "Sven" not in known.screen().split("Acme ERP* for")[-1]
