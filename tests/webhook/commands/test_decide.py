"""`./helpline decide`: the decision on a file of facts, and one line for what is wrong with it."""

import json
from pathlib import Path

from tests.webhook.commands.running import Run

MESSAGES = {
    "act": ["message", "stalk"],
    "relationship": "former_partner",
    "course_of_conduct": "yes",
    "conduct_effect": "distress",
    "message_content": "indecent_or_gross",
}


def test_a_decision_says_why_it_is_not_the_class_that_was_meant(run: Run, tmp_path: Path) -> None:
    (tmp_path / "facts.json").write_text(json.dumps({"facts": MESSAGES, "on": "2026-05-03"}))
    done = run("decide", "facts.json", "--meant", "mal comms")
    assert done.status == 0, done.complaint
    decision = json.loads(done.out)
    assert [crime["code"] for crime in decision["crimes"]] == ["195/12"]
    assert decision["why_not"][0]["because"][0]["page"]
    assert decision["would_change"][0]["because"]


WRONG: tuple[tuple[dict[str, object], str], ...] = (
    ({"injurry": "none"}, "There is no fact 'injurry'"),
    ({"act": "assault", "victim_age": 200}, "The fact 'victim_age' can't be 200"),
    ({"facts": {"act": "assault"}, "on": "2026-03-31"}, "they begin on 2026-04-01"),
    ({"facts": {"act": "assault"}, "meant": "no such thing"}, "'no such thing'"),
    ({"people": [{"id": "V1", "role": "victim"}] * 200}, "at most 50 people"),
)


def test_what_is_wrong_with_the_facts_is_said_in_one_line(run: Run, tmp_path: Path) -> None:
    for body, words in WRONG:
        (tmp_path / "facts.json").write_text(json.dumps(body))
        done = run("decide", "facts.json")
        assert done.status == 2
        assert done.out == ""
        assert words in done.complaint.splitlines()[-1]
