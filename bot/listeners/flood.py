"""How much may be asked of the bot in a minute (`reliability.md` §6.1): more is refused before a look at anything."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from bot.i18n import Say
from bot.rules.texts import N_, Refusal

MINUTE = timedelta(minutes=1)
PRESSES = 3
"""Buttons and forms for each line that may be typed: who works through a Monday's questions presses fast."""
WORKSPACE = 15
"""As much as so many people at once may ask in a whole workspace."""
MOST = 2000

YOU = N_("That was a lot in one minute, so I left this one out. Please wait a moment, then go on.")
EVERYBODY = N_("Very much is asked of me here just now, so I left this one out. Please try again in a minute.")


class Flood:
    """Counts what was let in, in this process; what is refused counts nowhere, so nobody is locked out for longer."""

    def __init__(self, now: Callable[[], datetime], lines: int) -> None:
        """`lines`: what one person may type in a minute; 0: nothing is counted."""
        self._now, self._lines = now, lines
        self._counting = Lock()
        self._let_in: defaultdict[tuple[str, bool], deque[datetime]] = defaultdict(deque)
        self._says: dict[str, Say] = {}

    def let_in(self, user: str, *, typed: bool) -> None:
        """Count a typed line, or a button or form, of a person; raises Refusal."""
        if not self._lines:
            return
        most = self._lines if typed else self._lines * PRESSES
        now = self._now()
        with self._counting:
            self._forget()
            mine, all_ = self._lately(user, typed, now), self._lately("", typed, now)
            if len(mine) >= most:
                raise Refusal(YOU)
            if len(all_) >= most * WORKSPACE:
                raise Refusal(EVERYBODY)
            mine.append(now)
            all_.append(now)

    def language(self, user: str) -> Say | None:
        """In which language the person was answered last; to be found without a look into the database."""
        return self._says.get(user)

    def answers(self, user: str, say: Say) -> None:
        self._says[user] = say

    def _lately(self, user: str, typed: bool, now: datetime) -> deque[datetime]:
        """When somebody was let in within the last minute. A clock that was set back lets in."""
        times = self._let_in[user, typed]
        while times and not timedelta(0) <= now - times[0] < MINUTE:
            times.popleft()
        return times

    def _forget(self) -> None:
        """What is held stays small, however many people there are."""
        if len(self._let_in) > MOST:
            self._let_in.clear()
            self._says.clear()
