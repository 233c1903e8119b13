"""Several curators write to the same case at once."""

from typing import Any

import pytest

from canvas_app.accounts.models import User
from canvas_app.case_studies.actions.creation import create_case
from canvas_app.case_studies.actions.editing import StoryConflict, digest_fields, edit_story, read_fields
from canvas_app.case_studies.actions.error_reports import settle_report
from canvas_app.case_studies.actions.loading import load_cases
from canvas_app.case_studies.actions.moves import move_case
from canvas_app.case_studies.models import CaseEdition, CaseStudy, ErrorReport
from canvas_app.case_studies.states import Event
from relationships.cases import CaseStory, case_slugs
from relationships.document.canvas import CanvasDocument
from relationships.errors import Refused
from relationships.models import Canvas
from tests.threads import run_in_threads

pytestmark = pytest.mark.django_db(transaction=True)
TOGETHER = 4


def test_edition_is_published_once(case: CaseStudy, ada: User) -> None:
    move_case(case.pk, ada, Event.SUBMIT)

    def publish() -> str:
        try:
            return move_case(case.pk, ada, Event.PUBLISH).state
        except Refused as refusal:
            return refusal.reason

    results = run_in_threads(publish, TOGETHER)
    assert results.count("published") == 1
    assert CaseEdition.objects.count() == 1


def test_story_is_overwritten_by_nobody(case: CaseStudy, ada: User) -> None:
    fields = read_fields(case)
    opened, texts = digest_fields(fields), iter(range(TOGETHER))

    def save() -> Any:
        text = f"Lesson {next(texts)}"
        try:
            edit_story(case.pk, ada, fields | {"lesson": text}, opened)
        except StoryConflict as conflict:
            return conflict.newer["lesson"]
        return text

    results = run_in_threads(save, TOGETHER)
    assert set(results) == {CaseStudy.objects.get().lesson}


def test_report_is_settled_by_the_first_curator(case: CaseStudy, ada: User, grace: User) -> None:
    report = ErrorReport.objects.create(case=case, edition_number=1, text="Wrong year")
    curators = iter([ada, grace] * TOGETHER)

    def settle() -> Any:
        settled = settle_report(case.pk, next(curators), report.pk)
        return settled.settled_by_id, settled.settled_at

    assert len(set(run_in_threads(settle, TOGETHER))) == 1


def test_address_is_given_once(ada: User) -> None:
    def create() -> bool:
        try:
            create_case("comcast", CaseStory(company="C", title="T"), CanvasDocument(title="C"), ada.pk)
        except Refused:
            return False
        return True

    assert sorted(run_in_threads(create, TOGETHER)) == [False] * (TOGETHER - 1) + [True]
    assert CaseStudy.objects.count() == Canvas.objects.count() == 1


def test_files_are_loaded_once_by_two_servers() -> None:
    loaded = run_in_threads(load_cases, 2)
    assert sorted(slug for slugs in loaded for slug in slugs) == sorted(case_slugs())
    assert CaseStudy.objects.count() == Canvas.objects.count() == len(case_slugs())
