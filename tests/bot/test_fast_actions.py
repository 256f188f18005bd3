"""Rasa keeps its connection to the action server, and calls it as before."""

from tests.bot.rasa_environment import in_rasa


def test_calls_share_one_connection_where_rasa_takes_one_for_each() -> None:
    run = in_rasa("-m", "tests.bot.count_connections")
    assert run.returncode == 0, run.stderr[-2000:]
    assert run.stdout.split() == ["3", "1", "1"]
