"""While the helpline runs, reminding is started once each morning."""

import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from knowledge.settings import Settings
from tests.webhook.commands.test_forgetting import SECRET
from webhook.commands import reminding
from webhook.commands.reminding import Reminding

SUMMER_MORNING = datetime(2027, 7, 1, 6, 1, tzinfo=UTC)  # 07:01 in London


class Morning:
    """Reminding whose process writes a line, and a clock that a test moves."""

    def __init__(
        self, home: Path, monkeypatch: pytest.MonkeyPatch, *, status: int = 0, url: str = "smtp://a"
    ) -> None:
        self.now, self.said, self.lines = SUMMER_MORNING, list[str](), home / "lines"
        code = f"import sys; open({str(self.lines)!r}, 'a').write('x'); sys.exit({status})"
        monkeypatch.setattr(reminding, "COMMAND", [sys.executable, "-c", code])
        settings = Settings(home, "sqlite:///", 8000, 5005, 5055, 90, SECRET, SECRET, smtp_url=url)
        self.look = Reminding(settings, self.said.append, lambda: self.now)

    def runs(self) -> int:
        """How often it ran by now, the one under way awaited."""
        self.look()
        process = self.look._process
        if isinstance(process, subprocess.Popen):
            process.wait()
        self.look()
        return len(self.lines.read_text()) if self.lines.exists() else 0


@pytest.fixture
def morning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Morning:
    return Morning(tmp_path, monkeypatch)


def test_it_runs_once_a_day_and_not_before_seven_in_london(morning: Morning) -> None:
    morning.now -= timedelta(hours=1)
    assert morning.runs() == 0
    morning.now += timedelta(hours=1)
    assert (morning.runs(), morning.runs()) == (1, 1)
    morning.now += timedelta(hours=12)
    assert morning.runs() == 1
    morning.now += timedelta(hours=12)
    assert (morning.runs(), morning.said) == (2, [])


def test_without_a_mail_server_nothing_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Morning(tmp_path, monkeypatch, url="").runs() == 0


def test_a_failure_is_said_and_tried_again_an_hour_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    morning = Morning(tmp_path, monkeypatch, status=1)
    assert (morning.runs(), morning.runs()) == (1, 1)
    (said,) = morning.said
    assert "remind.log" in said
    then = time.monotonic() + reminding.AGAIN_SECONDS + 1
    monkeypatch.setattr(time, "monotonic", lambda: then)
    assert morning.runs() == 2
