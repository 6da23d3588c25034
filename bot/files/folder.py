"""Reads what a person points at: a folder in the normalised form, or a sales pipeline (its folder or the file)."""

from __future__ import annotations

from pathlib import Path

from bot.files import normalised
from bot.files.sheet import find
from bot.files.source import Source, Unreadable

PIPELINE = "sales_pipeline"


def read(path: Path) -> Source:
    """Everything there is, as facts. Raises Unreadable with a sentence for each thing that is wrong."""
    if path in normalised.files(path.parent):
        raise Unreadable([f"{path.name} is one file of several; name the folder that holds them."])
    if path.is_file():
        return _pipeline(path)
    if not path.is_dir():
        raise Unreadable([f"There is no folder or file {path}."])
    found = pipeline_in(path)
    return _pipeline(found) if found else normalised.read(path)


def pipeline_in(folder: Path) -> Path | None:
    """The pipeline file of a folder; sales_pipeline.csv before others whose name begins so."""
    others = (path for ending in ("csv", "csv.gz") for path in folder.glob(f"{PIPELINE}*.{ending}"))
    return find(folder, PIPELINE) or min(others, default=None)


def _pipeline(path: Path) -> Source:
    from bot.files import pipeline  # noqa: PLC0415 - only few folders are one

    return pipeline.read(path)
