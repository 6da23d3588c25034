"""Whoever adds a word, a button or a form says who may use it, in tests/rights/placed.py."""

from bot.commands import TABLE
from bot.home import buttons
from tests.rights import placed


def there_are(table: str) -> set[str]:
    return {name for module in (*TABLE, buttons) for name in getattr(module, table, ())}


def test_every_word_button_and_form_is_placed_in_the_table_of_rights() -> None:
    words = {module.WORD for module in TABLE}
    assert (set(placed.LINES), set(placed.PRESSES), set(placed.FORMS)) == (
        words,
        there_are("ACTIONS"),
        there_are("FORMS"),
    )


def test_guests_press_what_there_is() -> None:
    assert there_are("GUESTS") <= there_are("ACTIONS") | there_are("FORMS")
