"""Keep what is due true: every change of a journey ends here, in its own transaction."""

from bot.usecases.planning.gone import close
from bot.usecases.planning.plan import Fresh, redraw, redraw_all, refresh, say_now

__all__ = ["Fresh", "close", "redraw", "redraw_all", "refresh", "say_now"]
