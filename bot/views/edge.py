"""What the edge itself says: a form that opened too late, a reply inside a form, an error of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.i18n import Say
from bot.rules.texts import N_
from bot.rules.typed import Period
from bot.views.dates import whole_days
from bot.views.parts import Message, View, actions, button, plain, section

PAGE = "page"
"""The callback id of what is only read."""


def spoken(text: str) -> Message:
    """One sentence as a message."""
    return Message(text, [section(text)])


def again(say: Say, value: Mapping[str, Any]) -> Message:
    """Slack lets a form be opened within three seconds; `value` is what opens it again."""
    text = say(N_("That took a moment too long for Slack. Your words are kept: press to open the form."))
    return Message(text, [section(text), actions(button(say.plain(N_("Open the form")), "open_again", value))])


def which_one(say: Say, text: str, offered: Sequence[tuple[Period | str, str]], form: str = "") -> Message:
    """What was not clear may be one of these: a button each, which carries the line to go on with.

    `form`: the line as typed, where a form can mend it.
    """
    buttons = [
        button(_whole(what, say) if isinstance(what, Period) else what, f"open_again.{n}", {"line": line})
        for n, (what, line) in enumerate(offered, 1)
    ]
    if form:
        buttons.append(button(say.plain(N_("Open the form")), "open_again.form", {"line": form, "w": "form"}))
    return Message(text, [section(text), actions(*buttons)])


def _whole(period: Period, say: Say) -> str:
    if period.first is not None and period.first == period.last:
        return say.whole_day(period.first)
    return whole_days(say, period.first, period.last) or ""


def page(say: Say, message: Message) -> View:
    """A message shown as a page of a form, where there is no conversation to answer in."""
    return {
        "type": "modal",
        "callback_id": PAGE,
        "title": plain("Handover"),
        "close": plain(say.plain(N_("Close"))),
        "blocks": message.blocks or [section(message.text)],
    }


def wrong(say: Say, reference: str) -> Message:
    """An error of ours; the reference stands in the log too."""
    sorry = N_("Something went wrong on my side. Please try again; if it stays, tell whoever runs me: reference {ref}.")
    return spoken(say(sorry, ref=reference))


def repeated(say: Say) -> Message:
    return spoken(say(N_("That is already done; nothing was changed twice.")))
