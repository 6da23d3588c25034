"""The form with the phases of new journeys, one a line."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.settings.template import Template, known_kind
from bot.rules.texts import N_
from bot.views.forms import field, form, text
from bot.views.parts import Block, View, section
from bot.views.phases import KINDS
from bot.views.settings.form import name_of


def phases_form(typed: str, seen: Template, say: Say, problem: str = "", *, time: int = 1) -> View:
    """`typed` stands in the field; `seen` is what held when it was opened, and comes back with it."""
    hint = N_("One per line, ten at most. What kind it is may follow in brackets: Rollout (project).")
    label = say.plain(N_("With which phases does a journey begin?"))
    blocks: list[Block] = [section(problem)] if problem else []
    written_down = field("phases", label, text(typed, lines=True, most=900), hint=say.plain(hint))
    blocks.append({**written_down, "block_id": name_of("phases", time)})
    title, value = say.plain(N_("Phases")), {"s": [list(one) for one in seen], "t": time}
    return form(say, "settings_phases", title, blocks, value=value, submit=say.plain(N_("Save")))


def written(template: Template, say: Say) -> str:
    """As the form has them, and as they are read again."""
    return "\n".join(_line(kind, name, say) for kind, name in template)


def _line(kind: str, name: str | None, say: Say) -> str:
    if name is None:
        return say.plain(KINDS[kind])
    return f"{name} ({say.plain(KINDS[kind])})" if kind in KINDS and known_kind(name) != kind else name
