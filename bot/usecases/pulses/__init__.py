"""Did the knowledge arrive? Asked once of each receiver two weeks into the phase; counted by the journey's shape."""

from bot.usecases.pulses.answering import answer, missing, take_back, to_answer
from bot.usecases.pulses.asking import PULSE, ask
from bot.usecases.pulses.counting import counted
from bot.usecases.pulses.showing import is_still, pulse_shown

__all__ = ["PULSE", "answer", "ask", "counted", "is_still", "missing", "pulse_shown", "take_back", "to_answer"]
