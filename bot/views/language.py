"""What is said about languages: which one is spoken with somebody, and which in a channel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Say
from bot.rules.languages import AUTO
from bot.rules.texts import N_
from bot.views.parts import Message, actions, button, section

NAMES = {"en": N_("English"), "sv": N_("Swedish"), "da": N_("Danish")}
OWN = {"en": "English", "sv": "Svenska", "da": "Dansk"}
"""What each is called by those who speak it: on buttons it must be found by who reads nothing else."""


def language_name(language: str, say: Say) -> str:
    return say.plain(NAMES[language])


def spoken(chosen: str | None, slack: str | None, workspace: str, say: Say) -> Message:
    """What is so, and why, with a button for each of the others."""
    told = N_("I speak {language} with you, as this workspace does.")
    if chosen:
        told = N_("I speak {language} with you, as you wished.")
    elif slack:
        told = N_("I speak {language} with you, as you have Slack in it.")
    now = chosen or slack or workspace
    text = say(told, language=language_name(now, say))
    buttons = [button(name, f"language.{code}", {"l": code}) for code, name in OWN.items() if code != now or not chosen]
    if chosen:
        buttons.append(button(say.plain(N_("As in Slack")), f"language.{AUTO}", {"l": AUTO}))
    return Message(text, [section(text), actions(*buttons)])


def posts_here(values: Mapping[str, Any], say: Say) -> str:
    """The change of a channel's language in one sentence."""
    if values["now"] is None:
        told = N_("Posts in the channel are in {language} again, as in the whole workspace.")
        return say(told, language=language_name(values["workspace"], say))
    return say(N_("Posts in the channel are in {language} from now on."), language=language_name(values["now"], say))
