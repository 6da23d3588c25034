"""The phases of new journeys, as the workspace has them; journeys that are there keep theirs."""

from __future__ import annotations

from bot.rules.settings.template import USUAL
from bot.rules.settings.template import Template as Phases
from bot.rules.texts import Refusal
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done
from bot.usecases.phase_template import ROWS, template_of
from bot.usecases.recording import record
from bot.usecases.rights import Viewer
from bot.usecases.settings.changing import SO_ALREADY
from bot.usecases.settings.reading import must_be_admin
from storage.engine import Store
from storage.tables import Template

PHASES = "workspace.phases"


class TemplateMoved(Exception):
    """Somebody else changed the phases since the form was opened: nothing is changed."""

    def __init__(self, now: Phases) -> None:
        super().__init__("moved")
        self.now = now


def change_template(store: Store, stamp: Stamp, viewer: Viewer, wanted: Phases, *, seen: Phases | None = None) -> Done:
    """New journeys begin with these. `seen`: as the form was opened with. Raises TemplateMoved."""
    with changing(store, stamp) as session:
        must_be_admin(session, viewer)
        was = template_of(session, stamp.workspace)
        if seen is not None and seen != was:
            raise TemplateMoved(was)
        if wanted == was:
            raise Refusal(SO_ALREADY)
        for row in session.scalars(ROWS, {"workspace": stamp.workspace}).all():
            session.delete(row)
        session.flush()
        for rank, (kind, name) in enumerate(() if wanted == USUAL else wanted, start=1):
            session.add(Template(workspace_id=stamp.workspace, rank=rank, kind=kind, name=name))
        values = {"was": [list(one) for one in was], "now": [list(one) for one in wanted]}
        uid = record(session, stamp, None, PHASES, values).uid
        return Done(journey=None, change_uid=uid, what=PHASES, values=values)
