"""However many answers change, what is kept of them stays small and the approval is bound to all of them."""

from knowledge.domain.replay import MOST_WAYS, Changes


def gathered(answers: list[tuple[str, str, str]]) -> Changes:
    changes = Changes()
    for reference, before, after in answers:
        changes.add(reference, "a question", before.split("/"), after.split("/"))
    return changes


def test_answers_that_differ_in_the_same_lines_are_one_way() -> None:
    found = gathered([("1", "a/old", "a/new"), ("2", "b/x", "b/y"), ("3", "c/old", "c/new")])
    assert found.count == 3
    assert [(one.reference, one.alike) for one in found.ways] == [("1", 2), ("2", 1)]


def test_lines_that_only_change_places_are_a_change() -> None:
    (way,) = gathered([("1", "a/b", "b/a")]).ways
    assert (way.before, way.after) == ("a\nb", "b\na")


def test_no_more_ways_are_kept_than_can_be_read_and_all_answers_are_counted() -> None:
    many = [(str(n), f"old {n}", f"new {n}") for n in range(MOST_WAYS + 50)]
    found = gathered([*many, *many[:10]])
    assert (found.count, len(found.ways)) == (MOST_WAYS + 60, MOST_WAYS)
    assert sum(way.alike for way in found.ways) == MOST_WAYS + 10


def test_every_word_of_every_answer_is_in_the_fingerprint() -> None:
    many = [(str(n), f"old {n}", f"new {n}") for n in range(MOST_WAYS + 2)]
    whole = gathered(many).fingerprint
    assert gathered(many).fingerprint == whole
    assert gathered(many[:-1]).fingerprint != whole
    assert gathered([*many[:-1], (many[-1][0], many[-1][1], "another")]).fingerprint != whole
    assert gathered([]).fingerprint == ""
