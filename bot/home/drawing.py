"""One Home as it is drawn: the view, for whom, and whether it looks different from what Slack has of it."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from bot.i18n import Say, speaker
from bot.rules.projection.home import HomeShown
from bot.rules.values import value
from bot.usecases.home.reading import load
from bot.views.home.tab import render, sorry
from bot.views.parts import View
from storage.engine import Store

log = logging.getLogger(__name__)


@value
class Drawn:
    view: View
    slack_id: str | None
    language: str
    slack_hash: str | None
    """Slack's, for what was published last."""
    before: str | None
    """Our own, for the same."""
    print: str
    """Of this view."""
    is_plain: bool = False
    """A sentence stands in for it."""

    @property
    def is_new(self) -> bool:
        return self.print != self.before


def drawn(store: Store, person_id: int, now: datetime) -> Drawn:
    """As of now, for this person, in their language."""
    loaded = load(store, person_id, now)
    view = _view(loaded.shown, speaker(loaded.language))
    return Drawn(view, loaded.slack_id, loaded.language, loaded.slack_hash, loaded.drawn, _print(view))


def without_words(of: Drawn) -> Drawn:
    """The same for whom Slack does not take what was drawn."""
    view = sorry(speaker(of.language))
    return replace(of, view=view, print=_print(view), is_plain=True)


def _view(shown: HomeShown, say: Say) -> View:
    try:
        return render(shown, say)
    except Exception:  # better a sentence than what was true before
        log.exception("A Home could not be put into words.")
        return sorry(say)


def _print(view: View) -> str:
    return sha256(json.dumps(view, sort_keys=True).encode()).hexdigest()
