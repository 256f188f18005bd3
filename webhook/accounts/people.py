"""The admin's page: who may come in, and as what."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.errors import BadInput, Conflict
from knowledge.services.accounts import (
    account_of,
    add_account,
    new_password,
    reset_password,
    set_active,
    set_role,
)
from webhook.accounts.forms import DutiesForm, PersonForm
from webhook.clock import now
from webhook.errors import refusal
from webhook.identity import current_caller
from webhook.roles import for_roles
from webhook.wiring import wiring


def add_to(blueprint: Blueprint) -> None:
    """These pages belong to the accounts."""
    blueprint.add_url_rule("/people", "people", people)
    blueprint.add_url_rule("/people/new", "add", add, methods=["GET", "POST"])
    blueprint.add_url_rule("/people/<int:number>", "person", person, methods=["GET", "POST"])
    blueprint.add_url_rule("/people/<int:number>/close", "close", close, methods=["POST"])
    blueprint.add_url_rule("/people/<int:number>/open", "reopen", reopen, methods=["POST"])
    blueprint.add_url_rule("/people/<int:number>/password", "reset", reset, methods=["POST"])


@for_roles("admin")
def people() -> ResponseReturnValue:
    """Everybody."""
    with wiring().store.reading() as work:
        return render_template("accounts/people.html", people=work.accounts.all())


@for_roles("admin")
def add() -> ResponseReturnValue:
    """Somebody new, with a password to hand over."""
    form = PersonForm()
    if form.validate_on_submit():
        password = new_password()
        try:
            with wiring().store() as work:
                account = add_account(
                    work, form.address.data, password, form.role.data, now(),
                    name=form.name.data or "", team=form.team.data or "",
                )  # fmt: skip
                work.commit()
            return render_template("accounts/new_password.html", account=account, password=password)
        except (BadInput, Conflict) as error:
            form.address.errors = [error.sentence]
    return render_template("accounts/add.html", form=form), 422 if form.is_submitted() else 200


@for_roles("admin")
def person(number: int) -> ResponseReturnValue:
    """One person: role and team."""
    with wiring().store.reading() as work:
        account = account_of(work, number)
    form = DutiesForm(role=account.role.value, team=account.team)
    if form.validate_on_submit():
        if account.id == current_caller().account:
            raise refusal(409, "Somebody else must change your own role.")
        with wiring().store() as work:
            set_role(work, number, form.role.data, form.team.data or "", current_caller().name, now())
            work.commit()
        flash(f"{account.name} is changed.", "done")
        return redirect(url_for("accounts.people"), 303)
    return render_template(
        "accounts/person.html", account=account, form=form
    ), 422 if form.is_submitted() else 200


@for_roles("admin")
def close(number: int) -> ResponseReturnValue:
    """Shut somebody out at once."""
    if number == current_caller().account:
        raise refusal(409, "Somebody else must close your own account.")
    return _set_active(number, active=False)


@for_roles("admin")
def reopen(number: int) -> ResponseReturnValue:
    """Let somebody in again."""
    return _set_active(number, active=True)


@for_roles("admin")
def reset(number: int) -> ResponseReturnValue:
    """A new password for somebody who has lost theirs."""
    with wiring().store() as work:
        password = reset_password(work, number, current_caller().name, now())
        account = account_of(work, number)
        work.commit()
    return render_template("accounts/new_password.html", account=account, password=password)


def _set_active(number: int, *, active: bool) -> ResponseReturnValue:
    with wiring().store() as work:
        account = set_active(work, number, current_caller().name, now(), active=active)
        work.commit()
    flash(f"{account.name} {'may sign in' if active else 'can no longer sign in'}.", "done")
    return redirect(url_for("accounts.person", number=number), 303)
