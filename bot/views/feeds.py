"""What is said about the address of a calendar: how to subscribe to it, that it is there, and that it is off."""

from __future__ import annotations

from datetime import date

from bot.i18n import Raw, Say
from bot.rules.texts import N_
from bot.views.parts import Block, Element, Message, actions, button, context, section

HOW = (
    N_("*Outlook:* Add calendar → Subscribe from web"),
    N_("*Google Calendar:* Other calendars + → From URL"),
    N_("*Apple:* File → New Calendar Subscription…"),
)
OLDER = N_("The old one no longer works.")


def made(address: str, say: Say, *, whole: bool, replaced: bool, admin: bool) -> Message:
    """The only time that an address can be told."""
    head = say(N_("Here is the address of your calendar, for you alone:"))
    if whole:
        head = say(N_("Here is the address of the workspace's calendar. You may pass it on within the workspace:"))
    secret = say(
        N_("Whoever has it can read the calendar: treat it like a password. I keep no copy and cannot show it again.")
    )
    blocks: list[Block] = [
        section("\n".join(filter(None, (head, say(N_("`{address}`"), address=Raw(address)))))),
        section("\n".join([say(N_("Where to paste it:")), *(f"• {say(how)}" for how in HOW)])),
        context(_holds(say, whole=whole), " ".join(filter(None, (secret, say(OLDER) if replaced else "")))),
        actions(*_buttons(say, whole=whole, admin=admin)),
    ]
    return Message(head, blocks)


def there(since: date, by: str, say: Say, *, whole: bool, admin: bool) -> Message:
    """There is an address, and nobody but its owner knows it."""
    text = say(N_("Your calendar has had an address since {day}."), day=say.dated(since))
    if whole:
        told = N_("The workspace's calendar has had an address since {day}, made by {person}.")
        text = say(told, day=say.dated(since), person=by)
    lost = say(N_("I keep no copy, so I cannot show it again. A new one makes the old one stop."))
    blocks = [section(f"{text} {lost}"), context(_holds(say, whole=whole))]
    return Message(text, [*blocks, actions(*_buttons(say, whole=whole, admin=admin))])


def off(say: Say, *, whole: bool, admin: bool) -> Message:
    """There is none, or no more."""
    text = say(N_("Your calendar has no address: nobody can read it."))
    if whole:
        text = say(N_("The workspace's calendar has no address: nobody can read it."))
    make = button(say.plain(N_("Make an address")), "calendar_new", _which(whole=whole), primary=True)
    buttons = actions(make, *_other(say, whole=whole, admin=admin))
    return Message(text, [section(text), context(_holds(say, whole=whole)), buttons])


def _holds(say: Say, *, whole: bool) -> str:
    if whole:
        return say(N_("It shows the dates of all journeys in public channels. No states, no people."))
    return say(N_("It shows your journeys as you may see them, and your customer meetings. No notes."))


def _buttons(say: Say, *, whole: bool, admin: bool) -> list[Element]:
    return [
        button(say.plain(N_("Make a new address")), "calendar_new", _which(whole=whole)),
        button(say.plain(N_("Turn it off")), "calendar_off", _which(whole=whole)),
        *_other(say, whole=whole, admin=admin),
    ]


def _other(say: Say, *, whole: bool, admin: bool) -> list[Element]:
    """The way to the other calendar: that of the workspace is for its admins."""
    if whole:
        return [button(say.plain(N_("My calendar")), "calendar", _which(whole=False))]
    return [button(say.plain(N_("The workspace's")), "calendar", _which(whole=True))] if admin else []


def _which(*, whole: bool) -> dict[str, bool]:
    return {"w": True} if whole else {}
