"""The pages that explain relationship types take their examples from public cases."""

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.case_studies.actions.loading import load_cases
from canvas_app.case_studies.actions.moves import move_case
from canvas_app.case_studies.models import CaseStudy
from canvas_app.case_studies.states import Event
from canvas_app.case_studies.type_examples import examples_of_type
from relationships.catalog.types import RelationshipType
from tests.markup import one_line

pytestmark = pytest.mark.django_db


def test_public_cases_are_the_examples(case: CaseStudy, ada: User) -> None:
    page = "/types/co-creation/"
    assert "No published case has a relationship of this type yet." in one_line(Client().get(page).text)
    for event in (Event.SUBMIT, Event.PUBLISH):
        move_case(case.pk, ada, event)
    (example,) = examples_of_type(RelationshipType.CO_CREATION)
    assert example.company == "Lego"
    assert example.relationship in one_line(Client().get(page).text).replace("&#x27;", "'")
    move_case(case.pk, ada, Event.RETIRE)
    assert examples_of_type(RelationshipType.CO_CREATION) == []


def test_each_company_is_shown_once() -> None:
    load_cases()
    for kind in RelationshipType:
        companies = [example.company for example in examples_of_type(kind)]
        assert len(companies) == len(set(companies)) <= 6
    assert examples_of_type(RelationshipType.AUTOMATED)
