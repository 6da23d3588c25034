"""What two places say must be the same: README and the table, .env.example and the settings, manifest and the code."""

import json
import re
from pathlib import Path

from bot.commands import TABLE

HOUSE = Path(__file__).resolve().parents[2]
README = (HOUSE / "README.md").read_text(encoding="utf-8")
MANIFEST = json.loads((HOUSE / "bot" / "manifest.json").read_text(encoding="utf-8"))
USED_SCOPES = {
    "commands": "slash_commands",
    "chat:write": "chat_postMessage",
    "users:read": "users_info",
    "channels:read": "conversations_info",
    "groups:read": "conversations_info",
    "channels:join": "conversations_join",
    "files:read": "files_info",
    "files:write": "files_upload",
}


def code() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in (HOUSE / "bot").rglob("*.py"))


def test_the_readme_names_every_subcommand_and_no_other() -> None:
    rows = re.findall(r"^\| `([a-z-]+)", README, re.M)
    assert sorted(rows) == sorted(module.WORD for module in TABLE if module.HELP)


def test_every_subcommand_says_what_it_is_for_and_how_it_is_typed() -> None:
    assert [module.WORD for module in TABLE if not (module.__doc__ and callable(module.run))] == []


def test_env_example_names_every_setting_and_no_other() -> None:
    settings = (HOUSE / "bot" / "settings.py").read_text(encoding="utf-8")
    taken = set(re.findall(r'"((?:SLACK|HANDOVER)_[A-Z_]+|DATABASE_URL)"', settings))
    example = (HOUSE / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^#? ?((?:SLACK|HANDOVER)_[A-Z_]+|DATABASE_URL)=", example, re.M)) == taken


def test_the_manifest_asks_only_for_scopes_the_code_uses() -> None:
    scopes = MANIFEST["oauth_config"]["scopes"]
    asked = [*scopes["bot"], *scopes.get("bot_optional", [])]
    text = code() + json.dumps(MANIFEST["features"])
    assert [scope for scope in asked if USED_SCOPES[scope] not in text] == []


RELIABILITY = (HOUSE / "docs" / "reliability.md").read_text(encoding="utf-8")
CASES = "tests/outbox/test_cases.py"
"""Where a test is that a row names without a file."""


def named_in(row: str) -> list[tuple[str, str]]:
    """File and beginning of a name, of each `test_…` that a row names after its `tests/….py`."""
    found, file = [], CASES
    for named in re.findall(r"`(tests/[\w/.]+|test_\w+…?)`", row):
        if named.startswith("tests/"):
            file = named
        else:
            found.append((file, named.rstrip("…")))
    return found


def test_the_tests_that_the_page_of_faults_names_are_there() -> None:
    named = [each for row in RELIABILITY.splitlines() for each in named_in(row)]
    files = {file for file in re.findall(r"`(tests/[\w/.]+)`", RELIABILITY) if not (HOUSE / file).exists()}
    gone = [(file, name) for file, name in named if f"def {name}" not in (HOUSE / file).read_text(encoding="utf-8")]
    assert (gone, files) == ([], set())


def test_the_page_of_faults_has_each_case_from_1_to_43() -> None:
    cells = re.findall(r"^\| ([\d, –]+) \|", RELIABILITY, re.M)
    spans = [span.split("–") for cell in cells for span in cell.split(", ") if span.strip("–")]
    told = {number for span in spans for number in range(int(span[0]), int(span[-1]) + 1)}
    assert told == set(range(1, 44))


def test_every_picture_of_the_readme_is_there_small_and_told_in_words() -> None:
    pictures = re.findall(r'<img src="([^"]*)"[^>]* alt="([^"]*)"', README)
    kept = {path.relative_to(HOUSE).as_posix() for path in (HOUSE / "docs" / "pictures").iterdir()}

    assert {name for name, _ in pictures} == kept
    assert README.count("<img") == len(pictures)
    assert [name for name, words in pictures if len(words.split()) < 8] == []
    assert [name for name in kept if (HOUSE / name).stat().st_size > 150_000] == []
