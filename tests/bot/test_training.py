"""The assistant is trained again when, and only when, what it learns from has changed."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot import train
from bot.train import Training


@pytest.fixture
def training(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Training:
    """A trained assistant in a folder of its own."""
    monkeypatch.setattr(train, "PROJECT", tmp_path)
    monkeypatch.setattr(train, "BOT", tmp_path / "bot")
    monkeypatch.setattr(train, "MODELS", tmp_path / "bot" / "models")
    (tmp_path / "bot" / "models").mkdir(parents=True)
    (tmp_path / "data" / "nlu").mkdir(parents=True)
    for name in (
        "bot/config.yml",
        "bot/domain.yml",
        "bot/turn_classifier.py",
        "bot/uv.lock",
        "data/nlu/a.yml",
    ):
        (tmp_path / name).write_text(name)
    made = Training("x", tmp_path / "bot/config.yml", tmp_path / "bot/domain.yml", (tmp_path / "data",))
    made.model.write_text("a model")
    made.fingerprint_file.write_text(made.fingerprint() + "\n")
    return made


def test_a_trained_assistant_is_fresh(training: Training) -> None:
    assert training.is_fresh()


@pytest.mark.parametrize(
    "name", ["bot/config.yml", "bot/turn_classifier.py", "bot/uv.lock", "data/nlu/a.yml"]
)
def test_a_changed_file_makes_it_stale(training: Training, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("changed")
    assert not training.is_fresh()


def test_a_new_file_of_examples_makes_it_stale(training: Training, tmp_path: Path) -> None:
    (tmp_path / "data" / "nlu" / "b.yml").write_text("new")
    assert not training.is_fresh()


def test_a_lost_model_makes_it_stale(training: Training) -> None:
    training.model.unlink()
    assert not training.is_fresh()


def test_training_that_fails_leaves_no_word_that_it_was_done(
    training: Training, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(train, "RASA", Path("/bin/false"))
    monkeypatch.setattr(train, "HELPLINE", replace(training, data=(tmp_path / "data" / "nlu",)))
    training.fingerprint_file.unlink()
    assert train.main([]) == 1
    assert not training.is_fresh()
