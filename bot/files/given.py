"""Files that somebody gives: text tables, spreadsheets and zips of these become grids of cells, within limits."""

from __future__ import annotations

import codecs
import io
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from time import thread_time
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from bot.files.inert import as_meant, holds_inert
from bot.files.opening import parsed
from bot.files.problems import Problems
from bot.rules.texts import N_
from bot.rules.values import value

LARGEST = 10_000_000
"""Bytes of one file; what Slack lets a form take (docs.slack.dev: file input element)."""
UNPACKED = 50_000_000
MEMBERS = 200
RATIO = 100
"""How many times its packed size a member may unpack to, where that is much."""
MUCH = 1_000_000
BOUNDED = (ZIP_STORED, ZIP_DEFLATED)
"""Packed so, a member can be unpacked up to a limit; otherwise all of it comes at once."""
CELLS = 500_000
SECONDS = 5.0
"""Of computing, for reading all that is given together: a busy machine may take longer."""
TOO_LONG = N_("Reading took too long, so I stopped at {file}. Please give the files in parts, or as CSV.")
MARKS = ";\t|,"
FIRST = 20
"""Lines that tell what parts the cells; a title above them may have a comma."""
TEXTS = ("csv", "tsv", "txt")
BOOKS = ("xlsx", "xlsm")
NO_TABLE = N_("{file} is neither CSV nor Excel (.csv, .xlsx), nor a zip of these.")
TOO_MANY_CELLS = N_("{file} has more than {n} cells with the others. Please give it in parts.")
TOO_LARGE = N_("{file} has more than {n} MB. Please give it in parts.")
SWOLLEN = N_("{file} unpacks to far more than it seems to hold, so I left it closed.")
LOCKED = N_("{file} cannot be opened: it is damaged, or locked with a password.")
NO_TEXT = N_("{file} is no text that I can read. Save it as CSV UTF-8 or as Excel.")


@value
class Grid:
    """A table as it stands in a file or on a sheet, cells as text; the first row names the columns."""

    name: str
    rows: list[list[str]]
    programs: bool = False
    """A program wrote its numbers: their point is one before decimals."""


def grids(given: Iterable[tuple[str, bytes]], problems: Problems) -> list[Grid]:
    """All tables of the files, each with its name and content. What cannot be read is told."""
    found: list[Grid] = []
    end = thread_time() + SECONDS
    for name, content in _opened(given, problems):
        if thread_time() > end:
            problems.add(name, TOO_LONG)
            return []
        kind = name.rpartition(".")[2].casefold()
        if kind in TEXTS:
            found += _table(name, content, problems)
        elif kind in BOOKS:
            from bot.files.workbook import sheets  # noqa: PLC0415 - few files are one

            found += sheets(name, content, problems, end)
        else:
            problems.add(name, NO_TABLE)
        if sum(len(row) for grid in found for row in grid.rows) > CELLS:
            problems.add(name, TOO_MANY_CELLS, n=float(CELLS))
            return []
    return [grid for grid in found if any(grid.rows)]


def _opened(given: Iterable[tuple[str, bytes]], problems: Problems) -> Iterator[tuple[str, bytes]]:
    """The files themselves, and those in zips."""
    for name, content in given:
        if len(content) > LARGEST:
            problems.add(name, TOO_LARGE, n=LARGEST // 1_000_000)
        elif name.casefold().endswith(".zip"):
            yield from unpacked(name, content, problems)
        else:
            yield name, content


def unpacked(name: str, content: bytes, problems: Problems) -> Iterator[tuple[str, bytes]]:
    """The members of a zip by their bare names. One that grows out of all proportion is told, before it is unpacked."""
    try:
        archive = ZipFile(io.BytesIO(content))
        members = [one for one in archive.infolist() if not one.is_dir()]
        if too_much(members):
            problems.add(name, SWOLLEN)
            return
        for one in members:
            bare = one.filename.replace("\\", "/").rpartition("/")[2]
            if not bare.startswith("."):
                yield bare, member(archive, one)
    except (BadZipFile, OSError, RuntimeError, zlib.error):
        problems.add(name, LOCKED)


def member(archive: ZipFile, one: ZipInfo) -> bytes:
    """Never more of it than it says it holds: `ZipFile.read` unpacks all there is before it looks at that."""
    with archive.open(one) as file:
        return file.read(one.file_size)


def too_much(members: list[ZipInfo]) -> bool:
    """Whether members of a zip hold more than a table of people and dates ever would, or hide how much it is."""
    total = sum(one.file_size for one in members)
    swollen = any(one.file_size > MUCH and one.file_size > RATIO * max(1, one.compress_size) for one in members)
    hidden = any(one.compress_type not in BOUNDED for one in members)
    return len(members) > MEMBERS or total > UNPACKED or swollen or hidden


def _table(name: str, content: bytes, problems: Problems) -> list[Grid]:
    text = _text(content)
    if text is None or "\0" in text:
        problems.add(name, NO_TEXT)
        return []
    first = list(islice(filter(str.strip, io.StringIO(text)), FIRST))
    mark = max(MARKS, key=lambda one: (sum(one in line for line in first), sum(line.count(one) for line in first)))
    rows = parsed(name, text, problems, mark)
    return [Grid(name, [list(map(as_meant, row)) for row in rows] if holds_inert(text) else rows)]


def _text(content: bytes) -> str | None:
    """As its marks say, else UTF-8, else as Windows writes it."""
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
