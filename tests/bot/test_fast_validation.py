"""The patched validator says just what Rasa's own says."""

import json

from tests.bot.rasa_environment import in_rasa


def test_the_fast_validator_says_what_the_stock_one_says() -> None:
    run = in_rasa("-m", "tests.bot.compare_validators")
    assert run.returncode == 0, run.stderr[-2000:]
    said = json.loads(run.stdout)
    assert said["fast"] == said["stock"]
    assert "True" in said["stock"]
    assert any("make sure your response" in verdict for verdict in said["stock"])
