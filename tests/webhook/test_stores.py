"""The same web on each kind of database."""

from pathlib import Path

import webhook
from tests.webhook.conftest import address_of, fill, settings_for, sign_in


def test_signing_in_and_asking_work_on_every_database(database_url: str, tmp_path: Path) -> None:
    tokens = fill(database_url)
    app = webhook.create_app(settings_for(tmp_path, database_url))
    assert sign_in(app.test_client(), address_of("officer")).get("/").status_code == 200
    header = {"Authorization": f"Bearer {tokens['officer']}"}
    body = {"conversation": "c1", "text": "can a teacher report a crime for a pupil", "message_id": "m1"}
    first = app.test_client().post("/api/v1/messages", json=body, headers=header)
    assert first.json["replies"][0]["record"]["reference"].startswith("HL-")
    assert app.test_client().post("/api/v1/messages", json=body, headers=header).json == first.json
    app.extensions["helpline"].store.close()
