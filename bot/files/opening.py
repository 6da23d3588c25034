"""From a CSV file, plain or gzipped, to its rows of cells; what cannot be read is told row by row."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bot.files.inert import as_meant, holds_inert
from bot.files.problems import Problems
from bot.rules.texts import N_

LARGEST = 100_000_000
"""Bytes that a file may unpack to; the largest real one we know has 3 million."""
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
EMPTY = N_("{file} is empty; its first row must name the columns.")
NOT_UTF_8 = N_("{file} cannot be read: it is not UTF-8 text. Save the file as CSV UTF-8.")
ROW_NOT_UTF_8 = N_("this row is not UTF-8 text. Save the file as CSV UTF-8.")
TOO_LARGE = N_("{file} cannot be read: it holds more than {n} MB.")
A_FOLDER = N_("{file} cannot be read: it is a folder, not a file.")
NOT_GZIPPED = N_("{file} cannot be read: its name ends in .gz, but it is not gzipped.")
CUT_SHORT = N_("{file} cannot be read: it is cut short or damaged.")
REFUSED = N_("{file} cannot be read: {reason}.")
LONG_CELL = N_("a cell holds more than {n} characters.")
NEVER_CLOSED = N_("a quote is opened here and never closed.")
NO_MATCH = N_("the quotes do not match.")


def lines(path: Path, problems: Problems) -> list[list[str]]:
    """The cells of every row, none where a row is blank or cannot be read. Empty when nothing can be; that is told."""
    try:
        content = _unpacked(path)
    except (EOFError, OSError, zlib.error) as failed:
        message, words = _reason(path, failed)
        problems.add(path.name, message, **words)
        return []
    if content.startswith(UTF_16):
        problems.add(path.name, NOT_UTF_8)
        return []
    if not content.strip():
        problems.add(path.name, EMPTY)
        return []
    try:
        text = content.decode("utf-8-sig")
        rows = parsed(path.name, text, problems)
    except UnicodeDecodeError:
        text = content.decode("utf-8-sig", errors="surrogateescape")
        rows = list(_mended(path.name, parsed(path.name, text, problems), problems))
    return [list(map(as_meant, row)) for row in rows] if holds_inert(text) else rows


class _TooLarge(OSError):
    """It unpacks to more than LARGEST."""


def _unpacked(path: Path) -> bytes:
    with path.open("rb") as file:
        content = (gzip.GzipFile(fileobj=file) if path.suffix == ".gz" else file).read(LARGEST + 1)
    if len(content) > LARGEST:
        raise _TooLarge
    return content


def _reason(path: Path, failed: Exception) -> tuple[str, dict[str, Any]]:
    """The message, and its words."""
    if isinstance(failed, _TooLarge):
        return TOO_LARGE, {"n": LARGEST // 1_000_000}
    if path.is_dir():
        return A_FOLDER, {}
    if isinstance(failed, gzip.BadGzipFile):
        return NOT_GZIPPED, {}
    if isinstance(failed, EOFError | zlib.error):
        return CUT_SHORT, {}
    return REFUSED, {"reason": str(getattr(failed, "strerror", None) or failed)}


def parsed(file: str, text: str, problems: Problems, delimiter: str = ",") -> list[list[str]]:
    """The rows that can be told apart. After a row that cannot be, reading goes on with the next line."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    found: list[list[str]] = []
    while True:
        try:
            found.extend(reader)
        except csv.Error as wrong:
            found.append([])
            message, words = _broken(str(wrong))
            problems.add(file, message, len(found), **words)
        else:
            return found


def _broken(error: str) -> tuple[str, dict[str, Any]]:
    """The message, and its words."""
    if "limit" in error:
        return LONG_CELL, {"n": float(csv.field_size_limit())}
    return (NEVER_CLOSED, {}) if "end of data" in error else (NO_MATCH, {})


def _mended(file: str, rows: Iterable[list[str]], problems: Problems) -> Iterator[list[str]]:
    """Rows of a file that is not all UTF-8: those that are not are told, and read as Windows would have meant them."""
    for number, cells in enumerate(rows, 1):
        if all(map(_is_text, cells)):
            yield cells
        else:
            problems.add(file, ROW_NOT_UTF_8, number)
            meant = (cell.encode("utf-8", "surrogateescape").decode("cp1252", "replace") for cell in cells)
            yield list(meant)


def _is_text(cell: str) -> bool:
    return not any("\udc80" <= letter <= "\udcff" for letter in cell)
