"""What became of an edit: shown, to be tried again, or impossible because its message is gone."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, update

from bot.usecases.posts.claim import Claimed
from bot.usecases.posts.clock import clock
from storage.engine import Store
from storage.tables import Post, PostItem


def edited(store: Store, claimed: Claimed) -> None:
    """The message shows what was wanted when it was drawn; what was wanted since is another edit."""
    with store.write() as session:
        shown = {"shown": claimed.wanted, "lease": None, "lease_until": None, "next_at": None, "error": None}
        session.execute(update(Post).where(Post.id == claimed.id, Post.lease == claimed.lease).values(**shown))


def edit_later(store: Store, claimed: Claimed, error: str, after: float) -> None:
    """The edit did not go through, or perhaps did; an edit may be repeated, so it is, after `after` seconds."""
    with store.write() as session:
        again = clock(session, store, timedelta(seconds=after))
        values = {"lease": None, "lease_until": None, "next_at": again, "error": error}
        session.execute(update(Post).where(Post.id == claimed.id, Post.lease == claimed.lease).values(**values))


def gone(store: Store, claimed: Claimed, error: str) -> None:
    """The message cannot be edited any more: it is forgotten, and a card may be posted anew."""
    with store.write() as session:
        held = select(Post).where(Post.id == claimed.id, Post.lease == claimed.lease, Post.state == "sent")
        post = session.scalar(held.with_for_update())
        if post is not None:
            post.shown, post.lease, post.lease_until, post.error = post.wanted, None, None, error
            session.execute(update(PostItem).where(PostItem.post_id == post.id).values(role="old"))
