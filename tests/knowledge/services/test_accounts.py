"""Who may come in, and who is kept out."""

import hashlib
import time
from datetime import timedelta
from typing import Literal

import pytest
from argon2 import PasswordHasher

from knowledge.domain.errors import BadInput, Conflict, Locked, NotFound, NotSignedIn
from knowledge.domain.people import Role
from knowledge.services.accounts import (
    FIRST_ADMIN,
    STRONG,
    account_of,
    add_account,
    change_password,
    create_admin_once,
    create_token,
    reset_password,
    revoke_token,
    set_active,
    set_role,
    sign_in,
    who_holds,
)
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW, PASSWORD, QUICK, Person

ANN = "ann@force.example"


def enter(store: Store, password: str = PASSWORD, address: str = ANN, minutes: float = 0) -> int:
    with store() as work:
        now = NOW + timedelta(minutes=minutes)
        return sign_in(work, address, password, now, hasher=QUICK).id


def fail(store: Store, times: int) -> None:
    for _ in range(times):
        with pytest.raises(NotSignedIn):
            enter(store, "not the password")


def test_the_right_password_lets_in_whatever_the_case_of_the_address(store: Store, person: Person) -> None:
    ann = person("ann", "officer")
    assert enter(store, address="  Ann@Force.Example ") == ann.id


def test_a_wrong_password_and_an_unknown_address_are_told_the_same(store: Store, person: Person) -> None:
    person("ann", "officer")
    with pytest.raises(NotSignedIn) as wrong:
        enter(store, "not the password")
    with pytest.raises(NotSignedIn) as unknown:
        enter(store, address="nobody@force.example")
    assert wrong.value.sentence == unknown.value.sentence


def test_an_unknown_address_takes_as_long_as_a_wrong_password(store: Store, person: Person) -> None:
    slow = PasswordHasher(time_cost=3, memory_cost=32768, parallelism=1)
    with store() as work:
        add_account(work, ANN, PASSWORD, "officer", NOW, hasher=slow)
        work.commit()

    def seconds(address: str) -> float:
        began = time.perf_counter()
        with pytest.raises(NotSignedIn), store() as work:
            sign_in(work, address, "not the password", NOW, hasher=slow)
        return time.perf_counter() - began

    assert seconds("nobody@force.example") > seconds(ANN) / 4


def test_five_wrong_passwords_lock_for_fifteen_minutes(store: Store, person: Person) -> None:
    person("ann", "officer")
    fail(store, 4)
    with pytest.raises(Locked) as locked:
        enter(store, "not the password")
    assert locked.value.until == NOW + timedelta(minutes=15)
    with pytest.raises(Locked):
        enter(store, minutes=14.9)
    enter(store, minutes=15.1)


def test_a_right_guess_among_many_at_once_finds_the_account_locked(store: Store, person: Person) -> None:
    person("ann", "officer")

    class Slow(PasswordHasher):
        """Others guess while this one is still at it."""

        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
            fail(store, 5)
            return super().verify(hash, password)

    with pytest.raises(Locked), store() as work:
        sign_in(work, ANN, PASSWORD, NOW, hasher=Slow(1, 8, 1))


def test_a_success_forgets_earlier_failures(store: Store, person: Person) -> None:
    person("ann", "officer")
    fail(store, 4)
    enter(store)
    fail(store, 4)
    enter(store)


def test_a_closed_account_is_shut_out_at_once(store: Store, person: Person) -> None:
    ann = person("ann", "officer")
    with store() as work:
        closed = set_active(work, ann.id, "Cat", NOW, active=False)
        work.commit()
    assert (closed.active, closed.mark) == (False, ann.mark + 1)
    with pytest.raises(NotSignedIn):
        enter(store)


def test_no_password_is_stored_as_it_is(store: Store, person: Person) -> None:
    person("ann", "officer")
    with store.reading() as work:
        known = work.accounts.credentials(ANN)
    assert known is not None
    assert known.password_hash.startswith("$argon2id$")
    assert not hasattr(known.account, "password_hash")


def test_a_hash_by_older_parameters_is_renewed_at_sign_in(store: Store, person: Person) -> None:
    person("ann", "officer")
    with store() as work:
        sign_in(work, ANN, PASSWORD, NOW, hasher=STRONG)
    with store.reading() as work:
        known = work.accounts.credentials(ANN)
    assert known is not None
    assert not STRONG.check_needs_rehash(known.password_hash)


def test_a_changed_password_ends_other_sessions(store: Store, person: Person) -> None:
    ann = person("ann", "officer")
    assert ann.must_change
    with store() as work:
        changed = change_password(work, ann.id, PASSWORD, "a better battery", NOW, hasher=QUICK)
        work.commit()
    assert (changed.mark, changed.must_change) == (ann.mark + 1, False)
    enter(store, "a better battery")
    fail(store, 1)


@pytest.mark.parametrize(
    ("old", "new", "field", "complaint"),
    [
        ("not the password", "a better battery", "old", "isn't right"),
        (PASSWORD, PASSWORD, "new", "must differ"),
        (PASSWORD, "short", "new", "10 to 200 characters"),
        (PASSWORD, "x" * 201, "new", "10 to 200 characters"),
        (PASSWORD, "aaaaaaaaaaaa", "new", "one character"),
        (PASSWORD, "Ann-Ann-Ann-1", "new", "your address"),
    ],
)
def test_a_bad_new_password_is_refused_at_its_field(
    store: Store, person: Person, old: str, new: str, field: str, complaint: str
) -> None:
    ann = person("ann", "officer")
    with store() as work, pytest.raises(BadInput, match=complaint) as refused:
        change_password(work, ann.id, old, new, NOW, hasher=QUICK)
    assert refused.value.field == field


def test_a_reset_password_lifts_the_lock_and_must_be_changed(store: Store, person: Person) -> None:
    ann = person("ann", "officer")
    fail(store, 5)
    with store() as work:
        password = reset_password(work, ann.id, "Cat", NOW, hasher=QUICK)
        work.commit()
    enter(store, password)
    with store.reading() as work:
        assert account_of(work, ann.id).must_change


def test_other_duties_end_the_session(store: Store, person: Person) -> None:
    ann = person("ann", "officer")
    with store() as work:
        changed = set_role(work, ann.id, "trainer", "Learning", "Cat", NOW)
    assert (changed.role, changed.team, changed.mark) == (Role.TRAINER, "Learning", 2)


def test_the_first_admin_is_made_once(store: Store) -> None:
    with store() as work:
        password = create_admin_once(work, NOW, hasher=QUICK)
        assert password is not None
        assert create_admin_once(work, NOW, hasher=QUICK) is None
        work.commit()
    with store() as work:
        admin = sign_in(work, FIRST_ADMIN, password, NOW, hasher=QUICK)
    assert (admin.role, admin.must_change) == (Role.ADMIN, True)


@pytest.mark.parametrize(
    "address", ["", "ann", "ann@force", "ann @force.example", "ann@@force.example", "a" * 250 + "@b.uk"]
)
def test_an_address_must_look_like_one(store: Store, address: str) -> None:
    with store() as work, pytest.raises(BadInput, match="e-mail address") as refused:
        add_account(work, address, PASSWORD, "officer", NOW, hasher=QUICK)
    assert refused.value.field == "address"


def test_an_address_has_one_account(store: Store, person: Person) -> None:
    person("ann", "officer")
    with store() as work, pytest.raises(Conflict, match="already an account"):
        add_account(work, ANN.upper(), PASSWORD, "officer", NOW, hasher=QUICK)


def test_a_role_is_one_of_five(store: Store) -> None:
    with store() as work, pytest.raises(BadInput, match="officer, adviser, trainer, registrar, admin"):
        add_account(work, ANN, PASSWORD, "chief", NOW, hasher=QUICK)


def test_a_token_is_known_by_its_digest_alone(store: Store) -> None:
    with store() as work:
        token = create_token(work, "nightly", "officer", NOW, team="Crime desk")
        work.commit()
    with store.reading() as work:
        holder = who_holds(work, token, NOW)
        stored = work.tokens.find_by_digest(hashlib.sha256(token.encode()).hexdigest())
    assert token.startswith("hl_")
    assert stored == holder
    assert (holder.name, holder.role, holder.team) == ("nightly", Role.OFFICER, "Crime desk")


@pytest.mark.parametrize(
    ("days", "revoked", "shown", "code"),
    [
        (1, False, "", "token-unknown"),
        (1, True, None, "token-revoked"),
        (1, False, None, "token-expired"),
    ],
)
def test_a_token_without_force_says_why(
    store: Store, days: int, revoked: bool, shown: str | None, code: str
) -> None:
    with store() as work:
        token = create_token(work, "nightly", "officer", NOW, days=days)
        if revoked:
            revoke_token(work, 1, "Cat", NOW)
        with pytest.raises(NotSignedIn) as refused:
            who_holds(work, token if shown is None else shown, NOW + timedelta(days=1))
    assert refused.value.code == code


def test_only_a_token_in_use_can_be_revoked(store: Store) -> None:
    with store() as work, pytest.raises(NotFound):
        revoke_token(work, 7, "Cat", NOW)
