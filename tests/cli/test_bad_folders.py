"""Folders that cannot be used: `analyse` and `import` say everything that is wrong, all at once, and keep nothing."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from bot.cli import main

JOURNEYS = "journey_id,name,customer_id,segment,revenue,service_hours\n"
PHASES = "journey_id,phase_id,seq,name,kind,start,end,tentative\n"
ASSIGNMENTS = "assignment_id,journey_id,phase_id,person_id,side,role,systems,lead,key,start,end,allocation,status\n"
GOOD: dict[str, str | bytes | None] = {
    "journeys.csv": JOURNEYS + "acme,Acme ERP,Acme AB,,,\n",
    "phases.csv": PHASES + "acme,s,1,,sales,2026-01-05,2026-03-31,\nacme,p,2,,project,2026-04-01,,\n",
    "assignments.csv": ASSIGNMENTS + "1,acme,s,Anna,vendor,,,1,,,,50,\n",
}
BAD: list[tuple[str, dict[str, str | bytes | None], list[str]]] = [
    ("a missing file", {"phases.csv": None}, ["phases.csv (or phases.csv.gz) is missing."]),
    (
        "a missing file, and what is wrong in the others",
        {"journeys.csv": None, "phases.csv": PHASES + "acme,s,x,,,,,\n"},
        ["journeys.csv (or journeys.csv.gz) is missing.", "phases.csv row 2: seq is 'x', not a whole number."],
    ),
    (
        "an unknown column",
        {"phases.csv": "journey_id,phase_id,seq,strat,start,end\nacme,s,1,,2026-01-05,2026-02-30\n"},
        [
            "phases.csv row 1: the column 'strat' is not known. Is start meant?",
            "phases.csv row 2: end is '2026-02-30', not a day such as 2026-03-01.",
        ],
    ),
    (
        "a column that is missing, and one that comes twice",
        {"phases.csv": "journey_id,phase_id,start,end,end\nacme,s,2026-01-05,,\n"},
        ["phases.csv has no column seq.", "phases.csv row 1: there are two columns 'end'."],
    ),
    (
        "a phase that ends before it starts",
        {"phases.csv": PHASES + "acme,s,1,,,2026-03-31,2026-01-05,\n"},
        ["phases.csv row 2: end 2026-01-05 is before start 2026-03-31."],
    ),
    (
        "an assignment to an unknown phase, and one that leaves before it comes",
        {"assignments.csv": ASSIGNMENTS + "1,acme,x,Anna,,,,,,,,,\n2,acme,s,Bo,,,,,,2026-02-01,2026-01-31,,\n"},
        [
            "assignments.csv row 2: journey 'acme' has no phase 'x' in phases.csv.",
            "assignments.csv row 3: end 2026-01-31 is before start 2026-02-01.",
        ],
    ),
    (
        "an assignment and a phase of an unknown journey",
        {
            "phases.csv": str(GOOD["phases.csv"]) + "beta,s,1,,,,,\n",
            "assignments.csv": ASSIGNMENTS + "1,beta,x,A" + "," * 9,
        },
        [
            "phases.csv row 4: journey_id 'beta' is not in journeys.csv.",
            "assignments.csv row 2: journey 'beta' has no phase 'x' in phases.csv.",
        ],
    ),
    (
        "two journeys with one id",
        {"journeys.csv": JOURNEYS + "acme,A,,,,\nacme,B,,,,\n"},
        ["journeys.csv row 3: journey_id 'acme' stands in row 2 already."],
    ),
    (
        "one file in UTF-8 and one as Windows writes it",
        {
            "journeys.csv": JOURNEYS + "acme,Åre,,,,\n",
            "assignments.csv": f"{ASSIGNMENTS}1,acme,s,Åsa{',' * 9}".encode("cp1252"),
        },
        ["assignments.csv row 2: this row is not UTF-8 text. Save the file as CSV UTF-8."],
    ),
    (
        "two encodings in one file",
        {"journeys.csv": (JOURNEYS + "acme,Åre,,,,\n").encode() + "beta,Åmål,,,-1,\n".encode("latin-1")},
        [
            "journeys.csv row 3: this row is not UTF-8 text. Save the file as CSV UTF-8.",
            "journeys.csv row 3: revenue is '-1', not a number of 0 or more.",
        ],
    ),
    (
        "UTF-16",
        {"people.csv": "person_id,active_from,active_to\n".encode("utf-16")},
        ["people.csv cannot be read: it is not UTF-8 text. Save the file as CSV UTF-8."],
    ),
    ("an empty file", {"journeys.csv": ""}, ["journeys.csv is empty; its first row must name the columns."]),
    ("an empty optional file", {"people.csv": "\n \n"}, ["people.csv is empty; its first row must name the columns."]),
    (
        "days of the year 9999 and 1",
        {"phases.csv": PHASES + "acme,s,1,,,2026-01-05,9999-12-31,\nacme,p,2,,,0001-01-01,,\n"},
        [
            "phases.csv row 2: end is 9999-12-31, a year that nobody plans for. "
            "Leave the cell blank when there is no such day.",
            "phases.csv row 3: start is 0001-01-01, a year that nobody plans for. "
            "Leave the cell blank when there is no such day.",
        ],
    ),
    (
        "percentages",
        {
            "assignments.csv": ASSIGNMENTS
            + "".join(f"{n},acme,s,A{',' * 8}{cell},\n" for n, cell in enumerate(("-5", "1e9", "nan", "half")))
        },
        [
            "assignments.csv row 2: allocation is '-5', not a number of 0 or more.",
            "assignments.csv row 3: allocation is '1e9'; a person has at most 100 percent.",
            "assignments.csv row 4: allocation is 'nan', not a number of 0 or more.",
            "assignments.csv row 5: allocation is 'half', not a number of 0 or more.",
        ],
    ),
    (
        "an unknown side and status",
        {"assignments.csv": ASSIGNMENTS + "1,acme,s,A,supplier,,,,,,,,maybe\n"},
        [
            "assignments.csv row 2: side is 'supplier', not one of vendor, customer.",
            "assignments.csv row 2: status is 'maybe', not one of confirmed, unconfirmed, declined.",
        ],
    ),
    (
        "a person who is two",
        {"assignments.csv": ASSIGNMENTS + "1,acme,s,Anna; Bo" + "," * 9},
        ["assignments.csv row 2: person_id is 'Anna; Bo'; give every person a row of their own."],
    ),
    (
        "a .gz that is none",
        {"phases.csv": None, "phases.csv.gz": PHASES},
        ["phases.csv.gz cannot be read: its name ends in .gz, but it is not gzipped."],
    ),
    (
        "a .gz that is cut short",
        {"phases.csv": None, "phases.csv.gz": gzip.compress(PHASES.encode())[:-9]},
        ["phases.csv.gz cannot be read: it is cut short or damaged."],
    ),
    (
        "broken quotes, and what is wrong below them",
        {"journeys.csv": JOURNEYS + 'acme,"Acme" ERP,,,,\nacme,B,,,-1,\nbeta,"B'},
        [
            "journeys.csv row 2: the quotes do not match.",
            "journeys.csv row 3: revenue is '-1', not a number of 0 or more.",
            "journeys.csv row 4: a quote is opened here and never closed.",
        ],
    ),
    (
        "a cell that never ends",
        {"journeys.csv": JOURNEYS + f"acme,{'x' * 200_000},,,,\nacme,{'y' * 100_000},,,,{'z' * 10_000},,\n"},
        ["journeys.csv row 2: a cell holds more than 131,072 characters."],
    ),
    (
        "a long cell is not said whole",
        {"phases.csv": PHASES + f"acme,s,1,,,{'9' * 10_000},,\n"},
        [f"phases.csv row 2: start is '{'9' * 59}…', not a day such as 2026-03-01."],
    ),
    (
        "semicolons between the cells",
        {"journeys.csv": "journey_id;name\nacme;Acme\n"},
        ["journeys.csv row 1: its cells are parted by ';'. Save the file with commas between them."],
    ),
]


@pytest.fixture
def words(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command line up to what is tested, without the source."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/handover.db")
    if request.param == "analyse":
        return ["analyse", "--out", str(tmp_path / "out")]
    return ["import", "--workspace", "T1", "--owner", "U0OWNER0"]


def written(folder: Path, files: dict[str, str | bytes | None]) -> str:
    folder.mkdir()
    for name, content in {**GOOD, **files}.items():
        if content is not None:
            (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return str(folder)


both = pytest.mark.parametrize("words", ["analyse", "import"], indirect=True)


@both
@pytest.mark.parametrize(("files", "said"), [pytest.param(files, said, id=id_) for id_, files, said in BAD])
def test_all_that_is_wrong_is_said_and_nothing_is_kept(
    words: list[str],
    files: dict[str, str | bytes | None],
    said: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*words, written(tmp_path / "in", files)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines == said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]


@both
def test_a_folder_in_the_place_of_a_file_is_said(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = written(tmp_path / "in", {"phases.csv": None})
    (tmp_path / "in" / "phases.csv").mkdir()
    assert main([*words, source]) == 1
    assert capsys.readouterr().err == "phases.csv cannot be read: it is a folder, not a file.\n"


@both
def test_a_flood_is_counted_and_drowns_no_other_file(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flood = PHASES + "".join(f"acme,p{n},{n},,,x,,\n" for n in range(2_345))
    source = written(tmp_path / "in", {"phases.csv": flood, "absences.csv": "person_id,start,end\nAnna,?,\n"})
    assert main([*words, source]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert "phases.csv: and 2,245 more." in lines
    assert "absences.csv row 2: start is '?', not a day such as 2026-03-01." in lines
    assert len([line for line in lines if line.startswith("phases.csv row")]) == 100


@both
def test_a_good_folder_is_used(words: list[str], tmp_path: Path) -> None:
    assert main([*words, written(tmp_path / "in", {})]) == 0
