"""Ports of this machine: which are free, and which to take."""

import socket
from collections.abc import Mapping
from dataclasses import replace

from knowledge.settings import Settings


class PortInUseError(Exception):
    """One sentence that names the port and what to do."""


def is_free(port: int) -> bool:
    """Whether a server could listen there; one that has just stopped doesn't count against it."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def any_free() -> int:
    """A port that the system says is free."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def choose(settings: Settings, given: Mapping[str, str]) -> Settings:
    """Refuse a web port in use; move Rasa and the action server unless their port was asked for."""
    if not is_free(settings.port):
        raise PortInUseError(
            f"Port {settings.port} is in use: stop what listens there, or choose another with --port."
        )
    return replace(
        settings,
        rasa_port=_inner(settings.rasa_port, "RASA_PORT", given),
        action_port=_inner(settings.action_port, "ACTION_PORT", given),
    )


def _inner(port: int, name: str, given: Mapping[str, str]) -> int:
    if is_free(port):
        return port
    if given.get(name):
        raise PortInUseError(f"Port {port} is in use: set {name} to another one.")
    return any_free()
