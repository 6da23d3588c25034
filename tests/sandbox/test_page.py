"""The sandbox's page in a real browser, before a small app that answers in known ways."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import pytest
from slack_sdk import WebClient

from bot.sandbox.delivery import InProcess
from bot.sandbox.sandbox import Sandbox
from tests.visitors import DESK, PHONE

HOSTILE = "<img src=x onerror=alert(1)> <b>bold</b> & co"

pytestmark = [pytest.mark.browser, pytest.mark.ci]


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def said(text: str, *elements: dict[str, Any]) -> list[dict[str, Any]]:
    words = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
    return [words, *([{"type": "actions", "block_id": "row", "elements": list(elements)}] if elements else [])]


def button(text: str) -> dict[str, Any]:
    return {"type": "button", "action_id": "go", "text": plain(text), "value": "1", "style": "primary"}


FORM = {
    "type": "modal",
    "callback_id": "form",
    "title": plain("Start a journey"),
    "submit": plain("Start"),
    "blocks": [
        {
            "type": "input",
            "block_id": "customer",
            "label": plain("Customer"),
            "element": {"type": "plain_text_input", "action_id": "value"},
        },
        {
            "type": "input",
            "block_id": "people",
            "optional": True,
            "label": plain("People"),
            "element": {"type": "multi_users_select", "action_id": "value"},
        },
    ],
}


class SmallApp:
    """Answers `/test`: `form` opens a form, else an echo to one. A press edits the message. Keeps what it heard."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.client = WebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[], timeout=10)
        self.heard: list[dict[str, Any]] = []
        sandbox.reach(InProcess(self.answer, sandbox.signing_secret))

    def answer(self, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str], str]:
        if headers["Content-Type"] == "application/json":
            return 200, {}, ""
        form = dict(parse_qsl(body.decode()))
        payload = json.loads(form["payload"]) if "payload" in form else form
        self.heard.append(payload)
        said_back = getattr(self, payload.get("type", "typed"))(payload)
        return 200, {"Content-Type": "application/json"}, json.dumps(said_back) if said_back else ""

    def typed(self, payload: dict[str, Any]) -> dict[str, Any] | None:
        if payload.get("text") != "form":
            return {"response_type": "ephemeral", "text": payload.get("text") or "nothing"}
        self.client.views_open(trigger_id=payload["trigger_id"], view=FORM)
        return None

    def block_actions(self, payload: dict[str, Any]) -> None:
        where = payload["container"]
        self.client.chat_update(
            channel=where["channel_id"], ts=where["message_ts"], text="done", blocks=said("*Done* by you")
        )

    def view_submission(self, payload: dict[str, Any]) -> dict[str, Any] | None:
        if payload["view"]["state"]["values"]["customer"]["value"]["value"] == "nobody":
            return {"response_action": "errors", "errors": {"customer": "I know no such customer."}}
        return None


@pytest.fixture
def app(sandbox: Sandbox) -> SmallApp:
    return SmallApp(sandbox)


@pytest.fixture
def visit(sandbox: Sandbox, app: SmallApp, open_page: Callable[..., Any]) -> Callable[..., Any]:
    """Opens the page as a person."""

    def opened(who: str = "U0ANNA", channel: str = "C0ACME", size: dict[str, int] = DESK, scheme: str = "light") -> Any:
        page = open_page(f"{sandbox.workspace.base}/#as={who}&c={channel}", size, color_scheme=scheme)
        page.wait_for_selector("#head h1")
        return page

    return opened


def types(page: Any, line: str) -> None:
    page.fill("#composer-input", line)
    page.press("#composer-input", "Enter")


def post(app: SmallApp, text: str, *elements: dict[str, Any], channel: str = "C0ACME", **facts: Any) -> str:
    ts: str = app.client.chat_postMessage(channel=channel, text=text, blocks=said(text, *elements), **facts)["ts"]
    return ts


# -- typing -----------------------------------------------------------------------------------------------------------


def test_a_typed_command_is_answered_to_the_one_who_typed_it(visit: Callable[..., Any]) -> None:
    anna, bo = visit("U0ANNA"), visit("U0BO")

    types(anna, "/test hello")

    anna.wait_for_selector(".ephemeral >> text=hello")
    assert anna.inner_text(".ephemeral .only") == "Only visible to you"
    assert bo.query_selector(".ephemeral") is None


def test_what_one_writes_the_other_sees_at_once(visit: Callable[..., Any]) -> None:
    anna, bo = visit("U0ANNA"), visit("U0BO")

    types(anna, "Good morning @bo")

    bo.wait_for_selector(".message >> text=Good morning")
    assert bo.inner_text(".pill.me") == "@Bo Ek"


def test_what_happens_before_the_page_listens_is_seen_all_the_same(visit: Callable[..., Any], app: SmallApp) -> None:
    page, held = visit("U0ANNA"), []
    page.route("**/events?as=U0BO", lambda route: held.append(route))  # noqa: PLW0108 - it counts its arguments
    with page.expect_response("**/messages?as=U0BO*"):
        page.click("#switcher")
        page.click(".menu .person:has-text('Bo Ek')")
    post(app, "while nobody listened")
    held[0].continue_()

    page.wait_for_selector(".message >> text=while nobody listened")


def test_a_slash_offers_the_command_with_its_hint(visit: Callable[..., Any]) -> None:
    page = visit()
    page.type("#composer-input", "/te")

    assert page.inner_text(".suggest").split("\n")[0].startswith("/test")
    page.press("#composer-input", "Tab")

    assert page.input_value("#composer-input") == "/test "


def test_an_at_sign_completes_people(visit: Callable[..., Any]) -> None:
    page = visit()
    page.type("#composer-input", "/test add @b")
    page.press("#composer-input", "Enter")

    assert page.input_value("#composer-input") == "/test add @bo "


def test_the_up_arrow_brings_the_last_line_back(visit: Callable[..., Any]) -> None:
    page = visit()
    types(page, "/test hello")
    page.wait_for_selector(".ephemeral")
    page.press("#composer-input", "ArrowUp")

    assert page.input_value("#composer-input") == "/test hello"


def test_a_command_in_a_thread_is_refused_in_slacks_words_and_the_line_stays(
    visit: Callable[..., Any], app: SmallApp
) -> None:
    post(app, "a card")
    page = visit()
    page.hover(".message")
    page.click("[aria-label='Reply in thread']")
    page.fill("#thread textarea", "/test hello")
    page.press("#thread textarea", "Enter")

    page.wait_for_selector("#thread .problem:not([hidden])")
    assert "not supported in threads" in page.inner_text("#thread .problem")
    assert page.input_value("#thread textarea") == "/test hello"


# -- messages ---------------------------------------------------------------------------------------------------------


def test_hostile_text_stays_text(visit: Callable[..., Any], app: SmallApp) -> None:
    post(app, HOSTILE)
    page = visit()
    types(page, HOSTILE)
    page.wait_for_selector(".message >> nth=1")

    assert page.locator(".message .text >> nth=1").inner_text() == HOSTILE
    assert page.query_selector(".message img, .message b") is None


def test_a_picture_says_what_it_shows_and_opens_by_itself(visit: Callable[..., Any], app: SmallApp) -> None:
    one_pixel = base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )
    uploads = [{"filename": "one.png", "content": one_pixel, "alt_txt": "Nobody stays on"}]
    file = app.client.files_upload_v2(file_uploads=uploads)["files"][0]["id"]
    shown = {"type": "image", "slack_file": {"id": file}, "alt_text": "Nobody stays on"}
    app.client.chat_postMessage(channel="C0ACME", text="a picture", blocks=[shown])

    page = visit()

    assert page.wait_for_selector(".message img").get_attribute("alt") == "Nobody stays on"
    assert page.wait_for_function("document.querySelector('.message img').naturalWidth === 1")
    assert page.locator(".message a.whole").get_attribute("title") == "Nobody stays on"
    assert page.locator(".message a.whole").get_attribute("href").endswith(f"files/{file}")


@pytest.mark.parametrize(
    ("mrkdwn", "tag", "shown"),
    [
        pytest.param("*bold* text", "strong", "bold", id="bold"),
        pytest.param("an _italic_ one", "em", "italic", id="italic"),
        pytest.param("~gone~", "s", "gone", id="strike"),
        pytest.param("say `it *so*`", "code", "it *so*", id="code is left alone"),
        pytest.param("&gt; quoted\n&gt; twice", "blockquote", "quoted\ntwice", id="quote"),
        pytest.param("<https://example.com|here>", "a", "here", id="link"),
        pytest.param("<@U0BO>", ".pill", "@Bo Ek", id="mention"),
        pytest.param("1 &lt; 2 *&amp;* 3", "strong", "&", id="entities"),
    ],
)
def test_mrkdwn_is_shown(visit: Callable[..., Any], app: SmallApp, mrkdwn: str, tag: str, shown: str) -> None:
    post(app, mrkdwn)

    assert visit().inner_text(f".message .text {tag}") == shown


def test_a_script_address_is_no_link(visit: Callable[..., Any], app: SmallApp) -> None:
    app.client.chat_postMessage(channel="C0ACME", text="<javascript:alert(1)|press me>")
    page = visit()
    page.wait_for_selector(".message >> text=press me")

    assert page.query_selector(".message a") is None


def test_a_pressed_button_changes_the_card_for_everybody(visit: Callable[..., Any], app: SmallApp) -> None:
    post(app, "Shall I ask?", button("Ask Anna"))
    anna, bo = visit("U0ANNA"), visit("U0BO")

    anna.click("text=Ask Anna")

    for page in (anna, bo):
        page.wait_for_selector(".message >> text=Done")
        assert page.query_selector("text=(edited)") is not None


def test_what_one_is_about_to_press_stays_in_focus_when_others_write(visit: Callable[..., Any], app: SmallApp) -> None:
    post(app, "Shall I ask?", button("Ask Anna"))
    page = visit()
    page.focus("text=Ask Anna")
    post(app, "something else")
    page.wait_for_selector(".message >> text=something else")

    assert page.evaluate("document.activeElement.textContent") == "Ask Anna"


def test_a_thread_is_summed_up_and_opens(visit: Callable[..., Any], app: SmallApp) -> None:
    root = post(app, "a card")
    post(app, "in 14 days", thread_ts=root)
    page = visit()

    assert page.inner_text(".summary .count") == "1 reply"
    page.click(".summary")
    page.wait_for_selector("#thread >> text=in 14 days")

    page.keyboard.press("Escape")
    assert page.is_hidden("#thread")


def test_a_reply_shown_in_the_channel_says_so(visit: Callable[..., Any], app: SmallApp) -> None:
    root = post(app, "a card")
    post(app, "in 7 days", thread_ts=root, reply_broadcast=True)

    assert "replied to a thread" in visit().inner_text(".message >> nth=1")


# -- forms ------------------------------------------------------------------------------------------------------------


def test_a_form_says_what_is_missing_then_what_is_wrong_and_then_closes(
    visit: Callable[..., Any], app: SmallApp
) -> None:
    page = visit()
    types(page, "/test form")
    page.wait_for_selector("#modal[open]")

    page.click("#modal button[type=submit]")
    assert page.inner_text("[data-block=customer] .field-error").endswith("Please fill this in.")

    page.fill("[data-block=customer] input", "nobody")
    page.click("#modal button[type=submit]")
    page.wait_for_selector("text=I know no such customer.")

    page.fill("[data-block=customer] input", "Acme AB")
    page.check("[data-block=people] label:has-text('Bo Ek') input")
    page.click("#modal button[type=submit]")
    page.wait_for_selector("#modal", state="hidden")
    values = app.heard[-1]["view"]["state"]["values"]
    assert values["customer"]["value"]["value"] == "Acme AB"
    assert values["people"]["value"]["selected_users"] == ["U0BO"]


def test_escape_closes_a_form(visit: Callable[..., Any]) -> None:
    page = visit()
    types(page, "/test form")
    page.wait_for_selector("#modal[open]")
    page.keyboard.press("Escape")

    page.wait_for_selector("#modal", state="hidden")


# -- people, rooms, time ----------------------------------------------------------------------------------------------


def test_a_message_to_somebody_else_shows_at_the_switcher_and_is_one_click_away(
    visit: Callable[..., Any], app: SmallApp, sandbox: Sandbox
) -> None:
    page = visit("U0ANNA")
    post(app, "Will you stay on?", channel=sandbox.workspace.dm("U0BO").id)
    page.reload()
    page.wait_for_selector("#switcher .dot")

    page.click("#switcher")
    page.click(".menu .person:has-text('Bo Ek')")

    page.wait_for_selector(".message >> text=Will you stay on?")
    assert "Bo Ek" in page.inner_text("#switcher")


def test_an_unread_channel_is_marked_until_it_is_opened(visit: Callable[..., Any], app: SmallApp) -> None:
    page = visit("U0ANNA", "C0OTHER")
    post(app, "a card")
    page.wait_for_selector(".room.unread:has-text('acme') .badge")

    page.click(".room:has-text('acme')")
    page.wait_for_selector(".message >> text=a card")

    page.wait_for_selector(".room:has-text('acme') .badge", state="detached")


def test_all_can_be_done_from_the_keyboard(visit: Callable[..., Any], app: SmallApp) -> None:
    post(app, "Shall I ask?", button("Ask Anna"))
    page = visit()
    page.focus("text=Ask Anna")
    page.keyboard.press("Enter")
    page.wait_for_selector(".message >> text=Done")

    page.focus("#switcher")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")

    assert page.evaluate("document.activeElement.id") == "switcher"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [pytest.param(DESK, id="1280"), pytest.param(PHONE, id="390")])
def test_nothing_runs_out_of_the_page(
    visit: Callable[..., Any], app: SmallApp, size: dict[str, int], scheme: str
) -> None:
    root = post(
        app,
        "A card of *many words* " * 12,
        *[button(f"Somebody quite long {n}") | {"action_id": f"go.{n}"} for n in range(4)],
    )
    post(app, "w" * 300, thread_ts=root)
    page = visit(size=size, scheme=scheme)
    page.wait_for_selector(".message")
    page.click(".summary")
    page.wait_for_selector("#thread .message:nth-of-type(2)")

    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    for inner in ("#list", "#thread .list", "#clock"):
        assert page.evaluate(f"(one => one.scrollWidth <= one.clientWidth + 1)(document.querySelector('{inner}'))")


def test_on_a_phone_the_rail_is_a_drawer(visit: Callable[..., Any]) -> None:
    page = visit(size=PHONE)
    assert page.is_hidden("#switcher")

    page.click("#drawer")
    page.wait_for_selector("#switcher", state="visible")
    page.click(".room:has-text('other')")

    page.wait_for_selector("#switcher", state="hidden")
    assert "other" in page.inner_text("#head h1")
