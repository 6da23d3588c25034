"""Reads what a person points at: a folder in the normalised form, or a sales pipeline (its folder or the file)."""

from __future__ import annotations

from pathlib import Path

from bot.files import normalised, pipeline
from bot.files.source import Source, Unreadable


def read(path: Path) -> Source:
    """Everything there is, as facts. Raises Unreadable with a sentence for each thing that is wrong."""
    if path in normalised.files(path.parent):
        raise Unreadable([f"{path.name} is one file of several; name the folder that holds them."])
    if path.is_file():
        return pipeline.read(path)
    if not path.is_dir():
        raise Unreadable([f"There is no folder or file {path}."])
    found = pipeline.pipeline_in(path)
    return pipeline.read(found) if found else normalised.read(path)
