"""What trainers teach with: a page on a topic, a quiz for officers, and the month's report."""

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from knowledge.domain.errors import BadInput
from knowledge.domain.month import Month
from knowledge.services.gaps import sentences as wording
from knowledge.services.gaps.briefs import brief
from knowledge.services.gaps.quiz import has_quiz, keep, mark, quiz
from knowledge.services.gaps.report import as_text, month_report
from webhook.clock import now, today
from webhook.identity import current_caller
from webhook.roles import for_everyone_signed_in, for_roles
from webhook.trainer.blueprint import WHO, blueprint, opened
from webhook.trainer.pages import page
from webhook.wiring import wiring


@blueprint.get("/training/material")
@for_roles(*WHO)
def material() -> ResponseReturnValue:
    """Topics to teach, and how their quizzes went."""
    with opened() as at:
        edition = wiring().desk.edition_in(at.work, today())
        known = {topic.id for topic in edition.rulebook.topics}
        known |= {topic for entry in edition.entries.values() for topic in entry.topics}
        titles = at.work.teaching.topic_titles()
        topics = sorted(
            ((titles.get(t) or t.replace("-", " ").capitalize(), t) for t in known),
            key=lambda p: p[0].lower(),
        )
        quizzes = {topic.id for topic in edition.rulebook.topics if has_quiz(topic)}
        return page("material", at, ("quizzes",), topics=topics, quizzes=quizzes)


@blueprint.get("/training/material/<topic>")
@for_roles(*WHO)
def topic_brief(topic: str) -> ResponseReturnValue:
    """A page to teach from; `as=slides` gives each part a page of its own."""
    with opened(writing=True) as at:
        board = at.whole_board
        edition = wiring().desk.edition_in(at.work, today())
        who = current_caller()
        found = brief(at.work, edition, board, topic, who.name, who.account, now())
        at.work.commit()
        slides = request.args.get("as") == "slides"
        return page("brief", at, (), brief=found, slides=slides)


@blueprint.get("/quiz/<topic>")
@for_everyone_signed_in
def take_quiz(topic: str) -> ResponseReturnValue:
    """A few cases to decide."""
    return _quiz(topic, {}, None)


@blueprint.post("/quiz/<topic>")
@for_everyone_signed_in
def answer_quiz(topic: str) -> ResponseReturnValue:
    """What was right and why; the result is counted for the team."""
    questions = quiz(wiring().desk.edition(today()), topic)
    sent = {n: request.form.get(f"q{n}", "") for n in range(len(questions))}
    chosen = {n: int(text) for n, text in sent.items() if text.isascii() and text.isdigit() and len(text) < 3}
    try:
        marks = mark(questions, chosen)
    except BadInput as error:
        return _quiz(topic, {error.field or "q0": error.sentence}, None, chosen)
    who = current_caller()
    with wiring().store() as work:
        keep(work, topic, who.team, who.owner, marks, now())
        work.commit()
    return _quiz(topic, {}, marks, chosen)


def _quiz(
    topic: str, errors: dict[str, str], marks: list[bool] | None, chosen: dict[int, int] | None = None
) -> ResponseReturnValue:
    questions = quiz(wiring().desk.edition(today()), topic)
    with wiring().store.reading() as work:
        title = work.teaching.topic_titles().get(topic, topic)
    made = render_template(
        "trainer/quiz.html",
        topic=topic,
        title=title,
        questions=questions,
        errors=errors,
        marks=marks,
        chosen=chosen or {},
        least=wiring().settings.least_people,
    )
    return made, 422 if errors else 200


@blueprint.get("/training/report/<month>")
@for_roles(*WHO)
def report(month: str) -> ResponseReturnValue:
    """The month's page for the governance group; `as=text` gives what the command prints."""
    with opened() as at:
        made = month_report(at.work, wiring().settings.least_people, Month.read(month), now())
        if request.args.get("as") == "text":
            return Response(as_text(made), content_type="text/plain; charset=utf-8")
        return page("report", at, (), report=made, month=month)


@blueprint.get("/training/report")
@for_roles(*WHO)
def reports() -> ResponseReturnValue:
    """The newest report."""
    with opened() as at:
        if not at.choice.months:
            return page("report", at, (), report=None, month="")
        month = at.choice.months[-1]
    return report(month) if wording.month_words(month) else abort(404)
