"""Everything that is wrong with somebody's files: gathered with file and row while reading, said all at once."""

from __future__ import annotations

from bot.files.source import Unreadable

MOST = 100
"""Problems told of one file; the others are counted."""


class Problems:
    """Filled while files are read. A row is counted as a spreadsheet does: the header is row 1."""

    def __init__(self) -> None:
        self._of: dict[str, list[tuple[int, str]]] = {}

    def add(self, file: str, what: str, row: int = 0) -> None:
        """`what` ends the sentence that begins with the file's name, or, with a row, stands after a colon."""
        self._of.setdefault(file, []).append((row, f"{file} row {row}: {what}" if row else f"{file} {what}"))

    def refuse(self) -> None:
        """Raises Unreadable when there is something wrong."""
        if self._of:
            raise Unreadable(self.said())

    def said(self) -> list[str]:
        """Everything that is wrong, a sentence each; nothing when all is well."""
        return [sentence for file in self._of for sentence in self._said(file)]

    def _said(self, file: str) -> list[str]:
        found = [sentence for _, sentence in sorted(self._of[file], key=lambda one: one[0])]
        rest = len(found) - MOST
        return [*found[:MOST], f"{file}: and {rest:,} more."] if rest > 0 else found


def quoted(text: str) -> str:
    """What somebody wrote, to be shown in a sentence: quoted, inert, and not endless."""
    return repr(text if len(text) <= 60 else f"{text[:59]}…")
