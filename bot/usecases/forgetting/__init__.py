"""Somebody is forgotten: erased from every row, again after a restore; history keeps that it happened, not who."""

from bot.usecases.forgetting.forget import Meant, again, candidate, candidates, forget

__all__ = ["Meant", "again", "candidate", "candidates", "forget"]
