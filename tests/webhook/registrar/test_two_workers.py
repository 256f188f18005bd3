"""What one web worker has checked, another takes over, and nothing that wasn't ours."""

import pytest
from flask import Flask

from tests.webhook.registrar.conftest import ENTRY
from webhook.registrar.proofs import Proofs, PublishedMeanwhile
from webhook.wiring import Wiring


def test_a_seal_carries_the_results_to_another_worker(app: Flask) -> None:
    parts: Wiring = app.extensions["helpline"]
    one, other, stranger = (Proofs(parts.store, key) for key in ("key", "key", "another key"))
    with parts.store.reading() as work:
        version = work.documents.version(ENTRY, 1)
    assert version
    assert one.sealed(ENTRY, version.body) == "", "nothing was found yet"
    found = one.results(ENTRY, version.body)
    seal = one.sealed(ENTRY, version.body)
    for sealed in (seal, seal[:-2], ""):
        other.unseal(sealed)
    assert other.held()(ENTRY, version.body) == found
    stranger.unseal(seal)
    with pytest.raises(PublishedMeanwhile):
        stranger.held()(ENTRY, version.body)
