"""Whatever is typed or sent: acknowledged, within Slack's limits, and never an error of ours."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot import commands
from bot.home import buttons
from bot.sandbox import payloads
from bot.sandbox.people import Person
from bot.views.parts import VERSION
from storage.tables import Change, Handover, Journey, Phase
from storage.tables import Person as Somebody

VERBS = [word.WORD for word in commands.TABLE] + [
    "push",
    "flyt",
    "byt",
    "semester",
    "hvad hvis",
    "ad",
    "acme-erp:",
    "nope:",
    "",
]
PIECES = [
    *[
        "acme-erp",
        "sales",
        "project",
        "maintenance",
        "pilot",
        "until",
        "to",
        "throughout",
        "..",
        "-",
        ",",
        ";",
        ":",
        "?",
        "~",
        "me",
        "with",
        "after",
        "before",
    ],
    *[
        "lead",
        "key",
        "customer",
        "CRM",
        "systems:",
        "A,",
        "B*",
        "50%",
        "999%",
        "today",
        "tomorrow",
        "starts",
        "ends",
        "for",
        "because",
        "add",
        "monday",
    ],
    *("8 dec", "31 feb", "2026-12-01", "0001-01-01", "9999-12-31", "2 weeks", "999 weeks", "week 53", "1/12"),
    *("<@U0ANNA>", "<@U0BO|bo>", "<@U0NOBODY>", "&lt;!channel&gt;", "<!here>", "<https://x|y>", "<#C0ACME|acme>"),
    *("*b*", "`", "\u202e", "\u200b", "\x00", "\ue000U0ANNA\ue001", "{x}", "%s", "🎉", "\n", "x" * 300),
    *(
        "architect",
        "project manager",
        "Bo Ek",
        "projektet",
        "to uger",
        "slutar",
        "indtil",
        "hela vägen",
        "mot",
        "ferie",
    ),
]
LINES = st.builds(
    lambda verb, pieces: f"{verb} {' '.join(pieces)}",
    st.sampled_from(VERBS),
    st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=8),
)
ACTIONS = sorted(
    {name for word in (*commands.TABLE, buttons) for name in getattr(word, "ACTIONS", {})} | {"open_again", "nope"}
)
FORMS = sorted({name for word in (*commands.TABLE, buttons) for name in getattr(word, "FORMS", {})} | {"nope"})
FIELDS = [
    "name",
    "customer",
    "systems",
    "start_0",
    "start_1",
    "unsure",
    "channel",
    "people",
    "outside",
    "role",
    "phases",
    "flags",
    "percent",
    "first",
    "last",
    "phase",
    "start",
    "latest",
    "sure",
    "end",
    "old",
    "new",
    "since",
    "who",
    "person",
    "other",
    "reason",
    "knows",
    "days",
    "note",
]
TEXTS = st.sampled_from(["", "x", "50", "-1", "1e999", "nan", "2026-12-08", "2026-13-01", "<!channel>", "x" * 3000])


@pytest.fixture
def ids(world: Any, staffed: Person) -> dict[str, list[Any]]:
    """What a button of this workspace may truly carry, by the name it stands under."""
    with world.store.read() as session:
        found = {
            name: list(session.scalars(select(table.uid)))
            for name, table in {"h": Handover, "j": Journey, "c": Change, "p": Somebody, "f": Phase}.items()
        }
    phases = found.pop("f")
    return {**found, "p": found["p"] + phases, "q": ["x"], "n": [0, 1, 3], "until": ["monday", "never"]}


def values(ids: dict[str, list[Any]]) -> st.SearchStrategy[str]:
    """A value of ours with true and forged ids, some of them missing."""
    parts = {name: st.sampled_from([*known, "forged", None]) for name, known in ids.items()}
    carried = st.fixed_dictionaries({}, optional=parts)
    return carried.map(lambda value: json.dumps({"v": VERSION, **value})) | st.sampled_from(["", "{", "[]", '{"v":0}'])


def lives_through(examples: int, world: Any, one: Callable[[Any], None], inputs: st.SearchStrategy[Any]) -> None:
    """All in one world, whose state goes on; `answered` judges at the end."""

    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(inputs)
    def run(drawn: Any) -> None:
        one(drawn)
        world.settle()

    run()


@pytest.mark.parametrize("examples", [40, pytest.param(1000, marks=[pytest.mark.ci, pytest.mark.timeout(300)])])
def test_any_line_is_answered(world: Any, staffed: Person, delivered: Any, caplog: Any, examples: int) -> None:
    """And where the form opens or something else is offered, nothing has changed."""

    said = world.scene.channel("acme").channel.messages

    def changes() -> int:
        with world.store.read() as session:
            return session.scalar(select(func.count(Change.id))) or 0

    def typed(line: str) -> None:
        before = changes()
        delivered(staffed, line)
        answer = next(reversed(said.values()), None)
        if staffed.form or (answer and "open_again" in str(answer.blocks)):
            assert changes() == before, line
        assert (staffed.told, caplog.messages) == ([], []), line
        while staffed.form:
            staffed.closes()

    lives_through(examples, world, typed, LINES)


@pytest.mark.parametrize("examples", [60, pytest.param(1000, marks=[pytest.mark.ci, pytest.mark.timeout(300)])])
def test_any_button_is_answered(
    world: Any, staffed: Person, ids: dict[str, list[Any]], caplog: Any, examples: int
) -> None:
    workspace, place = world.sandbox.workspace, world.scene.channel("acme").channel

    def pressed(drawn: tuple[str, str]) -> None:
        action, value = drawn
        payload = payloads.interaction(workspace, "block_actions", staffed.id) | {
            "container": {"type": "message", "message_ts": "1.1", "channel_id": place.id, "is_ephemeral": True},
            "channel": {"id": place.id, "name": place.name},
            "response_url": payloads.response_url(workspace, workspace.tickets.ticket(staffed.id, place.id)),
            "trigger_id": workspace.tickets.trigger(staffed.id),
            "actions": [{"type": "button", "action_id": action, "block_id": "b", "action_ts": "1", "value": value}],
        }
        world.sandbox.way.deliver("interactive", payload, 3.0)
        assert caplog.messages == [], drawn
        while staffed.form:
            staffed.closes()

    lives_through(examples, world, pressed, st.tuples(st.sampled_from(ACTIONS), values(ids)))


@pytest.mark.parametrize("examples", [60, pytest.param(1000, marks=[pytest.mark.ci, pytest.mark.timeout(300)])])
def test_any_form_is_answered(
    world: Any, staffed: Person, ids: dict[str, list[Any]], caplog: Any, examples: int
) -> None:
    workspace = world.sandbox.workspace
    fields = st.dictionaries(st.sampled_from(FIELDS), TEXTS, max_size=6)

    def submitted(drawn: tuple[str, str, dict[str, str]]) -> None:
        callback, metadata, typed = drawn
        state = {name: {name: {"type": "plain_text_input", "value": text}} for name, text in typed.items()}
        view = {"id": "V1", "type": "modal", "callback_id": callback, "private_metadata": metadata}
        view |= {"hash": str(len(world.sandbox.way.sent)), "blocks": [], "state": {"values": state}}
        payload = payloads.interaction(workspace, "view_submission", staffed.id) | {
            "trigger_id": workspace.tickets.trigger(staffed.id),
            "view": view,
            "response_urls": [],
        }
        world.sandbox.way.deliver("interactive", payload, 3.0)
        assert caplog.messages == [], drawn

    lives_through(examples, world, submitted, st.tuples(st.sampled_from(FORMS), values(ids), fields))
