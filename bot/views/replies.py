"""Replies to what was typed, pressed or filled in: what was understood and what came of it, with Undo and Share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.i18n import Raw, Say
from bot.rules.projection import HandoverShown, JourneyShown
from bot.rules.texts import N_
from bot.rules.undone import about
from bot.views.changes import sentence
from bot.views.journey import coming
from bot.views.parts import Block, Message, actions, button, cut, encode, section
from bot.views.slots import slots
from bot.views.standing import state_line

OFFERED = 3
"""Buttons where it is asked what was meant."""
SHOWN = 3
"""Handovers told in a reply; the rest is in `show`."""
BESIDE = ("note.", "meeting.")
"""How changes begin that are about a note or a meeting and leave the plan as it is."""
CHARACTERS = 2900
VALUE = 1800
"""Characters of JSON that a button carries; Slack takes 2,000. A longer line is not cut: the form asks for it."""


def done(  # noqa: PLR0917 - a change, and where it was
    what: str,
    values: Mapping[str, Any],
    journey: JourneyShown | None,
    change_uid: str | None,
    say: Say,
    note: str = "",
) -> Message:
    """What a change came to. Without `change_uid` (shared in the channel) there are no buttons."""
    text = sentence(what, values, say, journey.people if journey else ())
    if journey is not None and what not in ("journey.started", "person.away"):
        text = say(N_("*{journey}*: {change}"), journey=journey.name, change=Raw(text))
    lines = [text, *slots(what, values, journey, say)]
    blocks: list[Block] = [section(cut("\n".join(lines), CHARACTERS))]
    of_plan = not about(what, values)[0].startswith(BESIDE)
    if journey is not None and what != "journey.started" and of_plan:
        told = [state_line(one, say) for one in coming(journey)[:SHOWN]]
        blocks += [section(cut("\n".join(told), CHARACTERS))] if told else []
    blocks += [section(note)] if note else []
    if change_uid is not None:
        undo = button(say.plain(N_("Undo")), "undo", {"c": change_uid})
        value = {"c": change_uid, "j": journey.uid} if journey else None
        share = button(say.plain(N_("Share in channel")), "share_reply", value)
        blocks.append(actions(undo, share) if journey and of_plan else actions(undo))
    return Message(text, blocks)


Named = tuple[str, str, str]
"""A journey's uid, key and name."""


def which_journey(options: Sequence[Named], word: str, line: str, say: Say) -> Message:
    """Several may be meant: a button each, which carries the line to go on with."""
    text = say(N_("Which journey do you mean?"))
    hint = say(N_("Next time you can name it first: `/handover {key}: …`"), key=Raw(options[0][1]))
    return Message(text, [section(f"{text}\n{hint}"), _choices(options, word, line)])


def no_such_journey(  # noqa: PLR0917 - what was typed, and what may have been meant
    key: str, near: Sequence[Named], word: str, line: str, say: Say, instead: Sequence[tuple[str, str]] = ()
) -> Message:
    """A key that names no journey; those called nearly so are offered, each with the line to go on with.

    `instead`: other first words that may have been meant, each with its line.
    """
    text = say(N_("I know no journey called *{key}* here."), key=cut(key, 60))
    if not (near or instead):
        hint = say(N_("`/handover list` shows all you can see, `/handover help` what you can type."))
        return Message(text, [section(f"{text}\n{hint}")])
    asked = say(N_("Did you mean one of these?"))
    verbs = [button(verb, f"open_again.{n}", {"line": anew}) for n, (verb, anew) in enumerate(instead, 1)]
    offered = actions(*[*verbs, *_choices(near, word, line)["elements"]][:OFFERED])
    return Message(text, [section(f"{text} {asked}"), offered])


def _choices(options: Sequence[Named], word: str, line: str) -> Block:
    kept = {"w": word, "l": line if len(encode({"l": line})) < VALUE else ""}
    return actions(
        *(button(name, f"choose_journey.{n}", {"j": uid, **kept}) for n, (uid, _, name) in enumerate(options[:20], 1))
    )


def would_break(
    journey: JourneyShown,
    broken: Sequence[HandoverShown],
    change: Mapping[str, Any],
    version: int,
    say: Say,
    *,
    anyway: str = "move_anyway",
) -> Message:
    """A move that is not kept yet: what would break, and a button to move anyway, good until the next change.

    `anyway` is the action of that button: of who keeps the `change`.
    """
    one = N_("This would break a handover, so I have not moved it yet.")
    many = N_("This would break {n} handovers, so I have not moved it yet.")
    text = say.number(one, many, len(broken))
    told = [state_line(each, say) for each in broken[:SHOWN]]
    value = {"j": journey.uid, "n": version, **change}
    go_on = button(say.plain(N_("Move anyway")), anyway, value)
    form = button(say.plain(N_("Another date…")), "move_phase", {"j": journey.uid, "p": change.get("p"), "n": version})
    return Message(text, [section(cut("\n".join([text, *told]), CHARACTERS)), actions(go_on, form)])
