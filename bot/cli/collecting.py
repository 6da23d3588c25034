"""Python's collector of cycles, held still while a word of the command line reads thousands of rows."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """What is read stays to the end, with hardly a cycle: looking it through again and again is for nothing."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
