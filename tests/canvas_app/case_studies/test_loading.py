"""The cases that come with Rapport are loaded once, and stay as curators left them."""

import pytest

from canvas_app.case_studies.actions.loading import load_cases
from canvas_app.case_studies.models import CaseState, CaseStudy
from canvas_app.case_studies.published import find_published, list_published, load_published_document
from relationships.cases import case_slugs, load_case
from relationships.models import Canvas, Member

pytestmark = pytest.mark.django_db


def test_cases_are_loaded_and_published() -> None:
    assert load_cases() == case_slugs()
    assert {case.slug for case in list_published()} == set(case_slugs())
    lego = find_published("lego")
    assert lego is not None
    assert (lego.company, lego.number, lego.sources) == ("Lego", 1, load_case("lego").sources)
    assert load_published_document(lego.edition_id).title == load_case("lego").canvas.title


def test_canvases_of_cases_have_no_members() -> None:
    load_cases()
    assert Canvas.objects.count() == len(case_slugs())
    assert not Member.objects.exists()


def test_cases_are_loaded_once() -> None:
    load_cases()
    CaseStudy.objects.filter(slug="lego").update(slug="lego-group", title="Changed")
    assert load_cases() == ()
    assert CaseStudy.objects.count() == len(case_slugs())
    assert CaseStudy.objects.get(came_from="lego").title == "Changed"


def test_case_with_a_slug_of_curators_is_left_out() -> None:
    load_cases()
    CaseStudy.objects.filter(slug="lego").update(came_from="")
    assert load_cases() == ()
    assert CaseStudy.objects.get(slug="lego").state == CaseState.PUBLISHED
