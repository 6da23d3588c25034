"""What a subcommand may see and do: one Call for typed lines, buttons, forms, shortcuts and events alike.

A subcommand never sees Slack's payload nor its client. It answers with `reply`, opens a form with `open_form`, refuses
with `Refusal`; the edge (`bot.listeners`) turns that into Slack's calls.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import ModuleType
from typing import Any, Protocol

from bot.i18n import Say
from bot.rules.carried import fits
from bot.rules.values import value
from bot.usecases.changing import Stamp
from bot.usecases.rights import Viewer
from bot.views.attached import Document as Document  # noqa: PLC0414 - what a subcommand needs is all found here
from bot.views.attached import Draw as Draw  # noqa: PLC0414
from bot.views.attached import Picture as Picture  # noqa: PLC0414
from bot.views.attached import Told as Told  # noqa: PLC0414
from bot.views.parts import Message, View, without
from storage.engine import Store

ARRIVED = "arrived"
"""Where the transports stamp, in a request's context, when it was read (monotonic seconds)."""

SHARING = ("share_reply", "share_chart")
"""Buttons that show an answer to everybody in the channel."""


@value
class Actor:
    """Who types or presses, as known now."""

    id: int
    slack_id: str
    name: str
    kind: str
    """member, guest, stranger, bot, outside."""
    admin: bool
    tz: str


@value
class Place:
    """Where it happens. `id` is our channel id; a DM with the bot has none."""

    id: int | None
    slack_id: str
    dm: bool = False
    private: bool = True
    shared: bool = False
    """Externally shared, or about to be: nothing internal is posted there."""
    bot_in: bool = False
    seen: bool = True
    """Slack has told of late who reads along; else nothing is shown to everybody there."""


@value
class Source:
    """The message that a shortcut was used on."""

    text: str
    """As Slack sends it."""
    author: str | None
    """Slack id; None for what no person wrote."""
    at: datetime
    link: str | None
    """Its permalink."""


class Lacking(Exception):
    """A button or form does not carry what is asked of it: another version of ours has made it, or nobody's."""


class Door(Protocol):
    """The edge's side of a Call: how answers get back."""

    def reply(self, message: Message) -> None: ...
    def replace(self, message: Message) -> None: ...
    def open_form(self, view: View) -> None: ...
    def change_form(self, view: View) -> None: ...
    def problems(self, fields: Mapping[str, str]) -> None: ...
    def share(self, message: Message) -> None: ...
    def illustrate(self, draw: Draw, told: Told, *, everybody: bool) -> None: ...
    def hand_over(self, make: Callable[[], Document], told: Callable[[str], Message]) -> None: ...
    def later(self, job: Callable[[], None]) -> None: ...
    def fetch(self, file_id: str) -> tuple[str, bytes]: ...
    def meet(self, slack_id: str) -> Actor: ...
    def visit(self, slack_id: str) -> Place: ...
    def join(self, slack_id: str) -> None: ...
    def renew(self) -> None: ...


@dataclass(slots=True, kw_only=True)
class Call:
    """One request of one person."""

    store: Store
    workspace: int
    actor: Actor
    place: Place | None
    say: Say
    """In the actor's language."""
    now: datetime
    today: date
    """In the workspace's zone."""
    stamp: Stamp
    """Goes into every use case that changes something."""
    door: Door
    words: str = ""
    """Typed: what follows the subcommand, as typed. A journey named first (`acme-erp: ...`) is in `journey_key`."""
    journey_key: str | None = None
    value: Mapping[str, Any] = field(default_factory=dict)
    """Button: its decoded value (ids to look up, never to trust). Form: its private metadata."""
    form: Mapping[str, Any] = field(default_factory=dict)
    """Form: submitted fields by block id: str, list of str, or None when left empty."""
    choice: str | None = None
    """Menu or select: the chosen option's value."""
    public_url: str = ""
    """Under which this process is reached from outside; blank: it is not."""
    table: Sequence[ModuleType] = ()
    instead: Sequence[tuple[str, str]] | None = None
    """What a typed line without a known verb may have begun with, each with the line that does; None of others."""
    source: Source | None = None
    """Message shortcut: the message."""

    @property
    def viewer(self) -> Viewer:
        """Who looks and from where, for the rights (`usecases.rights`)."""
        return Viewer(
            workspace=self.workspace,
            person_id=self.actor.id,
            kind=self.actor.kind,
            admin=self.actor.admin,
            channel_id=self.place.id if self.place else None,
            today=self.today,
        )

    @property
    def page(self) -> int:
        """The page that a button turns to; what names none is about the first. Raises Lacking as `number` does."""
        return self.number("g") if self.value.get("g") else 1

    def number(self, name: str) -> int:
        """A whole number that the button or form carries. Raises Lacking where it is none."""
        whole: int = self.rows(name, int)
        return whole

    def rows(self, name: str, shape: Any) -> Any:
        """What a button or form carries beside ids: lists and the like. Raises Lacking where its shape is another."""
        carried = self.value[name]
        if not fits(carried, shape):
            raise Lacking(name)
        return carried

    def reply(self, message: Message) -> None:
        """Answer, visible only to this person."""
        self.door.reply(self._fitting(message))

    def replace(self, message: Message) -> None:
        """Put this in the place of the ephemeral message the pressed button stands in."""
        self.door.replace(self._fitting(message))

    def _fitting(self, message: Message) -> Message:
        """Alone with the bot, or in its Home, there is no channel to share in."""
        return without(message, *SHARING) if self.place is None or self.place.dm else message

    def open_form(self, view: View) -> None:
        """Open a form (a modal); its private metadata comes back as `value`."""
        self.door.open_form(view)

    def change_form(self, view: View) -> None:
        """Show another view in the open form's place (after a submit that is not the end)."""
        self.door.change_form(view)

    def problems(self, fields: Mapping[str, str]) -> None:
        """Refuse a submitted form: a sentence per block id, shown at the field; what was typed stays."""
        self.door.problems(fields)

    def share(self, message: Message) -> None:
        """Show this to everybody in the channel, as this person's own act; refused where outsiders read along."""
        self.door.share(message)

    def illustrate(self, draw: Draw, told: Told, *, everybody: bool = False) -> None:
        """Answer with pictures, a moment later: `told` makes the message of their ids in Slack, or of none and why."""
        self.door.illustrate(draw, lambda files, why: self._fitting(told(files, why)), everybody=everybody)

    def hand_over(self, make: Callable[[], Document], told: Callable[[str], Message]) -> None:
        """Put a file into the actor's conversation with the bot, a moment later. `told` is the answer where it was
        asked for: of "" when the file is there, else of why it is not."""
        self.door.hand_over(make, lambda why: self._fitting(told(why)))

    def later(self, job: Callable[[], None]) -> None:
        """Do it in a thread of its own: what takes longer than Slack waits. It answers with `reply`, and may refuse."""
        self.door.later(job)

    def fetch(self, file_id: str) -> tuple[str, bytes]:
        """Name and content of a file that the actor has put into a form; another's is refused as not found."""
        return self.door.fetch(file_id)

    def meet(self, slack_id: str) -> Actor:
        """Another person of the workspace; Slack is asked on first sight, so before any transaction. Refuses those who
        cannot take part."""
        return self.door.meet(slack_id)

    def visit(self, slack_id: str) -> Place:
        """Another channel, likewise; refuses one that cannot be found."""
        return self.door.visit(slack_id)

    def join(self, slack_id: str) -> None:
        """Go into a public channel ourselves; refused in words where Slack does not let us."""
        self.door.join(slack_id)

    def renew(self) -> None:
        """What was just chosen for a person, a channel or the workspace counts from the next request on."""
        self.door.renew()
