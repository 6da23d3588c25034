"""What is shown of a question about the customer that was put to somebody who may know."""

from __future__ import annotations

from datetime import date

from bot.rules.projection.journeys import Who
from bot.rules.projection.knowing import Named
from bot.rules.values import fact


@fact
class InquiryShown:
    uid: str
    state: str
    """open, answered (while the answer stands), passed: who was asked does not know."""
    asked_by: Who
    person: Who
    """Whom it is put to."""
    journey: Named
    customer: str
    question: str
    """The note it asks about, as typed; blank: about none."""
    kind: str | None
    """Of that note."""
    wanted: str | None
    """The kind of note that is asked for, where there is none yet."""
    text: str
    """In the words of who asks."""
    system: str | None
    last_day: date | None = None
    """Of the person on the journey, where that is why they are asked."""
    answer: str = ""
    undo_uid: str | None = None
    """The change that kept the answer."""
    hidden: bool = False
    """The reader may not read what it is about any more; then nothing else is filled in."""
