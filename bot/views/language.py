"""What is said about languages: which one is spoken with somebody, and which in a channel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.i18n import Say
from bot.rules.languages import AUTO
from bot.rules.texts import N_
from bot.views.parts import Element, Message, actions, button, section

NAMES = {"en": N_("English"), "sv": N_("Swedish"), "da": N_("Danish")}
OWN = {"en": "English", "sv": "Svenska", "da": "Dansk"}
"""What each is called by those who speak it: on buttons it must be found by who reads nothing else."""


def language_name(language: str, say: Say) -> str:
    return say.plain(NAMES[language])


def spoken(chosen: str | None, slack: str | None, workspace: str, say: Say, *, action: str = "language") -> Message:
    """What is so, and why, with a button for each of the others, which do `action`."""
    told = N_("I speak {language} with you, as this workspace does.")
    if chosen:
        told = N_("I speak {language} with you, as you wished.")
    elif slack:
        told = N_("I speak {language} with you, as you have Slack in it.")
    text = say(told, language=language_name(chosen or slack or workspace, say))
    return Message(text, [section(text), actions(*_others(chosen, slack or workspace, say, action))])


def _others(chosen: str | None, else_: str, say: Say, action: str) -> Iterator[Element]:
    for code, name in OWN.items():
        if code != (chosen or else_) or not chosen:
            yield button(name, f"{action}.{code}", {"l": code})
    if chosen:
        yield button(say.plain(N_("As in Slack")), f"{action}.{AUTO}", {"l": AUTO})


def posts_here(values: Mapping[str, Any], say: Say) -> str:
    """The change of a channel's language in one sentence."""
    if values["now"] is None:
        told = N_("Posts in the channel are in {language} again, as in the whole workspace.")
        return say(told, language=language_name(values["workspace"], say))
    return say(N_("Posts in the channel are in {language} from now on."), language=language_name(values["now"], say))
