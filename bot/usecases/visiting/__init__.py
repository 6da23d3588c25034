"""Whom to visit next, and the figures of customers that it goes by."""

from bot.usecases.visiting.figures import Newer, figures_of, keep_figures, read_figures
from bot.usecases.visiting.listing import listing

__all__ = ["Newer", "figures_of", "keep_figures", "listing", "read_figures"]
