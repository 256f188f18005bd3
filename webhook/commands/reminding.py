"""While the helpline runs, people are reminded each morning, by a process that ends when it has told them."""

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO

from knowledge.settings import PROJECT, Settings
from webhook.clock import LONDON, now
from webhook.commands.parts import environment_of
from webhook.commands.supervisor import die_with_parent, open_log

MORNING = 7
AGAIN_SECONDS = 3600.0
COMMAND = [sys.executable, "-P", "-m", "webhook.commands", "remind"]


@dataclass
class Reminding:
    """To be called as often as one likes; it starts the process once a day, and an hour later where that failed.

    Each person is written to once a day, however often it starts.
    """

    settings: Settings
    say: Callable[[str], None]
    clock: Callable[[], datetime] = now
    _process: subprocess.Popen[bytes] | None = None
    _told: date | None = None
    _not_before: float = field(default=0.0)

    def __call__(self) -> None:
        if not self.settings.smtp_url:
            return
        if self._process is not None:
            self._look()
        elif self._due():
            self._process = self._start()

    def _due(self) -> bool:
        here = self.clock().astimezone(LONDON)
        return here.hour >= MORNING and here.date() != self._told and time.monotonic() >= self._not_before

    def _start(self) -> subprocess.Popen[bytes]:
        self._told = self.clock().astimezone(LONDON).date()
        with self._log() as log:
            return subprocess.Popen(
                COMMAND,
                cwd=PROJECT,
                env=environment_of(self.settings),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                preexec_fn=die_with_parent,
            )

    def _look(self) -> None:
        assert self._process is not None
        status = self._process.poll()
        if status is None:
            return
        self._process = None
        if status:
            self._told, self._not_before = None, time.monotonic() + AGAIN_SECONDS
            self.say(f"Not everybody could be reminded by mail (see {self.settings.home}/log/remind.log)")

    def _log(self) -> IO[bytes]:
        return open_log(self.settings.home / "log" / "remind.log")
