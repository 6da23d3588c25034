"""Columns of figures made plain, in the form that the whole column tells or that somebody said."""

from __future__ import annotations

from collections.abc import Sequence

from bot.files.number_form import FORMS, PLAIN, form_of, plain
from bot.files.problems import Problems, quoted
from bot.rules.texts import N_

UNSURE = N_(
    "{file} has figures that do not tell thousands from decimals, such as {example}. Say under Columns… what is meant."
)


def told(
    rows: Sequence[list[str]], place: int, said: str, file: str, problems: Problems, *, programs: bool = False
) -> tuple[str, float] | None:
    """Rewrite the cells of a column in place. Returns one that is not written as a program would, with the figure it
    is taken for; None where there is none, or where they can be read in two ways, which is told."""
    texts = [text for row in rows if (text := row[place].strip())]
    figures = form_of(texts, said, programs=programs)
    if figures.either and not figures.form:
        problems.add(file, UNSURE, example=quoted(figures.either[0]))
        return None
    for row in rows:
        row[place] = _rewritten(row[place].strip(), figures.form)
    example = next(iter(figures.either), None) or next((one for one in texts if not PLAIN.fullmatch(one)), None)
    figure = _rewritten(example, figures.form) if example else ""
    return (example, float(figure)) if example and PLAIN.fullmatch(figure) else None


def _rewritten(text: str, form: str) -> str:
    """What is no figure stays, and is told where it is read."""
    in_order = sorted(FORMS, key=lambda one: one != form)
    return next((found for one in in_order if (found := plain(text, one)) is not None), text)
