"""A TLS server on loopback that answers every call alike; a process of its own, so that only callers are measured.

`python -m benchmarks.tls CERTIFICATE KEY` prints its port.
"""

from __future__ import annotations

import shutil
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ANSWER = b'{"ok": true, "channel": "C0ACME", "ts": "1700000000.000100", "message": {"ts": "1700000000.000100"}}'


class Same(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)

    def log_message(self, *told: object) -> None:
        """Nobody reads it."""


@contextmanager
def running(folder: Path) -> Iterator[tuple[str, Path]]:
    """The base of its Web API, and a bundle of certificates like a machine's own, in which its own stands too."""
    certificate, key, bundle = (folder / name for name in ("cert.pem", "key.pem", "bundle.pem"))
    _make(certificate, key)
    machine = Path(ssl.get_default_verify_paths().openssl_cafile)
    bundle.write_bytes(certificate.read_bytes() + (machine.read_bytes() if machine.exists() else b""))
    command = [sys.executable, "-m", "benchmarks.tls", str(certificate), str(key)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield f"https://127.0.0.1:{int(server.stdout.readline())}/api/", bundle
        finally:
            server.kill()


def _make(certificate: Path, key: Path) -> None:
    if shutil.which("openssl") is None:
        raise SystemExit("The bench of API calls makes its certificate with openssl, which is not on the PATH.")
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    subprocess.run(
        ["openssl", "req", *kind, *subject, "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )


def _serve(certificate: str, key: str) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Same)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    _serve(*sys.argv[1:])
