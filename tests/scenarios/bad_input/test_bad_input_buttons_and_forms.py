"""Buttons and forms that are old, forged, stale or half filled in: a sentence at their place, and nothing changed."""

import json
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from bot import commands
from bot.home import buttons
from bot.sandbox import payloads
from bot.sandbox.people import Person
from bot.views.parts import VERSION
from storage.tables import Handover, Journey, Phase
from storage.tables import Person as Somebody
from tests.rights.placed import ANYBODY, PRESSES, WORKSPACE, told

Kept = Callable[[], dict[str, list[Any]]]
OLD_BUTTON = "This button is from an earlier version of me. Type `/handover` to see how things stand now."
OLD_FORM = "This form is from an earlier version of me. Please close it and open it again; nothing was changed."
NOWHERE = "I cannot find that here. It may be gone, or it belongs to another channel."
ACTIONS = sorted({name for word in (*commands.TABLE, buttons) for name in getattr(word, "ACTIONS", {})})
FORMS = sorted({name for word in (*commands.TABLE, buttons) for name in getattr(word, "FORMS", {})})
OF_A_HANDOVER = [
    "ask_person",
    "choose_other",
    "accept_gap",
    "snooze",
    "confirm_for",
    "not_yet_started",
    "started_today",
]

NAMES_NOTHING = {name for name, (takes, _) in PRESSES.items() if takes in (ANYBODY, WORKSPACE)}
DAY = ["2026-12-08", "2026-12-08", False]


def ours(**ids: Any) -> str:
    return json.dumps({"v": VERSION, **ids})


@pytest.fixture
def presses(world: Any, staffed: Person) -> Callable[..., None]:
    """Kim presses a button in #acme with this action id and this value."""

    def press(action: str, value: str | None, place: Any = None) -> None:
        workspace, place = world.sandbox.workspace, place or world.scene.channel("acme").channel
        payload = payloads.interaction(workspace, "block_actions", staffed.id) | {
            "container": {"type": "message", "message_ts": "1.1", "channel_id": place.id, "is_ephemeral": True},
            "channel": {"id": place.id, "name": place.name},
            "response_url": payloads.response_url(workspace, workspace.tickets.ticket(staffed.id, place.id)),
            "trigger_id": workspace.tickets.trigger(staffed.id),
            "actions": [{"type": "button", "action_id": action, "block_id": "b", "action_ts": "1", "value": value}],
        }
        world.sandbox.way.deliver("interactive", payload, 3.0)
        world.settle()

    return press


@pytest.fixture
def submits(world: Any, staffed: Person) -> Callable[..., str]:
    """Kim submits a form with this callback id and metadata; gives the acknowledgement."""

    def submit(callback: str, metadata: str, fields: dict[str, Any] | None = None) -> str:
        view = {
            "id": "V1",
            "type": "modal",
            "callback_id": callback,
            "private_metadata": metadata,
            "hash": str(len(world.sandbox.way.sent)),
            "blocks": [{"type": "input", "block_id": "first"}],
            "state": {"values": {name: {name: element} for name, element in (fields or {}).items()}},
        }
        payload = payloads.interaction(world.sandbox.workspace, "view_submission", staffed.id) | {
            "trigger_id": world.sandbox.workspace.tickets.trigger(staffed.id),
            "view": view,
            "response_urls": [],
        }
        ack = world.sandbox.way.deliver("interactive", payload, 3.0)
        world.settle()
        return json.dumps(ack.body, ensure_ascii=False)

    return submit


# -- buttons -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["no JSON", "[]", '{"v": 0}', "{" * 1900], ids=["no JSON", "a list", "old", "deep"])
def test_a_button_whose_value_is_not_ours(staffed: Person, kept: Kept, presses: Any, value: str) -> None:
    before = kept()
    for action in ACTIONS:
        presses(action, value)
        assert newest(staffed) == OLD_BUTTON, action
    assert kept() == before


@pytest.mark.parametrize("action", ["approve_gap", "", "ask", "snooze_v0.1"])
def test_a_button_that_nobody_knows_any_more(staffed: Person, kept: Kept, presses: Any, action: str) -> None:
    before = kept()
    presses(action, ours(h="x"))
    assert newest(staffed) == OLD_BUTTON
    assert kept() == before


@pytest.mark.parametrize("action", [*OF_A_HANDOVER, "open_again", "confirm_continuity"])
def test_a_button_that_lacks_what_is_needed_by_now(staffed: Person, kept: Kept, presses: Any, action: str) -> None:
    before = kept()
    presses(action, ours())
    assert newest(staffed) == OLD_BUTTON
    assert kept() == before


@pytest.mark.parametrize(
    ("action", "value"),
    [
        *((action, {"g": "x"}) for action in ("list_page", "carriers", "notes_page", "settings_titles")),
        ("history_page", {"w": 1, "g": "1"}),
        ("if_leaves", {"p": "x", "g": [1]}),
        ("who_about", {"k": "person", "w": "x", "g": 1.5}),
        ("undo_together", {"cs": ["x"], "n": "x"}),
    ],
)
def test_a_button_with_a_number_that_is_none(
    staffed: Person, kept: Kept, presses: Any, action: str, value: dict[str, Any]
) -> None:
    before = kept()
    presses(action, ours(**value))
    assert newest(staffed) == OLD_BUTTON
    assert kept() == before


def test_a_form_without_anything_to_choose_from_is_not_opened(world: Any, staffed: Person, presses: Any) -> None:
    """Slack takes no menu without options."""
    presses("notes_choose", ours(h=ids(world)["handover"]))
    assert newest(staffed).startswith("Nothing is noted yet.")


def test_a_channels_button_pressed_alone_with_the_bot(world: Any, staffed: Person, presses: Any) -> None:
    with world.store.read() as session:
        journey = session.scalars(select(Journey)).one()
    presses("link_anyway", ours(j=journey.uid, n=journey.version), staffed.dm.channel)
    assert staffed.sees("Please type it in the channel that you mean")


@pytest.mark.parametrize("number", [-1, 0, 10**30], ids=["below", "none", "beyond"])
@pytest.mark.parametrize("action", ["list_page", "carriers", "notes_page", "settings_titles", "history_page"])
def test_a_page_that_there_is_not_is_the_nearest_one(
    world: Any, staffed: Person, presses: Any, action: str, number: int
) -> None:
    with world.store.read() as session:
        journey = session.scalars(select(Journey.uid)).one()
    presses(action, ours(g=number, **({"j": journey} if action == "history_page" else {})))
    assert newest(staffed)
    assert not staffed.sees("Something went wrong")


@pytest.mark.parametrize("callback", ["settings", "settings_phases", "settings_title"])
def test_case_60_a_form_with_a_number_that_is_none(kept: Kept, submits: Any, callback: str) -> None:
    before = kept()
    assert OLD_FORM in submits(callback, ours(s=[], t="x", g="x"))
    assert kept() == before


@pytest.mark.parametrize("uid", ["forged", "' OR 1=1 --", "0b7e0d8e-0000-4000-8000-000000000000", 7], ids=str)
def test_a_button_with_an_id_that_is_nobodys(staffed: Person, kept: Kept, presses: Any, uid: Any) -> None:
    """Unknown, foreign and hidden get the same words."""
    before = kept()
    said = {}
    for action in set(ACTIONS) - NAMES_NOTHING:
        ids = defaultdict(lambda: uid, page=1, version=1, day=DAY, changes=[str(uid)], notes=[str(uid)], supposed=[])
        presses(action, ours(**told(PRESSES[action][1], ids)))
        said[action] = newest(staffed)
    assert said == dict.fromkeys(said, NOWHERE)
    assert kept() == before


# -- forms -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("metadata", ["no JSON", "[]", '{"v": 0}'])
def test_case_60_a_form_whose_value_is_not_ours(kept: Kept, submits: Any, metadata: str) -> None:
    before = kept()
    for callback in FORMS:
        assert OLD_FORM in submits(callback, metadata), callback
    assert kept() == before


def test_a_form_that_nobody_knows_any_more(kept: Kept, submits: Any) -> None:
    before = kept()
    assert OLD_FORM in submits("old_form", ours())
    assert kept() == before


@pytest.mark.parametrize("callback", FORMS)
def test_case_60_a_form_with_other_fields_than_it_has(kept: Kept, submits: Any, callback: str) -> None:
    """None of its own, and some that are nobody's: something is said in the form."""
    before = kept()
    said = submits(callback, ours(h="x", j="x", n=1), {"strange": {"type": "plain_text_input", "value": "x"}})
    assert "errors" in said
    assert kept() == before


@pytest.mark.parametrize(
    ("line", "fields", "at", "sentence"),
    [
        ("new", {}, "name", "Please complete this required field."),
        ("add", {}, "people", "Please choose who it is."),
        ("add", {"people": ["Anna Berg"], "percent": "much"}, "percent", "Please give a percentage between 1 and 100"),
        ("phase", {"phase": "Project"}, "start", "Please give a date."),
        (
            "phase",
            {"phase": "Project", "start": "2026-12-08", "end": "2026-12-01"},
            "end",
            "before",
        ),
        (
            "phase",
            {"phase": "Project", "start": "2026-12-08", "latest": "2026-12-01"},
            "latest",
            "That is before the first day. Please choose a later one.",
        ),
        ("away", {"first": "2026-12-20", "last": "2026-12-01"}, "last", "is before the first"),
        ("replace", {"old": "Anna Berg", "new": "Anna Berg"}, "new", "That is the same person twice."),
        ("ask", {"person": [], "first": "2026-12-20", "last": "2026-12-01"}, "last", "That ends before it begins."),
    ],
)
def test_a_form_that_is_not_right_is_kept_open_with_what_was_typed(
    staffed: Person, kept: Kept, line: str, fields: dict[str, Any], at: str, sentence: str
) -> None:
    staffed.types(f"/handover {line}")
    before = kept()
    refused = staffed.submits(**{name: value for name, value in fields.items() if value})
    assert sentence in refused.get(at, ""), refused
    assert staffed.form
    assert kept() == before


def test_case_60_a_stale_form_shows_the_newer_plan_and_what_was_typed(
    staffed: Person, anna: Person, kept: Kept
) -> None:
    staffed.types("/handover phase")
    anna.types("/handover phase project 8 dec")
    before = kept()
    staffed.submits(phase="Project", start="2026-12-15")
    assert staffed.sees("while this was open")
    assert staffed.sees("Project: from Tue 8 Dec")
    assert staffed.form
    assert kept() == before


def newest(person: Person) -> str:
    """The newest reply to a person in #acme."""
    place = person.scene.channel("acme").channel
    return [one for one in place.messages.values() if one.ephemeral_to == person.id][-1].text


@pytest.mark.parametrize(
    ("line", "callback", "forged", "answer"),
    [
        pytest.param("phase", "move_phase", {"n": 999}, "while this was open", id="a version that never was"),
        pytest.param("phase", "move_phase", {"n": "x"}, "while this was open", id="a version that is none"),
        pytest.param("remove", "remove_person", {"n": 0}, "while this was open", id="an older version"),
        pytest.param("phase", "move_phase", {"j": "f" * 32}, "I cannot find that here", id="a journey of nobody"),
        pytest.param("phase", "move_phase", {"j": {"$ne": ""}}, "I cannot find that here", id="an object for an id"),
    ],
)
def test_case_60_a_form_with_forged_metadata_changes_nothing(
    world: Any, staffed: Person, kept: Kept, submits: Any, line: str, callback: str, forged: dict[str, Any], answer: str
) -> None:
    staffed.types(f"/handover {line}")
    form = json.loads(staffed.form.body["private_metadata"])  # type: ignore[union-attr]
    before = kept()
    fields = {"start": {"type": "datepicker", "selected_date": "2026-12-08"}} | {
        name: {"type": "static_select", "selected_option": {"value": value}} for name, value in ids(world).items()
    }
    said = submits(callback, json.dumps({**form, **forged}), fields)
    assert answer in said
    assert kept() == before


def test_case_60_fields_that_the_form_does_not_have_change_nothing(
    world: Any, staffed: Person, kept: Kept, submits: Any
) -> None:
    """No mass assignment: what is no field of the form is not read, whatever it is called."""
    staffed.types("/handover phase")
    form = staffed.form.body["private_metadata"]  # type: ignore[union-attr]
    extra = ("creator_id", "version", "state", "channel_id", "workspace_id", "void_change", "owner", "key", "name")
    with world.store.read() as session:
        before = [getattr(session.scalars(select(Journey)).one(), name, None) for name in extra if name != "version"]
    fields = {name: {"type": "plain_text_input", "value": "7"} for name in extra} | {
        "phase": {"type": "static_select", "selected_option": {"value": ids(world)["phase"]}},
        "start": {"type": "datepicker", "selected_date": "2026-12-08"},
    }
    submits("move_phase", form, fields)
    assert staffed.sees("Project is planned for Tue 8 Dec.")
    with world.store.read() as session:
        after = [getattr(session.scalars(select(Journey)).one(), name, None) for name in extra if name != "version"]
    assert after == before


@pytest.mark.parametrize(
    ("callback", "fields", "at"),
    [
        ("accept_gap", {"reason": "x" * 501}, "Please keep the reason within"),
        ("note", {"text": "x" * 3001}, "characters"),
    ],
)
def test_case_60_inputs_longer_than_the_form_takes_are_refused(
    world: Any, staffed: Person, kept: Kept, submits: Any, callback: str, fields: dict[str, str], at: str
) -> None:
    known = ids(world)
    before = kept()
    typed = {name: {"type": "plain_text_input", "value": text} for name, text in fields.items()}
    said = submits(callback, ours(j=known["journey"], h=known["handover"], n=known["version"]), typed)
    assert "errors" in said
    assert at in said
    assert kept() == before


def ids(world: Any) -> dict[str, Any]:
    """What a form of this workspace's only journey truly carries."""
    with world.store.read() as session:
        journey = session.scalars(select(Journey)).one()
        project = session.scalars(select(Phase).where(Phase.kind == "project")).one()
        handover = session.scalars(select(Handover).where(Handover.to_phase_id == project.id)).one()
        return {
            "journey": journey.uid,
            "version": journey.version,
            "phase": project.uid,
            "handover": handover.uid,
            "old": session.scalars(select(Somebody.uid).where(Somebody.name == "Anna Berg")).one(),
        }
