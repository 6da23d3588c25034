"""Monday's digest: found by an index, planned once a week and person, judged again right before it is sent."""

from bot.usecases.digest.judging import AT_ONCE, judge, waiting
from bot.usecases.digest.needs import nearest
from bot.usecases.digest.reading import Reader, reader_of
from bot.usecases.digest.showing import summary
from bot.usecases.digest.still import is_still
from bot.usecases.digest.switching import is_on, switch

__all__ = [
    "AT_ONCE",
    "Reader",
    "is_on",
    "is_still",
    "judge",
    "nearest",
    "reader_of",
    "summary",
    "switch",
    "waiting",
]
