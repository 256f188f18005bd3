"""Scores are held to a floor: good figures may only rise, bad ones only fall."""

import pytest

from webhook.commands.evaluate import worse

FLOOR = {"some.jsonl": {"right": 0.5, "cited": None, "wrong": 0.1}}


@pytest.mark.parametrize(
    ("figures", "fallen"),
    [
        ({"right": 0.5, "cited": 0.2, "wrong": 0.1}, []),
        ({"right": 0.9, "cited": 0.2, "wrong": 0.0}, []),
        ({"right": 0.4, "wrong": 0.1}, ["some.jsonl: right is 0.4, was 0.5"]),
        ({"right": 0.5, "wrong": 0.2}, ["some.jsonl: wrong is 0.2, was 0.1"]),
        ({"wrong": 0.1}, ["some.jsonl: right is None, was 0.5"]),
    ],
)
def test_a_figure_that_is_worse_than_the_floor_is_named(figures: dict[str, float], fallen: list[str]) -> None:
    assert worse({"some.jsonl": figures}, FLOOR) == fallen
