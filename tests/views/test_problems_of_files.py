"""What is wrong with files, said in the reader's language."""

from __future__ import annotations

import pytest

from bot.files.arranged import arranged
from bot.files.given import grids
from bot.files.problems import Problem, Problems
from bot.files.recognising import recognised
from bot.i18n import Say
from bot.views import importing


def found_in(files: dict[str, str]) -> list[Problem]:
    problems = Problems()
    given = [(name, text.encode()) for name, text in files.items()]
    arranged([recognised(grid) for grid in grids(given, problems)], "", problems)
    return problems.found()


@pytest.mark.parametrize(
    ("files", "swedish", "danish"),
    [
        pytest.param(
            {"journeys.csv": "id,name\na,Acme\na,Beta\n"},
            "journeys.csv rad 3: id 'a' står redan på rad 2.",
            "journeys.csv række 3: id 'a' står allerede i række 2.",
            id="a row",
        ),
        pytest.param(
            {"people_id.csv": "id,side\nBo,<!channel> *person_id*\n"},
            "people＿id.csv rad 2: side är '&lt;!channel&gt; ∗person＿id∗', inte något av dessa: vendor, customer.",
            "people＿id.csv række 2: side er '&lt;!channel&gt; ∗person＿id∗', ikke en af disse: vendor, customer.",
            id="a cell and a name as they were typed, and inert",
        ),
        pytest.param(
            {"journeys.csv": "vad,vem\nAcme,Bo\n"},
            "journeys.csv har ingen kolumn som jag kan tolka som kundresans nyckel eller namn. "
            "Välj under ”Kolumner …” vilken det är.",
            "journeys.csv har ingen kolonne, som jeg kan forstå som kunderejsens nøgle eller navn. "
            "Vælg under ”Kolonner …”, hvilken det er.",
            id="a column",
        ),
        pytest.param(
            {"journeys.csv": "id,name\na,Acme\n", "kunderejser.csv": "id,name\na,Acme\n"},
            "kunderejser.csv är en tabell med kundresor, precis som journeys.csv. Lämna bara en av dem.",
            "kunderejser.csv er en tabel med kunderejser ligesom journeys.csv. Giv kun en af dem.",
            id="two tables alike",
        ),
        pytest.param(
            {"a.zip": "PK"},
            "a.zip går inte att öppna: den är skadad eller låst med lösenord.",
            "a.zip kan ikke åbnes: Den er beskadiget eller låst med adgangskode.",
            id="a file",
        ),
        pytest.param(
            {"people.csv": "id\n" + "a" * 200_000},
            "people.csv rad 2: en cell har fler än 131\N{NO-BREAK SPACE}072 tecken.",
            "people.csv række 2: en celle har flere end 131.072 tegn.",
            id="a figure",
        ),
    ],
)
def test_what_is_wrong_is_said_in_the_readers_language(files: dict[str, str], swedish: str, danish: str) -> None:
    problems = found_in(files)
    said = [importing.wrong(problems, (), {}, Say(language)).blocks[0]["text"]["text"] for language in ("sv", "da")]
    assert [one.splitlines()[1:] for one in said] == [[f"• {swedish}"], [f"• {danish}"]]


def test_more_than_anybody_reads_is_counted() -> None:
    *_, last = found_in({"people.csv": "id,side\n" + "".join(f"{n},x\n" for n in range(112))})
    assert [last.said(Say(language)) for language in ("sv", "da")] == [
        "people.csv: och 12 till.",
        "people.csv: og 12 til.",
    ]
    assert str(last) == "people.csv: and 12 more."
