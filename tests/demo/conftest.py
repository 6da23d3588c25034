"""A demo on its first morning: the story is told once in a process."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.demo.demo import Demo


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the story has been told once; not to be written to."""
    folder = tmp_path_factory.mktemp("demo") / "told"
    with Demo(folder, 0):
        pass
    return folder


@pytest.fixture
def folder(told: Path, tmp_path: Path) -> Path:
    """A folder of one's own with the story told."""
    return Path(shutil.copytree(told, tmp_path / "demo"))


@pytest.fixture
def demo(folder: Path) -> Iterator[Demo]:
    with Demo(folder, 0) as running:
        yield running
