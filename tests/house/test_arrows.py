"""Arrows point one way: the contracts of pyproject.toml hold, and the rules stay pure."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
RULES = sorted((HOUSE / "bot" / "rules").rglob("*.py"))
PURE = set(sys.stdlib_module_names) | {"babel", "bot"}
IMPURE_CALLS = {("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("time", "time")}


def test_the_import_contracts_hold() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([str(linter), "--no-cache"], cwd=HOUSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def imports(tree: ast.AST) -> set[str]:
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("path", RULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_rule_knows_no_clock_no_database_and_no_slack(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = imports(tree)
    assert {name.split(".")[0] for name in names} <= PURE
    assert [name for name in names if name.startswith("bot") and not name.startswith("bot.rules")] == []
    calls = {
        (node.func.value.id, node.func.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)
    }
    assert calls & IMPURE_CALLS == set()
