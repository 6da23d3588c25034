"""Job titles: the list, a typed line, the form of one."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.carried import TEXT, row
from bot.rules.names import tidy
from bot.rules.settings.titles import TitleShown, described
from bot.rules.texts import N_, Refusal
from bot.rules.typed import Title
from bot.usecases import settings
from bot.usecases.settings import titles
from bot.usecases.settings.titles import TitleMoved
from bot.views.settings.form import name_of
from bot.views.settings.saved import saved
from bot.views.settings.titles import fitting, listed, title_form

MOVED = N_("Somebody else changed this title meanwhile. This is how it stands now; please make your change again.")


def typed(call: Call, rest: str) -> None:
    """`settings titles`, `settings titles architect`, `settings title head of joy: key, relation`"""
    words, colon, facts = rest.partition(":")
    if not colon:
        _list(call, 1, tidy(words))
        return
    now = titles.title_called(call.store, call.viewer, words)
    try:
        title, off = described(now.title, facts, off=False)
        _save(call, title, off=off, seen=None)
    except Refusal as refusal:
        problem = meant.mendable(call, refusal)
        call.open_form(title_form(_on(now), call.say, problem, new=now.off))


def turned(call: Call) -> None:
    """`Titles…`, `Back`, `More`"""
    _list(call, call.page, str(call.value.get("q") or ""), again="g" in call.value)


def pressed(call: Call) -> None:
    """`Change…`, `Add a title…`"""
    words = str(call.value["t"])
    settings.for_admins(call.store, call.viewer)
    known = any(one.title.words == words for one in titles.every(call.store, call.viewer))
    now = titles.title_called(call.store, call.viewer, words) if words else _nothing()
    call.open_form(title_form(now if known else _on(now), call.say, new=not known))


def filled(call: Call) -> None:
    time, words = call.number("g"), str(call.value["t"])
    form = {name: call.form.get(name_of(name, time)) for name in ("words", "kind", "facts", "carries")}
    facts = form["facts"] or ()
    title = Title(
        words=words or str(form["words"]), kind=str(form["kind"]), key="key" in facts, carries=str(form["carries"])
    )
    try:
        _save(call, title, off="off" in facts, seen=_seen(call, words) if words else None)
    except TitleMoved as moved:
        call.change_form(title_form(moved.now, call.say, call.say(MOVED), new=False, time=time + 1))


def _seen(call: Call, words: str) -> TitleShown:
    """As it stood when the form was opened."""
    kind, key, carries, off = call.rows("s", row(str, bool, TEXT, bool))
    return TitleShown(Title(words=words, kind=kind, key=key, carries=carries), own=False, off=off)


def _list(call: Call, page: int, words: str, *, again: bool = False) -> None:
    found = fitting(titles.every(call.store, call.viewer), words)
    may_change = settings.standing(call.store, call.viewer).may_change
    message = listed(found, call.say, page=page, words=words, may_change=may_change)
    call.replace(message) if again else call.reply(message)


def _save(call: Call, title: Title, *, off: bool, seen: TitleShown | None) -> None:
    came = titles.change_title(call.store, call.stamp, call.viewer, title, off=off, seen=seen)
    call.reply(saved(came.what, came.values, came.change_uid, call.say))


def _nothing() -> TitleShown:
    return TitleShown(Title(words="", kind="other", key=False, carries="solution"), own=True)


def _on(one: TitleShown) -> TitleShown:
    return TitleShown(one.title, own=one.own)
