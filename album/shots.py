"""What a visitor of the demo sees, as small PNG files: real screenshots, taken in Debian's chromium."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from album.chromium import CHROMIUM, FLAGS
from bot.demo.demo import Demo

COLOURS, LARGEST = 96, 150_000
"""Of a picture's palette; and its bytes."""


class Visitor:
    """Somebody at the demo's page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def get(self, path: str, **query: str) -> Any:
        with urlopen(f"{self.address}/api-page/{path}?{urlencode(query)}") as answer:
            return json.load(answer)

    def post(self, path: str, **body: Any) -> None:
        """What somebody does, by the page's own API."""
        kind = {"Content-Type": "application/json"}
        with urlopen(Request(f"{self.address}/api-page/{path}", json.dumps(body).encode(), kind)) as answer:
            told = json.load(answer)
        if not told.get("ok", True):
            raise ValueError(told)

    def types(self, who: str, room: str, line: str) -> None:
        self.post("type", **{"as": who}, channel=room, text=line)

    def presses(self, who: str, room: str, button: str) -> None:
        """The newest button of that name there."""
        for one in reversed(self.get("messages", **{"as": who}, channel=room)["messages"]):
            for block in one["blocks"]:
                for each in block.get("elements", []):
                    if isinstance(each.get("text"), dict) and each["text"]["text"] == button:
                        place = {"block_id": block["block_id"], "action_id": each["action_id"]}
                        self.post("press", **{"as": who}, channel=room, ts=one["ts"], **place)
                        return
        raise ValueError(f"{who} sees no {button} in {room}")

    def dm(self, who: str) -> str:
        rooms = self.get("state", **{"as": who})["conversations"]
        return str(next(one["id"] for one in rooms if one["kind"] == "dm"))

    def sees(self, who: str, room: str, text: str, size: tuple[int, int], *, tab: str = "") -> None:
        """Goes there in a window of that size, and waits until it stands there."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}#as={who}&c={room}")
        if tab:
            self.page.click(f"#head [role=tab]:has-text('{tab}')")
        self.page.wait_for_selector(f"#main :text('{text}')")
        self.page.wait_for_load_state("networkidle")


@contextmanager
def visiting() -> Iterator[Visitor]:
    """The demo on its first morning."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        Demo(Path(folder), 0, language="en") as demo,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, "--hide-scrollbars"])
        page = browser.new_page(device_scale_factor=2, color_scheme="light")
        page.set_default_timeout(30_000)
        page.add_init_script("""sessionStorage.setItem('handover-guide', '{"step":0,"gone":true}')""")
        yield Visitor(page, demo.address)
        browser.close()


def kept(page: Page, file: Path) -> None:
    """The whole window, in a palette. Raises ValueError when it is too large."""
    packed(page.screenshot(), file)


def packed(content: bytes, file: Path) -> None:
    small = Image.open(BytesIO(content)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(file, "PNG", optimize=True)
    if file.stat().st_size > LARGEST:
        raise ValueError(f"{file}: {file.stat().st_size} bytes")
