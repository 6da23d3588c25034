"""Whom to visit next: the customers a representative should meet, ranked by points that are told with the reasons."""

from bot.rules.visiting.kinds import Customer, Figures, Ground, Reason, Visit
from bot.rules.visiting.ranking import MOST, NEAR, ranked
from bot.rules.visiting.reading import hours_a_week, money

__all__ = ["MOST", "NEAR", "Customer", "Figures", "Ground", "Reason", "Visit", "hours_a_week", "money", "ranked"]
