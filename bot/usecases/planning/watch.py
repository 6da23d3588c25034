"""A journey's handovers with all that their reminders go by, read as of one moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from bot.rules.reminders import (
    Part,
    Plan,
    Step,
    WorkDays,
    fallen,
    falls,
    midnight_after,
    settled,
)
from bot.rules.reminders.arriving import KEPT, asked_at
from bot.rules.reminders.days import DAY
from bot.rules.reminders.quiet import NEVER
from bot.rules.reminders.receiving import told_at, told_until
from bot.rules.values import fact, value


@value
class Reader:
    """Somebody who can be written to."""

    id: int
    uid: str
    slack_id: str
    tz: str


@fact
class Watch:
    """One open handover of a journey that is not quiet."""

    handover: Any
    """Its row among those of the phases (`storage.watching`)."""
    workspace: int
    start: date
    steps: tuple[Step, ...]
    plan: Plan
    at: time
    tz: str
    days: WorkDays
    readers: Mapping[str, Reader]
    card_channel: int
    day_channels: tuple[int, ...]
    later_until: datetime | None
    quiet_until: datetime | None

    def is_quiet(self, now: datetime) -> bool:
        """Whether nothing is to be said of the journey now, whatever was planned before."""
        return self.quiet_until is not None and now < self.quiet_until

    @property
    def zones(self) -> set[str]:
        return {self.tz, *(reader.tz for reader in self.readers.values())}

    def current(self, now: datetime) -> Step | None:
        """The step that is on: the latest that has fallen and is not over."""
        return self._current(fallen(self.steps, now, self.at, self.zones), now)

    def _current(self, gone: int, now: datetime) -> Step | None:
        step = self.steps[gone - 1] if gone else None
        return step if step is not None and now < self.over(step) else None

    def missed_day(self, since: datetime, now: datetime) -> Step | None:
        """The day itself, when it fell after `since` and is over by now: nothing said what it was to say."""
        day = self.steps[-1] if self.steps and self.steps[-1].part is Part.DAY else None
        missed = day is not None and since <= falls(day, self.at, self.zones) and self.over(day) <= now
        return day if missed else None

    def over(self, step: Step) -> datetime:
        """When nothing of the step is said any more: the next one falls, or the day is past."""
        later = [each for each in self.steps if each.distance < step.distance]
        if later:
            return falls(later[0], self.at, self.zones)
        return midnight_after(max(step.day, self.start), self.tz)

    @property
    def takes_over(self) -> date:
        """The day on which the next take over: the start, or the day after the last of who leaves."""
        return self.start if self.handover.leaves_id is None else self.start + DAY

    @property
    def told(self) -> datetime | None:
        """When those who take over hear so; None: it is not sure that they do then."""
        return None if self.plan.tentative else told_at(self.takes_over, self.at, self.tz, self.days)

    @property
    def told_until(self) -> datetime:
        """From then on they are not told any more."""
        return told_until(self.takes_over, self.tz, self.days)

    def tells(self, now: datetime) -> bool:
        return self.told is not None and self.told <= now < self.told_until and not self.is_quiet(now)

    @property
    def pulse(self) -> datetime | None:
        """When those who took over are asked whether the knowledge arrived; None: nobody takes over a phase, or it is
        not sure when it began."""
        if self.handover.leaves_id is not None or self.plan.tentative:
            return None
        return asked_at(self.start, self.at, self.tz, self.days)

    @property
    def pulse_over(self) -> datetime:
        """From then on it is not asked any more."""
        return asked_at(self.start, self.at, self.tz, self.days) + KEPT

    def asks_pulse(self, now: datetime) -> bool:
        return self.pulse is not None and self.pulse <= now < self.pulse_over and not self.is_quiet(now)

    def next_due(self, now: datetime, *, changed: bool = False) -> datetime | None:
        """When to judge next: the next step, or soon after a change within the steps; silence puts it off."""
        zones = self.zones
        gone = fallen(self.steps, now, self.at, zones)
        ahead = self.steps[gone:]
        # Silence puts off all steps alike but that of the day, the last: what comes first is one of these two.
        due = [self._held(falls(step, self.at, zones), step) for step in (*ahead[:1], *ahead[1:][-1:])]
        on = self._current(gone, now) if changed else None
        if on is not None:
            due.append(self._held(settled(now, self.tz, self.days), on))
        apart = (each for each in (self.told, self.pulse) if each is not None)
        due += [held for each in apart if (held := max(each, self.quiet_until or each)) > now]
        return next((each for each in sorted(due) if each != NEVER), None)

    def _held(self, when: datetime, step: Step) -> datetime:
        """Put off by silence; that for one handover does not hold on its day."""
        later = None if step.part is Part.DAY else self.later_until
        return max(each for each in (when, later, self.quiet_until) if each is not None)
