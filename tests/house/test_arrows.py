"""Arrows point one way: the contracts of pyproject.toml hold, and the rules stay pure."""

import ast
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
RULES = sorted((HOUSE / "bot" / "rules").rglob("*.py"))
PURE = set(sys.stdlib_module_names) | {"babel", "bot"}
IMPURE_CALLS = {("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("time", "time")}


def test_the_import_contracts_hold() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([str(linter), "--no-cache"], cwd=HOUSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_process_can_import_the_bot_as_it_starts() -> None:
    """Within the tests other modules came first, which hides a circle."""
    start = "import bot.app, bot.commands, bot.house"
    done = subprocess.run([sys.executable, "-c", start], cwd=HOUSE, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def imports(tree: ast.AST) -> set[str]:
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def clocks(tree: ast.AST) -> set[tuple[str, str]]:
    calls = {
        (node.func.value.id, node.func.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)
    }
    return calls & IMPURE_CALLS


def is_pure(name: str) -> bool:
    """Whether a rule may import what is called that."""
    return name.partition(".")[0] in PURE and (not name.startswith("bot") or name.startswith("bot.rules"))


def test_a_rule_knows_no_clock_no_database_and_no_slack() -> None:
    known = {}
    for path in RULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known[str(path)] = [*clocks(tree), *(name for name in imports(tree) if not is_pure(name))]
    assert {path: found for path, found in known.items() if found} == {}
