"""Commands run as a person runs them: a process, its words and its exit status."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Done:
    """What came of a command."""

    status: int
    out: str
    complaint: str


def helpline(home: Path, *words: str, cwd: Path | None = None, **settings: str) -> Done:
    """`./helpline WORDS` with this home, without the shell script's set-up."""
    ours = {"DATABASE_URL", "HELPLINE_PORT", "RASA_PORT", "ACTION_PORT", "HELPLINE_KEY", "SECRET_KEY"}
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "webhook.commands", *words],
        env={**environment, "HELPLINE_HOME": str(home), **settings},
        cwd=cwd or home,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)
