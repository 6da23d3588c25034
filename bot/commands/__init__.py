"""The table of subcommands, in the order in which help shows them."""

from bot.commands import (
    accept,
    add,
    ask,
    away,
    confirm,
    history,
    later,
    lost,
    new,
    paused,
    phase,
    remove,
    replace,
    resume,
    show,
    signed,
    started,
    undo,
    who,
)
from bot.commands import help as help_
from bot.commands import list as list_

TABLE = (
    new,
    add,
    phase,
    show,
    list_,
    who,
    ask,
    confirm,
    accept,
    replace,
    remove,
    away,
    undo,
    history,
    later,
    started,
    signed,
    lost,
    paused,
    resume,
    help_,
)
