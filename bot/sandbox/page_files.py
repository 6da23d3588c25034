"""The page's own files, read fresh each time so that a reload shows a change."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).with_name("page")
KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}


def page_file(name: str) -> tuple[str, bytes] | None:
    """Content type and content; None for what is not one of the page's files."""
    path = FOLDER / name
    if path.parent != FOLDER or path.suffix not in KINDS or not path.is_file():
        return None
    kind = KINDS[path.suffix]
    return (f"{kind}; charset=utf-8" if kind.startswith("text") else kind), path.read_bytes()
