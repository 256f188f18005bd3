"""What Rasa learns from is whole, and tells turns apart at least as well as it did."""

import re
from collections import Counter
from typing import Any

import yaml

from bot.train import BOT, PROJECT
from tests.bot.rasa_environment import in_rasa

ONLY_BUTTONS = {"choose", "forget", "change", "meant"}
# Rasa maps these to actions of its own, which bot/domain/actions.yml replaces.
MAPPED = {"restart", "back"}


def read(folder: str) -> list[Any]:
    return [
        yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted((PROJECT / folder).rglob("*.yml"))
    ]


def examples() -> dict[str, list[str]]:
    kinds = [kind for file in read("data/nlu") for kind in file["nlu"]]
    return {
        kind["intent"]: [line.removeprefix("- ") for line in kind["examples"].splitlines()] for kind in kinds
    }


def intents() -> set[str]:
    named = yaml.safe_load((BOT / "domain" / "turns.yml").read_text(encoding="utf-8"))["intents"]
    return {name if isinstance(name, str) else next(iter(name)) for name in named}


def test_every_kind_of_turn_has_examples() -> None:
    found = examples()
    assert set(found) == intents() - ONLY_BUTTONS
    assert min(map(len, found.values())) >= 25
    assert min(len(found["ask"]), len(found["inform"])) >= 80


def test_no_example_stands_twice() -> None:
    counted = Counter(text.lower() for texts in examples().values() for text in texts)
    assert [text for text, times in counted.items() if times > 1] == []


def test_every_kind_of_turn_is_advised_on() -> None:
    rules = [rule for file in read("data/rules") for rule in file["rules"]]
    assert sorted(rule["steps"][0]["intent"] for rule in rules) == sorted(intents() - MAPPED)
    assert {rule["steps"][1]["action"] for rule in rules} == {"action_advise"}


def test_rasa_finds_nothing_wrong_in_the_examples() -> None:
    places = ["--domain", "bot/domain", "--data", "data", "--config", "bot/config.yml"]
    run = in_rasa("-m", "rasa", "data", "validate", *places, warnings="always::UserWarning")
    assert run.returncode == 0, run.stderr[-2000:]
    complaints = re.findall(r"rasa/shared/utils/io.py:\d+: UserWarning: (.*)", run.stderr)
    unseen = "is listed in the domain file, but is not found in the NLU training data."
    assert sorted(complaints) == [f"The intent '{kind}' {unseen}" for kind in sorted(ONLY_BUTTONS)]


def test_kinds_of_turn_are_told_apart_no_worse_than_before() -> None:
    run = in_rasa("-m", "bot.evaluate", "--floor")
    assert run.returncode == 0, run.stdout + run.stderr[-2000:]
