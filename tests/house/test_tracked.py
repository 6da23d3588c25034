"""What is tracked: no registry host, no path of somebody's machine, no leftovers."""

import re
import subprocess
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs|npmjs\.org|deb\.debian|debian\.org/debian|--(extra-)?index-url=", re.I
)
HERE = re.compile(r"(^|[\s\"'`(=])/(work|farm|home|root|Users)/")
LEFTOVER = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
NAMES_THEM = {"tests/house/test_tracked.py"}


def tracked() -> dict[str, str]:
    listed = subprocess.run(["git", "ls-files"], cwd=HOUSE, capture_output=True, text=True, check=True).stdout
    texts = {}
    for name in listed.splitlines():
        path = HOUSE / name
        if name in NAMES_THEM or not path.is_file() or path.suffix in {".png", ".ttf", ".otf", ".gz"}:
            continue
        texts[name] = path.read_text(encoding="utf-8")
    return texts


def found(pattern: re.Pattern[str]) -> list[str]:
    return [f"{name}: {hit.group()}" for name, text in tracked().items() for hit in pattern.finditer(text)]


def test_no_tracked_file_names_a_package_registry() -> None:
    assert found(REGISTRY) == []


def test_no_tracked_file_holds_a_path_of_one_machine() -> None:
    assert found(HERE) == []


def test_nothing_was_left_for_later() -> None:
    assert found(LEFTOVER) == []


def test_every_package_of_the_lock_is_pinned_by_hash() -> None:
    lock = (HOUSE / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9][\w.-]*==", lock, re.M)
    assert pins
    blocks = re.split(r"^(?=[a-z0-9][\w.-]*==)", lock, flags=re.M)[1:]
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []
