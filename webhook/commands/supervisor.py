"""Keeps several processes running, and leaves none behind."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, TracebackType
from typing import IO, NoReturn, Self

LOG_LIMIT = 5_000_000
LONGEST_WAIT = 30.0
STOP_WITHIN = 10.0
# A process that ran this long had started well: its next start needn't wait.
SETTLED_AFTER = 60.0
_PR_SET_PDEATHSIG = 1


class Stopped(BaseException):
    """Somebody asked us to stop: a signal, not an error."""


@dataclass(frozen=True)
class Part:
    """A process to run, and how to tell that it serves."""

    name: str
    title: str
    command: list[str]
    folder: Path
    environment: Mapping[str, str]
    healthy: Callable[[], bool]
    patience: float = 180.0


@dataclass
class Running:
    """A part's process, and how its starts went."""

    part: Part
    process: subprocess.Popen[bytes]
    started: float
    failures: int = 0
    again_at: float | None = None


@dataclass
class Supervisor:
    """Starts parts, restarts one that dies, and stops all of them."""

    logs: Path
    say: Callable[[str], None]
    stop_within: float = STOP_WITHIN
    _running: list[Running] = field(default_factory=list)

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _stop)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # A second Ctrl-C must not leave half of them running.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        self.stop_all()

    def start(self, part: Part) -> Running:
        """Start a part without waiting for it."""
        run = Running(part, _spawn(part, self.logs), time.monotonic())
        self._running.append(run)
        return run

    def wait_for(self, run: Running) -> bool:
        """Wait until a part serves, restarting it where it dies; False when its patience ran out."""
        begun = time.monotonic()
        while time.monotonic() - begun < run.part.patience:
            if run.process.poll() is None and run.part.healthy():
                run.failures = 0
                return True
            self.mend()
            time.sleep(0.2)
        return False

    def run_to_end(self, run: Running, patience: float, what: str) -> int:
        """Wait for a part that ends by itself, saying so now and then; gives its exit status."""
        limit = run.started + patience
        said = time.monotonic()
        while run.process.poll() is None and time.monotonic() < limit:
            if time.monotonic() - said > 10:
                said = time.monotonic()
                self.say(f"  … {what}, {said - run.started:.0f} s")
            time.sleep(0.2)
        _signal_group(run.process, signal.SIGKILL)
        self._running.remove(run)
        return run.process.wait()

    def watch(self, meanwhile: Sequence[Callable[[], None]]) -> NoReturn:
        """Restart whatever dies and do what is due meanwhile, until a signal comes."""
        while True:
            self.mend()
            for look in meanwhile:
                look()
            time.sleep(0.5)

    def mend(self) -> None:
        """Start again the parts that have died and waited long enough."""
        now = time.monotonic()
        for run in self._running:
            if run.process.poll() is None:
                continue
            if run.again_at is None:
                self._postpone(run, now)
            elif now >= run.again_at:
                run.process, run.started, run.again_at = _spawn(run.part, self.logs), now, None

    def _postpone(self, run: Running, now: float) -> None:
        # What the dead process started may still hold its port.
        _signal_group(run.process, signal.SIGKILL)
        run.failures = 1 if now - run.started > SETTLED_AFTER else run.failures + 1
        wait = min(LONGEST_WAIT, 2.0 ** (run.failures - 1))
        run.again_at = now + wait
        log = self.logs / f"{run.part.name}.log"
        self.say(f"{run.part.title} {_ending(run.process)}; starting it again in {wait:.0f} s (see {log})")

    def stop_all(self) -> None:
        """Ask every group to end, then end those that did not."""
        for run in self._running:
            _signal_group(run.process, signal.SIGTERM)
        limit = time.monotonic() + self.stop_within
        for run in self._running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                run.process.wait(timeout=max(0.1, limit - time.monotonic()))
        for run in self._running:
            _signal_group(run.process, signal.SIGKILL)
            run.process.wait()
        self._running.clear()


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise Stopped(signal.Signals(number).name)


def _spawn(part: Part, logs: Path) -> subprocess.Popen[bytes]:
    with open_log(logs / f"{part.name}.log") as log:
        return subprocess.Popen(
            part.command,
            cwd=part.folder,
            env=dict(part.environment),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=die_with_parent,
        )


def open_log(file: Path) -> IO[bytes]:
    """A log to add to; a long one is set aside first."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and file.stat().st_size > LOG_LIMIT:
        file.replace(file.with_suffix(".1.log"))
    return file.open("ab")


def die_with_parent() -> None:
    """Have the kernel end this process when the supervisor is gone, even if it was killed outright."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def _ending(process: subprocess.Popen[bytes]) -> str:
    code = process.returncode
    return f"was ended by {signal.Signals(-code).name}" if code < 0 else f"stopped with status {code}"
