"""`./helpline test` tries the assistant that officers would get, or says why it can't."""

import sys

import pytest

from tests.webhook.commands.running import Run
from webhook.commands import parts


def test_the_assistant_is_trained_before_anything_is_tried(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fails = [sys.executable, "-c", "raise SystemExit(3)"]
    monkeypatch.setattr(parts, "train_command", lambda: fails)
    done = run("test", "--version")
    assert done.status == 1
    assert "could not be trained" in done.complaint
    assert done.complaint.count("\n") == 1
