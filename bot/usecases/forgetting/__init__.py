"""Somebody is forgotten: erased from every row, again after a restore; history keeps that it happened, not who."""

from bot.usecases.forgetting.forget import Meant, again, candidate, candidates, forget, forget_name, is_whole
from bot.usecases.forgetting.operating import Known, erase_now, held, known

__all__ = [
    "Known",
    "Meant",
    "again",
    "candidate",
    "candidates",
    "erase_now",
    "forget",
    "forget_name",
    "held",
    "is_whole",
    "known",
]
