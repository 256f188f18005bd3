"""The shell script in front of everything: works from anywhere, and says what it lacks."""

import shutil
import subprocess
from pathlib import Path

import pytest

from knowledge.settings import PROJECT

NEEDED = ("sh", "dirname", "cat", "cksum", "mkdir", "printf", "date", "sleep", "tail", "rm")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The script and the lock files, as a fresh clone has them."""
    folder = tmp_path / "a clone"  # a space in the path must not matter
    (folder / "bot").mkdir(parents=True)
    for name in ("helpline", "uv.lock", "bot/uv.lock"):
        shutil.copy(PROJECT / name, folder / name)
    return folder


def tools(folder: Path, **programs: str) -> str:
    """A PATH with the standard tools and nothing else but these programs."""
    path = folder / "bin"
    path.mkdir()
    for name in NEEDED:
        found = shutil.which(name)
        if found:
            (path / name).symlink_to(found)
    for name, body in programs.items():
        (path / name).write_text(f"#!/bin/sh\n{body}\n")
        (path / name).chmod(0o755)
    return str(path)


def run(script: Path, path: str, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(script), *words],
        cwd=cwd,
        env={"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_works_from_any_folder(tmp_path: Path) -> None:
    done = subprocess.run(
        [PROJECT / "helpline", "--help"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Commands:" in done.stdout


def test_without_uv_and_python_it_says_so(clone: Path, tmp_path: Path) -> None:
    done = run(clone / "helpline", tools(tmp_path), "up", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == "helpline: neither uv nor python3 is on PATH; install Python 3.11 first\n"


def test_a_python_without_its_venv_module_is_named(clone: Path, tmp_path: Path) -> None:
    done = run(clone / "helpline", tools(tmp_path, python3="exit 1"), "check", cwd=tmp_path)
    assert done.returncode == 1
    assert "python3-venv" in done.stderr.splitlines()[-1]


def test_what_could_not_be_installed_is_said_with_its_log(clone: Path, tmp_path: Path) -> None:
    uv = 'case "$1" in python) echo 3.11 ;; *) echo "no network"; exit 2 ;; esac'
    done = run(clone / "helpline", tools(tmp_path, uv=uv), "check", cwd=tmp_path)
    assert done.returncode == 1
    assert "no network" in done.stderr
    assert done.stderr.splitlines()[-1].endswith(f"all of it is in {clone}/.uv/ours.log")


def test_what_was_installed_is_not_installed_again(clone: Path, tmp_path: Path) -> None:
    python = 'mkdir -p "$UV_PROJECT_ENVIRONMENT/bin"; printf "#!/bin/sh\\necho ran \\"\\$@\\"\\n"'
    python += ' > "$UV_PROJECT_ENVIRONMENT/bin/python"; /bin/chmod +x "$UV_PROJECT_ENVIRONMENT/bin/python"'
    path = tools(
        tmp_path, uv=f'case "$1" in python) echo 3.11 ;; *) echo sync >> {tmp_path}/said; {python} ;; esac'
    )
    for _ in range(2):
        done = run(clone / "helpline", path, "check", "--all", cwd=tmp_path)
        assert done.stdout == "ran -P -m webhook.commands check --all\n", done.stderr
    assert (tmp_path / "said").read_text() == "sync\n"
    (clone / "uv.lock").write_text("another")
    run(clone / "helpline", path, "check", cwd=tmp_path)
    assert (tmp_path / "said").read_text() == "sync\nsync\n"
