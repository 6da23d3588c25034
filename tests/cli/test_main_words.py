"""The words of the command, and what each exit code means."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from bot.cli import WORDS, main, module_name


@pytest.mark.parametrize("word", WORDS)
def test_every_word_has_its_module(word: str) -> None:
    module = import_module(f"bot.cli.{module_name(word)}")

    assert word == module.WORD
    assert callable(module.arguments)
    assert callable(module.run)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(["--version"], 0, id="the version"),
        pytest.param(["--help"], 0, id="help"),
        pytest.param(["manifest", "--help"], 0, id="help of a word"),
        pytest.param([], 2, id="nothing"),
        pytest.param(["dance"], 2, id="a word of nobody"),
        pytest.param(["manifest", "--loud"], 2, id="an option of nobody"),
        pytest.param(["manifest", "--url", "http://plain.example"], 78, id="an address Slack cannot use"),
    ],
)
def test_the_exit_code_says_what_happened(words: list[str], code: int) -> None:
    assert main(words) == code


def test_ctrl_c_is_its_own_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.cli.manifest.run", interrupted)

    assert main(["manifest"]) == 130


def test_help_names_every_word(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])

    printed = capsys.readouterr().out
    assert [word for word in WORDS if word not in printed] == []


def test_the_words_are_shown_without_importing_anything_slow() -> None:
    look = "import sys; from bot.cli import main; main(['--help']); print(*sorted(sys.modules), file=sys.stderr)"

    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)

    assert {"slack_bolt", "sqlalchemy", "alembic", "apscheduler"} & set(done.stderr.split()) == set()


def test_people_are_let_in_before_what_answers_them_is_imported() -> None:
    look = "import sys; import bot.app, bot.server.serve, bot.server.calendars; print(*sorted(sys.modules))"

    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)

    assert {"bot.commands", "bot.house", "bot.outbox", "bot.usecases.planning", "alembic", "apscheduler"} & set(
        done.stdout.split()
    ) == set()


@pytest.mark.ci
def test_who_wants_no_picture_waits_for_none() -> None:
    look = "import sys; import bot.house, bot.commands; print(*sorted(sys.modules))"

    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)

    assert {"PIL", "matplotlib"} & {name.partition(".")[0] for name in done.stdout.split()} == set()
    assert "bot.commands.chart" in done.stdout
