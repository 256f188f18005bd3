"""Questions nobody answered, in groups: to name, merge and split, and to hand to the registrar."""

from collections.abc import Callable

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.errors import BadInput
from knowledge.services.gaps import groups as grouping
from knowledge.services.gaps.reading_words import LOOKED
from webhook.clock import now, today
from webhook.identity import current_caller
from webhook.roles import for_roles
from webhook.trainer.blueprint import WHO, Opened, blueprint, opened
from webhook.trainer.pages import page

Groups = list[grouping.Group]
_SHOWN = 10


@blueprint.get("/training/unanswered")
@for_roles(*WHO)
def groups() -> ResponseReturnValue:
    """The groups of some months; their words are an officer's, so the look is noted."""
    with opened(writing=True) as at:
        made = _page(at, {})
        at.work.commit()
        return made


@blueprint.post("/training/unanswered")
@for_roles(*WHO)
def sort() -> ResponseReturnValue:
    """Name, merge, split or hand over; kept for the next time."""
    with opened(writing=True) as at:
        found = grouping.groups(at.work, at.whole_board.span)
        try:
            done = _DOINGS.get(request.form.get("do", ""), _unknown)(at, found)
            at.work.commit()
        except BadInput as error:
            at.work.rollback()
            return _page(at, {error.field or "label": error.sentence})
        query = at.choice.query
    flash(done, "done")
    return redirect(url_for("trainer.groups", **query))


def _page(at: Opened, errors: dict[str, str]) -> ResponseReturnValue:
    found = grouping.groups(at.work, at.board.span) if at.board else []
    if found:
        who = current_caller()
        shown = sum(min(_SHOWN, len(group.questions)) for group in found)
        detail = f"{shown} shown: unanswered, in {len(found)} groups"
        at.work.events.add(now(), who.name, LOOKED, account_id=who.account, detail=detail)
    made = page("groups", at, (), groups=found, errors=errors, most=_SHOWN)
    return (made[0], 422) if errors else made  # type: ignore[index,return-value]


def _one(found: Groups) -> grouping.Group:
    return grouping.find(found, request.form.get("group", ""))


def _rename(at: Opened, found: Groups) -> str:
    grouping.rename(at.work, _one(found), request.form.get("label", ""), current_caller().name, now())
    return "The group has its name, and its questions stay together."


def _merge(at: Opened, found: Groups) -> str:
    chosen = [grouping.find(found, key) for key in dict.fromkeys(request.form.getlist("groups"))]
    grouping.merge(at.work, chosen, current_caller().name, now())
    return f"{len(chosen)} groups are one now."


def _split(at: Opened, found: Groups) -> str:
    written = request.form.getlist("questions")
    apart = {int(number) for number in written if number.isascii() and number.isdigit()}
    label = request.form.get("label", "")
    grouping.split(at.work, _one(found), apart, label, current_caller().name, now())
    return "The questions you chose are a group of their own."


def _hand_over(at: Opened, found: Groups) -> str:
    who = current_caller()
    document = grouping.hand_to_registrar(at.work, _one(found), who.name, who.account, now(), today())
    return f"The registrar has a draft: {document}."


def _unknown(at: Opened, found: Groups) -> str:
    raise BadInput("Choose what to do with the group.", field="do")


_DOINGS: dict[str, Callable[[Opened, Groups], str]] = {
    "rename": _rename,
    "merge": _merge,
    "split": _split,
    "hand-over": _hand_over,
}
