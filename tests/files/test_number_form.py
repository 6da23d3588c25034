"""What a column of figures says: thousands and decimals as people of three countries write them."""

from __future__ import annotations

import pytest

from bot.files.arranged import Arranged, arranged
from bot.files.given import grids
from bot.files.problems import Problems
from bot.files.recognising import recognised


def read(*figures: str, form: str = "", heading: str = "Omsætning (t.kr.)") -> tuple[Arranged, list[str]]:
    problems = Problems()
    text = f"Kunde;{heading}\n" + "".join(f"K{n};{one}\n" for n, one in enumerate(figures))
    found = arranged([recognised(one) for one in grids([("k.csv", text.encode())], problems)], "", problems, form=form)
    return found, [one.message for one in problems.found()]


@pytest.mark.parametrize(
    ("figures", "read_as"),
    [
        (("12.900", "4.350,5"), (12900, 4350.5)),
        (("12,900", "4,350.5"), (12900, 4350.5)),
        (("12.900", "650,25"), (12900, 650.25)),
        (("12.900", "650.25"), (12.9, 650.25)),
        (("12.900.000",), (12_900_000,)),
        (("4 350,5", "4\u00a0350", "4\u202f350,50"), (4350.5, 4350, 4350.5)),
        (("1'200", "1’200.5"), (1200, 1200.5)),
        (("4350,5", "980"), (4350.5, 980)),
        (("4350,5", "4350.5"), (4350.5, 4350.5)),
        (("0,125", "0.125"), (0.125, 0.125)),
        (("12.900,-", "kr 650", "980 kr."), (12900, 650, 980)),
    ],
)
def test_the_whole_column_tells_how_its_figures_are_meant(figures: tuple[str, ...], read_as: tuple[float, ...]) -> None:
    found, wrong = read(*figures)
    assert ([row.revenue for row in found.customers], wrong) == ([*read_as], [])


@pytest.mark.parametrize("figures", [("12.900", "650"), ("12,900",), ("12.900", "4350,5", "4350.5")])
def test_what_nothing_tells_is_asked_for(figures: tuple[str, ...]) -> None:
    assert "thousands from decimals" in read(*figures)[1][0]
    said = {form: read(*figures, form=form)[0].customers[0].revenue for form in ("comma", "point")}
    assert set(said.values()) == {12900, 12.9}


def test_one_that_had_to_be_understood_is_told() -> None:
    assert read("650", "12.900", "1,5")[0].figures == (("k.csv", "12.900", 12900),)
    assert read("650", "12.5")[0].figures == ()


@pytest.mark.parametrize("wrong", ["1.23,4", "12 90", "-5", "1,2,3", "ca. 10"])
def test_what_is_no_figure_is_told(wrong: str) -> None:
    assert read(wrong)[1] == ["{column} is {cell}, not a number of 0 or more."]


def test_an_export_has_points_before_decimals() -> None:
    assert read("12.125", heading="revenue")[1]
    problems = Problems()
    given = grids([("customers.csv", b"customer_id,revenue\nAcme,12.125\n")], problems)
    (row,) = arranged([recognised(one) for one in given], "", problems).customers
    assert (row.revenue, problems.found()) == (12.125, [])
