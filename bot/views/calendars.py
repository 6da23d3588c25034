"""The entries of a calendar in the reader's words: where phases begin and end, who stays on, whom one meets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.i18n import Plainly
from bot.rules.projection import HandoverShown, PhaseShown
from bot.rules.projection.calendars import Contents, Dated, DatedMeeting, Entry
from bot.rules.projection.meetings import MeetingLine
from bot.rules.texts import N_
from bot.views.dates import between
from bot.views.handover import headline, state_mark, step_name
from bot.views.phases import latest_day, phase_name

AN_HOUR = timedelta(hours=1)


def title(workspace: str, say: Plainly) -> str:
    """What the calendar is called; `workspace` is blank where it is a person's own."""
    return say(N_("Handovers of {workspace}"), workspace=workspace) if workspace else say(N_("My handovers"))


def entries(found: Contents, say: Plainly) -> list[Entry]:
    """Each start of a phase, with the handover where it may be told; the end of the last; each change of hands. Then
    the meetings."""
    of_journeys = [entry for one in found.journeys for entry in Writing(one, say).entries()]
    return [*of_journeys, *(_meeting(one, say) for one in found.meetings)]


def _meeting(one: DatedMeeting, say: Plainly) -> Entry:
    """With whom, what about, and who of us; nothing of its kit."""
    shown = one.shown
    about = [say(N_("About {about}"), about=shown.about)] if shown.about else []
    if shown.people:
        about.append(say(N_("From us: {people}"), people=say.names(shown.people)))
    if shown.journey:
        about.append(say(N_("Part of {journey}"), journey=shown.journey))
    return Entry(
        uid=shown.uid,
        first=shown.day,
        last=shown.day,
        summary=say(N_("Customer meeting: {customer}"), customer=shown.customer),
        description="\n".join(about),
        tentative=False,
        version=one.version,
        changed_at=one.changed_at,
        hours=_hours(shown),
    )


def _hours(one: MeetingLine) -> tuple[datetime, datetime] | None:
    """Where nobody has said when it ends, an hour: a calendar shows no entry without length."""
    if one.held is None:
        return None
    hours, zone = one.held.hours, ZoneInfo(one.held.tz)
    begins = datetime.combine(one.day, hours.begins, zone)
    return begins, datetime.combine(one.day, hours.ends, zone) if hours.ends else begins + AN_HOUR


class Writing:
    """One journey's entries."""

    def __init__(self, one: Dated, say: Plainly) -> None:
        self.one, self.shown, self.say = one, one.shown, say

    def entries(self) -> Iterator[Entry]:
        held = [each for each in self.shown.handovers if not each.closed]
        into = {each.to_phase.uid: each for each in held if not each.within}
        before: PhaseShown | None = None
        for phase in self.shown.phases:
            if phase.uid in into:
                yield from self._handover(into[phase.uid])
            elif phase.start is not None:
                yield self._start(phase, phase.start, self._begins(phase, before))
            before = phase
        if before is not None and before.end is not None:
            words = {"journey": self.shown.name, "phase": phase_name(before, self.say)}
            yield self._entry(f"{before.uid}.end", before.end, self.say(N_("{journey}: {phase} ends"), **words))
        for each in held:
            if each.within and each.start is not None:
                yield self._entry(each.uid, each.start, self._marked(each), self._standing(each))

    def _handover(self, one: HandoverShown) -> Iterator[Entry]:
        """It is the start of its receiving phase."""
        if one.start is not None:
            yield self._start(one.to_phase, one.start, self._marked(one), self._standing(one))

    def _start(self, phase: PhaseShown, start: date, summary: str, *about: str) -> Entry:
        latest = latest_day(phase)
        if phase.begun or not (phase.tentative or latest):
            return self._entry(phase.uid, start, summary, *about)
        told = self.say(N_("The date is not sure yet."))
        if latest is not None:
            told = self.say(N_("The date is not sure yet: {between}."), between=between(self.say, start, latest))
        summary = self.say(N_("{step} (date not sure)"), step=summary)
        return self._entry(phase.uid, start, summary, told, *about, until=latest or start, tentative=True)

    def _entry(
        self, uid: str, first: date, summary: str, *about: str, until: date | None = None, tentative: bool = False
    ) -> Entry:
        return Entry(
            uid=uid,
            first=first,
            last=until or first,
            summary=summary,
            description="\n".join([*about, *self._of_all()]),
            tentative=tentative,
            version=self.shown.version + self.one.plans.get(uid, 0),
            changed_at=self.one.changed_at,
        )

    def _begins(self, phase: PhaseShown, before: PhaseShown | None) -> str:
        words = {"journey": self.shown.name, "receiver": phase_name(phase, self.say)}
        if before is None:
            return self.say(N_("{journey}: {receiver} begins"), **words)
        return self.say(N_("{journey}: {giver} → {receiver}"), giver=phase_name(before, self.say), **words)

    def _marked(self, one: HandoverShown) -> str:
        words = {"step": step_name(one, self.say), "state": state_mark(one.state, self.say)}
        return self.say(N_("{step} · {state}"), **words)

    def _standing(self, one: HandoverShown) -> str:
        """The sentence of replies and cards: the state, and who stays on or that nobody does."""
        words = {"state": state_mark(one.state, self.say), "reason": headline(one, self.say)}
        return self.say(N_("{state}. {reason}"), **words)

    def _of_all(self) -> Iterator[str]:
        """What holds of the whole journey."""
        if self.shown.customer != self.shown.name:
            yield self.say(N_("For {customer}."), customer=self.shown.customer)
        if self.shown.state == "paused":
            yield self.say(N_("Paused: I send no reminders."))
        if self.shown.owner:
            yield self.say(N_("{owner} keeps an eye on it."), owner=self.shown.owner.called)
