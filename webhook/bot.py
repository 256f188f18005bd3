"""The way to Rasa and to its action server, both on loopback."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import httpx

from knowledge.settings import Settings

ANSWER_SECONDS = 5.0
HEALTH_SECONDS = 1.0


class BotDown(Exception):
    """No usable answer came; `why` is a word for the log, never what was said."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Bot:
    """Rasa's own channel for us. One client, so that connections are kept."""

    def __init__(self, settings: Settings) -> None:
        self._rasa = f"http://127.0.0.1:{settings.rasa_port}"
        self._actions = f"http://127.0.0.1:{settings.action_port}"
        # No proxy is ever between us and our own machine.
        limits = httpx.Limits(max_connections=64, max_keepalive_connections=32)
        self._client = httpx.Client(
            headers={"X-Helpline-Key": settings.helpline_key},
            timeout=ANSWER_SECONDS,
            trust_env=False,
            limits=limits,
        )

    def replies(
        self, conversation: str, text: str, facts: Mapping[str, object], on: date
    ) -> list[dict[str, Any]]:
        """What the assistant says to a redacted text."""
        message = {
            "sender": conversation,
            "text": text,
            "metadata": {"facts": dict(facts), "on": on.isoformat(), "language": None},
        }
        try:
            response = self._client.post(f"{self._rasa}/webhooks/helpline/message", json=message)
        except httpx.TimeoutException as error:
            raise BotDown("time-out") from error
        except httpx.HTTPError as error:
            raise BotDown("unreachable") from error
        if response.status_code != httpx.codes.OK:
            raise BotDown(f"status-{response.status_code}")
        return _customs(response)

    def health(self) -> dict[str, str]:
        """`up` or `down` for each of the two."""
        return {"rasa": self._state(self._rasa), "actions": self._state(f"{self._actions}/health")}

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _state(self, url: str) -> str:
        try:
            return "up" if self._client.get(url, timeout=HEALTH_SECONDS).is_success else "down"
        except httpx.HTTPError:
            return "down"


def _customs(response: httpx.Response) -> list[dict[str, Any]]:
    try:
        rows = response.json()
    except ValueError as error:
        raise BotDown("no-json") from error
    replies = [row["custom"] for row in rows if isinstance(row, dict) and "custom" in row]
    if not replies:
        raise BotDown("silent")  # Rasa says 200 with nothing in it when an action fails
    return replies
