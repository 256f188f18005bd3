"""Parts that die are started again, and nothing outlives the supervisor, however it ends."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from webhook.commands.supervisor import Part, Stopped, Supervisor

# A part that serves once its file is there, and has a child of its own, as gunicorn does.
SERVES = "import subprocess, sys, pathlib; pathlib.Path(sys.argv[1]).touch(); subprocess.run(['sleep', '60'])"


def part(folder: Path, program: str = SERVES, name: str = "part", **more: float) -> Part:
    ready = folder / f"{name}.ready"
    command = [sys.executable, "-c", program, str(ready)]
    return Part(name, name.title(), command, folder, dict(os.environ), ready.exists, **more)


def family(pid: int) -> list[psutil.Process]:
    parent = psutil.Process(pid)
    return [parent, *parent.children(recursive=True)]


def soon(what: Callable[[], bool], seconds: float = 10) -> bool:
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if what():
            return True
        time.sleep(0.05)
    return False


def gone(processes: list[psutil.Process]) -> bool:
    return not any(p.is_running() and p.status() != psutil.STATUS_ZOMBIE for p in processes)


@pytest.fixture
def said() -> list[str]:
    return []


def test_a_part_is_waited_for_until_it_serves(tmp_path: Path, said: list[str]) -> None:
    with Supervisor(tmp_path / "log", said.append) as supervisor:
        assert supervisor.wait_for(supervisor.start(part(tmp_path)))
    assert said == []


def test_a_part_that_never_serves_is_given_up_after_its_patience(tmp_path: Path, said: list[str]) -> None:
    with Supervisor(tmp_path / "log", said.append) as supervisor:
        sleeps = part(tmp_path, "import time; time.sleep(60)", patience=0.5)
        assert not supervisor.wait_for(supervisor.start(sleeps))


def test_a_part_that_dies_is_started_again(tmp_path: Path, said: list[str]) -> None:
    with Supervisor(tmp_path / "log", said.append) as supervisor:
        run = supervisor.start(part(tmp_path))
        assert supervisor.wait_for(run)
        first = run.process
        os.killpg(first.pid, signal.SIGKILL)
        (tmp_path / "part.ready").unlink()
        first.wait()
        assert supervisor.wait_for(run)
        assert run.process.pid != first.pid
    assert said[0].startswith("Part was ended by SIGKILL; starting it again in 1 s")


def test_each_failure_in_a_row_is_waited_for_longer(tmp_path: Path, said: list[str]) -> None:
    with Supervisor(tmp_path / "log", said.append) as supervisor:
        supervisor.wait_for(supervisor.start(part(tmp_path, "raise SystemExit(3)", patience=3.5)))
    assert [line.split(" s ")[0].rsplit(" ", 1)[-1] for line in said[:2]] == ["1", "2"]
    assert said[0].startswith("Part stopped with status 3")


def test_stopping_leaves_no_process(tmp_path: Path, said: list[str]) -> None:
    with Supervisor(tmp_path / "log", said.append) as supervisor:
        runs = [supervisor.start(part(tmp_path, name=name)) for name in ("one", "two")]
        assert all(supervisor.wait_for(run) for run in runs)
        started = [p for run in runs for p in family(run.process.pid)]
    assert soon(lambda: gone(started))


def test_a_part_that_ignores_the_signal_is_ended_all_the_same(tmp_path: Path, said: list[str]) -> None:
    deaf = "import signal, sys, pathlib, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    deaf += "pathlib.Path(sys.argv[1]).touch(); time.sleep(60)"
    with Supervisor(tmp_path / "log", said.append) as supervisor:
        run = supervisor.start(part(tmp_path, deaf))
        assert supervisor.wait_for(run)
        started = family(run.process.pid)
        supervisor.stop_within = 0.3
    assert soon(lambda: gone(started))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_part_outlives_the_supervisor(tmp_path: Path, number: signal.Signals) -> None:
    program = textwrap.dedent(f"""
        import os, pathlib, sys
        from tests.webhook.commands.test_supervisor import part
        from webhook.commands.supervisor import Stopped, Supervisor
        folder = pathlib.Path({str(tmp_path)!r})
        try:
            with Supervisor(folder / "log", print) as supervisor:
                run = supervisor.start(part(folder, "import sys, pathlib, time; "
                    "pathlib.Path(sys.argv[1]).touch(); time.sleep(60)"))
                supervisor.wait_for(run)
                (folder / "pid").write_text(str(run.process.pid))
                supervisor.watch([])
        except Stopped:
            sys.exit(0)
    """)
    supervisor = subprocess.Popen([sys.executable, "-c", program])
    pid = tmp_path / "pid"
    assert soon(lambda: pid.exists() and pid.read_text() != "")
    started = family(int(pid.read_text()))
    supervisor.send_signal(number)
    supervisor.wait(timeout=15)
    assert soon(lambda: gone(started))


def test_a_signal_ends_the_wait(tmp_path: Path, said: list[str]) -> None:
    with Supervisor(tmp_path / "log", said.append), pytest.raises(Stopped):
        signal.raise_signal(signal.SIGTERM)
