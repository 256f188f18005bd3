"""Files and functions stay small enough to be read at a sitting."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.settings import PROJECT

FOLDERS = ("knowledge", "actions", "webhook", "bot")


def ours() -> Iterator[Path]:
    for folder in FOLDERS:
        for file in (PROJECT / folder).rglob("*.py"):
            if not {".venv", "node_modules", "versions"} & set(file.parts):
                yield file


def lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def functions(file: Path) -> Iterator[int]:
    """How many lines each function's body has, its docstring not counted."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            yield (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def ninety_fifth(figures: list[int]) -> int:
    return sorted(figures)[int(len(figures) * 0.95)]


@pytest.mark.parametrize("file", [*ours(), *(PROJECT / "tests").rglob("*.py")], ids=str)
def test_no_file_is_longer_than_three_hundred_lines(file: Path) -> None:
    assert lines(file) <= 300


def test_nearly_every_file_has_fewer_than_two_hundred_and_fifty_lines() -> None:
    assert ninety_fifth([n for n in map(lines, ours()) if n]) < 250


def test_nearly_every_function_has_fewer_than_thirty_lines() -> None:
    assert ninety_fifth([n for file in ours() for n in functions(file)]) < 30
