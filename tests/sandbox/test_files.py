"""Files: files.getUploadURLExternal, the upload, files.completeUploadExternal, and the picture in a block after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.refused import Refused
from bot.sandbox.sandbox import Sandbox

Call = Callable[..., dict[str, Any]]
PICTURE = b"\x89PNG\r\n\x1a\n a picture"


def shown(key: str) -> dict[str, Any]:
    return {"type": "image", "slack_file": {"id": key}, "alt_text": "who stays on"}


def upload(client: WebClient, content: bytes = PICTURE) -> str:
    """As the SDK does it: three calls, shared with nobody."""
    answer = client.files_upload_v2(filename="overlap.png", content=content, alt_txt="who stays on")
    return str(answer["file"]["id"])


def test_an_uploaded_picture_is_shown_by_the_block_that_names_it(client: WebClient, sandbox: Sandbox) -> None:
    key = upload(client)

    client.chat_postMessage(channel="C0ACME", text="the picture", blocks=[shown(key)])

    with urlopen(f"{sandbox.workspace.base}/files/{key}") as answer:
        assert (answer.headers["Content-Type"], answer.read()) == ("image/png", PICTURE)


def test_for_a_moment_the_file_is_not_there_yet(client: WebClient, sandbox: Sandbox) -> None:
    sandbox.workspace.files.settle = timedelta(seconds=1)
    key = upload(client)

    with pytest.raises(SlackApiError, match="invalid slack file"):
        client.chat_postMessage(channel="C0ACME", text="x", blocks=[shown(key)])
    sandbox.clock.shift += timedelta(seconds=1)

    assert client.chat_postMessage(channel="C0ACME", text="x", blocks=[shown(key)])["ok"]


@pytest.mark.parametrize("content", [b"just a text", b"<svg/>"])
def test_only_pictures_are_shown(client: WebClient, content: bytes) -> None:
    key = upload(client, content)

    with pytest.raises(SlackApiError, match="invalid slack file"):
        client.chat_postMessage(channel="C0ACME", text="x", blocks=[shown(key)])


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("files.getUploadURLExternal", {"filename": "a.png", "length": 0}, "invalid_arguments"),
        ("files.getUploadURLExternal", {"length": 5}, "invalid_arguments"),
        ("files.getUploadURLExternal", {"filename": "a.png", "length": 5, "alt_txt": "x" * 1001}, "invalid_arguments"),
        ("files.completeUploadExternal", {"files": [{"id": "F0NONE"}]}, "file_not_found"),
        ("files.completeUploadExternal", {}, "invalid_arguments"),
    ],
)
def test_what_is_refused(call: Call, method: str, arguments: dict[str, Any], error: str) -> None:
    assert call(method, **arguments)["error"] == error


def test_without_the_scope_nothing_is_uploaded(make_sandbox: Callable[..., Sandbox]) -> None:
    sandbox = make_sandbox("chat:write")
    client = WebClient(sandbox.bot_token, base_url=sandbox.api_url)

    with pytest.raises(SlackApiError, match="missing_scope"):
        upload(client)


def test_as_many_bytes_come_as_were_announced(call: Call) -> None:
    address = call("files.getUploadURLExternal", filename="a.png", length=5)["upload_url"]

    with pytest.raises(HTTPError, match="400") as refused:
        urlopen(Request(address, data=b"more than five"))
    refused.value.close()


def test_a_block_has_one_source(call: Call) -> None:
    both = {**shown("F01"), "image_url": "https://x/y.png"}

    assert call("chat.postMessage", channel="C0ACME", text="x", blocks=[both])["error"] == "invalid_blocks"


def test_a_file_is_shared_in_a_conversation_and_there_for_who_is_in_it(client: WebClient, sandbox: Sandbox) -> None:
    place = client.chat_postMessage(channel="U0ANNA", text="for you")["channel"]

    client.files_upload_v2(filename="all.zip", content=b"PK tables", channel=place)

    shared = list(sandbox.workspace.dm("U0ANNA").messages.values())[-1].files
    assert [file["name"] for file in shared] == ["all.zip"]
    with urlopen(f"{sandbox.workspace.base}/files/{shared[0]['id']}") as answer:
        assert (answer.read(), answer.headers["Content-Disposition"]) == (
            b"PK tables",
            'attachment; filename="all.zip"',
        )


def test_a_person_is_no_place_to_share_a_file_in(client: WebClient) -> None:
    with pytest.raises(SlackApiError, match="must match regex pattern"):
        client.files_upload_v2(filename="all.zip", content=b"PK tables", channel="U0ANNA")


def test_a_file_from_a_form_is_read_with_the_apps_token_alone(client: WebClient, sandbox: Sandbox) -> None:
    element = {"type": "file_input", "filetypes": ["csv"]}
    given = sandbox.workspace.files.give("U0ANNA", "people.csv", b"name", element)

    told = client.files_info(file=given.id)["file"]

    assert (told["user"], told["size"], told["name"]) == ("U0ANNA", 4, "people.csv")
    asked = Request(told["url_private_download"], headers={"Authorization": f"Bearer {sandbox.bot_token}"})
    with urlopen(asked) as answer, urlopen(told["url_private_download"]) as nobodys:
        assert (answer.read(), b"Sign in" in nobodys.read()) == (b"name", True)
    with pytest.raises(Refused, match="takes csv"):
        sandbox.workspace.files.give("U0ANNA", "people.exe", b"name", element)
