"""Reads what a person points at: a folder in the normalised form, or a sales pipeline (its folder or the file)."""

from __future__ import annotations

from pathlib import Path

from bot.files import normalised
from bot.files.problems import Problem, Unreadable
from bot.files.sheet import find
from bot.files.source import Source
from bot.rules.texts import N_

PIPELINE = "sales_pipeline"
ONE_OF_SEVERAL = N_("{file} is one file of several; name the folder that holds them.")
NOWHERE = N_("There is no folder or file {file}.")


def read(path: Path) -> Source:
    """Everything there is, as facts. Raises Unreadable with everything that is wrong."""
    if path in normalised.files(path.parent):
        raise Unreadable([Problem(ONE_OF_SEVERAL, file=path.name)])
    if path.is_file():
        return _pipeline(path)
    if not path.is_dir():
        raise Unreadable([Problem(NOWHERE, file=str(path))])
    found = pipeline_in(path)
    return _pipeline(found) if found else normalised.read(path)


def pipeline_in(folder: Path) -> Path | None:
    """The pipeline file of a folder; sales_pipeline.csv before others whose name begins so."""
    others = (path for ending in ("csv", "csv.gz") for path in folder.glob(f"{PIPELINE}*.{ending}"))
    return find(folder, PIPELINE) or min(others, default=None)


def _pipeline(path: Path) -> Source:
    from bot.files import pipeline  # noqa: PLC0415 - only few folders are one

    return pipeline.read(path)
