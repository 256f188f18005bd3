"""A small server in Rasa's place, so that what the web does with its answers can be seen."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

REPLY: dict[str, Any] = {
    "text": "From the assistant.", "status": "answered", "decision": None, "question": None, "choices": [],
    "entries": [], "citations": [], "understood": [], "record": None, "kind": "ask", "topic": "sample",
}  # fmt: skip


class RasaPlace:
    """Answers every message with `answer`; remembers what it was sent."""

    def __init__(self, port: int) -> None:
        self.answer: list[dict[str, Any]] = [{"custom": REPLY}]
        self.status = 200
        self.wait = 0.0
        self.heard: list[tuple[dict[str, str], dict[str, Any]]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", port), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        place = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # the name that http.server asks for
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                place.heard.append((dict(self.headers), body))
                time.sleep(place.wait)
                self._say(place.status, json.dumps(place.answer))

            def do_GET(self) -> None:
                self._say(200, "{}")

            def log_message(self, format: str, *args: object) -> None:
                pass

            def _say(self, status: int, text: str) -> None:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(text.encode())

        return Handler
