"""The one way out for messages that others see."""

from bot.outbox.outbox import Outbox
from bot.outbox.sending import Clients

__all__ = ["Clients", "Outbox"]
