"""A decision for facts that a program or a person gives outright."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from knowledge.domain.consequences import RECEIVED
from knowledge.domain.errors import BadInput
from knowledge.domain.explanation import leads_to, why_not
from knowledge.domain.flipping import changes
from knowledge.domain.interview import interview
from knowledge.services.clock import day_received
from knowledge.services.desk import Desk
from knowledge.services.explaining import read_meant
from knowledge.services.report_reading import check_days, no_rules, read_report
from knowledge.services.rules_day import day_of_rules
from knowledge.services.wording import asked


def decide_facts(
    facts: Mapping[str, object], on: date, desk: Desk, meant: str | None = None
) -> dict[str, object]:
    """The DECISION of the contract; while facts are missing, with the next `question` and where its answers lead.

    Where another edition was in force on the day of the fact `received`, that day's rules decide. With `meant`, a
    class, code or everyday name, `why_not` says why the decision is not that. Raises BadInput naming the fact that
    is unknown or can't have its value, or the day we hold no rules for.
    """
    with desk.store.reading() as work:
        day = day_of_rules(work, on, day_received(facts.get(RECEIVED)))
        edition = desk.edition_in(work, day)
        if edition.rules is None:  # of the day of the report nothing is held: said of `received`, below
            day, edition = on, desk.edition_in(work, on)
    on = day
    rulebook = edition.rulebook
    if not rulebook.in_force.covers(on):
        raise BadInput(f"The day 'on' is {on.isoformat()}: {no_rules(rulebook)}", field="on")
    report = read_report(facts, rulebook)
    check_days(report, rulebook, on)
    decision, question = interview(report, rulebook, on)
    if decision.decided:
        decision = replace(decision, would_change=changes(report, rulebook, on, decision))
    body = {**decision.as_json(), "question": None}
    if question is not None:
        answers = [branch.as_json() for branch in leads_to(question.fact, report, rulebook, on)]
        body["question"] = {**asked(question).as_json(), "answers": answers}
    if meant is not None:
        lines = why_not(read_meant(meant, edition), report, rulebook, on, decision)
        body["why_not"] = [line.as_json() for line in lines]
    return body
