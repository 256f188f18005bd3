"""Every line of the shared specification is carried by a rule, a fact or an answer, or says why by nothing."""

import pytest

from tests.benchmarks.specification import SHARED, ids_in, known_carriers, mapped


def test_every_carrier_is_there() -> None:
    known = known_carriers()
    gone = [(line.id, one) for line in mapped().values() for one in line.carriers if one not in known]
    assert gone == []


def test_a_line_without_a_carrier_says_why() -> None:
    assert [line.id for line in mapped().values() if bool(line.carriers) == bool(line.left)] == []


@pytest.mark.beside_shared
@pytest.mark.parametrize("file", ["general-violence-conduct", "sexual-property-fraud"])
def test_every_line_of_the_specification_is_looked_at_and_no_other(file: str) -> None:
    there = set(ids_in((SHARED / f"{file}.md").read_text(encoding="utf-8")))
    ours = {name for of, name in mapped() if of == file}
    assert there - ours == set()
    assert ours - there == set()


def test_ids_are_read_as_the_specification_writes_them() -> None:
    text = "## 2. Rape\n1. IF so\n2. IF not\n### Part\n3. x\n## Ambiguities\n- A-1 (p. 1) x\n1.01 IF\n8.08a y\nF1 z\n1 row | x\n"
    assert list(ids_in(text)) == ["2.1", "2.2", "2.3", "A-1", "1.01", "8.08a", "F1"]
