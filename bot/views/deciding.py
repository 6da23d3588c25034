"""The forms of what is decided about a handover: without overlap on purpose, later, another's yes passed on."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Say
from bot.rules.projection import HandoverShown, Who
from bot.rules.texts import N_
from bot.views.forms import field, form, one_of, pick, text
from bot.views.handover import headline, when_line
from bot.views.parts import Block, View, section
from bot.views.put_off import choices
from bot.views.register.now import above

LONGEST_REASON = 500


def accept_gap(shown: HandoverShown, say: Say, problem: str = "", *, reason: str = "") -> View:
    """Going without overlap on purpose, with the reason."""
    example = say.plain(N_("For example: the customer asked for it"))
    why = text(reason, lines=True, most=LONGEST_REASON, example=example)
    hint = say.plain(N_("Shown in the card with your name. I ask again if it gets worse or moves by over two weeks."))
    blocks = [
        *above(problem),
        _about(shown, say),
        field("reason", say.plain(N_("Why does it go without overlap?")), why, hint=hint),
    ]
    value, title = {"h": shown.uid, "n": shown.version}, say.plain(N_("Without overlap"))
    return form(say, "accept_gap", title, blocks, value=value, submit=say.plain(N_("Save")))


def later(shown: HandoverShown, say: Say, problem: str = "") -> View:
    """Until when nobody is asked about it."""
    options = [(say.plain(told), until) for told, until in choices(shown)]
    until = field("until", say.plain(N_("Quiet until when?")), one_of(options, options[0][1]))
    title, submit = say.plain(N_("Later")), say.plain(N_("Save"))
    return form(
        say, "later", title, [*above(problem), _about(shown, say), until], value={"h": shown.uid}, submit=submit
    )


def pass_on(shown: HandoverShown, people: Sequence[Who], say: Say, problem: str = "") -> View:
    """Whose yes the owner was told."""
    options = [(who.name, who.uid) for who in people]
    hint = say.plain(N_("It stands there with your name, and they can answer for themselves at any time."))
    who = field("person", say.plain(N_("Who told you yes?")), pick(options), hint=hint)
    title, submit = say.plain(N_("Somebody said yes")), say.plain(N_("Save"))
    blocks = [*above(problem), _about(shown, say), who]
    return form(say, "pass_on", title, blocks, value={"h": shown.uid}, submit=submit)


def _about(shown: HandoverShown, say: Say) -> Block:
    return section(f"{when_line(shown, say)} {headline(shown, say)}")
