"""A house one can live in: short functions, small files."""

import ast
import statistics
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
SOURCES = sorted([*(HOUSE / "bot").rglob("*.py"), *(HOUSE / "storage").rglob("*.py")])
CATALOGUES = {"storage/tables.py"}
LONGEST_FUNCTION = 40
LONGEST_FILE = 220


@cache
def read(path: Path) -> tuple[str | None, list[tuple[str, int]]]:
    """What a file says it is for, and its functions with their lines; not its tree, which would fill the memory."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return ast.get_docstring(tree), [
        (f"{path.relative_to(HOUSE)}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def is_catalogue(path: Path) -> bool:
    name = path.relative_to(HOUSE).as_posix()
    return name in CATALOGUES or name.startswith("storage/migrations/")


def test_no_function_is_longer_than_a_screen() -> None:
    every = [entry for path in SOURCES if not is_catalogue(path) for entry in read(path)[1]]
    assert [entry for entry in every if entry[1] > LONGEST_FUNCTION] == []


def test_the_middle_function_is_under_ten_lines() -> None:
    assert statistics.median(length for path in SOURCES for _, length in read(path)[1]) < 10


def test_a_file_is_read_in_one_sitting() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES if not is_catalogue(path)}
    assert {str(path): count for path, count in lines.items() if count > LONGEST_FILE} == {}


def test_a_file_says_what_it_is_for() -> None:
    assert [str(path) for path in SOURCES if not read(path)[0]] == []
