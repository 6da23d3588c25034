"""`handover demo` as it is typed."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from bot.cli import demo


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """The command takes the signals over."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_a_taken_port_is_said_in_words_and_nothing_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = ArgumentParser()
    demo.arguments(parser)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code = demo.run(parser.parse_args(["--fresh", "--port", str(port), "--folder", str(tmp_path / "demo")]))

    assert code == 1
    assert f"Port {port} is taken" in capsys.readouterr().err
    assert not (tmp_path / "demo").exists()


@pytest.mark.ci
@pytest.mark.timeout(300)
@pytest.mark.xdist_group("demo")
def test_it_prints_one_address_serves_the_page_and_ends_when_told(folder: Path) -> None:
    words = [sys.executable, "-W", "error", "-m", "bot", "demo", "--port", "0", "--folder", str(folder)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        said = running.stdout.readline()
        address = said.removeprefix("Handover demo: ").split()[0]
        with urlopen(address) as page:
            assert b"<title>Handover demo</title>" in page.read()
        running.terminate()
        rest, errors = running.communicate(timeout=20)

    assert (running.returncode, rest, errors) == (0, "", "")
