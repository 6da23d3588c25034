"""The one way out for messages that others see."""

from bot.outbox.outbox import Clients, Outbox

__all__ = ["Clients", "Outbox"]
