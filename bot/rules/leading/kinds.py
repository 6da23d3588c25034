"""What a question does that leads the customer, and which open question says the same without it."""

from __future__ import annotations

from enum import StrEnum

from bot.rules.values import value


class Reason(StrEnum):
    """Why a question is no open one."""

    TAG = "tag"
    """A yes is asked for at the end: isn't it?"""
    AGREE = "agree"
    """The asker's opinion, to be agreed with: don't you think, most customers say."""
    PRESUMES = "presumes"
    """The answer is taken for granted: how much faster would it be?"""
    LOADED = "loaded"
    """A word that has judged already: how annoying is it?"""
    EITHER_OR = "either-or"
    """A choice of the asker's answers: is it price or quality?"""
    CLOSED = "closed"
    """Yes or no, with the answer in it: is it too slow?"""
    TWO_IN_ONE = "two-in-one"
    """Two questions that get one answer."""
    SELLING = "selling"
    """An offer: would you buy it if?"""
    LIKING = "liking"
    """That it is liked is presumed: what do you like best?"""


class Instead(StrEnum):
    """An open question that may be asked instead; its words stand in views."""

    HERE = "here"
    """How is it with you?"""
    SEEN = "seen"
    """How do you see it?"""
    CHANGE = "change"
    """What would change?"""
    TODAY = "today"
    """How does it work today?"""
    LAST_TIME = "last time"
    """Tell me about the last time."""
    MATTERS = "matters"
    """What matters most?"""
    ONE = "one"
    """The first of two questions by itself, as typed; none where they cannot be parted."""
    WISHED = "wished"
    """What should be different?"""
    BOTH_SIDES = "both sides"
    """What works, what gets in the way?"""


@value
class Hint:
    """That a question leads: a hint, never a block (product.md §7)."""

    reason: Reason
    instead: Instead
    language: str
    """The language in which it leads: en, sv or da."""
    words: str
    """The words that do it, as typed."""
    first: str = ""
    """The first of two questions, with Instead.ONE where they can be parted."""
