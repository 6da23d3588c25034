"""Case 52: files that are made to hurt are refused in words, within 5 seconds and 200 MB."""

from __future__ import annotations

import io
import subprocess
import sys
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.files import given
from bot.files.given import LARGEST, grids
from bot.files.problems import Problems
from tests.files.conftest import untranslated

BOOK = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="journeys" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>"
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


def book(cells: str, before: str = "") -> bytes:
    """An Excel file whose one sheet holds these rows."""
    return packed({**BOOK, "xl/worksheets/sheet1.xml": before + SHEET.format(cells)})


def packed(files: dict[str, str | bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return whole.getvalue()


def lying(files: dict[str, str | bytes], name: str, told: int) -> bytes:
    """A zip that says of one member that it has so many bytes only, with the checksum of these."""
    content = files[name]
    assert isinstance(content, bytes)
    whole = packed(files)
    for true, said in ((zlib.crc32(content), zlib.crc32(content[:told])), (len(content), told)):
        whole = whole.replace(true.to_bytes(4, "little"), said.to_bytes(4, "little"))
    return whole


def squeezed(name: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr(name, "name")
    return whole.getvalue()


def row(*texts: str) -> str:
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{one}</t></is></c>' for one in texts) + "</row>"


def laughs() -> bytes:
    doctype = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    return book(row("&j;"), f'<?xml version="1.0"?>{doctype}]>')


def outside() -> bytes:
    return book(row("&e;"), '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')


HURTING: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a zip bomb": ("a.zip", lambda: packed({"journeys.csv": b"0" * 60_000_000}), "unpacks to far more"),
    "a bomb in Excel": (
        "a.xlsx",
        lambda: packed({**BOOK, "xl/sharedStrings.xml": b" " * 60_000_000}),
        "holds far more",
    ),
    "packed so that there is no telling": ("a.zip", lambda: squeezed("a.csv"), "unpacks to far more"),
    "a thousand members": ("a.zip", lambda: packed({f"{n}.csv": "a" for n in range(1000)}), "unpacks to far more"),
    "3 million cells": ("a.xlsx", lambda: book("<row><c><v>1</v></c><c/><c/></row>" * 1_000_000), "holds far more"),
    "3 million cells as CSV": ("a.csv", lambda: b"1,1,1\n" * 1_000_000, "more than 500,000 cells"),
    "billion laughs": ("a.xlsx", laughs, "cannot be read"),
    "an entity from outside": ("a.xlsx", outside, "cannot be read"),
    "one line of all it may have": ("a.csv", lambda: b"a" * LARGEST, "holds more than 131,072 characters"),
    "more than it may have": ("a.csv", lambda: b"a" * (LARGEST + 1), "has more than 10 MB"),
    "no zip": ("a.zip", lambda: b"PK nothing", "cannot be opened"),
    "no Excel": ("a.xlsx", lambda: b"name,start", "cannot be read"),
    "zeros": ("a.csv", lambda: b"\0" * 100, "is no text that I can read"),
    "a program": ("a.exe", lambda: b"MZ", "is neither CSV nor Excel"),
    "far down": (
        "a.xlsx",
        lambda: book('<row r="1048576"><c t="inlineStr"><is><t>x</t></is></c></row>'),
        "holds far more",
    ),
}


@pytest.mark.parametrize("name", HURTING)
def test_case_52_what_hurts_is_refused_in_words(name: str) -> None:
    file, make, said = HURTING[name]
    problems = Problems()

    assert grids([(file, make())], problems) == [] or problems.found()
    assert said in str(problems.found()[0])
    assert untranslated(problems.found()) == []


MEASURED = """
import sys, time
from pathlib import Path
from bot.files.given import grids
from bot.files.problems import Problems
content = Path(sys.argv[1]).read_bytes()
begun = time.process_time()
grids([(Path(sys.argv[1]).name, content)], Problems())
status = Path("/proc/self/status").read_text()  # the peak of this program; that of getrusage is its parent's too
print(time.process_time() - begun, int(status.partition("VmHWM:")[2].split()[0]) / 1024)
"""


@pytest.mark.parametrize(
    ("file", "member"), [("a.zip", "journeys.csv"), ("a.xlsx", "[Content_Types].xml"), ("a.xlsx", "xl/workbook.xml")]
)
def test_case_52_what_says_less_than_it_holds_is_not_unpacked_further(file: str, member: str) -> None:
    content = lying({**BOOK, member: b" " * 20_000_000}, member, 900_000)
    tracemalloc.start()
    grids([(file, content)], Problems())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


@pytest.mark.ci
@pytest.mark.parametrize(
    "name", ["a zip bomb", "a bomb in Excel", "3 million cells", "3 million cells as CSV", "far down"]
)
def test_case_52_it_takes_less_than_5_seconds_and_200_megabytes(name: str, tmp_path: Path) -> None:
    file, make, _ = HURTING[name]
    (tmp_path / file).write_bytes(make())
    told = subprocess.run(
        [sys.executable, "-c", MEASURED, str(tmp_path / file)], capture_output=True, text=True, check=True
    )
    seconds, megabytes = map(float, told.stdout.split())
    assert (seconds < 5, megabytes < 200) == (True, True), told.stdout


def test_there_is_one_limit_for_the_time_of_all_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(given, "SECONDS", -1.0)
    told = Problems()
    assert grids([("a.csv", b"name"), ("b.xlsx", book(row("name")))], told) == []
    assert [str(one) for one in told.found()] == [
        "Reading took too long, so I stopped at a.csv. Please give the files in parts, or as CSV."
    ]


def test_an_excel_file_is_read_as_a_table() -> None:
    problems = Problems()
    content = book(row("Kund", "Kundresa") + "<row/>" + row("Acme AB", "=1+1"))
    (found,) = grids([("a.xlsx", content)], problems)
    assert (found.rows, problems.found()) == ([["Kund", "Kundresa"], [], ["Acme AB", "=1+1"]], [])


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("﻿namn;ort\nÅsa;Malmö\n".encode(), id="UTF-8 with a mark"),
        pytest.param("namn;ort\nÅsa;Malmö\n".encode("cp1252"), id="Windows"),
        pytest.param("namn\tort\nÅsa\tMalmö\n".encode("utf-16"), id="UTF-16"),
    ],
)
def test_text_is_read_however_it_is_written(content: bytes) -> None:
    (found,) = grids([("people.csv", content)], Problems())
    assert found.rows[1] == ["Åsa", "Malmö"]
