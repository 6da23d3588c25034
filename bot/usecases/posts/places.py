"""Where something may be said: not before a place was read, once a backup was put back."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists, or_

from storage.tables import Channel, Occasion, Person, Post


def has_been_read(target: type[Post] | type[Occasion]) -> ColumnElement[bool]:
    """Whether the place of a post or an occasion was read since a backup was put back, as an expression."""
    channel_id = Post.channel_id if target is Post else Occasion.to_channel_id
    person_id = Post.person_id if target is Post else Occasion.to_person_id
    channel = exists().where(Channel.id == channel_id, Channel.unread_since.is_not(None))
    person = exists().where(Person.id == person_id, Person.unread_since.is_not(None))
    return ~or_(channel, person)
