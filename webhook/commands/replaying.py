"""Asks past questions again in a process of its own, behind everything else: `python -m webhook.commands.replaying 7`."""

import os
import subprocess
import sys

from knowledge.settings import PROJECT, Settings

_BEHIND_ALL = 15
_MOST_PROCESSES = 4
"""Each holds a good part of both editions in its memory."""


def start(settings: Settings, replay_id: int) -> None:
    """Begin the process and go on; the store says how far it is."""
    subprocess.Popen(
        [sys.executable, "-m", "webhook.commands.replaying", str(replay_id)],
        cwd=PROJECT,
        env={**os.environ, **settings.as_environment()},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def main(replay_id: int) -> None:
    """As the process itself."""
    from knowledge.services.past_answers import carry_out
    from knowledge.store.unit_of_work import open_store
    from webhook.clock import now

    os.nice(_BEHIND_ALL)
    store = open_store(Settings.from_environment().database_url)
    try:
        carry_out(store, replay_id, now, min(_MOST_PROCESSES, len(os.sched_getaffinity(0))))
    finally:
        store.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
