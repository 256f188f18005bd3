"""No page, filter or file looks behind what was published: the log may change as it likes, nothing moves.

With the attack on the release itself (tests/knowledge/domain/test_release.py) this says that nothing about
fewer people than the set number can be worked out from all pages, filters and files together.
"""

import re

from flask.testing import FlaskClient
from sqlalchemy import delete, update

from knowledge.store.teaching_tables import AskedRow
from knowledge.store.unit_of_work import Store
from tests.webhook.trainer.conftest import FIRST, LAST
from webhook.trainer.tables import TABLES

SPANS = (f"from={FIRST}&to={LAST}", f"from={LAST}&to={LAST}", f"from={FIRST}&to={LAST.before()}", "")
FIGURES = ("", "/teams", "/mistakes", "/trends", "/audits", "/sessions", "/material", f"/report/{LAST}")
TEAMS = ("", "&team=Response+1", "&team=Response+4")
# A form's one-time token and the page's nonce differ from request to request.
_FRESH = re.compile(r'(name="csrf_token" value|nonce|content)="[^"]*"')


def everything(client: FlaskClient) -> dict[str, str]:
    """All that a trainer can see of figures."""
    pages = [f"/training{path}?{span}{team}" for path in FIGURES for span in SPANS for team in TEAMS]
    files = [f"/training/tables/{name}.csv?{span}" for name in TABLES for span in SPANS]
    files += [f"/training/tables/taken-for.xlsx?{span}{team}" for span in SPANS for team in TEAMS]
    return {path: _FRESH.sub("", client.get(path).get_data().decode("latin-1")) for path in (*pages, *files)}


def test_whatever_happens_to_the_log_no_figure_moves(signed_in, store: Store) -> None:  # type: ignore[no-untyped-def]
    client: FlaskClient = signed_in("trainer")
    before = everything(client)
    with store() as work:
        # Somebody's late opinion, a team renamed, and a third of all questions gone.
        work.session.execute(
            update(AskedRow).where(AskedRow.id % 3 == 0).values(opinion="helped", outcome="failed")
        )
        work.session.execute(
            update(AskedRow).where(AskedRow.id % 3 == 1).values(team="Response 2", topic="rape")
        )
        work.session.execute(delete(AskedRow).where(AskedRow.id % 3 == 2))
        work.commit()
    after = everything(client)
    assert [path for path in before if before[path] != after[path]] == []


def test_no_figure_is_shown_of_a_month_that_is_not_over(signed_in) -> None:  # type: ignore[no-untyped-def]
    client: FlaskClient = signed_in("trainer")
    now = LAST.after()
    for path in FIGURES[:-1]:
        page = client.get(f"/training{path}?from={now}&to={now}").text
        assert f'value="{now}"' not in page.partition("</form>")[0].replace(f'value="{now}" selected', "")
    table = client.get(f"/training/tables/topics.csv?from={now}&to={now}").data.decode("utf-8-sig")
    assert table.count("\n") == 1
