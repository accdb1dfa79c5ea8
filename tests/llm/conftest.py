"""A model endpoint on the loopback that answers by script, well and badly."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest


class Endpoint(ThreadingHTTPServer):
    """Gives the scripted replies in order, the last one for ever, and keeps what it was asked.

    A reply is a dictionary: `body` (bytes, or data sent as JSON), `status` (200), `headers`; `drip` sends a
    blank every so many seconds and never ends, `hang_up` closes the connection, `endless` is sent again and
    again until the client hangs up; `events` (data sent as JSON, or lines as bytes) are streamed, with a
    `pause` in seconds. In place of a reply may stand a function that makes it of the request.
    """

    daemon_threads = True
    script: list[Any]

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script = []
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.closing = threading.Event()
        self.sent = 0
        """Bytes of endless bodies that found their way out."""
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def next(self, request: dict[str, Any], headers: dict[str, str]) -> dict[str, Any]:
        with self._lock:
            self.requests.append(request)
            self.headers.append(headers)
            reply = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        return reply(request) if callable(reply) else reply

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that stopped waiting is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    server: Endpoint

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        reply = self.server.next(request, {name.lower(): value for name, value in self.headers.items()})
        if reply.get("hang_up"):
            self.connection.close()
            return
        if "events" in reply:
            self._stream(reply)
            return
        body, drip = reply.get("body", b""), reply.get("drip", 0)
        body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(reply.get("status", 200))
        for name, value in {"Content-Type": "application/json", **reply.get("headers", {})}.items():
            self.send_header(name, value)
        if not (endless := reply.get("endless", b"")):
            self.send_header("Content-Length", str(len(body) + (1000 if drip else 0)))
        self.end_headers()
        while endless and not self.server.closing.is_set():
            self.wfile.write(endless)
            self.server.sent += len(endless)
        while drip and not self.server.closing.wait(drip):
            self.wfile.write(b" ")
            self.wfile.flush()
        self.wfile.write(body)

    def _stream(self, reply: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for event in reply["events"]:
            if self.server.closing.wait(reply.get("pause", 0)):
                return
            line = event if isinstance(event, bytes) else b"data: " + json.dumps(event).encode()
            self.wfile.write(line + b"\n\n")
            self.wfile.flush()

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with _serving() as server:
        yield server


@pytest.fixture
def other_endpoint() -> Iterator[Endpoint]:
    with _serving() as server:
        yield server


@contextmanager
def _serving() -> Iterator[Endpoint]:
    server = Endpoint()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.closing.set()
    server.shutdown()
    server.server_close()
    thread.join()
