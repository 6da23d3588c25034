"""The few parts of RFC 6455 that a server needs: the handshake's answer, reading and writing frames."""

from __future__ import annotations

import base64
import hashlib
import struct
from dataclasses import dataclass
from io import BufferedIOBase

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
CONTINUATION, TEXT, CLOSE, PING, PONG = 0x0, 0x1, 0x8, 0x9, 0xA


def accept_key(key: str) -> str:
    """Sec-WebSocket-Accept for a client's key."""
    return base64.b64encode(hashlib.sha1(f"{key}{GUID}".encode(), usedforsecurity=False).digest()).decode()


@dataclass(frozen=True)
class Frame:
    opcode: int
    body: bytes
    final: bool = True


def read_frame(source: BufferedIOBase) -> Frame | None:
    """The next frame, unmasked; None at the end of the stream."""
    head = source.read(2)
    if len(head) < 2:
        return None
    length = head[1] & 0x7F
    if length == 126:
        length = struct.unpack(">H", source.read(2))[0]
    elif length == 127:
        length = struct.unpack(">Q", source.read(8))[0]
    mask = source.read(4) if head[1] & 0x80 else bytes(4)
    body = source.read(length)
    if len(body) < length:
        return None
    return Frame(head[0] & 0x0F, unmasked(body, mask), final=bool(head[0] & 0x80))


def unmasked(body: bytes, mask: bytes) -> bytes:
    whole = (mask * (len(body) // 4 + 1))[: len(body)]
    return (int.from_bytes(body) ^ int.from_bytes(whole)).to_bytes(len(body))


def frame(opcode: int, body: bytes) -> bytes:
    """A final frame as servers send it, without a mask."""
    if len(body) < 126:
        return struct.pack(">BB", 0x80 | opcode, len(body)) + body
    if len(body) < 1 << 16:
        return struct.pack(">BBH", 0x80 | opcode, 126, len(body)) + body
    return struct.pack(">BBQ", 0x80 | opcode, 127, len(body)) + body
