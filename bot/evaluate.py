"""How well kinds of turn are told apart, on five fixed folds of our own examples.

    bot/.venv/bin/python -m bot.evaluate             prints F1 for each kind and the macro F1
    bot/.venv/bin/python -m bot.evaluate --floor     exit status 1 when below bot/floor.json
    bot/.venv/bin/python -m bot.evaluate --mistakes  prints each example told wrongly

Runs the very components that bot/config.yml names, without the rest of Rasa's training.
"""

# ruff: noqa: T201 — runs in the environment of Rasa, where there is no click.

import argparse
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import class_from_module_path
from rasa.shared.utils.io import read_config_file
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

BOT = Path(__file__).resolve().parent
FLOOR = BOT / "floor.json"
FOLDS = 5
SEED = 20261


@dataclass(frozen=True)
class Judged:
    text: str
    meant: str
    told: str
    confidence: float


class Pipeline:
    def __init__(self, folder: Path) -> None:
        storage = LocalModelStorage.create(folder)
        context = ExecutionContext(GraphSchema({}))
        self.components: list[Any] = []
        for number, item in enumerate(read_config_file(BOT / "config.yml")["pipeline"]):
            kind = class_from_module_path(item.pop("name"))
            settings = {**kind.get_default_config(), **item}
            resource = Resource(f"component_{number}")
            self.components.append(kind.create(settings, storage, resource, context))

    def train(self, examples: list[Message]) -> None:
        data = TrainingData(examples)
        for component in self.components:
            if hasattr(component, "train"):
                component.train(data)

    def tell(self, texts: list[str]) -> list[dict[str, Any]]:
        messages = [Message({"text": text}) for text in texts]
        for component in self.components:
            messages = component.process(messages)
        return [message.get("intent") for message in messages]


def examples() -> list[Message]:
    files = sorted(map(str, (BOT.parent / "data" / "nlu").glob("*.yml")))
    read = training_data_from_paths(files, language="en").intent_examples
    return sorted(read, key=lambda message: (message.get("intent"), message.get("text")))


def judge() -> list[Judged]:
    known = examples()
    kinds = [message.get("intent") for message in known]
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(kinds, kinds)
    judged: list[Judged] = []
    for learnt, held_back in folds:
        with tempfile.TemporaryDirectory() as folder:
            pipeline = Pipeline(Path(folder))
            pipeline.train([fresh(known[number]) for number in learnt])
            told = pipeline.tell([known[number].get("text") for number in held_back])
        for number, intent in zip(held_back, told, strict=True):
            text = known[number].get("text")
            judged.append(Judged(text, kinds[number], intent["name"], intent["confidence"]))
    return judged


def fresh(message: Message) -> Message:
    """Without the features that another fold's pipeline left on it."""
    return Message({"text": message.get("text"), "intent": message.get("intent")})


def scores(judged: list[Judged]) -> dict[str, float]:
    meant, told = [one.meant for one in judged], [one.told for one in judged]
    kinds = sorted(set(meant))
    each = f1_score(meant, told, labels=kinds, average=None)
    return {**dict(zip(kinds, map(float, each), strict=True)), "macro": float(sum(each) / len(kinds))}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bot.evaluate")
    parser.add_argument("--floor", action="store_true")
    parser.add_argument("--mistakes", action="store_true")
    options = parser.parse_args(arguments)
    judged = judge()
    found = scores(judged)
    for kind, score in found.items():
        print(f"{kind:14} {score:.3f}")
    if options.mistakes:
        for one in judged:
            if one.meant != one.told:
                print(f"{one.meant} -> {one.told} {one.confidence:.2f}  {one.text}")
    floor = json.loads(FLOOR.read_text())["macro_f1"] if options.floor else 0.0
    if found["macro"] < floor:
        print(f"Macro F1 {found['macro']:.3f} is below the floor {floor} of {FLOOR.name}.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
