"""Whether a question to a customer leads: it puts an answer, a judgement or an offer into the customer's mouth."""

from bot.rules.leading.kinds import Hint, Instead, Reason
from bot.rules.leading.reading import leading

__all__ = ["Hint", "Instead", "Reason", "leading"]
