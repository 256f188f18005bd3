"""Rulebooks of a few lines, read as the real one is, each with one thing wrong."""

from collections.abc import Mapping
from datetime import date

from knowledge.domain.documents import Published
from knowledge.domain.proof.finding import Defect, Finding
from knowledge.domain.proof.order import Offences
from knowledge.domain.proof.whole import prove_rulebook
from knowledge.domain.rulebook import Rulebook
from knowledge.reading.rulebook import read_rulebook

DAY = date(2026, 11, 2)
PAGE = "{page: 7, section: A page}"

FACTS = f"""
facts:
  hurt:
    kind: choice
    question: How badly is the victim hurt?
    why: The class turns on it.
    options: {{badly: badly, slightly: slightly, none: not at all}}
  meant:
    kind: yes_no
    question: Was it meant?
    why: The class turns on it.
    options: {{yes: It was meant, no: It was not meant}}
  age:
    kind: number
    question: How old is the victim?
    why: The class turns on it.
    least: 0
    most: 120
  calm:
    kind: yes_no
    question: Was the caller calm?
    why: It says how to speak to them.
    options: {{yes: The caller was calm, no: The caller was not calm}}
    presume: {{value: yes, text: the caller was calm, source: {PAGE}}}
"""
GENERAL = f"""
recording:
  - {{id: recording.upset, when: {{calm: no}}, then: {{decide: refer_fcr}}, why: Nobody knows., source: {PAGE}}}
"""
ORDER = f"""
source: {PAGE}
rows:
  - {{name: serious, classes: [5D]}}
  - {{name: lesser, classes: [8N]}}
tiers: []
"""


def rule(name: str, when: str, then: str = '{crime: {class: 8N, code: "008/06"}}', more: str = "") -> str:
    """One line of a list of rules."""
    return f"  - {{id: {name}, when: {when}, then: {then}, why: It is so., source: {PAGE}{more}}}"


def topic(
    name: str, *rules: str, asked: str = "per_act", acts: str = "hit", raised_by: str = "{act: hit}"
) -> str:
    """A topic whose acts are named in one word, or with commas between them."""
    declared = "\n".join(
        f"  {act}: {{label: {act} somebody, words: [{act}]}}" for act in acts.split(", ") if act
    )
    head = (
        f"topic: {name}\ntitle: {name}\nasked: {asked}\nraised_by: {raised_by}\nacts:\n{declared or '  {}'}\n"
    )
    return head.replace("acts:\n  {}\n", "") + "rules:\n" + "\n".join(rules) + "\n"


def rulebook(*topics: str, facts: str = FACTS, general: str = GENERAL, order: str = ORDER) -> Rulebook:
    texts = [("facts/all", facts), ("general/whether", general), ("counting/principal", order)]
    texts += [(f"topic/{text.split()[1]}", text) for text in topics]
    documents = [
        Published(name, name.split("/")[0], name.split("/")[1], name, body, 1, "starter", DAY)
        for name, body in texts
    ]
    return read_rulebook(documents, lambda ho_class, code: f"{ho_class} {code}").rulebook


def found(
    *topics: str, defect: Defect | None = None, offences: Offences | None = None, **texts: str
) -> list[Finding]:
    """What the proof says of a rulebook with these topics; of one kind of defect alone where that is given."""
    findings = prove_rulebook(rulebook(*topics, **texts), DAY, offences)
    return [finding for finding in findings if defect in (None, finding.defect)]


def shown(finding: Finding) -> Mapping[str, str]:
    return finding.shown
