"""Whatever somebody pastes is read or refused in one sentence; nothing can take the helpline down."""

import pytest

from knowledge.reading.strict_yaml import ContentError, parse

BROKEN = {
    "a hundred thousand brackets": ("a: " + "[" * 100_000, "line 1: nested more than 40 deep"),
    "a staircase of keys": ("".join(" " * n + "a:\n" for n in range(500)), "line 41: nested more than 40"),
    "something that refers to itself": ("a: &a [*a]\n", "'*a' refers to nothing before it"),
    "a few lines that stand for billions": (
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)),
        "too many values",
    ),
    "a list as a key": ("? [a]\n: b\n", "a key must be text"),
    "two documents": ("a: b\n---\nc: d\n", "a second document begins"),
    "a key twice": ("a: b\na: c\n", "line 2: the key 'a' stands twice"),
    "a bell": ("a: \x07\n", "not readable as YAML"),
    "half a character": ("a: \ud800\n", "half a character"),
    "a word alone": ("hello", "the file must be a mapping"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_hostile_text_is_refused_in_one_sentence(fault: str) -> None:
    text, expected = BROKEN[fault]
    with pytest.raises(ContentError, match=r"f\.yml") as raised:
        parse(text, "f.yml")
    assert expected in str(raised.value)
    assert "\n" not in str(raised.value)


def test_text_stays_as_it_was_written() -> None:
    top = parse('a: NO\nb: 012\nc: "195/94"\nd: &d {e: [f]}\ng: *d\n', "f.yml")
    assert (top.text("a"), top.text("b"), top.text("c")) == ("NO", "012", "195/94")
    assert top.take("g") == {"e": ["f"]}
