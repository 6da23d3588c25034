"""Case 64: what is installed is what was locked, byte by byte."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
WHEEL = "handover_canary-1.0-py3-none-any.whl"
FILES = {
    "handover_canary.py": "",
    "handover_canary-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: handover-canary\nVersion: 1.0\n",
    "handover_canary-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "handover_canary-1.0.dist-info/RECORD": "",
}


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """A package of our own, so that nothing is fetched."""
    file = tmp_path / WHEEL
    with zipfile.ZipFile(file, "w") as packed:
        for name, text in FILES.items():
            packed.writestr(name, text)
    return file


def installed(wheel: Path, digest: str) -> subprocess.CompletedProcess[str]:
    """As `./dev setup` installs from requirements.lock."""
    lock = wheel.with_name("requirements.lock")
    lock.write_text(f"handover-canary==1.0 \\\n    --hash=sha256:{digest}\n", encoding="utf-8")
    uv = HOUSE / ".venv" / "tools" / "bin" / "uv"
    install = [str(uv), "pip", "install"] if uv.exists() else [sys.executable, "-m", "pip", "install"]
    where = ["--no-index", "--no-deps", "--find-links", str(wheel.parent), "--target", str(wheel.parent / "there")]
    given = [*install, *where, "--require-hashes", "-r", str(lock)]
    return subprocess.run(given, capture_output=True, text=True, check=False)


@pytest.mark.ci
def test_case_64_one_changed_hash_fails_the_install(wheel: Path) -> None:
    right = sha256(wheel.read_bytes()).hexdigest()
    changed = ("0" if right[0] != "0" else "1") + right[1:]

    refused = installed(wheel, changed)
    assert refused.returncode != 0
    assert "hash" in refused.stderr.casefold()
    assert not (wheel.parent / "there" / "handover_canary.py").exists()

    assert installed(wheel, right).returncode == 0


def test_case_64_the_lock_is_installed_by_its_hashes_and_no_other_way() -> None:
    dev = (HOUSE / "dev").read_text(encoding="utf-8")
    by_lock = [line for line in dev.splitlines() if "str(LOCK)" in line and "install" in line]
    assert by_lock
    assert [line for line in by_lock if "--require-hashes" not in line] == []
