"""`up` refuses what can't work before it starts anything."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.webhook.commands.running import Run
from webhook.commands.place import AlreadyRunningError, alone, running, settle
from webhook.commands.ports import PortInUseError, choose


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_port_in_use_is_named_before_anything_starts(run: Run, taken: int) -> None:
    done = run("up", "--port", str(taken))
    assert done.status == 1
    assert done.out == ""
    assert f"Port {taken} is in use" in done.complaint
    assert "--port" in done.complaint
    assert done.complaint.count("\n") == 1


def test_rasa_moves_away_from_a_port_in_use(tmp_path: Path, taken: int) -> None:
    settings = settle({"HELPLINE_HOME": str(tmp_path), "RASA_PORT": str(taken)})
    moved = choose(settings, {})
    assert moved.rasa_port != taken
    assert moved.action_port == settings.action_port


def test_a_port_that_was_asked_for_is_not_changed_silently(tmp_path: Path, taken: int) -> None:
    given = {"HELPLINE_HOME": str(tmp_path), "RASA_PORT": str(taken)}
    with pytest.raises(PortInUseError, match="RASA_PORT"):
        choose(settle(given), given)


def test_a_second_up_in_the_same_home_is_refused(tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(AlreadyRunningError), alone(tmp_path):
        pass


def test_after_one_has_ended_another_may_start(tmp_path: Path) -> None:
    with alone(tmp_path):
        pass
    with alone(tmp_path):
        assert running(tmp_path) == {}
