"""The brief of a handover: what it passes on, who has read it, and what is asked about it."""

from bot.usecases.brief.opening import opened

__all__ = ["opened"]
