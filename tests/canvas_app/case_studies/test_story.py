"""Editing the story of a case: its form, faults beside their fields, and two curators at the same time."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.case_studies.actions.moves import move_case
from canvas_app.case_studies.forms.story import CaseForm, initial_fields
from canvas_app.case_studies.models import CaseStudy, OldSlug
from canvas_app.case_studies.published import find_present_slug
from canvas_app.case_studies.states import Event
from tests.canvas_app.case_studies.conftest import signed_in
from tests.markup import one_line


@pytest.fixture
def curator(ada: User) -> Client:
    return signed_in(ada)


def form_data(case: CaseStudy, **changes: str) -> dict[str, str]:
    """Return what a browser sends for the form of a case as it is now, with changes."""
    case.refresh_from_db()
    form = CaseForm(fields=initial_fields(case))
    bound = [*form.story, *form.sources.management_form, *(field for row in form.sources for field in row)]
    values = {field.html_name: field.value() for field in bound}
    data = {name: str(value) for name, value in values.items() if value is not None and value is not False}
    return data | changes


def save(client: Client, case: CaseStudy, data: dict[str, str]) -> Any:
    return client.post(f"/curation/{case.pk}/story/", data)


def test_unchanged_form_changes_nothing(curator: Client, case: CaseStudy) -> None:
    before = CaseStudy.objects.values().get()
    assert save(curator, case, form_data(case)).status_code == 303
    assert CaseStudy.objects.values().get() == before


def test_story_is_saved_and_rendered(curator: Client, case: CaseStudy) -> None:
    assert curator.get(f"/curation/{case.pk}/story/").status_code == 200
    source = {"source-7-key": "report", "source-7-title": "Report", "source-7-publisher": "Lego"}
    texts = {"story": "**Fans** help [@report, 2014].", "questions": "Why?\n\n How? ", "tags": "Fans, toys,fans"}
    plan = {"lesson_plan": "10 Read it\n20 min Talk", "checked_on": "2026-11-30", "period_to": ""}
    assert save(curator, case, form_data(case, **source, **texts, **plan)).status_code == 303
    case.refresh_from_db()
    assert case.rendered["story"].startswith("<p><strong>Fans</strong> help<sup>")
    assert (case.questions, case.tags) == (["Why?", "How?"], ["fans", "toys"])
    assert [step["minutes"] for step in case.lesson_plan] == [10, 20]
    assert (str(case.checked_on), case.period_to, case.revision) == ("2026-11-30", None, 1)
    assert case.sources[-1]["key"] == "report"
    assert case.unverified_sources == 1


def test_source_is_removed(curator: Client, case: CaseStudy) -> None:
    number = len(case.sources)
    uncited = {"story": "Fans help.", "lesson": "", "teaching_notes": "", "afterwards": ""}
    save(curator, case, form_data(case, **uncited, **{"source-0-is_removed": "on"}))
    case.refresh_from_db()
    assert len(case.sources) == number - 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"story": "So [@nobody, 2014]"}, "This cites nobody, which is not among the sources."),
        ({"lesson": "So [@nobody]"}, "This has a citation that isn’t complete: [@nobody] (one that is"),
        ({"source-0-url": "javascript:alert(1)"}, "This isn’t an address that begins with https:// or http://."),
        ({"source-7-key": "x", "source-7-title": "X"}, "This is missing, and so is the publisher"),
        ({"source-7-title": "X"}, "Enter a key, so that the story can cite this source."),
        ({"source-0-key": "A b"}, "Use lower-case letters, digits and single hyphens only."),
        ({"period_from": "2014", "period_to": "2004"}, "This is before the year in which the period begins."),
        ({"period_from": "14"}, "Enter a year from 1500 to 2100."),
        ({"lesson_plan": "Read it"}, "Begin each line with a number of minutes"),
        ({"company": " "}, "Enter the name of the company."),
        ({"story": "x" * 20_001}, "At most 20000 are allowed."),
        ({"tags": ",".join(f"t{n}" for n in range(13))}, "at most 12"),
        ({"slug": "A B"}, "Use lower-case letters, digits and single hyphens only."),
        ({"industry": "gambling"}, "Industry</a>"),
    ],
)
def test_fault_is_shown_beside_its_field(
    curator: Client, case: CaseStudy, changes: dict[str, str], message: str
) -> None:
    response = save(curator, case, form_data(case, **changes))
    assert response.status_code == 422
    assert message in response.text.replace('<bdi translate="no">', "").replace("</bdi>", "")
    assert CaseStudy.objects.get().revision == 0


def test_form_without_its_rows_is_invalid(curator: Client, case: CaseStudy) -> None:
    data = {name: value for name, value in form_data(case).items() if "_FORMS" not in name}
    assert save(curator, case, data).status_code == 422


def test_two_curators_change_different_fields(curator: Client, case: CaseStudy, grace: User) -> None:
    opened = form_data(case)
    save(signed_in(grace), case, opened | {"title": "Grace's headline"})
    assert save(curator, case, opened | {"lesson": "Ada's lesson"}).status_code == 303
    case.refresh_from_db()
    assert (case.title, case.lesson) == ("Grace's headline", "Ada's lesson")


def test_two_curators_change_the_same_field(curator: Client, case: CaseStudy, grace: User) -> None:
    opened = form_data(case)
    save(signed_in(grace), case, opened | {"title": "Grace's headline", "region": "Denmark"})
    response = save(curator, case, opened | {"title": "Ada's headline", "lesson": "Ada's lesson"})
    page = one_line(response.text)
    assert response.status_code == 409
    assert "Grace changed this while you were editing it." in page
    for text in ("Grace&#x27;s headline", "Ada&#x27;s headline", "Ada&#x27;s lesson", "Denmark"):
        assert text in page
    case.refresh_from_db()
    assert (case.title, case.lesson == "Ada's lesson") == ("Grace's headline", False)


@pytest.mark.parametrize(("resolution", "title"), [({}, "Ada's"), ({"resolution": "theirs"}, "Grace's")])
def test_conflict_is_resolved(
    curator: Client, case: CaseStudy, grace: User, resolution: dict[str, str], title: str
) -> None:
    opened = form_data(case)
    save(signed_in(grace), case, opened | {"title": "Grace's"})
    save(curator, case, opened | {"title": "Ada's", "lesson": "Ada's lesson"})
    again = form_data(case, title="Ada's", lesson="Ada's lesson", clashing="title", **resolution)
    assert save(curator, case, again).status_code == 303
    case.refresh_from_db()
    assert (case.title, case.lesson) == (title, "Ada's lesson")


def test_old_address_is_kept_for_readers(curator: Client, case: CaseStudy, empty_case: CaseStudy, ada: User) -> None:
    save(curator, case, form_data(case, slug="lego-2024"))
    assert not OldSlug.objects.exists()
    move_case(case.pk, ada, Event.SUBMIT)
    move_case(case.pk, ada, Event.PUBLISH)
    save(curator, case, form_data(case, slug="lego-group"))
    assert OldSlug.objects.get().slug == "lego-2024"
    response = save(curator, empty_case, form_data(empty_case, slug="lego-2024"))
    assert response.status_code == 422
    assert "Another case has this address already, or had it before." in response.text
    assert find_present_slug("lego-2024") == "lego-group"
    save(curator, case, form_data(case, slug="lego-2024"))
    assert OldSlug.objects.get().slug == "lego-group"
    assert find_present_slug("lego-group") == "lego-2024"
    move_case(case.pk, ada, Event.RETIRE)
    assert find_present_slug("lego-group") is None


def test_others_save_nothing(case: CaseStudy, make_user: Callable[..., User]) -> None:
    assert save(signed_in(make_user("eve")), case, form_data(case, title="Eve's")).status_code == 404
    assert save(Client(), case, form_data(case, title="Eve's")).status_code == 401
    assert CaseStudy.objects.get().title != "Eve's"
