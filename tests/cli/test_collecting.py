"""While a word of the command line reads, the collector is still; afterwards it runs, whatever came of it."""

from __future__ import annotations

import gc

import pytest

from bot.cli import collecting


def test_the_collector_runs_again_also_after_a_failure() -> None:
    with pytest.raises(OSError, match="gone"), collecting.paused():
        assert not gc.isenabled()
        raise OSError("gone")
    assert gc.isenabled()
