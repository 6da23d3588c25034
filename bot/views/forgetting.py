"""Forgetting a person: what goes and what stays is said before, and once more after."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Say
from bot.rules.texts import N_
from bot.views.edge import spoken
from bot.views.forms import field, form, person, text
from bot.views.parts import Message, View, actions, button, section
from bot.views.taken_along import not_sent

LONGEST = 120
"""Characters of a name."""
Named = tuple[str, str]
"""Uid and name."""


def who(say: Say, problem: str = "") -> View:
    """The form that asks whom."""
    blocks = [
        *([section(problem)] if problem else []),
        field("person", say.plain(N_("Who?")), person(), optional=True),
        field("outside", say.plain(N_("Or somebody who is not in this Slack")), text(most=LONGEST), optional=True),
    ]
    title = say.plain(N_("Forget somebody"))
    return form(say, "forget", title, blocks, value={}, submit=say.plain(N_("Go on")))


def which(people: Sequence[Named], say: Say) -> Message:
    """Several are called so."""
    asked = say(N_("I know several people by that name. Whom do you mean?"))
    buttons = [button(name, f"forget_which.{n}", {"p": uid}) for n, (uid, name) in enumerate(people, 1)]
    return Message(asked, [section(asked), actions(*buttons)])


def unknown(name: str, say: Say) -> Message:
    """Nobody is known by that name; it may still stand in what people wrote."""
    first = say(N_("I know nobody called *{name}* here."), name=name)
    told = [
        say(N_("If the name stands in notes or other texts, I can take it out of them: they say “someone” then.")),
        say(N_("It cannot be undone.")),
    ]
    sure = button(say.plain(N_("Take the name out")), "forget_name", {"n": name[:LONGEST]})
    return Message(first, [section("\n".join([first, *told])), actions({**sure, "style": "danger"})])


def taken_out(say: Say) -> Message:
    return spoken(say(N_("Done. The name stands in no text of mine any more.")))


def asked(uid: str, name: str, held: tuple[int, int], why: str, say: Say) -> Message:
    """After the file was sent: what will go. Where it could not be sent (`why`) nothing is forgotten.

    `held`: journeys and notes that the reader may read and that it concerns.
    """
    if why:
        nobody = say(N_("So nobody was forgotten yet."))
        return spoken(f"{not_sent(why, say)} {nobody}")
    first = say(N_("Forget *{person}*? The file with what I keep is in our conversation."), person=name)
    told = [
        say(N_("What goes, everywhere: the name, the account, when they are away, what they told me in private.")),
        say(N_("What they did and heard stays, but under “someone”; notes that name them say “someone” too.")),
        *_concerned(*held, say),
        say(N_("It cannot be undone.")),
    ]
    sure = button(say.plain(N_("Forget {person}"), person=name), "forget_person", {"p": uid})
    return Message(first, [section("\n".join([first, *told])), actions({**sure, "style": "danger"})])


def _concerned(journeys: int, notes: int, say: Say) -> list[str]:
    counted = (
        (N_("one journey"), N_("{n} journeys"), journeys),
        (N_("one note"), N_("{n} notes"), notes),
    )
    things = [say.number(one, many, n) for one, many, n in counted if n]
    return [say(N_("Of what you may read it concerns {things}."), things=say.names(things))] if things else []


def forgotten(say: Say) -> Message:
    told = say(N_("Done: nobody finds that name here any more, and what I posted is drawn again without it."))
    older = say(N_("Older copies of the database still have it; whoever runs me can delete them."))
    return spoken(f"{told} {older}")
