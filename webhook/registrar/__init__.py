"""Registrars: what the helpline says, changed by one, approved by another."""

from webhook.navigation import Link
from webhook.registrar.approving import add_to as add_approving
from webhook.registrar.asking import add_to as add_asking
from webhook.registrar.beginning import add_to as add_beginning
from webhook.registrar.blueprint import blueprint as blueprint
from webhook.registrar.case import add_to as add_case
from webhook.registrar.covered import add_to as add_covered
from webhook.registrar.determining import add_to as add_determining
from webhook.registrar.editing import add_to as add_editing
from webhook.registrar.editions import add_to as add_editions
from webhook.registrar.emergency import add_to as add_emergency
from webhook.registrar.home import add_to as add_home
from webhook.registrar.keeping import add_to as add_keeping
from webhook.registrar.overview import add_to as add_overview
from webhook.registrar.past import add_to as add_past
from webhook.registrar.reading import add_to as add_reading
from webhook.registrar.rule import add_to as add_rule
from webhook.registrar.rules import add_to as add_rules
from webhook.registrar.telling import add_to as add_telling

for add_to in (
    add_home,
    add_reading,
    add_beginning,
    add_editing,
    add_rules,
    add_rule,
    add_case,
    add_approving,
    add_past,
    add_telling,
    add_emergency,
    add_asking,
    add_keeping,
    add_overview,
    add_covered,
    add_determining,
    add_editions,
):
    add_to(blueprint)

links = [Link("registrar.home", "Knowledge", 40)]
