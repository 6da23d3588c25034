"""The sandbox over HTTP: Web API, response URLs, Socket Mode and the page; several sandboxes can share one server."""

from __future__ import annotations

import json
import socket
import sys
import threading
from http.server import ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.answering import Answering
from bot.sandbox.page_files import page_file
from bot.sandbox.refused import Refused
from bot.sandbox.responses import say
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.stream import Stream
from bot.sandbox.web_api import Answer
from bot.sandbox.websocket import accept_key

FILE = "application/octet-stream"


class Server(ThreadingHTTPServer):
    """`with Server() as server: server.host(sandbox)`; port 0 takes a free one."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        super().__init__((host, port), Handler)
        self.url = f"http://{host}:{self.server_address[1]}"
        self.sandboxes: dict[str, Sandbox] = {}
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), name="sandbox", daemon=True)

    def server_bind(self) -> None:
        """Bind without asking a name server what we are called."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = "sandbox", self.server_address[1]

    def host(self, sandbox: Sandbox) -> None:
        """Serve a sandbox at its path."""
        sandbox.workspace.base = f"{self.url}{sandbox.path}"
        self.sandboxes[sandbox.path] = sandbox

    def leave(self, sandbox: Sandbox) -> None:
        """Serve it no longer."""
        sandbox.faults.release()
        sandbox.workspace.tell("end")
        sandbox.sockets.drop()
        del self.sandboxes[sandbox.path]

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        for sandbox in list(self.sandboxes.values()):
            self.leave(sandbox)
        self.shutdown()
        self._thread.join()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no error of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(Answering):
    """One connection; its requests are found by path, `/<sandbox path>/<door>/...`."""

    server: Server
    sandbox: Sandbox

    def do_GET(self) -> None:  # noqa: N802 - the name is http.server's
        self.route(b"")

    def do_POST(self) -> None:  # noqa: N802 - the name is http.server's
        self.route(self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    def route(self, body: bytes) -> None:
        found = self.find()
        if found is None:
            self.send(Answer("Not Found", 404))
            return
        self.sandbox, door, rest = found
        self.clock = self.sandbox.clock
        self.enter(door, rest, body)
        self.wfile.flush()
        self.sandbox.keep()

    def enter(self, door: str, rest: str, body: bytes) -> None:
        if door == "api":
            self.web_api(rest, body)
        elif door == "response":
            self.response_url(rest, body)
        elif door == "upload":
            self.upload(rest, body)
        elif door == "files":
            self.picture(rest)
        elif door == "private":
            self.private(rest.partition("/")[0])
        elif door == "socket":
            self.socket_mode(rest)
        elif door == "api-page":
            self.page_api(rest, body)
        else:
            self.send_file(rest if door == "page" else "index.html")

    def find(self) -> tuple[Sandbox, str, str] | None:
        """The sandbox, the door and what follows."""
        path = urlsplit(self.path).path
        for prefix, sandbox in sorted(self.server.sandboxes.items(), reverse=True):
            if path.startswith(f"{prefix}/"):
                door, _, rest = path.removeprefix(f"{prefix}/").partition("/")
                return sandbox, door, rest
        return None

    # -- the app's doors -------------------------------------------------------------------------------------------

    def web_api(self, method: str, body: bytes) -> None:
        arguments = self.arguments(body)
        token = (self.headers.get("Authorization") or "").removeprefix("Bearer ") or arguments.pop("token", None)
        answer = self.sandbox.api.answer(method, token, arguments)
        if answer.held:
            self.sandbox.faults.wait(answer.held)
        self.send(answer)

    def response_url(self, key: str, body: bytes) -> None:
        workspace = self.sandbox.workspace
        try:
            said = json.loads(body)
            with workspace.lock:
                say(workspace, workspace.tickets.use(key), said)
            self.send(Answer("ok"))
        except Refused as refused:
            self.send(Answer(refused.answer(), 404 if refused.error == "expired_url" else 500))
        except ValueError:
            self.send(Answer({"ok": False, "error": "invalid_payload"}, 500))

    def upload(self, key: str, content: bytes) -> None:
        workspace = self.sandbox.workspace
        try:
            with workspace.lock:
                workspace.files.receive(key, content)
            self.send(Answer(f"OK - {len(content)}"))
        except Refused as refused:
            self.send(Answer(refused.answer(), 400))

    def picture(self, key: str) -> None:
        file, given = self.sandbox.workspace.files.shown(key), self.sandbox.workspace.files.known.get(key)
        if file is not None and file.kind is not None:
            self.send_bytes(200, file.kind, file.content, {"Cache-Control": "max-age=3600"})
        elif given is not None and given.seen_in:
            self.send_bytes(200, FILE, given.content, {"Content-Disposition": f'attachment; filename="{given.name}"'})
        else:
            self.send(Answer("Not Found", 404))

    def private(self, key: str) -> None:
        """The content of a file, for the app; without a token Slack's page to sign in."""
        file = self.sandbox.workspace.files.known.get(key)
        token = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
        if file is None or token != self.sandbox.bot_token or "files:read" not in self.sandbox.workspace.app.scopes:
            self.send(Answer("<!doctype html><title>Sign in</title>"))
        else:
            self.send_bytes(200, FILE, file.content, {})

    def socket_mode(self, ticket: str) -> None:
        """Turn this connection into a websocket, until it ends."""
        self.close_connection = True
        if not self.sandbox.sockets.admit(ticket):
            self.send(Answer("Not Found", 404))
            return
        self.send_response(101)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.send_header("Sec-WebSocket-Accept", accept_key(self.headers.get("Sec-WebSocket-Key") or ""))
        self.end_headers()
        self.wfile.flush()
        self.sandbox.sockets.serve(self.connection, self.rfile)

    # -- the page's doors ------------------------------------------------------------------------------------------

    def page_api(self, path: str, body: bytes) -> None:
        arguments = dict(self.arguments(body))
        if path == "events":
            self.stream(arguments.get("as", ""))
        else:
            status, answer = self.sandbox.page.answer(self.command, path, arguments)
            self.send(Answer(answer, status))

    def stream(self, me: str) -> None:
        """Server-sent events until the reader or the server goes."""
        self.close_connection = True
        if me not in self.sandbox.workspace.users:
            self.send(Answer("Not Found", 404))
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        stream = Stream(self.sandbox.workspace, me)
        try:
            for piece in stream:
                self.wfile.write(piece)
                self.wfile.flush()
        finally:
            stream.leave()

    def send_file(self, name: str) -> None:
        found = page_file(name)
        if found is None:
            self.send(Answer("Not Found", 404))
        else:
            self.send_bytes(200, found[0], found[1], {"Cache-Control": "no-store"})
